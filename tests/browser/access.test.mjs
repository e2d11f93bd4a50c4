// Every kind of page, for everybody: axe in light and dark, no sideways scrolling at 320 px, nothing from elsewhere.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { HARD, SAMPLE, browser, kinds, open } from "./world.mjs";
import { serve } from "./server.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let engine;
const homes = {};
const servers = [];

before(async () => {
  engine = await browser();
  for (const [name, site] of [["sample", SAMPLE], ["hard", HARD]]) {
    const server = await serve(site);
    servers.push(server);
    homes[name] = server.url;
  }
});

after(async () => {
  await engine?.close();
  await Promise.all(servers.map((server) => server.close()));
});

/** Pages that lead on at once are no pages to look at. */
const shown = (site) => kinds(site).filter((page) => !/^(cu|tin|q|thu-tuc-cu)\//.test(page));

for (const [name, site] of [["sample", SAMPLE], ["hard", HARD]]) {
  for (const path of shown(site)) {
    test(`${name}: ${path}`, async () => {
      const { page, check, close } = await open(engine, homes[name], { viewport: { width: 360, height: 800 } });
      await page.goto(`${homes[name]}${path}`);
      const looks = path.startsWith("en/") ? [["light", 360]] : [["light", 360], ["dark", 1280]];
      for (const [colorScheme, width] of looks) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
        const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary ?? ""}`.replace(/\s+/g, " ").slice(0, 300)).join(" | ")}`);
        assert.deepEqual(told, [], `axe, ${colorScheme}, ${width} px`);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await page.evaluate(() => {
        const root = document.documentElement;
        if (root.scrollWidth <= root.clientWidth) return [];
        return [...document.querySelectorAll("body *")].filter((part) => part.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 4).map((part) => part.outerHTML.slice(0, 120));
      });
      assert.deepEqual(wide, [], "wider than 320 px");
      check();
      await close();
    });
  }
}

test("a former address leads on to the new one", async () => {
  const home = homes.hard;
  const { page, check, close } = await open(engine, home);
  await page.goto(`${home}tin/1.html`);
  await page.waitForURL(`${home}co-quan/kho/index.html`);
  check();
  await close();
});

test("hostile text stays text", async () => {
  const home = homes.hard;
  const { page, check, close } = await open(engine, home);
  for (const path of shown(HARD)) {
    await page.goto(`${home}${path}`);
    const strange = await page.evaluate(() => [...document.querySelectorAll("script:not([src]), iframe, object, embed, [onerror], [onload], [onclick], [style]")].map((part) => part.outerHTML.slice(0, 100)));
    assert.deepEqual(strange, [], path);
  }
  assert.ok((await page.goto(`${home}thu-tuc/kho/index.html`)).ok());
  assert.ok((await page.locator("main").innerText()).includes("<script>alert("), "the text is shown as it was typed");
  check();
  await close();
});
