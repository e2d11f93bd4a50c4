// A life event is a way: in order, with what waits for what, and with what all of it asks for.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
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

for (const javaScriptEnabled of [true, false]) {
  test(`opening a karaoke bar, step by step, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
    const { page, check, close } = await open(engine, server.url, { viewport: { width: 360, height: 740 }, javaScriptEnabled });
    await page.goto(`${server.url}su-kien/mo-co-so-kinh-doanh/index.html`);
    const steps = page.locator("main ol.steps > li");
    assert.match(await steps.nth(0).innerText(), /^Thẩm định thiết kế/);
    assert.match(await steps.nth(1).innerText(), /Làm sau khi xong bước 1\./);
    assert.match(await steps.nth(3).innerText(), /Làm sau khi xong các bước 2, 3\./);
    const total = page.locator("#tong-cong");
    assert.match(await total.innerText(), /làm đủ cả \d+ bước/);
    assert.match(await total.locator("dl").innerText(), /600\.000\s+đ/);
    assert.match(await total.innerText(), /Chưa tính phí của các bước/, "what is not known is said, and not free");
    const papers = await total.locator(".list > li").evaluateAll((lines) => lines.map((line) => line.firstChild.textContent.trim()));
    assert.equal(new Set(papers).size, papers.length, "each paper once");
    assert.equal(Number(await total.locator("dl div").nth(2).locator("b").innerText()), papers.length);
    check();
    await close();
  });
}

test("currencies are never added", async () => {
  const { page, check, close } = await open(engine, server.url);
  await page.goto(`${server.url}en/su-kien/nguoi-nuoc-ngoai/index.html`);
  const fee = await page.locator("#tong-cong dl div").first().innerText();
  assert.match(fee, /USD/);
  assert.match(fee, /VND/);
  check();
  await close();
});

test("a chain is shown at both of its ends", async () => {
  const { page, check, close } = await open(engine, server.url);
  const part = (title) => page.locator("details.related p", { hasText: title }).locator("xpath=following-sibling::ul[1]");
  await page.goto(`${server.url}thu-tuc/tai-khoan-dinh-danh-muc-2/index.html`);
  assert.ok(await part("Nộp chung một lần").locator("a[href*='cap-can-cuoc-tu-14-tuoi']").count());
  await page.goto(`${server.url}thu-tuc/cap-can-cuoc-tu-14-tuoi/index.html`);
  assert.ok(await part("Nộp chung một lần").locator("a[href*='tai-khoan-dinh-danh-muc-2']").count());
  await page.goto(`${server.url}thu-tuc/thu-hoi-dang-ky-xe/index.html`);
  assert.ok(await part("Làm sau").locator("a[href*='sang-ten-xe']").count());
  // It is done at a mobile session too.
  await page.goto(`${server.url}thu-tuc/cap-doi-can-cuoc/index.html`);
  await page.clock.setFixedTime(new Date("2026-12-01T08:00:00+07:00"));
  await page.reload();
  assert.match(await page.locator("#noi-nop").innerText(), /12\/12\/2026/);
  check();
  await close();
});

for (const [place, home] of [["a server", () => server.url], ["a USB stick", () => `${pathToFileURL(SAMPLE).href}/`]]) {
  test(`steps are ticked, and the ticks stand in the address only, from ${place}`, async () => {
    const { page, check, close } = await open(engine, home(), { viewport: { width: 360, height: 740 } });
    await page.goto(`${home()}su-kien/mat-giay-to/index.html`);
    const step = (n) => page.locator(".steps > li").nth(n - 1).getByRole("checkbox", { name: /^Đã làm xong/ });
    await step(1).check();
    await step(3).check();
    assert.equal(await page.locator(".sum").innerText(), "Bạn đã làm xong 2 trên 6 bước.");
    assert.match(page.url(), /xong=1\.3$/);
    await page.reload();
    assert.ok(await step(3).isChecked());
    assert.equal(await page.locator(".steps :checked").count(), 2);
    await step(1).uncheck();
    await step(3).uncheck();
    assert.equal(await page.locator(".sum").isVisible(), false);
    assert.deepEqual(await page.evaluate(() => [localStorage.length, document.cookie]).catch(() => [0, ""]), [0, ""]);
    check();
    await close();
  });
}
