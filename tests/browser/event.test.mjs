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

const PHONE = { viewport: { width: 360, height: 740 } };
const step = (page, title) => page.locator("main ol.steps > li").filter({ has: page.locator("h3", { hasText: title }) });
const mine = (page, title) => step(page, title).getByRole("checkbox", { name: /^Việc của tôi/ });
const fact = (page, n) => page.locator("#tong-cong dl dd").nth(n).innerText();

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with scripts" : "without scripts";
  test(`moving home: one of three, and no sum that is nobody's, ${how}`, async () => {
    const { page, check, close } = await open(engine, server.url, { ...PHONE, javaScriptEnabled });
    await page.goto(`${server.url}su-kien/chuyen-nha/index.html`);
    const steps = page.locator("main ol.steps > li");
    assert.match(await steps.nth(1).innerText(), /^hoặc\s+Ở thuê, ở nhờ/, "an alternative says so");
    assert.match(await steps.nth(2).innerText(), /^hoặc/);
    assert.match(await step(page, "Tách hộ").innerText(), /nếu cần/);
    const numbers = await steps.evaluateAll((all) => all.filter((li) => !li.matches(".or, .and")).length);
    assert.equal(numbers, 5, "what is chosen has one number");
    assert.equal(await page.locator("#tong-cong dl").isVisible(), false, "nothing is added up before anything is mine");
    check();
    await close();
  });

  test(`a child is born: one dossier, three results, one date, ${how}`, async () => {
    const { page, check, close } = await open(engine, server.url, { ...PHONE, javaScriptEnabled });
    await page.goto(`${server.url}su-kien/sinh-con/index.html`);
    const joint = await step(page, "trong một lần nộp").innerText();
    for (const result of [/Giấy khai sinh/, /đăng ký thường trú/, /Thẻ bảo hiểm y tế/, /3\sngày\slàm\sviệc/, /dichvucong\.gov\.vn/]) assert.match(joint, result);
    assert.doesNotMatch(joint, /7\sngày/, "a part has no date of its own");
    assert.match(await step(page, "Làm riêng").innerText(), /^hoặc[\s\S]*Ủy ban nhân dân/);
    check();
    await close();
  });

  test(`a passport lost abroad: the embassy is the answer, ${how}`, async () => {
    const { page, check, close } = await open(engine, server.url, { ...PHONE, javaScriptEnabled });
    await page.goto(`${server.url}su-kien/mat-giay-to/index.html`);
    const abroad = step(page, "đang ở nước ngoài");
    assert.match(await abroad.innerText(), /^hoặc[\s\S]*Đại sứ quán/);
    assert.equal(await abroad.locator("a[href='tel:+84981848484']").count(), 1);
    await page.goto(`${server.url}thu-tuc/trinh-bao-mat-ho-chieu/index.html`);
    assert.match(await page.locator("#noi-nop").innerText(), /Đại sứ quán, lãnh sự quán Việt Nam/);
    check();
    await close();
  });

  test(`opening a karaoke bar, step by step, ${how}`, async () => {
    const { page, check, close } = await open(engine, server.url, { ...PHONE, javaScriptEnabled });
    await page.goto(`${server.url}su-kien/mo-co-so-kinh-doanh/index.html`);
    const steps = page.locator("main ol.steps > li");
    assert.match(await steps.nth(0).innerText(), /^Thẩm định thiết kế/);
    assert.match(await steps.nth(1).innerText(), /Làm sau khi xong bước 1\./);
    assert.match(await steps.nth(3).innerText(), /Làm sau khi xong bước 2, 3\./);
    check();
    await close();
  });
}

test("a search for a passport lost abroad is answered at once", async () => {
  const { page, check, close } = await open(engine, server.url, PHONE);
  await page.goto(`${server.url}tim-kiem/index.html?q=${encodeURIComponent("mất hộ chiếu ở nước ngoài")}`);
  await page.getByText("đại sứ quán, lãnh sự quán Việt Nam ở nước đó").waitFor();
  check();
  await close();
});

test("only what is ticked is added up, and of alternatives one", async () => {
  const { page, check, close } = await open(engine, server.url, PHONE);
  await page.goto(`${server.url}su-kien/chuyen-nha/index.html`);
  await mine(page, "Ở lâu dài").check();
  assert.match(await fact(page, 0), /^10\.000–20\.000\s+đ$/);
  assert.match(await fact(page, 1), /^7\s+ngày\s+làm\s+việc$/);
  await mine(page, "Ở thuê").check();
  assert.equal(await mine(page, "Ở lâu dài").isChecked(), false, "the other one is not mine then");
  assert.match(await fact(page, 0), /^7\.000–10\.000\s+đ$/);
  await mine(page, "Đổi thẻ").or(mine(page, "Cấp đổi")).check();
  assert.match(await page.locator("#tong-cong .sum").innerText(), /2 việc/);
  assert.match(await page.locator("#tong-cong").innerText(), /nộp cùng lúc được/);
  const papers = await page.locator("#tong-cong .list > li:visible").evaluateAll((lines) => lines.map((line) => line.firstChild.textContent.trim()));
  assert.ok(papers.length > 1);
  assert.equal(new Set(papers).size, papers.length, "each paper once");
  assert.equal(parseInt(await fact(page, 2), 10), papers.length);
  await mine(page, "Đổi chứng nhận").or(mine(page, "đăng ký xe")).first().check();
  assert.match(await page.locator("#tong-cong").innerText(), /Chưa tính phí của bước 5/, "what is not known is said, and not free");
  check();
  await close();
});

test("one dossier counts one date, and the money that is known", async () => {
  const { page, check, close } = await open(engine, server.url, PHONE);
  await page.goto(`${server.url}su-kien/sinh-con/index.html#cua-toi=lien-thong`);
  assert.match(await fact(page, 1), /^3\s+ngày/);
  assert.match(await page.locator("#tong-cong").innerText(), /Phí của bước 1 còn có khoản chưa tính được/);
  check();
  await close();
});

test("currencies are never added", async () => {
  const { page, check, close } = await open(engine, server.url);
  await page.goto(`${server.url}en/su-kien/nguoi-nuoc-ngoai/index.html`);
  const boxes = page.getByRole("checkbox", { name: /^This is mine/ });
  for (let n = 0; n < await boxes.count(); n++) await boxes.nth(n).check();
  assert.match(await fact(page, 0), /USD/);
  assert.match(await fact(page, 0), /VND/);
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
  test(`ticks stand in the address only, by names that outlive an edit, from ${place}`, async () => {
    const { page, check, close } = await open(engine, home(), PHONE);
    await page.goto(`${home()}su-kien/mat-giay-to/index.html`);
    await mine(page, "Cấp lại giấy phép lái xe").or(mine(page, "giấy phép lái xe")).first().check();
    await mine(page, "ngân hàng").check();
    assert.match(page.url(), /#cua-toi=ngan-hang\.bang-lai$/);
    await page.reload();
    assert.ok(await mine(page, "ngân hàng").isChecked());
    assert.equal(await page.locator(".steps :checked").count(), 2);
    await mine(page, "ngân hàng").uncheck();
    await page.locator(".steps :checked").uncheck();
    assert.equal(await page.locator("#tong-cong dl").isVisible(), false);
    assert.deepEqual(await page.evaluate(() => [localStorage.length, document.cookie]).catch(() => [0, ""]), [0, ""]);
    check();
    await close();
  });
}
