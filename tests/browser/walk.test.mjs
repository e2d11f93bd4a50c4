// A citizen's way: home, field, procedure, office, map. With and without scripts, on a phone and at a desk, from a web
// server, below a path, and from a USB stick.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { SAMPLE, browser, open, pages } from "./world.mjs";
import { everywhere } from "./server.mjs";

let engine;
const places = {};
let site;

before(async () => {
  engine = await browser();
  site = await everywhere(SAMPLE);
  Object.assign(places, site.places);
});

after(async () => {
  await engine?.close();
  await site?.close();
});

/** The offices of which the map is known. */
function placed() {
  const offices = pages(SAMPLE, "co-quan/").filter((page) => page !== "co-quan/index.html");
  return offices.filter((page) => readFileSync(join(SAMPLE, page), "utf8").includes("google.com/maps")).map((page) => page.split("/")[1]);
}

/** Where the first link leads whose address has this form; -1 if there is none. */
async function find(page, form) {
  const all = await page.locator("main a").filter({ visible: true }).evaluateAll((links) => links.map((link) => link.href));
  return all.findIndex((href) => form.test(href));
}

/** Clicks the first link whose address has this form, and waits for its page. */
async function follow(page, form) {
  const at = await find(page, form);
  assert.notEqual(at, -1, `no link ${form} on ${page.url()}`);
  await Promise.all([page.waitForURL(form), page.locator("main a").filter({ visible: true }).nth(at).click()]);
  assert.equal(await page.locator("h1").count(), 1, `${page.url()} has one h1`);
}

for (const place of ["a server", "a path of a server", "a USB stick"]) {
  for (const width of [360, 1280]) {
    for (const javaScriptEnabled of [false, true]) {
      const scripts = javaScriptEnabled ? "with scripts" : "without scripts";
      test(`from home to the map, from ${place}, ${width} px, ${scripts}`, async () => {
        const { page, check, close } = await open(engine, places[place], { viewport: { width, height: 740 }, javaScriptEnabled });
        await page.goto(`${places[place]}index.html`);
        await follow(page, /\/linh-vuc\/cu-tru\/index\.html$/);
        await follow(page, /\/thu-tuc\/dang-ky-thuong-tru\/index\.html$/);
        for (const words of ["Phí, lệ phí", "Bao lâu có kết quả", "Nộp ở đâu", "Cách nộp", "Giấy tờ cần chuẩn bị", "Từng bước"]) {
          assert.ok(await page.locator("main", { hasText: words }).count(), `«${words}» is on the page`);
        }
        // A few offices stand on the page itself; many are behind the finder. Not of each is it known where it is.
        const office = new RegExp(`/co-quan/(${placed().join("|")})/index\\.html$`);
        if ((await find(page, office)) < 0) await follow(page, /\/co-quan\/index\.html$/);
        await follow(page, office);
        const maps = await page.locator("main a[href*='google.com/maps']").evaluateAll((links) => links.map((link) => link.href));
        assert.ok(maps.some((href) => /\/maps\/search\/\?api=1&query=\d+\.\d+(,|%2C)\d+\.\d+/.test(href)), `a map: ${maps}`);
        assert.ok(maps.some((href) => /\/maps\/dir\/\?api=1&destination=\d+\.\d+(,|%2C)\d+\.\d+/.test(href)), `the way there: ${maps}`);
        assert.ok((await page.locator("a[href^='tel:']").count()) > 0, "a number to call");
        check();
        await close();
      });
    }
  }
}

describe("other ways", () => {
  test("the facts are seen on a phone without scrolling", async () => {
    const { page, check, close } = await open(engine, places["a server"], { viewport: { width: 360, height: 740 } });
    await page.goto(`${places["a server"]}thu-tuc/dang-ky-thuong-tru/index.html`);
    for (const words of ["Phí, lệ phí", "Bao lâu có kết quả", "Nộp ở đâu"]) {
      const box = await page.locator("main").getByText(words, { exact: true }).first().boundingBox();
      assert.ok(box && box.y + box.height < 740, `«${words}» stands at ${box?.y}`);
    }
    check();
    await close();
  });

  test("the language is switched on the same page, there and back", async () => {
    const home = places["a path of a server"];
    const { page, check, close } = await open(engine, home);
    await page.goto(`${home}thu-tuc/dang-ky-thuong-tru/index.html`);
    assert.equal(await page.locator("html").getAttribute("lang"), "vi");
    await page.locator("header a[hreflang=en]").click();
    assert.equal(page.url(), `${home}en/thu-tuc/dang-ky-thuong-tru/index.html`);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await page.locator("header a[hreflang=vi]").click();
    assert.equal(page.url(), `${home}thu-tuc/dang-ky-thuong-tru/index.html`);
    check();
    await close();
  });

  test("what is not translated is marked with its language", async () => {
    const home = places["a server"];
    const { page, check, close } = await open(engine, home);
    await page.goto(`${home}en/linh-vuc/index.html`);
    const marked = await page.locator("main [lang=vi]").count();
    const untranslated = await page.evaluate(() => /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i.test(document.querySelector("main").innerText));
    assert.ok(marked > 0 || !untranslated, "Vietnamese stands on an English page without a mark");
    check();
    await close();
  });

  test("a lost address shows the page for it, at any depth, and leads home", async () => {
    const home = places["a server"];
    const { page, close } = await open(engine, home);
    const answer = await page.goto(`${home}khong/co/trang/nay/`);
    assert.equal(answer.status(), 404);
    assert.ok((await page.locator("h1").innerText()).length > 3);
    const sheets = await page.locator("link[rel=stylesheet]").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.equal(sheets.length, 2, "one for the screen, one for paper");
    for (const sheet of sheets) assert.ok((await page.request.get(new URL(sheet, page.url()).href)).ok(), `the style sheet ${sheet} is there`);
    await page.locator("header a.brand").click();
    await page.waitForURL(`${home}index.html`);
    await close();
  });

  test("the first key leads past the menu", async () => {
    const home = places["a server"];
    const { page, check, close } = await open(engine, home);
    await page.goto(`${home}thu-tuc/dang-ky-thuong-tru/index.html`);
    await page.keyboard.press("Tab");
    const first = page.locator(":focus");
    assert.equal(await first.getAttribute("href"), "#noi-dung");
    const box = await first.boundingBox();
    assert.ok(box && box.x >= 0 && box.y >= 0 && box.width > 20, "the focus is seen");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(":focus").getAttribute("id"), "noi-dung");
    check();
    await close();
  });

  test("without scripts, the search page lists everything by letter", async () => {
    const home = places["a server"];
    const { page, check, close } = await open(engine, home, { javaScriptEnabled: false });
    await page.goto(`${home}index.html`);
    await page.locator("#q").fill("thường trú");
    await page.locator("form.find button").first().click();
    await page.waitForURL(/tim-kiem\/index\.html\?q=/);
    await follow(page, /\/tim-kiem\/[^/]+\/index\.html$|\/thu-tuc\/[^/]+\/index\.html$/);
    check();
    await close();
  });

  test("printed, all of main is there and the menus are not", async () => {
    const home = places["a server"];
    const { page, check, close } = await open(engine, home);
    await page.goto(`${home}thu-tuc/dang-ky-thuong-tru/index.html`);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator("h1").isVisible());
    const folded = await page.locator("main details > :not(summary)").evaluateAll((parts) => parts.filter((part) => part.checkVisibility && part.parentNode.checkVisibility() && !part.checkVisibility({ contentVisibilityAuto: false }) && getComputedStyle(part).display !== "none").length);
    assert.equal(folded, 0, "parts stay folded on paper");
    assert.ok(!(await page.locator("nav.main").isVisible()), "the menu is printed");
    assert.ok((await page.pdf()).length > 10_000);
    check();
    await close();
  });
});
