// Mobile sessions: the page, its calendars, and what happens to it as days go by.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SAMPLE, browser, open, pages } from "./world.mjs";
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

/** The components of a calendar, each a list of [name, parameters, value]; fails where a line breaks the rules of RFC 5545. */
function read(path) {
  const text = readFileSync(join(SAMPLE, path), "utf8");
  assert.ok(text.endsWith("END:VCALENDAR\r\n"), `${path} is whole`);
  assert.ok(!/[^\r]\n|\r[^\n]/.test(text), `${path}: every line ends with CR LF`);
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, `${path}: a line of ${Buffer.byteLength(line)} octets`);
  const open = [];
  const events = [];
  for (const line of text.replace(/\r\n[ \t]/g, "").trimEnd().split("\r\n")) {
    const [, name, parameters, value] = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/.exec(line) ?? assert.fail(`${path}: ${line}`);
    if (name === "BEGIN") open.push({ kind: value, lines: [] });
    else if (name === "END") {
      const part = open.pop();
      assert.equal(part.kind, value, `${path}: ${value} ends where it began`);
      if (value === "VEVENT") events.push(Object.fromEntries(part.lines));
    } else open.at(-1).lines.push([name, { parameters, value }]);
  }
  assert.equal(open.length, 0);
  return events;
}

test("every office has a calendar, and every event has a name of its own", () => {
  const all = read("lich-luu-dong/lich.ics");
  assert.ok(all.length > 0);
  const names = all.map((event) => event.UID.value);
  assert.equal(new Set(names).size, names.length);
  for (const event of all) {
    for (const key of ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION"]) assert.ok(event[key]?.value, `${key} is there`);
    assert.ok(event.DTSTART.value < event.DTEND.value);
  }
  const offices = pages(SAMPLE, "co-quan/").filter((page) => page !== "co-quan/index.html");
  const own = offices.flatMap((page) => read(page.replace("index.html", "lich.ics")).map((event) => event.UID.value));
  assert.deepEqual(own.sort(), names.sort(), "each session is in the calendar of its office");
});

for (const javaScriptEnabled of [true, false]) {
  test(`the page tells where and when, and offers the calendar, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
    const { page, check, close } = await open(engine, server.url, { viewport: { width: 360, height: 740 }, javaScriptEnabled });
    if (javaScriptEnabled) await page.clock.setFixedTime(new Date("2026-12-01T08:00:00+07:00"));
    await page.goto(`${server.url}lich-luu-dong/index.html`);
    const days = page.locator("main section[data-until]");
    assert.ok((await days.count()) > 1);
    const first = days.first();
    assert.match(await first.locator("h2").innerText(), /^(Thứ|Chủ)/);
    assert.ok((await first.locator("a[href*='/co-quan/']").count()) > 0, "the office");
    assert.ok((await first.locator("a[href*='/thu-tuc/']").count()) > 0, "what is done there");
    assert.ok((await first.locator("a[href*='google.com/maps']").count()) > 0, "the way there");
    assert.match(await page.locator("main p.quiet .address").innerText(), /^https:\/\/.+\/lich-luu-dong\/lich\.ics$/);
    const file = await page.locator("main a[href$='lich.ics']").getAttribute("href");
    assert.ok((await page.request.get(new URL(file, page.url()).href)).ok());
    check();
    await close();
  });
}

test("days that are over are not shown, though the site is old", async () => {
  const { page, check, close } = await open(engine, server.url);
  // Half past midnight in Việt Nam, still the day before in London.
  await page.clock.setFixedTime(new Date("2026-12-12T17:30:00Z"));
  await page.goto(`${server.url}lich-luu-dong/index.html`);
  const days = await page.locator("main section[data-until]").filter({ visible: true }).evaluateAll((parts) => parts.map((part) => part.dataset.until));
  assert.ok(days.length > 0 && days.every((day) => day >= "2026-12-13"), `${days}`);
  assert.ok(!(await page.locator("[data-none]").isVisible()));
  await page.clock.setFixedTime(new Date("2028-01-01T08:00:00+07:00"));
  await page.reload();
  assert.equal(await page.locator("main section[data-until]").filter({ visible: true }).count(), 0);
  assert.ok(await page.locator("[data-none]").isVisible(), "it says that none is planned");
  await page.goto(`${server.url}index.html`);
  assert.equal(await page.locator("main [data-until='2026-12-12']").filter({ visible: true }).count(), 0);
  check();
  await close();
});
