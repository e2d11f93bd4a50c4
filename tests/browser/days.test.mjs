// Where a procedure stands, and which fee holds, is said by the reader's day, also when the site was built long before.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { SAMPLE, browser, open } from "./world.mjs";
import { serve } from "./server.mjs";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const program = join(process.env.CARGO_TARGET_DIR ?? join(repository, "target"), "debug/motcua");
let engine, sample, small, folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "motcua-days-"));
  cpSync(join(repository, "tests/golden/minimal/content"), join(folder, "content"), { recursive: true });
  writeFileSync(join(folder, "content/procedures/ngay.md"), `---
code: "1.000777"
title: Thủ tục có ngày
field: cu-tru
levels: [commune]
effective: {from: 2026-10-01, to: 2026-12-31}
fees: none
deadline: 3 working days
channels: [in-person]
---
`);
  execFileSync(program, ["build", "content", "-o", "site", "--today", "2026-09-01", "--quiet"], { cwd: folder, stdio: "pipe" });
  engine = await browser();
  sample = await serve(SAMPLE);
  small = await serve(join(folder, "site"));
});

after(async () => {
  await engine?.close();
  await sample?.close();
  await small?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function said(home, path, now, selector, options = {}) {
  const { page, check, close } = await open(engine, home, { viewport: { width: 360, height: 740 }, ...options });
  if (now) await page.clock.setFixedTime(new Date(now));
  await page.goto(home + path);
  const text = (await page.locator(selector).filter({ visible: true }).allInnerTexts()).join(" ").replace(/\s+/g, " ");
  check();
  await close();
  return text;
}

test("a procedure is upcoming, in force and repealed as the days pass in Việt Nam", async () => {
  const at = (now, options) => said(small.url, "thu-tuc/ngay/index.html", now, ".meta", options);
  assert.match(await at("2026-09-30T16:30:00Z"), /Áp dụng từ 01\/10\/2026/);
  assert.match(await at("2026-09-30T17:30:00Z"), /Đang áp dụng/, "it is the next day in Việt Nam");
  assert.match(await at("2026-12-31T16:30:00Z"), /Đang áp dụng/);
  const past = await at("2026-12-31T17:30:00Z");
  assert.doesNotMatch(past, /Đang áp dụng|Sắp áp dụng/, past);
  assert.match(await at(null, { javaScriptEnabled: false }), /Áp dụng từ 01\/10\/2026/, "as on the day of publication");
});

test("a reduced fee ends by itself", async () => {
  const at = (now) => said(sample.url, "thu-tuc/cap-doi-can-cuoc/index.html", now, "#phi tbody tr");
  assert.match(await at("2026-12-31T16:30:00Z"), /25\.000/);
  const after = await at("2026-12-31T17:30:00Z");
  assert.doesNotMatch(after, /25\.000/);
  assert.match(after, /50\.000/);
});
