// The search box on every page and the page of results: by hand and by keyboard, heard and seen, on a slow line, with files
// that are missing or cut short, and with whatever one can type.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { SAMPLE, browser, open } from "./world.mjs";
import { serve } from "./server.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const PROCEDURE = "thu-tuc/dang-ky-thuong-tru/index.html";

let engine;
let home;
const places = {};
const servers = [];

before(async () => {
  engine = await browser();
  for (const [name, mount] of [["a server", "/"], ["a path of a server", "/cong-an/thu-tuc/"]]) {
    const server = await serve(SAMPLE, mount);
    servers.push(server);
    places[name] = server.url;
  }
  places["a USB stick"] = `${pathToFileURL(SAMPLE).href}/`;
  home = places["a server"];
});

after(async () => {
  await engine?.close();
  await Promise.all(servers.map((server) => server.close()));
});

/** Opens a page of the sample site, with a search box that is ready to be typed in. */
async function start(path = "index.html", options = {}, place = home) {
  const opened = await open(engine, place, options);
  await opened.page.goto(`${place}${path}`);
  return { ...opened, box: opened.page.locator("#q"), options: opened.page.getByRole("option"), list: opened.page.locator("#search-results") };
}

/** The results once the answer is complete, as [title, href]. */
async function results(page) {
  await page.waitForFunction(() => document.getElementById("search-results").getAttribute("aria-busy") === "false");
  return page.locator("#search-results > li > a").evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute("href")]));
}

/** Fails when axe finds anything. */
async function axe(page, what) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map((node) => `${node.target} ${node.failureSummary ?? ""}`.replace(/\s+/g, " ").slice(0, 300)).join(" | ")}`);
  assert.deepEqual(told, [], `axe, ${what}`);
}

/** Answers requests for one file otherwise than the site does. */
function instead(page, file, body) {
  return page.route(file, async (route) => {
    if (body === null) return route.fulfill({ status: 404, contentType: "text/html", body: "<!doctype html>no" });
    const answer = await route.fetch();
    const text = await answer.text();
    return route.fulfill({ response: answer, body: body(text) });
  });
}

describe("the box on every page", () => {
  test("nothing is fetched before someone means to search, and then words, script and index", async () => {
    const { page, check, close, box, options } = await start();
    const asked = [];
    page.on("request", (request) => { if (!request.url().endsWith(".svg")) asked.push(new URL(request.url()).pathname); });
    await page.waitForTimeout(300);
    assert.deepEqual(asked, []);
    await box.focus();
    await page.waitForFunction(() => window.motcua.box);
    await box.pressSequentially("thuong tru");
    await options.first().waitFor();
    assert.ok(asked.length >= 3 && asked.length <= 8, `${asked}`);
    assert.ok(asked.some((path) => path.startsWith("/assets/words-vi.")) && asked.some((path) => path.startsWith("/assets/search.")), `${asked}`);
    check();
    await close();
  });

  test("it is a combobox: arrows, Home and End, Escape, Enter", async () => {
    const { page, check, close, box, options } = await start();
    await box.pressSequentially("dang ky");
    await options.first().waitFor();
    const last = (await options.count()) - 1;
    assert.ok(last >= 3, `${last + 1} options`);
    assert.equal(await box.getAttribute("role"), "combobox");
    assert.equal(await box.getAttribute("aria-expanded"), "true");
    assert.equal(await page.locator(`#${await box.getAttribute("aria-controls")}`).getAttribute("role"), "listbox");
    const active = async () => {
      const id = await box.getAttribute("aria-activedescendant");
      const chosen = await options.evaluateAll((all) => all.flatMap((option, number) => (option.getAttribute("aria-selected") === "true" ? [[number, option.id]] : [])));
      assert.equal(chosen.length, id ? 1 : 0, "one option is chosen, or none");
      if (id) assert.equal(chosen[0][1], id);
      return id ? chosen[0][0] : -1;
    };
    assert.equal(await active(), -1);
    for (const [key, expected] of [["ArrowDown", 0], ["ArrowDown", 1], ["ArrowUp", 0], ["ArrowUp", -1], ["ArrowUp", last], ["ArrowDown", -1], ["ArrowDown", 0], ["End", last], ["Home", 0]]) {
      await page.keyboard.press(key);
      assert.equal(await active(), expected, key);
      assert.equal(await page.evaluate(() => document.activeElement.id), "q", "the focus stays in the box");
    }
    await page.keyboard.press("Escape");
    assert.equal(await box.getAttribute("aria-expanded"), "false");
    assert.equal(await active(), -1);
    assert.equal(await box.inputValue(), "dang ky", "the text stays");
    await page.keyboard.press("ArrowDown");
    assert.equal(await box.getAttribute("aria-expanded"), "true");
    await page.keyboard.press("ArrowDown");
    const target = await options.nth(await active()).evaluate((option) => option.href);
    await Promise.all([page.waitForURL(target), page.keyboard.press("Enter")]);
    check();
    await close();
  });

  test("without a choice, Enter and the last option lead to all results", async () => {
    for (const way of ["Enter", "click"]) {
      const { page, check, close, box, options } = await start(PROCEDURE);
      await box.pressSequentially("tạm trú");
      await options.first().waitFor();
      await Promise.all([page.waitForURL(/tim-kiem\/index\.html\?q=/), way === "Enter" ? page.keyboard.press("Enter") : options.last().click()]);
      assert.equal(await box.inputValue(), "tạm trú");
      const found = await results(page);
      assert.ok(found.length >= 2 && found.every(([title, href]) => title && href.startsWith("../thu-tuc/")), `${found}`);
      check();
      await close();
    }
  });

  test("it closes when one leaves it, and does not cover the page again", async () => {
    const { page, check, close, box, options } = await start();
    await box.pressSequentially("tam tru");
    await options.first().waitFor();
    await page.locator("h1").click();
    await page.waitForFunction(() => document.querySelector(".hits").hidden);
    await box.click();
    await page.waitForFunction(() => !document.querySelector(".hits").hidden);
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.querySelector(".hits").hidden);
    check();
    await close();
  });

  test("the slash leads to the box, unless one is writing", async () => {
    const { page, check, close, box } = await start(PROCEDURE);
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "q");
    await page.keyboard.type("1/2");
    assert.equal(await box.inputValue(), "1/2");
    // Who does not want it switches it off, here and on every page after.
    await page.goto(`${home}tim-kiem/index.html?q=x`);
    await page.getByRole("button", { name: "Tắt phím này" }).click();
    await page.getByRole("button", { name: "Bật lại" }).waitFor();
    await page.goto(`${home}${PROCEDURE}`);
    await page.keyboard.press("/");
    assert.notEqual(await page.evaluate(() => document.activeElement.id), "q");
    check();
    await close();
  });

  for (const [path, width, colorScheme] of [["index.html", 360, "light"], [PROCEDURE, 1280, "dark"], [PROCEDURE, 360, "light"], ["en/index.html", 1280, "light"]]) {
    test(`open, it is as axe would have it: ${path}, ${width} px, ${colorScheme}`, async () => {
      const { page, check, close, box, options } = await start(path, { viewport: { width, height: 800 }, colorScheme });
      await box.pressSequentially(path.startsWith("en/") ? "residence" : "can cuoc");
      await options.first().waitFor();
      await page.keyboard.press("ArrowDown");
      await axe(page, path);
      const told = await page.locator("#search-status").innerText();
      assert.match(told, /\d/, `the count is told: «${told}»`);
      check();
      await close();
    });
  }

  test("on a phone of 360 px nothing is wider than the page, and each option is a target for a finger", async () => {
    for (const path of ["index.html", PROCEDURE]) {
      const { page, check, close, box, options } = await start(path, PHONE);
      await box.tap();
      await box.pressSequentially("dang ky xe");
      await options.first().waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
      for (const option of await options.all()) assert.ok((await option.boundingBox()).height >= 44);
      const target = await options.first().evaluate((option) => option.href);
      await Promise.all([page.waitForURL(target), options.first().tap()]);
      check();
      await close();
    }
  });
});

describe("the page of results", () => {
  for (const place of ["a server", "a path of a server", "a USB stick"]) {
    test(`an address with a question is answered, and so is what one types, from ${place}`, async () => {
      const { page, check, close, box } = await start("tim-kiem/index.html?q=dang+ky+thuong+tru", {}, places[place]);
      assert.equal((await results(page))[0][1], "../thu-tuc/dang-ky-thuong-tru/index.html");
      await box.fill("");
      assert.deepEqual(await results(page), []);
      await box.pressSequentially("đăng ký tạm trú", { delay: 5 });
      const found = await results(page);
      assert.match(found[0][1], /tam-tru/);
      await Promise.all([page.waitForURL(/thu-tuc\/[^/]+\/index\.html$/), page.locator("#search-results > li > a").first().click()]);
      assert.equal(await page.locator("h1").count(), 1);
      check();
      await close();
    });
  }

  test("the list is busy from the first letter until its answer is complete", async () => {
    const { page, check, close } = await start("tim-kiem/index.html");
    await page.waitForTimeout(200);
    const states = await page.evaluate(() => new Promise((done) => {
      const box = document.getElementById("q");
      const list = document.getElementById("search-results");
      const seen = [list.getAttribute("aria-busy")];
      box.value = "hộ chiếu";
      box.dispatchEvent(new Event("input", { bubbles: true }));
      seen.push(list.getAttribute("aria-busy"));
      new MutationObserver(() => {
        if (list.getAttribute("aria-busy") === "false") done([...seen, list.children.length > 0]);
      }).observe(list, { attributes: true });
    }));
    assert.deepEqual(states, ["false", "true", true]);
    check();
    await close();
  });

  test("the question stays in the address and in the title; back and forward lead from question to question", async () => {
    const { page, check, close, box } = await start("tim-kiem/index.html?q=thuong+tru");
    const first = await results(page);
    await box.fill("hộ chiếu");
    const second = await results(page);
    assert.notDeepEqual(first, second);
    assert.equal(new URL(page.url()).searchParams.get("q"), "hộ chiếu");
    assert.match(await page.title(), /^hộ chiếu – /);
    await page.goBack();
    await page.waitForFunction(() => document.getElementById("q").value === "thuong tru");
    assert.deepEqual(await results(page), first);
    await page.goForward();
    await page.waitForFunction(() => document.getElementById("q").value === "hộ chiếu");
    assert.deepEqual(await results(page), second);
    await Promise.all([page.waitForURL(/thu-tuc\//), page.locator("#search-results > li > a").first().click()]);
    await page.goBack();
    await page.waitForFunction(() => document.getElementById("q").value === "hộ chiếu");
    assert.deepEqual(await results(page), second);
    check();
    await close();
  });

  test("each result shows what it costs, how long it takes, its field and its code", async () => {
    const { page, check, close } = await start("tim-kiem/index.html?q=dang+ky+thuong+tru");
    await results(page);
    const first = (await page.locator("#search-results > li").first().innerText()).replaceAll("\u00a0", " ");
    for (const part of ["10.000", "7 ngày làm việc", "cư trú", "1.004222"]) assert.ok(first.includes(part), `«${part}» in «${first}»`);
    check();
    await close();
  });

  for (const [path, width, colorScheme] of [["tim-kiem/index.html?q=dang+ky", 360, "light"], ["tim-kiem/index.html?q=dang+ky", 1280, "dark"], ["tim-kiem/index.html?q=zzzzqqqq", 360, "dark"], ["en/tim-kiem/index.html?q=passport", 1280, "light"]]) {
    test(`it is as axe would have it: ${path}, ${width} px, ${colorScheme}`, async () => {
      const { page, check, close } = await start(path, { viewport: { width, height: 800 }, colorScheme });
      await results(page);
      await axe(page, path);
      assert.ok((await page.locator("#search-status").innerText()).length > 5, "what came of it is told");
      await page.setViewportSize({ width: 320, height: 640 });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) <= 0, "wider than 320 px");
      check();
      await close();
    });
  }

  test("nothing found says so, and what to do next", async () => {
    const { page, check, close } = await start("tim-kiem/index.html?q=zzzzqqqq");
    assert.ok((await results(page)).length === 0 || (await page.locator("#search-status").innerText()).includes("Gần nhất"));
    assert.ok((await page.locator("#search-status").innerText()).includes("zzzzqqqq"));
    assert.ok(await page.locator("#a-z a").first().isVisible());
    check();
    await close();
  });

  test("without scripts there is the list, and no word of a search that is not there", async () => {
    const { page, check, close } = await start("tim-kiem/index.html?q=x", { javaScriptEnabled: false });
    assert.equal(await page.locator("#search-status").innerText(), "");
    assert.ok(await page.locator("noscript p").isVisible());
    assert.ok(await page.locator("#a-z a").first().isVisible());
    check();
    await close();
  });

  test("a browser can add the site as a search engine", async () => {
    const { page, check, close } = await start();
    const link = page.locator("link[rel=search]");
    const xml = readFileSync(join(SAMPLE, await link.getAttribute("href")), "utf8");
    const told = await page.evaluate((text) => {
      const document = new DOMParser().parseFromString(text, "application/xml");
      return [document.documentElement.localName, document.querySelector("ShortName").textContent, document.querySelector("Url").getAttribute("template")];
    }, xml);
    assert.equal(told[0], "OpenSearchDescription");
    assert.ok(told[1].length <= 16);
    assert.match(told[2], /^https:\/\/.*\/tim-kiem\/index\.html\?q=\{searchTerms\}$/);
    check();
    await close();
  });
});

describe("when things go wrong", () => {
  test("on a slow line typing never waits, and the page says that it is loading", async () => {
    for (const path of ["index.html", "tim-kiem/index.html"]) {
      const { page, check, close, box, list } = await start(path, PHONE);
      // The line is as slow as it gets: nothing comes until all is typed.
      let letThrough;
      const line = new Promise((done) => { letThrough = done; });
      await page.route(/\/(assets\/(words|search)|search\/)/, async (route) => { await line; await route.continue(); });
      await box.tap();
      await box.pressSequentially("dang ky thuong tru");
      assert.equal(await box.inputValue(), "dang ky thuong tru");
      assert.match(await page.locator("#search-status").innerText(), /Đang tải/);
      if (await list.count()) assert.equal(await list.getAttribute("aria-busy"), "true");
      letThrough();
      await page.locator("#search-results > li > a, [role=option]").filter({ hasText: "thường trú" }).first().waitFor();
      assert.equal(await box.inputValue(), "dang ky thuong tru", "what was typed meanwhile is what is answered");
      await page.waitForFunction(() => !document.getElementById("search-status").textContent.includes("Đang tải"));
      check();
      await close();
    }
  });

  test("the next letter waits for what the one before has asked for", async () => {
    const { page, check, close, box } = await start("tim-kiem/index.html");
    await box.focus();
    await page.waitForFunction(() => window.motcua.box);
    await page.route("**/search/vi-b*", async (route) => { await new Promise((rest) => setTimeout(rest, 800)); await route.continue(); });
    // The number of a form stands only in the part that is on its way.
    await box.fill("dkx10");
    await page.waitForTimeout(200);
    await box.fill("dkx10 ");
    const found = await results(page);
    await box.fill("");
    await results(page);
    await box.fill("dkx10");
    assert.deepEqual(found, await results(page));
    assert.ok(found.length > 0);
    check();
    await close();
  });

  const broken = [
    ["the index is missing", "**/search/*.js", null],
    ["the index is cut short", "**/search/*.js", (text) => text.slice(0, text.length / 2)],
    ["the index is another page", "**/search/*.js", () => "<!doctype html><title>Xin chào</title>"],
    ["the script is missing", "**/assets/search.*", null],
    ["the script is cut short", "**/assets/search.*", (text) => text.slice(0, text.length / 2)],
    ["the words are missing", "**/assets/words-*", null],
    ["the words are cut short", "**/assets/words-*", (text) => text.slice(0, text.length / 2)],
  ];
  for (const [what, file, body] of broken) {
    test(`${what}: the page says so and offers the list, and the box still leads to it`, async () => {
      const { page, close, box } = await start();
      await instead(page, file, body);
      await page.goto(`${home}tim-kiem/index.html?q=thuong+tru`);
      assert.deepEqual(await results(page), []);
      await page.waitForFunction(() => document.getElementById("search-status").textContent.length > 10);
      assert.match(await page.locator("#search-status").innerText(), /chữ cái/);
      assert.ok(await page.locator("#a-z a").first().isVisible());
      await page.goto(`${home}${PROCEDURE}`);
      await box.pressSequentially("thuong tru");
      await page.waitForTimeout(300);
      await Promise.all([page.waitForURL(/tim-kiem\/index\.html\?q=thuong\+tru$/), page.keyboard.press("Enter")]);
      await close();
    });
  }

  test("after a failure the next try succeeds", async () => {
    const { page, close, box, options } = await start();
    let fail = true;
    await page.route("**/assets/words-*", (route) => (fail ? route.abort() : route.continue()));
    await box.focus();
    await page.waitForFunction(() => document.getElementById("search-status").textContent.length > 10);
    fail = false;
    await box.pressSequentially("thuong tru");
    await options.first().waitFor();
    await close();
  });

  const HOSTILE = [
    "a".repeat(10_000), "đăng ký ".repeat(1500), "\u0000\u0001\u0007\u001b[31m", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>",
    "\"'><svg/onload=alert(1)>", "\u202egnad\u202c \u2066x", "مرحبا بالعالم", "👮‍♀️🚗 đăng ký xe 🏍️", "   ", "\t\t", ".*+?^${}()|[]\\", "(((((((((", "[^",
    "\\u0000", "\ud800", "\udfff x \ud83d", "%00%2e%2e%2f", "../../../../etc/passwd", "javascript:alert(1)", "__proto__", "constructor", "toString", "$& $1 $`",
    "{q}", "1.004222".repeat(50), "\u0301\u0301\u0301", "e\u0302\u0301".repeat(200), "0", "-", "´`^", "ﬁ Ⅷ ㎏", "İIıi",
  ];
  test("whatever one types there is an answer or none: no error, and never markup", async () => {
    for (const path of ["tim-kiem/index.html", "index.html"]) {
      const { page, check, close, box } = await start(path);
      await box.focus();
      await page.waitForFunction(() => window.motcua.box);
      const elements = () => page.evaluate(() => [...document.querySelectorAll("main *")].filter((part) => !/^(A|ABBR|B|BUTTON|DIV|FORM|H\d|INPUT|LABEL|LI|MARK|NAV|NOSCRIPT|OL|P|SECTION|SMALL|SPAN|SVG|PATH|CIRCLE|G|RECT|TIME|UL|LINE|ELLIPSE|POLYLINE)$/i.test(part.tagName)).map((part) => part.outerHTML.slice(0, 80)));
      const usual = await elements();
      for (const text of HOSTILE) {
        // As JavaScript text, so that half a character arrives as one.
        await page.evaluate((text) => {
          const box = document.getElementById("q");
          box.value = text;
          box.dispatchEvent(new Event("input", { bubbles: true }));
        }, text);
        await page.waitForTimeout(60);
        if (path !== "index.html") await results(page);
        assert.deepEqual(await elements(), usual, JSON.stringify(text.slice(0, 40)));
      }
      await page.waitForTimeout(200);
      check();
      await close();
    }
    for (const text of ["<img src=x onerror=alert(1)>", "%ED%A0%80", "%", "%E0%A4%A", "a".repeat(4000)]) {
      const { page, check, close } = await start(`tim-kiem/index.html?q=${text.startsWith("<") ? encodeURIComponent(text) : text}`);
      await results(page);
      check();
      await close();
    }
  });

  test("it keeps to the strictest policy on scripts: only its own policy makes an address of a script", async () => {
    const { page, check, close } = await start();
    await page.route("**/index.html*", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-security-policy": "require-trusted-types-for 'script'; trusted-types motcua" } });
    });
    await page.goto(`${home}tim-kiem/index.html?q=thuong+tru`);
    assert.ok((await results(page)).length > 0);
    check();
    await close();
  });

  test("its scripts have no way to write markup or to run text", () => {
    const folder = join(SAMPLE, "assets");
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
      const text = readFileSync(join(folder, file), "utf8");
      const found = text.match(/\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|setTimeout\(\s*['"`])/g);
      assert.equal(found, null, file);
    }
  });
});
