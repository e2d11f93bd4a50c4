// Sites of other countries work as the first one does: the finder, the short message, and every page on the narrowest phone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { faults } from "./axe.mjs";
import { COUNCIL, TOWN_HALL, browser, kinds, open, pages } from "./world.mjs";
import { serve } from "./server.mjs";

const COUNTRIES = [
  {
    name: "town hall", site: TOWN_HALL, locale: "fr-FR", finder: "services/", office: "Mairie de Val-Fleuri", place: "mairie",
    procedure: "demarches/cantine/", says: [/EUR/, /5 jours ouvres/, /val-fleuri\.example\/q\//],
  },
  {
    name: "council", site: COUNCIL, locale: "en-GB", finder: "offices/", office: "Council Offices", place: "council",
    procedure: "services/resident-parking/", says: [/£62\.50/, /5 working days/, /\.example\/services\/resident-parking/],
  },
];

/** Letters of GSM 03.38 that fill one place each, as far as our texts need them. */
const GSM = /^[ -~£]*$/;

let engine;
before(async () => { engine = await browser(); });
after(async () => { await engine?.close(); });

for (const country of COUNTRIES) {
  describe(country.name, () => {
    let server;
    const phone = (options) => open(engine, server.url, { viewport: { width: 360, height: 740 }, locale: country.locale, ...options });
    before(async () => { server = await serve(country.site); });
    after(async () => { await server?.close(); });

    test("the finder finds, sifts and says by what", async () => {
      const { page, check, close } = await phone();
      await page.goto(`${server.url}${country.finder}index.html`);
      await page.locator("main [type=search]").fill(country.place);
      const found = page.locator("[data-found] > li");
      await found.first().waitFor();
      assert.ok((await found.first().innerText()).includes(country.office));
      await page.locator("[data-sift] summary").click();
      const open = page.locator("[data-sift] [type=checkbox]");
      const label = await page.locator(`[data-sift] label[for="${await open.getAttribute("id")}"]`).innerText();
      await open.check();
      await page.waitForFunction((label) => document.querySelector("[data-filter]").textContent.includes(label), label);
      check();
      await close();
    });

    test("the short message fits, with and without scripts, in letters that every telephone has", async () => {
      for (const javaScriptEnabled of [true, false]) {
        const { page, check, close } = await phone({ javaScriptEnabled });
        await page.goto(`${server.url}${country.procedure}index.html`);
        const text = decodeURIComponent((await page.locator("a.sms").getAttribute("href")).split("body=")[1]);
        assert.match(text, GSM);
        assert.ok(text.length <= 306, `${text.length} letters`);
        for (const fact of country.says) assert.match(text, fact);
        check();
        await close();
      }
    });

    test("no page scrolls sideways at 320 px", async () => {
      const { page, check, close } = await phone({ viewport: { width: 320, height: 640 } });
      const wide = [];
      for (const path of pages(country.site).filter((path) => !/^q\//.test(path))) {
        await page.goto(server.url + path);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > 320) wide.push(`${path}: ${width} px`);
      }
      assert.deepEqual(wide, []);
      check();
      await close();
    });

    test("axe finds nothing on any kind of page", async () => {
      const { page, close } = await phone();
      const found = [];
      for (const path of kinds(country.site).filter((path) => !/^q\//.test(path))) {
        await page.goto(server.url + path);
        found.push(...(await faults(page)).map((fault) => `${path}: ${fault}`));
      }
      assert.deepEqual(found, []);
      await close();
    });
  });
}
