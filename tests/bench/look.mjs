// What is wrong with the pages of any built site: `node tests/bench/look.mjs SITE [--axe N] [--part N]`, from the folder tests/browser.
// Every page (with --part N every Nth) is opened on a phone: errors in the console, how far it shifts while it comes, whether it
// scrolls sideways at 320 px, plain and with text twice as large. Of N procedures, evenly spread, axe is asked too, at 360 and
// 1280 px, light and dark. Prints what is over the bounds, and one line of figures.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { faults } from "../browser/axe.mjs";
import { browser, open, pages } from "../browser/world.mjs";
import { serve } from "../browser/server.mjs";

const { values: say, positionals: [site] } = parseArgs({ allowPositionals: true, options: { axe: { type: "string" }, part: { type: "string" } } });
if (!site) throw new Error("which site?");
const SHIFT = 0.02;
const server = await serve(site);
const engine = await browser();
const { page, check, close } = await open(engine, server.url, { viewport: { width: 360, height: 740 } });
await page.addInitScript(() => {
  window.shifted = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value; }).observe({ type: "layout-shift", buffered: true });
});
// As the settings of a browser make text larger: measures in em of the style sheet grow with it.
const settings = await page.context().newCDPSession(page);
const size = (times) => settings.send("Page.setFontSizes", { fontSizes: { standard: 16 * times, fixed: 13 * times } });
const wide = () => page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
const counted = { pages: 0, errors: 0, shifts: 0, most: 0, wide: 0, large: 0, axe: 0, asked: 0 };
const tell = (kind, path, what) => { counted[kind] += 1; console.log(kind, path, what); };
// Pages that lead on at once are gone before anything can be asked.
const stays = (path) => !/http-equiv="?refresh/i.test(readFileSync(join(site, path), "utf8"));
const all = pages(site).filter((path, at) => at % Number(say.part ?? 1) === 0 && !/(^|\/)q\//.test(path) && stays(path));
for (const path of all) {
  counted.pages += 1;
  await page.setViewportSize({ width: 360, height: 740 });
  try {
    await page.goto(`${server.url}${path}`, { waitUntil: "load" });
    check();
  } catch (error) { tell("errors", path, error.message.slice(0, 300)); }
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  const shift = await page.evaluate(() => window.shifted);
  counted.most = Math.max(counted.most, shift);
  if (shift > SHIFT) tell("shifts", path, shift.toFixed(3));
  await page.setViewportSize({ width: 320, height: 740 });
  const plain = await wide();
  if (plain) tell("wide", path, 320 + plain);
  await size(2);
  const large = await wide();
  if (large) tell("large", path, 320 + large);
  await size(1);
}
const procedures = all.filter((path) => /^(thu-tuc|demarches|services)\/[^/]+\/index\.html$/.test(path));
const many = Math.min(Number(say.axe ?? 0), procedures.length);
for (let n = 0; n < many; n += 1) {
  const path = procedures[Math.floor((n * procedures.length) / many)];
  await page.goto(`${server.url}${path}`);
  counted.asked += 1;
  for (const [width, colorScheme] of [[360, "light"], [1280, "dark"]]) {
    await page.setViewportSize({ width, height: 740 });
    await page.emulateMedia({ colorScheme });
    const found = await faults(page);
    if (found.length) tell("axe", path, found.join("; "));
  }
}
console.log(JSON.stringify(counted));
await close();
await engine.close();
await server.close();
