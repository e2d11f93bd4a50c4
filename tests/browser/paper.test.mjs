// What is printed, and what stands in the hall of an office: sheets as PDF, the kiosk, the screen, sharing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { faults } from "./axe.mjs";
import { SAMPLE, browser, open } from "./world.mjs";
import { serve } from "./server.mjs";

let engine, server, home;

before(async () => {
  engine = await browser();
  server = await serve(SAMPLE);
  home = server.url;
});

after(async () => {
  await engine?.close();
  await server?.close();
});

/** How many sheets a page fills, and how wide they are in points. */
async function printed(page, format) {
  const pdf = (await page.pdf({ format })).toString("latin1");
  const box = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf);
  return { sheets: (pdf.match(/\/Type\s*\/Page[^s]/g) ?? []).length, width: Math.round(Number(box[1])) };
}

for (const [format, width] of [["A4", 595], ["A5", 420]]) {
  test(`a posting board prints on ${format}, its rating poster on a sheet of its own`, async () => {
    const { page, check, close } = await open(engine, home);
    await page.goto(`${home}in/co-quan/phuong-an-khe/index.html`);
    const board = await printed(page, format);
    assert.ok(Math.abs(board.width - width) <= 1, `${board.width} points wide`);
    await page.goto(`${home}in/co-quan/phuong-an-khe/index.html#danh-gia`);
    assert.equal((await printed(page, format)).sheets, 1, "the poster alone");
    assert.ok(board.sheets >= 2);
    check();
    await close();
  });
}

test("the anchor of a poster leaves one sheet, with its code, its words and its version", async () => {
  const { page, check, close } = await open(engine, home);
  await page.goto(`${home}in/linh-vuc/cu-tru/index.html#dang-ky-thuong-tru`);
  const poster = page.locator(".poster:visible");
  assert.equal(await poster.count(), 1);
  assert.match(await poster.innerText(), /Mang theo:\s+Tờ khai thay đổi thông tin cư trú[\s\S]*Mở Zalo hoặc máy ảnh/);
  assert.match(await poster.innerText(), /\/q\/1\.004222\b[\s\S]*bản [0-9a-f]{6}\s·\skiểm\stra\s\d\d\/\d\d\/\d{4}/);
  assert.ok(await poster.locator(".code img").evaluate(async (image) => { await image.decode(); return image.naturalWidth > 0; }));
  assert.equal((await printed(page, "A4")).sheets, 1);
  check();
  await close();
});

test("the print of a procedure shows of the choice what was chosen, and says nothing of today", async () => {
  const { page, check, close } = await open(engine, home);
  await page.goto(`${home}thu-tuc/dang-ky-thuong-tru/index.html`);
  const due = page.locator("#thoi-han .due");
  assert.ok(await due.isVisible());
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#truong-hop").isVisible(), false, "nothing was chosen");
  assert.equal(await due.isVisible(), false, "a sheet hangs for longer than a day");
  assert.ok(await page.locator("#thoi-han").getByText("7 ngày làm việc").first().isVisible(), "the rule stays");
  await page.emulateMedia({ media: "screen" });
  await page.locator("#truong-hop > summary").click();
  await page.getByLabel("Vào nhà thuê, mượn, ở nhờ").check();
  await page.emulateMedia({ media: "print" });
  assert.match(await page.locator("#truong-hop").innerText(), /^Trường hợp của bạn\s+Vào nhà thuê, mượn, ở nhờ\.$/, "no question without its answer");
  assert.doesNotMatch(await page.locator("main").innerText(), /dự kiến có kết quả/);
  assert.ok((await printed(page, "A4")).sheets <= 2);
  check();
  await close();
});

test("the print of a procedure carries the code, its address in words, the date and the version", async () => {
  const { page, check, close } = await open(engine, home);
  await page.goto(`${home}thu-tuc/dang-ky-thuong-tru/index.html`);
  await page.emulateMedia({ media: "print" });
  const share = page.locator("#chia-se");
  assert.match(await share.innerText(), /motcua\.example\.vn\/q\/1\.004222/);
  assert.match(await share.locator(".version").innerText(), /[0-9a-f]{6}\s·\skiểm\stra\s\d\d\/\d\d\/\d{4}/);
  assert.ok(await share.locator("img").evaluate(async (image) => { image.loading = "eager"; await image.decode(); return image.naturalWidth > 0; }));
  check();
  await close();
});

test("a short address leads to the procedure", async () => {
  const { page, check, close } = await open(engine, home);
  await page.goto(`${home}q/1.004222/index.html`);
  await page.waitForURL(`${home}thu-tuc/dang-ky-thuong-tru/index.html`);
  check();
  await close();
});

for (const [how, start] of [["a host", () => home], ["a USB stick", () => pathToFileURL(`${SAMPLE}/`).href]]) {
  test(`the kiosk from ${how}: pages stay in it, what lies outside is a code, and after a minute it starts over`, async () => {
    const { page, check, close } = await open(engine, start(), { viewport: { width: 1080, height: 1920 } });
    await page.clock.install();
    await page.goto(`${start()}kiosk/index.html`);
    await page.locator(".big a").first().click();
    await page.waitForURL(/thu-tuc\/.*kiosk=[0-9a-f]{10}-[0-9a-f]{10}/);
    await page.getByRole("link", { name: "Về đầu" }).waitFor();
    const size = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    assert.ok(size >= 20, `letters of ${size} px`);
    await page.locator("main a[href^='https://']").first().click();
    const box = page.getByRole("dialog");
    await box.waitFor();
    assert.ok(await box.locator("img").evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
    await box.getByRole("button", { name: "Đóng" }).click();
    await page.locator(".crumbs a").last().click();
    await page.waitForURL(/kiosk=/);
    await page.getByRole("link", { name: "Về đầu" }).waitFor();
    await page.clock.runFor(50_000);
    await page.getByRole("button", { name: "Tôi vẫn đang xem" }).waitFor();
    assert.match(await page.locator(".kiosk-bar").innerText(), /Về trang đầu sau \d+ giây/);
    await page.getByRole("button", { name: "Tôi vẫn đang xem" }).dispatchEvent("pointerdown");
    await page.getByRole("button", { name: "Tôi vẫn đang xem" }).waitFor({ state: "hidden" });
    await page.clock.runFor(30_000);
    assert.match(page.url(), /kiosk=/, "a touch keeps the page");
    await page.clock.runFor(40_000);
    await page.waitForURL(/kiosk\/index\.html/);
    check();
    await close();
  });
}

test("the screen turns, stops and stands still for those who want less motion", async () => {
  const { page, check, close } = await open(engine, home);
  await page.clock.install();
  await page.goto(`${home}man-hinh/index.html`);
  const title = () => page.locator(".slide:visible h2").innerText();
  const first = await title();
  await page.clock.runFor(13_000);
  const second = await title();
  assert.notEqual(second, first);
  await page.getByRole("button", { name: "Dừng" }).click();
  await page.clock.runFor(60_000);
  assert.equal(await title(), second);
  const still = await open(engine, home, { reducedMotion: "reduce" });
  await still.page.clock.install();
  await still.page.goto(`${home}man-hinh/index.html`);
  await still.page.clock.runFor(60_000);
  assert.equal(await still.page.locator(".slide:visible h2").innerText(), first);
  check();
  await close();
  await still.close();
});

test("without scripts the screen lists every slide", async () => {
  const { page, close } = await open(engine, home, { javaScriptEnabled: false });
  await page.goto(`${home}man-hinh/index.html`);
  assert.ok((await page.locator(".slide:visible").count()) > 3);
  await close();
});

test("boards, posters, kiosk and screen are for everybody", async () => {
  const { page, check, close } = await open(engine, home);
  for (const path of ["in/index.html", "in/co-quan/phuong-an-khe/index.html", "in/linh-vuc/cu-tru/index.html", "kiosk/index.html", "man-hinh/index.html"]) {
    await page.goto(`${home}${path}`);
    assert.deepEqual(await faults(page), [], path);
  }
  check();
  await close();
});
