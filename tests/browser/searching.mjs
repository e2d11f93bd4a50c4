// What the tests of search share: the sample site at its places, a page with its box, and what stands in the list.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { SAMPLE, browser, open } from "./world.mjs";
import { serve } from "./server.mjs";

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
export const PROCEDURE = "thu-tuc/dang-ky-thuong-tru/index.html";

let engine;
export let home;
export const places = {};
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

/** Answers requests for one file otherwise than the site does. */
export function instead(page, file, body) {
  return page.route(file, async (route) => {
    if (body === null) return route.fulfill({ status: 404, contentType: "text/html", body: "<!doctype html>no" });
    const answer = await route.fetch();
    const text = await answer.text();
    return route.fulfill({ response: answer, body: body(text) });
  });
}
