// Every kind of page, for everybody: axe at three widths, in light, dark and forced colours, with and without scripts; no
// sideways scrolling at 320 px, at 200 % and with text twice as large; a focus that is seen; nothing that moves.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALL, COLOURS, faults } from "./axe.mjs";
import { HARD, SAMPLE, browser, kinds, open } from "./world.mjs";
import { serve } from "./server.mjs";

const WIDTHS = [320, 768, 1280];
const LOOKS = [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "light", forcedColors: "active" },
];

let engine;
const sites = {};

before(async () => {
  engine = await browser();
  for (const [name, folder] of [["sample", SAMPLE], ["hard", HARD]]) {
    const server = await serve(folder);
    // One page with scripts and one without, for all addresses: what costs is not the page but opening it.
    sites[name] = { server, url: server.url, on: await open(engine, server.url), off: await open(engine, server.url, { javaScriptEnabled: false }) };
    for (const { page } of [sites[name].on, sites[name].off]) await page.route(ONWARD, stay);
  }
});

after(async () => {
  await engine?.close();
  await Promise.all(Object.values(sites).map(({ server }) => server.close()));
});

/** Pages that lead on at once are looked at as somebody sees them whose browser does not follow. */
const ONWARD = /\/(cu|tin|q|thu-tuc-cu)\/.*html$/;
async function stay(route) {
  const answer = await route.fetch();
  await route.fulfill({ response: answer, body: (await answer.text()).replace(/<meta [^>]*http-equiv="?refresh"?[^>]*>/, "") });
}

/** What reaches beyond the right edge, if the page scrolls sideways. */
const wide = (page) => page.evaluate(() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const over = [...document.querySelectorAll("body *")].filter((part) => part.getBoundingClientRect().right > root.clientWidth + 1);
  return [`${root.scrollWidth} px`, ...over.slice(0, 4).map((part) => part.outerHTML.slice(0, 120))];
});

/** What is cut off: text that is higher than the box that hides the rest of it. */
const cut = (page) => page.evaluate(() => {
  const hides = (part) => {
    const { overflowY, clipPath } = getComputedStyle(part);
    return /hidden|clip/.test(overflowY) && clipPath === "none" && part.clientHeight > 8 && part.scrollHeight > part.clientHeight + 2;
  };
  return [...document.querySelectorAll("body *")].filter((part) => part.textContent.trim() && !part.closest("svg") && hides(part)).map((part) => part.outerHTML.slice(0, 120));
});

/** What moves, or would at the next change. */
const moving = (page) => page.evaluate(() => {
  const run = document.getAnimations().filter(({ playState }) => playState === "running").map(({ effect }) => effect.target.outerHTML.slice(0, 120));
  const would = [...document.querySelectorAll("*")].filter((part) => {
    const { transitionDuration, scrollBehavior } = getComputedStyle(part);
    return scrollBehavior === "smooth" || transitionDuration.split(",").some((time) => parseFloat(time) > 0);
  });
  return [...run, ...would.slice(0, 4).map((part) => part.outerHTML.slice(0, 120))];
});

/** What somebody sees of the element that has the focus; nothing when the focus has left the page. */
const stop = (page) => page.evaluate(() => {
  const part = document.activeElement;
  if (!part || part === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(part);
  const boxes = [...part.getClientRects()].filter((box) => box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight);
  const over = ({ left, top, width, height }) => document.elementFromPoint(Math.min(left + width / 2, innerWidth - 1), Math.min(top + height / 2, innerHeight - 1));
  const seen = boxes.some((box) => { const top = over(box); return part.contains(top) || [...(part.labels ?? [])].some((label) => label.contains(top)); });
  // After the last stop the browser begins again at the first.
  if (window.last && part === document.querySelector("a[href]")) return null;
  const ordered = !window.last || window.last === part || Boolean(window.last.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING);
  window.last = part;
  const { x, y, width, height } = part.getBoundingClientRect();
  return {
    what: part.outerHTML.slice(0, 120),
    kind: [part.localName, part.type, part.className, part.parentElement.localName, part.parentElement.className].join(" "),
    faults: [boxes.length ? seen || "is covered" : "is out of sight", (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || "has no ring", ordered || "comes before the last one in the page"].filter((fault) => fault !== true),
    box: { x: Math.max(0, x - 6), y: Math.max(0, y - 6), width: width + 12, height: Math.min(height + 12, 300) },
  };
});

/** Whether the focus is seen in the picture of the page, and not only in its style. */
async function shows(page, clip) {
  const withFocus = await page.screenshot({ clip });
  await page.evaluate(() => { window.last.blur(); });
  const without = await page.screenshot({ clip });
  await page.evaluate(() => { window.last.focus(); });
  return !withFocus.equals(without);
}

/** Kinds of stops of which a picture was taken, by look. */
const pictured = new Set();

/** Goes through a page with the Tab key, `most` stops far, and tells of every stop that somebody could not follow. */
async function walk(page, look, most) {
  const told = [];
  let stops = 0;
  for (; stops < most; stops += 1) {
    await page.keyboard.press("Tab");
    const at = await stop(page);
    if (!at) break;
    told.push(...at.faults.map((fault) => `${at.what} ${fault}`));
    const kind = `${look} ${at.kind}`;
    if (pictured.has(kind) || at.faults.length) continue;
    pictured.add(kind);
    if (!(await shows(page, at.box))) told.push(`${at.what} looks the same with and without the focus`);
  }
  assert.ok(stops > 0, "there is something to stop at");
  return told;
}

for (const [name, folder] of [["sample", SAMPLE], ["hard", HARD]]) {
  for (const path of kinds(folder)) {
    test(`${name}: ${path}`, async () => {
      const { url, on, off } = sites[name];
      for (const [{ page, check }, scripts] of [[on, true], [off, false]]) {
        const how = scripts ? "with scripts" : "without scripts";
        await page.goto(`${url}${path}`);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          for (const look of LOOKS) {
            await page.emulateMedia(look);
            const found = await faults(page, { rules: look === LOOKS[0] ? ALL : COLOURS, scripts });
            assert.deepEqual(found, [], `axe, ${width} px, ${look.forcedColors === "active" ? "forced colours" : look.colorScheme}, ${how}`);
          }
          assert.deepEqual(await wide(page), [], `wider than ${width} px, ${how}`);
        }
        await page.emulateMedia({ ...LOOKS[0], reducedMotion: "reduce" });
        assert.deepEqual(await moving(page), [], `moves although it should not, ${how}`);
        // A window of 1,280 px at 200 % is one of 640 px; and text alone can be made twice as large.
        await page.setViewportSize({ width: 640, height: 400 });
        assert.deepEqual(await wide(page), [], `wider than the window at 200 %, ${how}`);
        await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
        for (const width of WIDTHS.slice(1)) {
          await page.setViewportSize({ width, height: 800 });
          assert.deepEqual(await wide(page), [], `wider than ${width} px with text twice as large, ${how}`);
          assert.deepEqual(await cut(page), [], `cut off at ${width} px with text twice as large, ${how}`);
        }
        await page.evaluate(() => document.documentElement.removeAttribute("style"));
        await page.emulateMedia({ ...LOOKS[0], reducedMotion: null });
        check();
      }
    });
  }
}

/** Opens a page in one of the looks, at the width that goes with it. */
async function look(page, at, address) {
  await page.emulateMedia(LOOKS[at]);
  await page.setViewportSize({ width: WIDTHS[at], height: 640 });
  await page.goto(address);
}

for (const path of ["index.html", "thu-tuc/dang-ky-thuong-tru/index.html"]) {
  for (const at of LOOKS.keys()) {
    test(`with the Tab key through all of ${path}, ${WIDTHS[at]} px`, async () => {
      const { url, on: { page, check } } = sites.sample;
      await look(page, at, `${url}${path}`);
      assert.deepEqual(await walk(page, at, 200), []);
      check();
    });
  }
}

for (const [name, folder] of [["sample", SAMPLE], ["hard", HARD]]) {
  test(`${name}: with the Tab key into every kind of page`, async () => {
    const { url, on: { page, check } } = sites[name];
    for (const [nth, path] of kinds(folder).entries()) {
      const at = nth % LOOKS.length;
      await look(page, at, `${url}${path}`);
      // What stands above the content is the same on every page.
      await page.evaluate(() => document.querySelector("main[tabindex]")?.focus());
      assert.deepEqual(await walk(page, at, 25), [], `${path}, ${WIDTHS[at]} px`);
    }
    check();
  });
}

test("the focus is seen at every part of a date", async () => {
  const { url, on: { page, check } } = sites.sample;
  await look(page, 0, `${url}thu-tuc/dang-ky-thuong-tru/index.html`);
  const date = page.locator("input[type=date]").first();
  await date.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await date.boundingBox();
  const clip = { x: x - 6, y: y - 6, width: width + 12, height: height + 12 };
  const without = await page.screenshot({ clip });
  await date.focus();
  let parts = 0;
  for (; await date.evaluate((part) => part === document.activeElement); parts += 1) {
    assert.ok(!(await page.screenshot({ clip })).equals(without), `part ${parts + 1}`);
    assert.ok(parseFloat(await date.evaluate((part) => getComputedStyle(part).outlineWidth)) >= 2, `a ring at part ${parts + 1}`);
    await page.keyboard.press("Tab");
  }
  assert.ok(parts >= 4, "day, month, year and the button of the calendar");
  check();
});

test("a former address leads on to the new one", async () => {
  const home = sites.hard.url;
  const { page, check, close } = await open(engine, home);
  await page.goto(`${home}tin/1.html`);
  await page.waitForURL(`${home}co-quan/kho/index.html`);
  check();
  await close();
});

test("hostile text stays text", async () => {
  const home = sites.hard.url;
  const { page, check, close } = await open(engine, home);
  for (const path of kinds(HARD).filter((path) => !ONWARD.test(`/${path}`))) {
    await page.goto(`${home}${path}`);
    const strange = await page.evaluate(() => [...document.querySelectorAll("script:not([src]), iframe, object, embed, [onerror], [onload], [onclick], [style]")].map((part) => part.outerHTML.slice(0, 100)));
    assert.deepEqual(strange, [], path);
  }
  assert.ok((await page.goto(`${home}thu-tuc/kho/index.html`)).ok());
  assert.ok((await page.locator("main").innerText()).includes("<script>alert("), "the text is shown as it was typed");
  check();
  await close();
});
