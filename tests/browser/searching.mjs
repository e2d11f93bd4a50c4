// What the tests of search share: the sample site at its places, a page with its box, and what stands in the list.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { SAMPLE, browser, open } from "./world.mjs";
import { everywhere } from "./server.mjs";

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
export const PROCEDURE = "thu-tuc/dang-ky-thuong-tru/index.html";

let engine;
export let home;
export const places = {};
let site;

before(async () => {
  engine = await browser();
  site = await everywhere(SAMPLE);
  Object.assign(places, site.places);
  home = places["a server"];
});

after(async () => {
  await engine?.close();
  await site?.close();
});

/** Opens a page of the sample site, with a search box that is ready to be typed in. */
export async function start(path = "index.html", options = {}, place = home) {
  const opened = await open(engine, place, options);
  await opened.page.goto(`${place}${path}`);
  return { ...opened, box: opened.page.locator("#q"), options: opened.page.getByRole("option"), list: opened.page.locator("#search-results") };
}

/** The results once the answer is complete, as [title, href]. */
export async function results(page) {
  await page.waitForFunction(() => document.getElementById("search-results").getAttribute("aria-busy") === "false");
  return page.locator("#search-results > li > a").evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute("href")]));
}

/** Waits until the suggestions answer the whole text, not its first letters: their last row leads to all results of it. */
export function suggested(page, text) {
  return page.locator(`[role=option][href$="q=${text.replaceAll(" ", "+")}"]`).waitFor();
}

/** Answers requests for one file otherwise than the site does. */
export function instead(page, file, body) {
  return page.route(file, async (route) => {
    if (body === null) return route.fulfill({ status: 404, contentType: "text/html", body: "<!doctype html>no" });
    const answer = await route.fetch();
    const text = await answer.text();
    return route.fulfill({ response: answer, body: body(text) });
  });
}
