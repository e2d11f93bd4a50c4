// Old browsers: what came after Chrome 80 and Safari 13 is taken away, and pages, finder, my case and search still work.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { HARD, SAMPLE, browser, kinds, open } from "./world.mjs";
import { serve } from "./server.mjs";

/** Takes away what the oldest browsers that must work do not have. */
function grow_old() {
  const gone = {
    "Array.prototype": ["at", "findLast", "findLastIndex", "toReversed", "toSorted", "toSpliced", "with"],
    "String.prototype": ["at", "replaceAll", "isWellFormed", "toWellFormed"],
    "Object": ["hasOwn", "groupBy"],
    "Promise": ["any", "withResolvers", "try"],
    "Element.prototype": ["replaceChildren", "checkVisibility", "setHTMLUnsafe", "ariaHidden", "animate"],
    "Document.prototype": ["replaceChildren", "startViewTransition"],
    "DocumentFragment.prototype": ["replaceChildren"],
    "HTMLElement.prototype": ["inert", "showPopover", "hidePopover", "togglePopover"],
    "HTMLDialogElement.prototype": ["show", "showModal", "close"],
    "HTMLFormElement.prototype": ["requestSubmit"],
    "AbortSignal": ["any", "timeout"],
    "URL": ["canParse", "parse"],
    "Intl": ["ListFormat", "Segmenter", "DisplayNames", "RelativeTimeFormat", "DurationFormat"],
    "window": [
      "structuredClone", "requestIdleCallback", "WeakRef", "FinalizationRegistry", "AggregateError", "BigInt", "ResizeObserver", "scheduler",
      "CompressionStream", "DecompressionStream", "Iterator", "navigation", "CSSContainerRule",
    ],
  };
  for (const [owner, names] of Object.entries(gone)) {
    const object = owner.split(".").reduce((object, name) => (name === "window" ? object : object && object[name]), window);
    for (const name of names) if (object) delete object[name];
  }
}

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

/** A page of the sample in an old browser. */
async function old(path, options = {}) {
  const world = await open(engine, server.url, { viewport: { width: 1280, height: 900 }, ...options });
  await world.page.addInitScript(grow_old);
  await world.page.goto(`${server.url}${path}`);
  assert.deepEqual(await world.page.evaluate(() => [typeof Element.prototype.replaceChildren, typeof Object.hasOwn, typeof window.structuredClone]), ["undefined", "undefined", "undefined"]);
  return world;
}

test("no style sheet asks for the width in a way that came in 2022", () => {
  for (const site of [SAMPLE, HARD]) {
    const sheets = readdirSync(join(site, "assets")).filter((name) => name.endsWith(".css"));
    assert.ok(sheets.length >= 1);
    for (const name of sheets) {
      for (const [query] of readFileSync(join(site, "assets", name), "utf8").matchAll(/@media[^{]*/g)) assert.doesNotMatch(query, /[<>=]/, name);
    }
  }
});

test("a page of every kind is without trouble", async () => {
  const { page, check, close } = await old("index.html");
  for (const path of kinds(SAMPLE)) {
    await page.goto(`${server.url}${path}`);
    await page.locator("h1").first().waitFor({ state: "attached" });
  }
  check();
  await close();
});

test("a desk gets the page of a desk", async () => {
  const { page, check, close } = await old("thu-tuc/dang-ky-thuong-tru/index.html");
  assert.equal(await page.locator(".cols").evaluate((element) => getComputedStyle(element).display), "grid");
  check();
  await close();
});

test("the finder finds, and clears", async () => {
  const { page, check, close } = await old("co-quan/index.html");
  const found = page.locator("[data-found] > li");
  await page.locator("#noi").fill("hoa bac");
  await found.first().waitFor();
  assert.match(await found.first().innerText(), /Hải Vân/);
  await page.locator("[data-sift] summary").click();
  await page.locator("[data-sift] [type=reset]").click();
  await page.locator("[data-groups]").waitFor();
  assert.equal(await found.count(), 0);
  check();
  await close();
});

test("my case is followed", async () => {
  const { page, check, close } = await old("thu-tuc/dang-ky-thuong-tru/index.html");
  await page.locator("#truong-hop > summary").click();
  await page.getByLabel("Vào nhà thuê, mượn, ở nhờ").check();
  await page.getByLabel("Trực tuyến").check();
  assert.match(await page.locator(".sum").innerText(), /Phải trả: 10\.000\sđ\./);
  assert.match(page.url(), /truong-hop=/);
  check();
  await close();
});

test("search suggests, finds and understands", async () => {
  const { page, check, close } = await old("index.html");
  await page.locator("#q").pressSequentially("thuong tru");
  await page.getByRole("option").first().waitFor();
  await page.locator("#q").fill("dang ky thuong chu");
  await page.keyboard.press("Enter");
  await page.waitForURL(/tim-kiem/);
  await page.waitForFunction(() => document.querySelector("#search-results li") && document.getElementById("search-results").getAttribute("aria-busy") === "false");
  assert.match(await page.locator("#search-results > li").first().innerText(), /thường trú/i);
  check();
  await close();
});
