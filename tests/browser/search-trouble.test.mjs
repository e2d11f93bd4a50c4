// Search on a slow line, with files that are missing or cut short, and with whatever one can type.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { PHONE, PROCEDURE, home, instead, results, start, suggested } from "./searching.mjs";
import { SAMPLE } from "./world.mjs";

describe("when things go wrong", () => {
  test("on a slow line typing never waits, and the page says that it is loading", async () => {
    for (const path of ["index.html", "tim-kiem/index.html"]) {
      const { page, check, close, box, list } = await start(path, PHONE);
      // The line is as slow as it gets: nothing comes until all is typed.
      let letThrough;
      const line = new Promise((done) => { letThrough = done; });
      await page.route(/\/(assets\/search|search\/)/, async (route) => { await line; await route.continue(); });
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
    ["the script is missing", "**/assets/search-vi.*", null],
    ["the script is cut short", "**/assets/search-vi.*", (text) => text.slice(0, text.length / 2)],
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

  for (const [what, body] of [["missing", null], ["cut short", (text) => text.slice(0, text.length / 2)], ["another page", () => "<!doctype html>"]]) {
    test(`the second part is ${what}: names are found all the same, and the page says that something is not there`, async () => {
      const { page, close } = await start();
      let asked = 0;
      await instead(page, "**/search/vi-w.js*", body);
      page.on("request", (request) => { asked += request.url().includes("/search/vi-w.js") ? 1 : 0; });
      await page.goto(`${home}tim-kiem/index.html?q=xoa+thuong+tru`);
      const found = await results(page);
      assert.ok(found.some(([title]) => /thường trú/.test(title)), `${found}`);
      assert.ok(asked > 0);
      assert.match(await page.locator("#search-status").innerText(), /không tải được/);
      await close();
    });
  }

  test("the second part comes late: the suggestion that somebody stands on stays", async () => {
    const { page, check, close, box } = await start();
    let release;
    const late = new Promise((done) => { release = done; });
    await page.route("**/search/vi-w.js*", async (route) => { await late; await route.continue(); });
    await box.pressSequentially("xoa thuong tru");
    await suggested(page, "xoa thuong tru");
    await page.keyboard.press("ArrowDown");
    const chosen = page.locator('[role="option"][aria-selected="true"]');
    const stands = await chosen.innerText();
    const whole = page.waitForResponse((response) => response.url().includes("/search/vi-w.js"));
    release();
    await (await whole).finished();
    await page.waitForTimeout(500);
    assert.equal(await chosen.count(), 1);
    assert.equal(await chosen.innerText(), stands);
    check();
    await close();
  });

  test("the script of the page of results is missing: it says so and offers the list", async () => {
    const { page, close } = await start();
    await instead(page, "**/assets/results-vi.*", null);
    await page.goto(`${home}tim-kiem/index.html?q=thuong+tru`);
    await page.waitForFunction(() => document.getElementById("search-status").textContent.length > 20);
    assert.match(await page.locator("#search-status").innerText(), /chữ cái/);
    await close();
  });

  test("after a failure the next try succeeds", async () => {
    const { page, close, box, options } = await start();
    let fail = true;
    await page.route("**/assets/search-vi.*", (route) => (fail ? route.abort() : route.continue()));
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
