// «Gửi câu trả lời»: the reader's case as a text to carry away; the office that was found and the papers that were ticked stay until
// the page is closed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SAMPLE, browser, open } from "./world.mjs";
import { serve } from "./server.mjs";

const HOUSE = "thu-tuc/dang-ky-thuong-tru/index.html";
const CASE = "#truong-hop=thue-muon-o-nho&cach=online";
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

const phone = (options) => open(engine, server.url, { viewport: { width: 360, height: 740 }, ...options });
const body = (href) => decodeURIComponent(href.split("body=")[1]);

/** Notes what the page hands to the share sheet. */
const sheet = () => { window.sent = []; navigator.share = (what) => { window.sent.push(what); return Promise.resolve(); }; };

test("the answer to one's own case goes to the share sheet", async () => {
  const { page, check, close } = await phone();
  await page.addInitScript(sheet);
  await page.clock.setFixedTime(new Date("2026-11-30T02:00:00Z"));
  await page.goto(`${server.url}${HOUSE}${CASE}`);
  await page.locator(".bar a", { hasText: "Gửi câu trả lời" }).click();
  const [{ text }] = await page.evaluate(() => window.sent);
  for (const part of [
    /^Đăng ký thường trú\n.*thuê, mượn, ở nhờ/, /Giấy tờ:\s*\n1\. .*Tờ khai thay đổi thông tin cư trú/, /\n\d\. .*Hợp đồng hoặc văn bản cho thuê/, /Tiền: 10\.000\sđ/,
    /Thời hạn: 7\sngày làm việc/, /thứ Tư, 09\/12\/2026/, /Hỏi: 1022/, /Kiểm tra 20\/07\/2026\. Xem đủ: \S+\/q\/1\.004222#truong-hop=thue-muon-o-nho&cach=online$/,
  ]) assert.match(text, part);
  assert.doesNotMatch(text, /CT02 thay cho|nhà tu hành|phương tiện thường đậu/, "no papers of other cases");
  // A short message: two of 153 letters without marks.
  const sms = body(await page.locator(".sms").getAttribute("href"));
  assert.ok(sms.length <= 306, `${sms.length}: ${sms}`);
  assert.match(sms, /^[ -~]+$/);
  assert.match(sms, /^Dang ky thuong tru.*1\..*10\.000 d.*1022.*q\/1\.004222#truong-hop=thue-muon-o-nho&cach=online$/);
  check();
  await close();
});

test("without a share sheet the answer is copied", async () => {
  const { page, check, close } = await phone({ permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(`${server.url}${HOUSE}${CASE}`);
  await page.locator("#chia-se > summary").click();
  await page.locator("[data-do=send]").click();
  await page.locator("[data-do=send]", { hasText: "Đã chép" }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Đăng ký thường trú\n.*thuê, mượn/);
  check();
  await close();
});

test("without scripts the answer is a block of the page, and a short message", async () => {
  const { page, check, close } = await phone({ javaScriptEnabled: false });
  await page.goto(`${server.url}thu-tuc/cap-lai-can-cuoc/index.html`);
  await page.locator("#chia-se > summary").click();
  const text = await page.locator("#cau-tra-loi").innerText();
  assert.match(text, /^Cấp lại thẻ căn cước/);
  for (const part of [/Giấy tờ:/, /Phiếu thu nhận thông tin căn cước/, /Thời hạn: 7/, /Hỏi: 1022/, /Kiểm tra 20\/07\/2026/]) assert.match(text, part);
  const sms = body(await page.locator(".sms").getAttribute("href"));
  assert.ok(sms.length <= 306 && /^[ -~]+$/.test(sms), sms);
  assert.ok(!(await page.locator("[data-do=send]").isVisible()), "no button that does nothing");
  check();
  await close();
});

test("every short message fits in two, with its address", async () => {
  const { page, check, close } = await phone();
  for (const stem of ["cap-giay-chung-nhan-an-ninh-trat-tu", "sang-ten-xe", "phieu-ly-lich-tu-phap", "dang-ky-xe-lan-dau-toan-trinh"]) {
    await page.goto(`${server.url}thu-tuc/${stem}/index.html`);
    const first = page.locator(".case input").first();
    if (await first.count()) {
      await page.locator(".case").evaluate((box) => { box.open = true; });
      await first.check();
      await page.waitForFunction(() => /=/.test(location.hash));
      await page.waitForTimeout(20);
    }
    const sms = body(await page.locator(".sms").getAttribute("href"));
    assert.ok(sms.length <= 306 && /^[ -~]+$/.test(sms), `${stem} ${sms.length}: ${sms}`);
    assert.match(sms, /motcua\.example\.vn\/q\/\S+$/, stem);
  }
  check();
  await close();
});

test("a short address leads to the chosen case", async () => {
  const { page, check, close } = await phone();
  await page.goto(`${server.url}q/1.004222/index.html${CASE}`);
  await page.waitForURL(/thu-tuc\/dang-ky-thuong-tru\/index\.html#truong-hop=thue-muon-o-nho/);
  assert.match(await page.locator(".case .mine").innerText(), /thuê, mượn, ở nhờ/);
  check();
  await close();
});

test("the answer of the finder is where one looks: after typing, with a query, by one's place", async () => {
  const { page, check, close } = await phone({ geolocation: { latitude: 16.107, longitude: 108.1265 }, permissions: ["geolocation"] });
  const seen = () => page.evaluate(() => {
    const told = document.querySelector("[data-told]").getBoundingClientRect(), first = document.querySelector("[data-found] a").getBoundingClientRect();
    return told.top >= 0 && first.bottom <= innerHeight;
  });
  await page.goto(`${server.url}co-quan/index.html#noi=hoa+bac`);
  await page.locator("[data-found] > li").first().waitFor();
  assert.ok(await seen(), "with a query");
  await page.goto(`${server.url}co-quan/index.html`);
  await page.locator("#noi").fill("an hai");
  await page.locator("#noi").press("Enter");
  await page.waitForTimeout(300);
  assert.ok(await seen(), "after typing");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "status", "and it is read out");
  await page.goto(`${server.url}co-quan/index.html`);
  await page.locator("[data-near]").click();
  await page.locator("[data-found] .km").first().waitFor();
  assert.ok(await seen(), "by place");
  check();
  await close();
});

test("two offices of one name say what each takes", async () => {
  const { page, check, close } = await phone();
  await page.goto(`${server.url}co-quan/index.html#noi=an+hai`);
  const lines = page.locator("[data-found] > li");
  await lines.first().waitFor();
  assert.match(await lines.filter({ hasText: "Công an phường An Hải" }).first().innerText(), /Nhận: .*cư trú/);
  assert.doesNotMatch(await lines.filter({ hasText: "Ủy ban nhân dân phường An Hải" }).first().innerText(), /Nhận: .*cư trú/);
  check();
  await close();
});

test("the office that was found stands on the procedure and in its answer, until the page is closed", async () => {
  const { page, check, close } = await phone();
  await page.goto(`${server.url}${HOUSE}`);
  await page.locator("#noi-nop [name=noi]").fill("phuoc my");
  await page.locator("#noi-nop form button").click();
  const office = page.locator("[data-found] a", { hasText: "Công an phường An Hải" }).first();
  await office.click();
  await page.waitForURL(/phuong-an-hai\//);
  await page.goto(`${server.url}${HOUSE}${CASE}`);
  assert.match(await page.locator("[data-own]").innerText(), /Công an phường An Hải[\s\S]*289 đường Nguyễn Công Trứ[\s\S]*đóng trang/);
  assert.equal(await page.locator("#noi-nop [name=noi]").inputValue(), "phuoc my");
  assert.match(await page.locator("#cau-tra-loi").textContent(), /Nơi nộp: Công an phường An Hải, Số 289/);
  // Another level takes this one: nobody is sent to the wrong office.
  await page.goto(`${server.url}thu-tuc/phieu-ly-lich-tu-phap/index.html`);
  assert.equal(await page.locator("[data-own]:visible").count(), 0);
  assert.equal(await page.evaluate(() => localStorage.length), 0, "nothing outlives the visit");
  check();
  await close();
});

test("ticked papers are there after a reload and on the way back", async () => {
  const { page, check, close } = await phone();
  await page.goto(`${server.url}thu-tuc/cap-lai-can-cuoc/index.html`);
  await page.locator(".papers input").first().check();
  await page.reload();
  assert.ok(await page.locator(".papers input").first().isChecked());
  assert.match(await page.locator(".ready").innerText(), /1 trên \d/);
  await page.goto(`${server.url}index.html`);
  await page.goBack();
  assert.ok(await page.locator(".papers input").first().isChecked());
  check();
  await close();
});
