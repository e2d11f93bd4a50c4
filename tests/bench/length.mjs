// How long the pages of procedures are on a phone, and where the answers stand: `node tests/bench/length.mjs SITE [--list N]`.
// SITE is any built site. Of every procedure in its first language, at 360 × 740, in screens: the whole page, and where the papers
// and «where» begin. Written: median, p95 and the longest; the bounds that we hold are beside them.
import { readdirSync, existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { browser } from "../browser/world.mjs";
import { serve } from "../browser/server.mjs";

const { values: say, positionals: [site] } = parseArgs({ allowPositionals: true, options: { list: { type: "string" }, part: { type: "string" } } });
if (!site) throw new Error("which site?");
const SCREEN = { width: 360, height: 740 };
const BOUNDS = { page: [6, 9], papers: [1.5], where: [3] };

const every = Number(say.part ?? 1);
const stems = readdirSync(join(site, "thu-tuc")).filter((stem, at) => at % every === 0 && existsSync(join(site, "thu-tuc", stem, "index.html")));
const server = await serve(site);
const engine = await browser();
const context = await engine.newContext({ viewport: SCREEN, locale: "vi-VN" });
const page = await context.newPage();
const rows = [];
for (const stem of stems) {
  await page.goto(`${server.url}thu-tuc/${stem}/index.html`, { waitUntil: "domcontentloaded" });
  rows.push({ stem, ...await page.evaluate(async (height) => {
    const top = (id) => {
      const part = document.getElementById(id);
      return part ? (part.getBoundingClientRect().top + scrollY) / height : NaN;
    };
    return { page: document.documentElement.scrollHeight / height, papers: top("giay-to"), where: top("noi-nop"), wide: document.documentElement.scrollWidth };
  }, SCREEN.height) });
}
await engine.close();
await server.close();

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
console.log(`${rows.length} pages, in screens of ${SCREEN.width} × ${SCREEN.height}`);
for (const [name, bounds] of Object.entries(BOUNDS)) {
  const sorted = rows.map((row) => row[name]).filter((n) => !Number.isNaN(n)).sort((a, b) => a - b);
  const figures = [["median", at(sorted, 0.5)], ["p95", at(sorted, 0.95)], ["most", sorted.at(-1)]];
  const over = sorted.filter((n) => n > bounds.at(-1)).length;
  console.log(`${name.padEnd(7)} ${figures.map(([word, n]) => `${word} ${n.toFixed(1)}`).join(", ")}; ${over} over ${bounds.at(-1)}`);
}
console.log(`wider than the screen: ${rows.filter((row) => row.wide > SCREEN.width).length}`);
for (const row of rows.sort((a, b) => b.page - a.page).slice(0, Number(say.list ?? 0))) {
  console.log(`${row.page.toFixed(1)} ${row.papers.toFixed(1)} ${row.where.toFixed(1)} ${row.stem}`);
}
