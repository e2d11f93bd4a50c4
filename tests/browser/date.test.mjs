// «Dự kiến có kết quả»: the day follows today in Việt Nam or the day that is picked, and beyond the calendar there is none.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SAMPLE, browser, open } from "./world.mjs";
import { serve } from "./server.mjs";

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

async function at(path, now, options = {}) {
  const world = await open(engine, server.url, { viewport: { width: 360, height: 740 }, ...options });
  await world.page.clock.setFixedTime(new Date(now));
  await world.page.goto(`${server.url}${path}`);
  return world;
}
const HOUSE = "thu-tuc/dang-ky-thuong-tru/index.html";
const day = async (page) => (await page.locator(".due").innerText()).split("\n")[0];

for (const [now, said] of [
  ["2026-08-21T02:00:00Z", "Nộp hôm nay, dự kiến có kết quả thứ Năm, 03/09/2026"],
  ["2026-04-29T02:00:00Z", "Nộp hôm nay, dự kiến có kết quả thứ Ba, 12/05/2026"],
  // Already the next day in Việt Nam, a Saturday that is worked.
  ["2026-08-21T18:00:00Z", "Nộp hôm nay, dự kiến có kết quả thứ Sáu, 04/09/2026"],
]) {
  test(`today: ${now}`, async () => {
    for (const timezoneId of ["Asia/Ho_Chi_Minh", "America/Los_Angeles"]) {
      const { page, check, close } = await at(HOUSE, now, { timezoneId });
      assert.equal(await day(page), said, timezoneId);
      check();
      await close();
    }
  });
}

test("another day can be picked, a day off counts as the next working day, and the address keeps it", async () => {
  const { page, check, close } = await at(HOUSE, "2026-08-03T02:00:00Z");
  await page.getByLabel("Tính theo ngày nộp khác").fill("2026-08-21");
  assert.equal(await day(page), "Nộp ngày 21/08/2026, dự kiến có kết quả thứ Năm, 03/09/2026");
  assert.match(page.url(), /ngay=2026-08-21/);
  await page.reload();
  assert.equal(await day(page), "Nộp ngày 21/08/2026, dự kiến có kết quả thứ Năm, 03/09/2026");
  await page.getByLabel("Tính theo ngày nộp khác").fill("2026-08-16");
  assert.equal(await day(page), "Nộp ngày 16/08/2026, dự kiến có kết quả thứ Ba, 25/08/2026");
  assert.match(await page.locator(".due small").innerText(), /nên tính như nộp thứ Hai, 17\/08\/2026\./);
  check();
  await close();
});

test("what is not announced yet is said, and beyond the calendar the rule stays without a date", async () => {
  const { page, check, close } = await at(HOUSE, "2027-03-01T02:00:00Z");
  assert.match(await page.locator(".due small").innerText(), /chưa được công bố/);
  await page.getByLabel("Tính theo ngày nộp khác").fill("2028-01-04");
  assert.match(await day(page), /chưa có lịch nghỉ để tính ra ngày$/);
  assert.match(await page.locator(".limit b").first().innerText(), /7\sngày\slàm\sviệc/);
  check();
  await close();
});
