// How many sheets of A4 the pages of a site are when they are printed: of so many procedures, evenly spread, the median and the
// 95th of a hundred, as they are opened and with the first answer chosen to each question.
//   node tests/bench/print.mjs SITE [HOW MANY]      from the folder tests/browser, which has the browser
import { readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { chromium } = createRequire(join(process.cwd(), "x.js"))("playwright-core");
const site = resolve(process.argv[2]);
const count = Number(process.argv[3] ?? 100);
const folder = ["thu-tuc", "demarches", "services"].map((name) => join(site, name)).find((path) => statSync(path, { throwIfNoEntry: false }));
const all = readdirSync(folder).sort();
const chosen = Array.from({ length: Math.min(count, all.length) }, (_, n) => all[Math.floor((n * all.length) / Math.min(count, all.length))]);
const engine = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
const page = await engine.newPage();

const sheets = async () => {
  const text = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  return text.match(/\/Type\s*\/Page(?!s)/g).length;
};
const rows = { opened: [], answered: [] };
for (const name of chosen) {
  await page.goto(pathToFileURL(join(folder, name, "index.html")).href);
  rows.opened.push([await sheets(), name]);
  const has = await page.evaluate(() => {
    const names = new Set();
    document.querySelectorAll(".case input").forEach((input) => {
      if (names.has(input.name)) return;
      names.add(input.name);
      input.click();
    });
    return names.size;
  });
  rows.answered.push([has ? await sheets() : rows.opened.at(-1)[0], name]);
}
for (const [how, list] of Object.entries(rows)) {
  list.sort((a, b) => a[0] - b[0]);
  const at = (part) => list[Math.min(list.length - 1, Math.floor(list.length * part))];
  const few = list.filter(([n]) => n <= 2).length;
  console.log(`${how}: median ${at(0.5)[0]}, p95 ${at(0.95)[0]}, most ${list.at(-1).join(" ")}; at most two sheets: ${few} of ${list.length}`);
}
await engine.close();
