// Where to go: the finder by name, old name, field, level and distance; what is open; the way from a procedure to its office.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { faults } from "./axe.mjs";
import { SAMPLE, browser, open } from "./world.mjs";
import { serve } from "./server.mjs";

/** In front of the office of Hải Vân ward, and far out at sea. */
const HAI_VAN = { latitude: 16.107, longitude: 108.1265 };
const SATURDAY = new Date("2026-12-05T09:00:00+07:00");

let engine;
let server;
let finder;

before(async () => {
  engine = await browser();
  server = await serve(SAMPLE);
  finder = `${server.url}co-quan/index.html`;
});

after(async () => {
  await engine?.close();
  await server?.close();
});

const phone = (options) => open(engine, server.url, { viewport: { width: 360, height: 740 }, ...options });
const found = (page) => page.locator("[data-found] > li");
const names = (page) => found(page).evaluateAll((lines) => lines.map((line) => line.querySelector("a").textContent));
const told = (page) => page.locator("[data-told]");
/** Unfolds field, level and hours. */
const unfold = (page) => page.locator("[data-sift] summary").click();

describe("the finder", () => {
  test("finds an office by the old name of a commune, typed without marks", async () => {
    const { page, check, close } = await phone();
    await page.goto(finder);
    await page.locator("#noi").fill("hoa bac");
    await found(page).first().waitFor();
    assert.match((await names(page))[0], /phường Hải Vân/);
    assert.match(await found(page).first().innerText(), /Hòa Bắc/);
    assert.ok(!(await page.locator("[data-groups]").isVisible()), "the whole list steps aside");
    // «đ» is a letter of its own, and people leave its bar out.
    await page.locator("#noi").fill("dien ban dong");
    await page.waitForFunction(() => /Điện Bàn Đông/.test(document.querySelector("[data-found]").textContent));
    // The choice stands in the address.
    assert.equal(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("noi"), "dien ban dong");
    assert.equal(new URL(page.url()).search, "", "no host is told");
    await page.reload();
    assert.match((await names(page))[0], /Điện Bàn Đông/);
    check();
    await close();
  });

  test("says what to do when nothing fits, and clears", async () => {
    const { page, check, close } = await phone();
    await page.goto(`${finder}?noi=khongconoinay`);
    assert.equal(await found(page).count(), 0);
    assert.match(await told(page).innerText(), /tên xã, phường cũ/);
    await unfold(page);
    await page.locator("[data-sift] [type=reset]").click();
    await page.locator("[data-groups]").waitFor({ state: "visible" });
    assert.equal(new URL(page.url()).search + new URL(page.url()).hash, "");
    check();
    await close();
  });

  test("narrows down by field and level", async () => {
    const { page, check, close } = await phone();
    await page.goto(finder);
    await unfold(page);
    await page.locator("#linh-vuc").selectOption("xuat-nhap-canh");
    await page.locator("#cap").selectOption("province");
    await found(page).first().waitFor();
    assert.deepEqual(await names(page), ["Phòng Quản lý xuất nhập cảnh, Công an thành phố Đà Nẵng"]);
    assert.match(await told(page).innerText(), /1 cơ quan/);
    check();
    await close();
  });

  test("puts the nearest first when the place is told, and sends it nowhere", async () => {
    const { page, check, close } = await phone({ geolocation: HAI_VAN, permissions: ["geolocation"] });
    await page.goto(finder);
    await unfold(page);
    await page.locator("#linh-vuc").selectOption("can-cuoc");
    await page.locator("[data-near]").click();
    await page.locator("[data-found] .km").first().waitFor();
    assert.equal((await names(page))[0], "Công an phường Hải Vân");
    const far = await found(page).locator(".km").evaluateAll((parts) => parts.map((part) => Number.parseFloat(part.textContent.replace(",", ".")) * (/ m\b/.test(part.textContent) ? 1 : 1000)));
    assert.deepEqual(far, [...far].sort((a, b) => a - b));
    assert.ok(far[0] < 1000);
    assert.ok(!page.url().includes("16.1"), "the place is not in the address");
    assert.match(await found(page).first().locator("a[href*='maps/dir']").getAttribute("href"), /destination=16\.1\d+,108\.1\d+$/);
    check();
    await close();
  });

  test("says so when the place is not told, and when all is far away", async () => {
    const denied = await phone({ permissions: [] });
    await denied.page.goto(finder);
    await denied.page.locator("[data-near]").click();
    await denied.page.waitForFunction(() => /chưa cho phép|chưa cho biết/.test(document.querySelector("[data-told]").textContent));
    assert.ok(await denied.page.locator("[data-groups]").isVisible(), "the lists are still there");
    denied.check();
    await denied.close();
    const far = await phone({ geolocation: { latitude: 21.03, longitude: 105.85 }, permissions: ["geolocation"] });
    await far.page.goto(finder);
    await far.page.locator("[data-near]").click();
    await far.page.waitForFunction(() => /cách khoảng \d+ km/.test(document.querySelector("[data-told]").textContent));
    far.check();
    await far.close();
  });

  test("finds the nearest open office on a Saturday morning", async () => {
    const { page, check, close } = await phone({ geolocation: HAI_VAN, permissions: ["geolocation"] });
    await page.clock.setFixedTime(SATURDAY);
    await page.goto(`${finder}?linh-vuc=can-cuoc&mo=1`);
    await page.locator("[data-near]").click();
    await page.locator("[data-found] .km").first().waitFor();
    assert.equal((await names(page))[0], "Công an phường Hải Vân");
    assert.match(await found(page).first().locator(".now").innerText(), /Đang mở, đến 11:30$/);
    assert.match(await page.locator("[data-filter]").innerText(), /căn cước, Chỉ nơi đang mở cửa/, "folded, it still says what is chosen");
    await unfold(page);
    // Vehicles are not registered on a Saturday.
    await page.locator("#linh-vuc").selectOption("dang-ky-xe");
    await page.waitForFunction(() => !/Hải Vân/.test(document.querySelector("[data-found]").textContent));
    check();
    await close();
  });

  test("works with the keys alone", async () => {
    const { page, check, close } = await phone();
    await page.goto(finder);
    const order = [];
    await page.locator("#noi").focus();
    await page.keyboard.type("tam hai");
    await found(page).first().waitFor();
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press("Tab");
      order.push(await page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim().slice(0, 20)));
    }
    assert.deepEqual(order.slice(0, 3), ["Tìm", "Tìm nơi gần tôi", "Lọc"]);
    assert.match(order[3], /xã Tam Hải/);
    check();
    await close();
  });

  test("is a list by letter and an index of old names without scripts", async () => {
    const { page, check, close } = await phone({ javaScriptEnabled: false });
    await page.goto(finder);
    assert.ok(!(await page.locator("[data-sift]").isVisible()), "no form that does nothing");
    await page.locator("#ten-cu summary").click();
    const old = page.locator("#ten-cu li", { hasText: "Hòa Bắc" }).locator("a");
    assert.equal(await old.innerText(), "Phường Hải Vân");
    const place = (await old.getAttribute("href")).slice(1);
    assert.match(await page.locator(`[id="${place}"]`).innerText(), /Hải Vân/);
    check();
    await close();
  });

  for (const [scheme, width] of [["light", 360], ["dark", 1280]]) {
    test(`is there for everybody with results shown, ${scheme}, ${width} px`, async () => {
      const { page, check, close } = await phone({ viewport: { width, height: 800 }, colorScheme: scheme });
      await page.goto(`${finder}?noi=h%E1%BA%A3i`);
      await found(page).first().waitFor();
      assert.deepEqual(await faults(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
      check();
      await close();
    });
  }
});

describe("what is open", () => {
  /** The state of an office in this time, as the script of the page works it out. */
  function state({ hours, but = "", off = "", worked = "", field = "" }, time) {
    const template = { dataset: { off, worked, days: "Chủ nhật,thứ Hai,thứ Ba,thứ Tư,thứ Năm,thứ Sáu,thứ Bảy", now: "mở đến {t}", later: "{t} hôm nay", next: "{t} {day}", tomorrow: "ngày mai", some: "(một số)" } };
    const world = { document: { getElementById: () => template, querySelectorAll: () => [] }, setInterval() {}, Date, Math };
    world.window = world;
    // The clocks of Việt Nam are as far ahead all the year; the page's own clocks are tried below.
    world.motcua = { ahead: () => 7 * 36e5 };
    const file = new URL("../../themes/civic/assets/js/page/3-open.js", import.meta.url);
    runInNewContext(readFileSync(file, "utf8"), world);
    return world.motcua.hours.state({ dataset: { open: hours, but } }, field, Date.parse(`${time}+07:00`))?.text;
  }
  const week = "12345 450-690;12345 810-1020";

  test("the hours of a day, at their edges", () => {
    // 23 November 2026 is a Monday.
    assert.equal(state({ hours: week }, "2026-11-23T07:29:59"), "07:30 hôm nay");
    assert.equal(state({ hours: week }, "2026-11-23T07:30:00"), "mở đến 11:30");
    assert.equal(state({ hours: week }, "2026-11-23T11:30:00"), "13:30 hôm nay");
    assert.equal(state({ hours: week }, "2026-11-23T17:00:00"), "07:30 ngày mai");
    assert.equal(state({ hours: week }, "2026-11-27T18:00:00"), "07:30 thứ Hai");
    assert.equal(state({ hours: "12345 450-720;12345 720-1020" }, "2026-11-23T11:59:00"), "mở đến 17:00", "spans that touch are one");
    assert.equal(state({ hours: "1234567 0-1440" }, "2026-11-23T23:59:00"), "mở đến 24:00");
    assert.equal(state({ hours: "" }, "2026-11-23T08:00:00"), undefined);
  });

  test("a Saturday morning for some fields", () => {
    const hours = `${week};6 450-690 f:cu-tru,can-cuoc`;
    assert.equal(state({ hours }, "2026-12-05T08:00:00"), "mở đến 11:30 (một số)");
    assert.equal(state({ hours, field: "can-cuoc" }, "2026-12-05T08:00:00"), "mở đến 11:30");
    assert.equal(state({ hours, field: "dang-ky-xe" }, "2026-12-05T08:00:00"), "07:30 thứ Hai");
  });

  test("summer and winter", () => {
    const hours = "1234567 420-660 s;1234567 450-690 w";
    assert.equal(state({ hours }, "2026-04-15T07:10:00"), "07:30 hôm nay");
    assert.equal(state({ hours }, "2026-04-16T07:10:00"), "mở đến 11:00");
    assert.equal(state({ hours }, "2026-10-15T07:10:00"), "mở đến 11:00");
    assert.equal(state({ hours }, "2026-10-16T07:10:00"), "07:30 hôm nay");
  });

  test("days off, worked Saturdays, and days of one's own", () => {
    const off = "20270101 20270208";
    assert.equal(state({ hours: week, off }, "2027-01-01T08:00:00"), "07:30 thứ Hai");
    assert.equal(state({ hours: week, worked: "20260822 1" }, "2026-08-22T08:00:00"), "mở đến 11:30");
    assert.equal(state({ hours: week, but: "20261224" }, "2026-12-24T08:00:00"), "07:30 ngày mai");
    assert.equal(state({ hours: week, but: "20261224 480-600 840-900" }, "2026-12-24T07:45:00"), "08:00 hôm nay");
    // What the office says of a day goes before the calendar of the country.
    assert.equal(state({ hours: week, off, but: "20270101 480-600" }, "2027-01-01T09:00:00"), "mở đến 10:00");
    // More than a week ahead, the weekday alone would mislead.
    const tet = ["08", "09", "10", "11", "12"].map((day) => `202702${day}`).join(" ");
    assert.equal(state({ hours: week, off: tet }, "2027-02-06T09:00:00"), "07:30 thứ Hai 15/02");
  });

  test("is said on the page of an office, by the clocks of Việt Nam wherever one is", async () => {
    const { page, check, close } = await phone({ timezoneId: "America/New_York" });
    await page.clock.setFixedTime(SATURDAY);
    await page.goto(`${server.url}co-quan/phuong-hai-van/index.html`);
    assert.equal(await page.locator("main .now").first().innerText(), "Đang mở, đến 11:30 (chỉ một số lĩnh vực)");
    check();
    await close();
  });
});

test("a procedure tells whether one may hand it in here, and leads to the office of one's commune", async () => {
  const { page, check, close } = await phone();
  await page.goto(`${server.url}thu-tuc/dang-ky-thuong-tru/index.html`);
  const section = page.locator("#noi-nop");
  assert.match(await section.innerText(), /Bạn nộp ở/);
  await section.locator("[name=noi]").fill("hoa bac");
  await Promise.all([page.waitForURL(/co-quan\/index\.html#/), section.locator("form button").click()]);
  await found(page).first().waitFor();
  assert.deepEqual(await names(page), ["Công an phường Hải Vân"]);
  assert.equal(await page.locator("#cap").inputValue(), "commune");
  check();
  await close();
});

test("the hours on a procedure are those for it", async () => {
  const html = (path) => readFileSync(join(SAMPLE, path), "utf8");
  assert.match(html("co-quan/phuong-hai-van/index.html"), /Chỉ nhận: /);
  assert.doesNotMatch(html("thu-tuc/cap-the-tam-tru/index.html"), /Chỉ nhận: /);
});

test("on an English page, the address stands in Vietnamese for a driver", async () => {
  const { page, check, close } = await phone();
  await page.goto(`${server.url}en/co-quan/phuong-hai-van/index.html`);
  const card = page.locator(".driver [lang=vi]");
  assert.match(await card.innerText(), /Công an phường Hải Vân/);
  assert.match(await card.innerText(), /đường|phường/);
  await page.goto(`${server.url}co-quan/phuong-hai-van/index.html`);
  assert.equal(await page.locator(".driver").count(), 0);
  check();
  await close();
});
