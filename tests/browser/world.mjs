// What every test stands on: the built sites, the browser, and pages that tell of every trouble.
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { chromium } from "playwright-core";

const sites = process.env.SITES ?? fileURLToPath(new URL("../../target/browser", import.meta.url));

/** The sample catalog, and the one with hostile text in every field. */
export const SAMPLE = join(sites, "sample");
export const HARD = join(sites, "hard");
/** A French town hall and an English council. */
export const TOWN_HALL = join(sites, "town-hall");
export const COUNCIL = join(sites, "council");
for (const site of [SAMPLE, HARD, TOWN_HALL, COUNCIL]) {
  if (!existsSync(join(site, "index.html"))) throw new Error(`${site} is not built; run tests/run`);
}

/** Every page of a site, by its path. */
export function pages(site, below = "") {
  return readdirSync(join(site, below), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? pages(site, `${below}${entry.name}/`) : entry.name.endsWith(".html") ? [`${below}${entry.name}`] : []))
    .sort();
}

/** One page of each kind: the first of its folder. */
export function kinds(site) {
  const seen = new Map();
  for (const page of pages(site)) {
    const parts = page.split("/");
    const kind = parts.length > 2 ? `${parts.slice(0, -2).join("/")}/*` : page;
    if (!seen.has(kind)) seen.set(kind, page);
  }
  return [...seen.values()];
}

export async function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--no-first-run", "--disable-quic",
    ],
  });
}

/** A page that goes nowhere but to `home`, and `check`, which fails if anything was wrong since. */
export async function open(engine, home, options = {}) {
  const context = await engine.newContext({ viewport: { width: 1280, height: 900 }, locale: "vi-VN", ...options });
  const trouble = [];
  await context.route("**", (route) => {
    const url = route.request().url();
    if (url.startsWith(home) || url.startsWith("data:")) return route.continue();
    trouble.push(`a request to ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => trouble.push(`an error: ${error.message}`));
  page.on("dialog", (dialog) => { trouble.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("404")) trouble.push(`console: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    // A page that is left takes its last requests with it.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") trouble.push(`failed: ${request.url()}`);
  });
  const check = () => assert.deepEqual(trouble, []);
  return { page, check, close: () => context.close() };
}
