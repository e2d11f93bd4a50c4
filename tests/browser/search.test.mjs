// The search box on every page and the page of results: by hand and by keyboard, heard and seen.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { faults } from "./axe.mjs";
import { PHONE, PROCEDURE, home, places, results, start, suggested } from "./searching.mjs";
import { SAMPLE } from "./world.mjs";

/** Fails when axe finds anything. */
async function axe(page, what) {
  assert.deepEqual(await faults(page), [], `axe, ${what}`);
}

describe("the box on every page", () => {
  test("nothing is fetched before someone means to search, and then script and index", async () => {
    const { page, check, close, box, options } = await start();
    const asked = [];
    page.on("request", (request) => { if (!request.url().endsWith(".svg")) asked.push(new URL(request.url()).pathname); });
    await page.waitForTimeout(300);
    assert.deepEqual(asked, []);
    await box.focus();
    await page.waitForFunction(() => window.motcua.box);
    await box.pressSequentially("thuong tru");
    await options.first().waitFor();
    assert.ok(asked.length >= 2 && asked.length <= 4, `${asked}`);
    assert.ok(asked.some((path) => path.startsWith("/assets/search-vi.")) && asked.includes("/search/vi.js"), `${asked}`);
    check();
    await close();
  });

  test("it is a combobox: arrows, Home and End, Escape, Enter", async () => {
    const { page, check, close, box, options } = await start();
    await box.pressSequentially("dang ky");
    await suggested(page, "dang ky");
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
    const { page, check, close, box } = await start();
    await box.pressSequentially("tam tru");
    await suggested(page, "tam tru");
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
      const { page, check, close, box } = await start(path, { viewport: { width, height: 800 }, colorScheme });
      const text = path.startsWith("en/") ? "residence" : "can cuoc";
      await box.pressSequentially(text);
      await suggested(page, text);
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
      // The rows are drawn anew when the second part of the index comes; what is announced is complete.
      await page.waitForFunction(() => document.getElementById("search-status").textContent);
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

  test("a result that stands in its place stays; an empty box has the lists again", async () => {
    const { page, check, close, box, list } = await start("tim-kiem/index.html?q=dang+ky");
    const found = await results(page);
    assert.equal(found.length, 10);
    await list.locator("li").evaluateAll((all) => all.forEach((one, number) => { one.was = number; }));
    // Ten more follow, and the focus goes to the first of them.
    await page.locator("#search-others > button").click();
    await page.waitForFunction(() => document.querySelectorAll("#search-results > li").length > 10 && document.activeElement.closest("#search-results"));
    const stand = await list.locator("li").evaluateAll((all) => all.map((one) => one.was));
    assert.deepEqual(stand.slice(0, 10), [...Array(10).keys()]);
    assert.equal(await page.evaluate(() => [...document.querySelectorAll("#search-results > li > a")].indexOf(document.activeElement)), 10);
    const browse = page.locator("section[data-browse]").first();
    assert.equal(await browse.locator("a").first().isVisible(), false);
    await box.fill("");
    assert.deepEqual(await results(page), []);
    await browse.locator("a").first().click();
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

  test("each result shows in one line what it costs, how long it takes and who does it, and its code to who types one", async () => {
    const { page, check, close } = await start("tim-kiem/index.html?q=dang+ky+thuong+tru");
    await results(page);
    const first = (await page.locator("#search-results > li").first().innerText()).replaceAll("\u00a0", " ");
    for (const part of ["10.000", "7 ngày làm việc", "xã, phường"]) assert.ok(first.includes(part), `«${part}» in «${first}»`);
    assert.ok(!first.includes("1.004222"), "at most three lines");
    await page.goto(page.url().replace(/q=.*/, "q=1.004222"));
    await results(page);
    assert.match(await page.locator("#search-results > li").first().innerText(), /1\.004222/);
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
    // The policy of our pages would not let it be parsed there.
    await page.goto("about:blank");
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
