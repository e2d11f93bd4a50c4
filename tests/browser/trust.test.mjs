// What holds only on some days follows the day of the reader, and says nothing wrong without scripts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SAMPLE, browser, open } from "./world.mjs";
import { serve } from "./server.mjs";

const HOUSE = "thu-tuc/dang-ky-thuong-tru/index.html";
const OVERDUE = "Lẽ ra phải kiểm tra lại trước ngày 20/01/2027";
const OLD = "Trang này đã cũ.";
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

async function shown(now, options = {}) {
  const { page, check, close } = await open(engine, server.url, { viewport: { width: 360, height: 740 }, ...options });
  if (now) await page.clock.setFixedTime(new Date(now));
  await page.goto(`${server.url}${HOUSE}`);
  const text = await page.locator("body").innerText();
  check();
  await close();
  return text;
}

test("a check that is due, and a site that is old, are said from the day after on", async () => {
  const before = await shown("2027-01-20T10:00:00Z");
  assert.ok(!before.includes(OVERDUE), "on the day itself it is not overdue");
  const after = await shown("2027-01-20T18:00:00Z");
  assert.ok(after.includes(OVERDUE), "it is the next day in Việt Nam");
  assert.ok(after.includes(OLD));
});

test("without scripts the page names the day of its check, and no other", async () => {
  const text = await shown(null, { javaScriptEnabled: false });
  assert.ok(!text.includes(OVERDUE) && !text.includes(OLD));
  assert.match(text, /20\/07\/2026/);
  assert.doesNotMatch(text, /22\/11\/2026/);
});

test("wrong information is reported with the code and the version", async () => {
  const { page, check, close } = await open(engine, server.url);
  await page.goto(`${server.url}${HOUSE}`);
  const trust = page.locator(".trust");
  assert.ok(await trust.getByRole("link", { name: "Báo thông tin sai" }).count());
  assert.match(await trust.innerText(), /Mã thủ tục 1\.004222/);
  assert.match(await page.locator(".version").first().textContent(), /bản\s[0-9a-f]{6}/);
  check();
  await close();
});

test("scams, rights and numbers stand on one page, with the day they were checked", async () => {
  const { page, check, close } = await open(engine, server.url);
  await page.goto(`${server.url}${HOUSE}`);
  await page.locator("#canh-giac a").click();
  await page.waitForURL(/quyen-cua-ban\/index\.html#canh-giac$/);
  assert.match(await page.locator("#canh-giac").innerText(), /Kiểm tra ngày 20\/07\/2026\./);
  assert.match(await page.locator("#goi").innerText(), /113[\s\S]*Kiểm tra ngày 20\/07\/2026\./);
  check();
  await close();
});
