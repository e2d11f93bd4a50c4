// Two languages: the way between them on every page, what each opens with, and the language of every fallback.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { after, before, test } from "node:test";
import { SAMPLE, browser, open, pages } from "./world.mjs";
import { serve } from "./server.mjs";

let engine;
let server;

before(async () => {
  engine = await browser();
  server = await serve(SAMPLE);
});

after(async () => {
  await engine?.close();
  await server?.close();
});

const read = (path) => readFileSync(join(SAMPLE, path), "utf8");

test("every page leads to itself in the other language, and back", () => {
  const all = new Set(pages(SAMPLE));
  let seen = 0;
  for (const page of all) {
    const html = read(page);
    const link = /<a href="?([^" >]+)"? hreflang="?(en|vi)"? lang="?(?:en|vi)"?/.exec(html.slice(0, html.indexOf("<main")));
    if (!link || page === "404.html") continue;
    const there = normalize(join(dirname(page), link[1]));
    if (/http-equiv="?refresh/.test(html)) continue;
    assert.ok(all.has(there), `${page} leads to ${there}`);
    // What there is in one language only leads to the home page of the other.
    const same = link[2] === "en" ? `en/${page}` : page.slice(3);
    assert.equal(there, all.has(same) ? same : link[2] === "en" ? "en/index.html" : "index.html", `${page} stays on its page`);
    seen += 1;
  }
  assert.ok(seen > 200, `${seen} pages have another language`);
});

test("the way to another language takes the choice along", async () => {
  const { page, check, close } = await open(engine, server.url);
  await page.goto(`${server.url}co-quan/index.html?noi=hoa+bac&linh-vuc=can-cuoc`);
  await Promise.all([page.waitForURL(/\/en\/co-quan\//), page.locator("header a[hreflang=en]").click()]);
  assert.equal(page.url().split(/[?#]/)[0], `${server.url}en/co-quan/index.html`);
  assert.equal(await page.locator("#noi").inputValue(), "hoa bac");
  assert.equal(await page.locator("#linh-vuc").inputValue(), "can-cuoc");
  assert.match(await page.locator("[data-found] > li").first().innerText(), /Hải Vân/);
  check();
  await close();
});

test("the English home opens on what foreigners need", async () => {
  const { page, check, close } = await open(engine, server.url, { viewport: { width: 360, height: 740 } });
  await page.goto(`${server.url}en/index.html`);
  assert.match(await page.locator(".doors li").first().innerText(), /Foreigners/);
  const asked = await page.locator("main section:first-of-type .list > li > a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.match(asked[0], /thi-thuc-dien-tu/);
  assert.ok(asked.some((href) => href.includes("cap-the-tam-tru")));
  await page.goto(`${server.url}index.html`);
  const here = await page.locator("main section:first-of-type .list > li > a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.ok(!here[0].includes("thi-thuc"), "the Vietnamese home is as it was");
  check();
  await close();
});

test("numbers are shown as one dials them from abroad", () => {
  const phones = (path) => [...read(path).matchAll(/<a[^>]* href="?tel:([^" >]+)"?[^>]*>(.*?)<\/a>/gs)].map(([, href, text]) => [href, text.replace(/<[^>]+>/g, " ").trim()]);
  for (const page of pages(SAMPLE, "en/")) {
    for (const [href, text] of phones(page)) {
      if (href.startsWith("+")) assert.match(text, /\+84/, `${page}: ${text}`);
      else assert.match(href, /^(1\d{2,3}|1[89]00\d+)$/, `${page}: ${href}`);
    }
  }
});

test("no Vietnamese stands on an English page without its mark", async () => {
  const { page, check, close } = await open(engine, server.url);
  for (const path of ["index.html", "co-quan/index.html", "lich-luu-dong/index.html", "su-kien/nguoi-nuoc-ngoai/index.html", "thu-tuc/cap-the-tam-tru/index.html", "thu-tuc/tach-ho/index.html", "co-quan/phuong-hai-van/index.html"]) {
    await page.goto(`${server.url}en/${path}`);
    // Names of places and people stay as they are; words of every sentence do not.
    const unmarked = await page.evaluate(() => {
      const words = /\b(của|và|không|được|người|giấy|thủ tục|đăng ký|nộp|hoặc|khi|trước|bạn)\b/i;
      const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const text = walker.currentNode.textContent;
        // What stands in `noscript` is one text, marks and all, as long as scripts run.
        if (words.test(text) && !walker.currentNode.parentElement.closest("[lang=vi], template, script, noscript")) found.push(text.trim());
      }
      return found;
    });
    assert.deepEqual(unmarked, [], path);
  }
  check();
  await close();
});
