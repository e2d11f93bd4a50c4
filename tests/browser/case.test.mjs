// «Trường hợp của bạn»: what is chosen once is followed by papers, fees, time and date, stands in the address, and nowhere else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { faults } from "./axe.mjs";
import { SAMPLE, browser, open } from "./world.mjs";
import { serve } from "./server.mjs";

const HOUSE = "thu-tuc/dang-ky-thuong-tru/index.html";
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

/** A page of the sample on the day on which the sums of the tests were made. */
async function at(path, options = {}, home = server.url) {
  const world = await open(engine, home, { viewport: { width: 360, height: 740 }, ...options });
  if (options.javaScriptEnabled !== false) await world.page.clock.setFixedTime(new Date("2026-08-21T02:00:00Z"));
  await world.page.goto(`${home}${path}`);
  // What is folded where there is much to choose from is opened by a touch, as a reader does.
  if (options.javaScriptEnabled !== false) {
    for (const fold of ["#truong-hop", "#truong-hop fieldset details"]) {
      const part = world.page.locator(`${fold}:not([open])`);
      if (await part.count()) await part.first().locator("> summary").click();
    }
  }
  return world;
}
const seen = (page, selector) => page.locator(selector).filter({ visible: true }).allInnerTexts();

test("papers, fees, time and date follow the choice", async () => {
  const { page, check, close } = await at(HOUSE);
  assert.equal(await page.locator(".sum").innerText(), "");
  await page.getByLabel("Vào nhà thuê, mượn, ở nhờ").check();
  assert.match(await page.locator(".sum").innerText(), /Phải trả: 10\.000–20\.000\sđ\./);
  await page.getByLabel("Trực tuyến").check();
  const said = await page.locator(".sum").innerText();
  assert.match(said, /Bạn cần nộp 2 giấy tờ; 1 giấy tờ không cần nếu đã có trên VNeID\./);
  assert.match(said, /Phải trả: 10\.000\sđ\./);
  assert.match(said, /Thời hạn: 7\sngày\slàm\sviệc\./);
  assert.match(said, /Nộp hôm nay, dự kiến có kết quả thứ Năm, 03\/09\/2026\./);
  const papers = (await seen(page, ".papers label")).map((text) => text.replace(/\s+/g, " "));
  assert.equal(papers.length, 3, papers.join(" | "));
  assert.ok(papers.some((text) => text.includes("Hợp đồng")));
  assert.deepEqual((await seen(page, "#phi tbody td b")).map((text) => text.replace(/\s/g, " ")), ["10.000 đ"]);
  await page.getByRole("button", { name: "Chọn lại từ đầu" }).click();
  // The form is empty a step after it is told to be.
  await page.waitForFunction(() => !document.querySelector(".sum").textContent);
  assert.equal((await seen(page, "#phi tbody tr")).length, 2);
  check();
  await close();
});

for (const [place, home] of [["a server", () => server.url], ["a USB stick", () => `${pathToFileURL(SAMPLE).href}/`]]) {
  test(`the choice stands in the address and comes back with it, from ${place}`, async () => {
    const first = await at(HOUSE, {}, home());
    await first.page.getByLabel("Về ở với vợ, chồng").check();
    await first.page.getByLabel("Trực tiếp").check();
    const address = first.page.url();
    assert.match(address, /index\.html#truong-hop=ve-voi-nguoi-than&cach=in-person$/, "a host is never told what stands behind the #");
    const said = await first.page.locator(".sum").innerText();
    const stored = await first.page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]).catch(() => [0, 0, ""]);
    assert.deepEqual(stored, [0, 0, ""]);
    first.check();
    await first.close();
    const second = await at(address.slice(home().length), {}, home());
    assert.ok(await second.page.getByLabel("Về ở với vợ, chồng").isChecked());
    assert.equal(await second.page.locator(".sum").innerText(), said);
    second.check();
    await second.close();
  });
}

test("an address of before, with its choice behind a ?, is read and mended", async () => {
  const { page, check, close } = await at(`${HOUSE}?truong-hop=thue-muon-o-nho&cach=online`);
  assert.match(page.url(), /index\.html#truong-hop=thue-muon-o-nho&cach=online$/);
  assert.match(await page.locator(".sum").textContent(), /Phải trả: 10\.000\sđ\./);
  // A way within the page is gone, and the choice stays.
  await page.evaluate(() => { location.hash = "phi"; });
  await page.waitForFunction(() => location.hash.includes("cach=online"));
  check();
  await close();
});

test("papers are ticked, one of several counts as one, and the ticks are gone with the page", async () => {
  const { page, check, close } = await at(HOUSE);
  await page.getByLabel("Vào phương tiện dùng để ở").check();
  await page.locator(".papers label", { hasText: "Tờ khai thay đổi thông tin cư trú" }).click();
  await page.locator(".one-of label", { hasText: "Văn bản của Ủy ban nhân dân xã, phường" }).click();
  assert.match(await page.locator(".ready").innerText(), /^Bạn đã chuẩn bị 2 trên 2 giấy tờ\. Máy nhớ đến khi bạn đóng trang\.$/);
  await page.reload();
  assert.equal(await page.locator(".papers :checked").count(), 2, "a reload loses nothing");
  check();
  await close();
  const other = await at(HOUSE);
  assert.equal(await other.page.locator(".papers :checked").count(), 0);
  await other.close();
});

test("the form is worked by keys alone and tells what it found", async () => {
  const { page, check, close } = await at(HOUSE);
  await page.getByLabel("Vào nhà của mình").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.getByLabel("Về ở với vợ, chồng").isChecked());
  assert.equal(await page.locator(".sum").getAttribute("role"), "status");
  await page.keyboard.press("Tab");
  const focus = page.locator(":focus");
  assert.ok(await focus.evaluate((part) => part.matches("fieldset summary, [type=checkbox]")), "the next question, or the fold of this one");
  const ring = await focus.evaluate((part) => getComputedStyle(part).outlineStyle);
  assert.notEqual(ring, "none", "the focus is seen");
  check();
  await close();
});

for (const [colorScheme, width] of [["light", 360], ["dark", 1280]]) {
  test(`axe finds nothing on a chosen case, ${colorScheme}, ${width} px`, async () => {
    const { page, check, close } = await at(`${HOUSE}#truong-hop=thue-muon-o-nho&cach=online`, { colorScheme, viewport: { width, height: 800 } });
    assert.deepEqual(await faults(page), []);
    check();
    await close();
  });
}

test("without scripts every paper and every fee is there with its condition, and there is no form", async () => {
  const { page, check, close } = await at(HOUSE, { javaScriptEnabled: false });
  assert.equal(await page.locator("#truong-hop").isVisible(), false);
  assert.match(await page.locator(".need").innerText(), /^Bạn cần nộp 1 giấy tờ; có thể thêm, tùy trường hợp\.$/);
  assert.equal(await page.locator(".papers li").count(), 16);
  assert.deepEqual((await seen(page, "#phi tbody th small")).filter((text) => /^Trực/.test(text)), ["Trực tiếp", "Trực tuyến"]);
  assert.equal(await page.locator(".due").isVisible(), false, "a day worked out by the build would be wrong tomorrow");
  assert.match((await page.locator(".limit").innerText()).replace(/\s+/g, " "), /7 ngày làm việc, tính từ khi nhận đủ hồ sơ/);
  check();
  await close();
});

test("on the English page the choice and the sums are said in English", async () => {
  const { page, check, close } = await at(`en/${HOUSE}#truong-hop=thue-muon-o-nho&cach=online`, { locale: "en-GB" });
  const said = await page.locator(".sum").innerText();
  assert.match(said, /You need to hand in 2 documents; 1 document is not needed if already on VNeID\./);
  assert.match(said, /To pay: 10,000\sVND\./);
  assert.match(said, /Handed in today, expect the result on Thursday, 3 September 2026\./);
  check();
  await close();
});

test("the key facts and the line of my case follow the choice, and go with it", async () => {
  const { page, check, close } = await at(HOUSE);
  const facts = () => page.locator(".facts dd").evaluateAll((all) => all.slice(0, 2).map((dd) => dd.textContent.replace(/\s+/g, " ").trim()));
  const before = await facts();
  await page.getByLabel("Vào nhà thuê, mượn, ở nhờ").check();
  await page.getByLabel("Trực tuyến").check();
  assert.deepEqual(await facts(), ["10.000 đ theo trường hợp của bạn", "7 ngày làm việc theo trường hợp của bạn"]);
  assert.match(await page.locator("#truong-hop .mine").innerText(), /Vào nhà thuê, mượn, ở nhờ\. Trực tuyến\.$/);
  await page.getByRole("button", { name: "Chọn lại từ đầu" }).click();
  await page.waitForFunction(() => !document.querySelector(".sum").textContent);
  assert.deepEqual(await facts(), before);
  check();
  await close();
});

for (const height of [740, 480]) {
  test(`nothing that is focused lies under the bar, ${height} px high`, async () => {
    const { page, check, close } = await at(`${HOUSE}#truong-hop=thue-muon-o-nho&cach=online`, { viewport: { width: 320, height } });
    for (const keys of ["Tab", "Shift+Tab"]) {
      for (let n = 0; n < 70; n += 1) {
        await page.keyboard.press(keys);
        const hidden = await page.evaluate(() => {
          const focus = document.activeElement;
          const bar = document.querySelector(".bar div");
          if (focus === document.body || bar.contains(focus)) return "";
          const box = focus.getBoundingClientRect();
          return box.bottom > bar.getBoundingClientRect().top + 1 && box.height < 200 ? `${focus.outerHTML.slice(0, 80)} at ${box.bottom}` : "";
        });
        assert.equal(hidden, "");
      }
    }
    // The end of the page can be read too.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const gap = await page.evaluate(() => document.querySelector(".bar div").getBoundingClientRect().top - document.querySelector("footer").getBoundingClientRect().bottom);
    assert.ok(gap >= -1, `the bar covers ${-gap} px of the foot`);
    check();
    await close();
  });
}
