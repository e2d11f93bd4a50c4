// Twelve ways of citizens through the sample on a phone, with and without scripts: from the home page to the answer.
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

/** Follows a link of the page by a part of its address. */
async function follow(page, part) {
  const link = page.locator(`main a[href*="${part}"]`).filter({ visible: true }).first();
  assert.ok(await link.count(), `a link to ${part} on ${page.url()}`);
  await link.click();
  await page.waitForURL((url) => url.href.includes(part));
}

/** The facts that every answer has: cost, time, where, papers. */
async function answered(page, words = ["Phí, lệ phí", "Bao lâu có kết quả", "Nộp ở đâu", "Cách nộp", "Giấy tờ cần chuẩn bị"]) {
  for (const text of words) assert.ok(await page.locator("main", { hasText: text }).count(), `«${text}» on ${page.url()}`);
  for (const dd of await page.locator(".facts dd").allInnerTexts()) assert.ok(dd.trim(), `an empty fact on ${page.url()}`);
  assert.ok((await page.locator("#giay-to li, #giay-to p").count()) > 0);
}

/** With scripts: chooses and reads what it comes to. */
async function choose(page, labels) {
  // The questions are folded, and so are answers behind the first.
  for (const fold of ["details#truong-hop:not([open]) > summary", "#truong-hop details:not([open]) > summary"]) {
    for (let left = await page.locator(fold).count(); left > 0; left--) await page.locator(fold).first().click();
  }
  for (const label of labels) await page.getByLabel(label, { exact: false }).first().check();
  return page.locator(".sum").innerText();
}

const JOURNEYS = {
  "lost ID card": async (page, scripts) => {
    await follow(page, "su-kien/mat-giay-to");
    await follow(page, "thu-tuc/cap-lai-can-cuoc");
    await answered(page);
    if (scripts) assert.match(await choose(page, ["Trực tiếp"]), /Bạn cần nộp \d+ giấy tờ/);
  },
  newborn: async (page, scripts) => {
    await follow(page, "su-kien/sinh-con");
    await follow(page, "thu-tuc/dang-ky-thuong-tru");
    await answered(page);
    assert.ok(await page.locator("main", { hasText: "Con mới sinh: làm trong vòng 60 ngày" }).count());
    if (scripts) assert.match(await choose(page, ["Về ở với vợ, chồng", "Trực tuyến"]), /10\.000\sđ/);
  },
  "moving house": async (page, scripts) => {
    await follow(page, "su-kien/chuyen-nha");
    await follow(page, "thu-tuc/dang-ky-thuong-tru");
    await answered(page);
    if (scripts) assert.match(await choose(page, ["Vào nhà thuê, mượn, ở nhờ", "Trực tiếp"]), /20\.000\sđ/);
    else assert.ok(await page.locator("details", { hasText: "Hợp đồng hoặc văn bản cho thuê" }).count());
  },
  "first passport": async (page, scripts) => {
    await follow(page, "su-kien/di-nuoc-ngoai");
    await follow(page, "thu-tuc/cap-ho-chieu-pho-thong");
    await answered(page);
    if (scripts) {
      const said = await choose(page, ["Cấp lần đầu hoặc đổi hộ chiếu", "Người từ 14 tuổi", "Trực tiếp"]);
      assert.match(said, /Phải trả: 200\.000\sđ/);
      assert.match(said, /mang theo 1 giấy tờ để đối chiếu/);
      await page.getByLabel("Trực tuyến").check();
      assert.match(await page.locator(".sum").innerText(), /chưa rõ mức thu/, "what is not known is not free");
    }
  },
  "selling a motorbike": async (page, scripts) => {
    await follow(page, "su-kien/mua-ban-xe");
    await follow(page, "thu-tuc/sang-ten-xe");
    await answered(page);
    if (scripts) {
      const said = await choose(page, ["Người bán làm thủ tục thu hồi"]);
      assert.match(said, /Bạn cần nộp 4 giấy tờ/);
      assert.equal(await page.locator("#th-dang-ky").isVisible(), false, "the buyer's papers are not the seller's");
    }
  },
  "opening a karaoke bar": async (page, scripts) => {
    await follow(page, "su-kien/mo-co-so-kinh-doanh");
    assert.ok(await page.locator("main", { hasText: "karaoke" }).count() || (await page.locator("main", { hasText: "Karaoke" }).count()));
    await follow(page, "thu-tuc/cap-giay-chung-nhan-an-ninh-trat-tu");
    await answered(page);
    if (scripts) assert.match(await choose(page, ["Ngành khác (karaoke", "là người Việt Nam ở trong nước"]), /Bạn cần nộp \d+ giấy tờ/);
  },
  "a foreigner's visa": async (page) => {
    await page.locator("header a[hreflang=en]").click();
    await page.waitForURL(/\/en\/index\.html$/);
    await follow(page, "su-kien/nguoi-nuoc-ngoai");
    await follow(page, "thu-tuc/thi-thuc-dien-tu");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await answered(page, ["Fee", "Documents", "USD"]);
    const unmarked = await page.evaluate(() => {
      const vietnamese = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
      const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      const found = [];
      while (walk.nextNode()) if (vietnamese.test(walk.currentNode.data) && walk.currentNode.parentElement.closest("[lang]").lang !== "vi") found.push(walk.currentNode.data.trim());
      // The number of a decision or a law is its name in every language.
      return found.filter((text) => !/^[\d/]+[A-ZĐ-]+[\w-]*$/.test(text));
    });
    assert.deepEqual(unmarked, [], "Vietnamese without its language");
    const phones = await page.locator("a[href^='tel:+']").allInnerTexts();
    for (const phone of phones) assert.match(phone, /\+84/, "a number that can be called from abroad");
  },
  "fire-safety approval": async (page) => {
    await follow(page, "linh-vuc/phong-chay");
    await follow(page, "thu-tuc/tham-dinh-thiet-ke-pccc");
    await answered(page);
  },
  "criminal record": async (page) => {
    await follow(page, "linh-vuc/ly-lich-tu-phap");
    await follow(page, "thu-tuc/phieu-ly-lich-tu-phap");
    await answered(page);
  },
  "a late result": async (page) => {
    await follow(page, "thu-tuc/dang-ky-thuong-tru");
    await page.locator("#tre-hen a").click();
    await page.waitForURL(/quyen-cua-ban/);
    const text = await page.locator("main").innerText();
    assert.match(text, /xin lỗi/);
    assert.match(text, /phản ánh, kiến nghị/);
    assert.match(text, /63\/2010\/NĐ-CP/);
    assert.ok(await page.locator("main a[href^='tel:']").count(), "a number to call");
  },
  "the nearest open office on a Saturday morning": async (page, scripts) => {
    await page.locator("a[href='co-quan/index.html']").filter({ visible: true }).first().click();
    await page.waitForURL(/co-quan\/index\.html/);
    if (scripts) {
      await page.locator("[data-sift] summary").click();
      await page.locator("#linh-vuc").selectOption("can-cuoc");
      await page.locator("#mo").check();
      await page.locator("[data-near]").click();
      await page.locator("[data-found] .km").first().waitFor();
      assert.match(await page.locator("[data-found] .now").first().innerText(), /Đang mở, đến 11:30/);
      await page.locator("[data-found] h3 a, [data-found] a[href*='co-quan/']").first().click();
    } else {
      await page.locator("[data-groups] a, main a").filter({ hasText: "Công an phường Hải Vân", visible: true }).first().click();
    }
    await page.waitForURL(/co-quan\/phuong-hai-van\//);
    assert.match(await page.locator(".hours tr", { hasText: "Thứ Bảy" }).innerText(), /07:30\W+11:30/);
    assert.match(await page.locator(".hours").innerText(), /Chỉ nhận: .*căn cước/);
    assert.match(await page.locator("a[href*='/maps/dir/']").first().getAttribute("href"), /destination=16\.\d+,108\.\d+/);
  },
  "kiosk to QR": async (page, scripts) => {
    await page.goto(new URL("kiosk/index.html", page.url()).href);
    await page.locator(".big a").first().click();
    await page.waitForURL(/thu-tuc\//);
    await answered(page);
    const outside = page.locator("main a[href^='https://']").filter({ visible: true }).first();
    if (scripts) {
      await outside.click();
      const code = page.getByRole("dialog").locator("img");
      await code.waitFor();
      assert.ok(await code.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)), "the address as a code");
    } else {
      assert.ok(await outside.count(), "the way to apply");
      const code = page.locator("#chia-se img");
      await code.scrollIntoViewIfNeeded();
      // Loaded when it comes into sight, which the browser decides; so it is asked for.
      assert.match(await code.getAttribute("src"), /qr\.svg$/);
      assert.equal((await page.request.get(new URL(await code.getAttribute("src"), page.url()).href)).status(), 200);
    }
  },
};

// A Saturday on which the commune's police is open until 11:30, and a place in Hải Vân.
const SATURDAY = new Date("2026-12-05T09:00:00+07:00");
const HERE = { geolocation: { latitude: 16.107, longitude: 108.1265 }, permissions: ["geolocation"] };

for (const [name, walk] of Object.entries(JOURNEYS)) {
  for (const javaScriptEnabled of [true, false]) {
    test(`${name}, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
      const { page, check, close } = await open(engine, server.url, { viewport: { width: 360, height: 740 }, javaScriptEnabled, ...HERE });
      if (javaScriptEnabled) await page.clock.setFixedTime(SATURDAY);
      await page.goto(`${server.url}index.html`);
      await walk(page, javaScriptEnabled);
      check();
      await close();
    });
  }
}
