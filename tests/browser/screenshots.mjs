// Pictures of the main pages of the sample, on a phone and on a desk: `node tests/browser/screenshots.mjs`, after tests/run has built
// it. They go to docs/screenshots, with few colours where ImageMagick is there.
//   --to FOLDER    elsewhere       --site FOLDER   another site, all kinds it has
//   --whole        pages from top to bottom, for a hard look      --dark    the dark scheme      --only NAME
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { browser } from "./world.mjs";
import { serve } from "./server.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values: say } = parseArgs({ options: {
  to: { type: "string", default: join(root, "docs/screenshots") },
  site: { type: "string", default: join(root, "target/browser/sample") },
  whole: { type: "boolean" }, dark: { type: "boolean" }, only: { type: "string" },
} });

const PAGES = {
  home: "index.html",
  field: "linh-vuc/can-cuoc/index.html",
  procedure: "thu-tuc/cap-doi-can-cuoc/index.html",
  case: "thu-tuc/dang-ky-thuong-tru/index.html#truong-hop=thue-muon-o-nho&cach=online",
  office: "co-quan/phuong-an-khe/index.html",
  offices: "co-quan/index.html",
  search: "tim-kiem/index.html?q=mat+can+cuoc",
  "life-event": "su-kien/mat-giay-to/index.html",
  sessions: "lich-luu-dong/index.html",
  rights: "quyen-cua-ban/index.html",
  board: "in/co-quan/phuong-an-khe/index.html",
  kiosk: "kiosk/index.html",
  screen: "man-hinh/index.html",
  english: "en/index.html",
};
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 860 } };

mkdirSync(say.to, { recursive: true });
const server = await serve(say.site);
const engine = await browser();
for (const [size, viewport] of Object.entries(SIZES)) {
  const context = await engine.newContext({ viewport, locale: "vi-VN", colorScheme: say.dark ? "dark" : "light", deviceScaleFactor: say.whole || size === "desk" ? 1 : 2 });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date("2026-11-25T02:00:00Z"));
  for (const [name, path] of Object.entries(PAGES)) {
    if ((say.only && say.only !== name) || !existsSync(join(say.site, path.split(/[?#]/)[0]))) continue;
    await page.goto(server.url + path, { waitUntil: "networkidle" });
    await page.screenshot({ path: join(say.to, `${name}-${size}.png`), fullPage: say.whole });
  }
  await context.close();
}
await engine.close();
await server.close();
if (!say.whole) {
  const pictures = readdirSync(say.to).filter((name) => name.endsWith(".png")).map((name) => join(say.to, name));
  try {
    for (const picture of pictures) execFileSync("convert", [picture, "-strip", "+dither", "-colors", "96", "-define", "png:compression-level=9", `PNG8:${picture}`]);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}
