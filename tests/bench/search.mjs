// What search costs a citizen, in Chromium, over the wire and on a slow phone: bytes and requests of a first question, the time
// from the first touch of the box to the first result, the time of each question after that, and how long a key waits.
//
//   node tests/bench/search.mjs SITE [--queries FILE] [--count 40] [--cpu 6] [--latency 150] [--kbit 1600] [--lang vi]
//
// SITE is a built site. FILE holds one question a line, as text or as JSON with `q`; without it three words of the titles of
// procedures from all over the site are asked. Bytes are what comes over the wire, gzip and heads of answers, from the first
// touch of the box to the last result. It fails where a site of up to some 300 procedures needs more than 20 KB of them.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { browser } from "../browser/world.mjs";
import { serve } from "../browser/server.mjs";

const { values: option, positionals: [site] } = parseArgs({
  allowPositionals: true,
  options: {
    queries: { type: "string" },
    count: { type: "string", default: "40" },
    cpu: { type: "string", default: "6" },
    latency: { type: "string", default: "150" },
    kbit: { type: "string", default: "1600" },
    lang: { type: "string", default: "" },
  },
});
if (!site || !existsSync(join(site, "index.html"))) {
  console.error("which site? node tests/bench/search.mjs SITE");
  process.exit(2);
}
const count = Number(option.count);

/** So many, taken evenly from a list. */
const evenly = (list, most) => list.filter((_, at) => Math.floor((at * most) / list.length) !== Math.floor(((at - 1) * most) / list.length));

/** The questions: those of the file, or three words of titles, without their marks. */
function questions() {
  if (option.queries) {
    const lines = readFileSync(option.queries, "utf8").split("\n").filter((line) => line.trim());
    return evenly(lines.map((line) => (line.startsWith("{") ? JSON.parse(line).q : line)), count);
  }
  const folder = join(site, option.lang, "thu-tuc");
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "index.html")));
  return evenly(names.sort(), count).map((name, at) => {
    const title = readFileSync(join(folder, name, "index.html"), "utf8").match(/<h1[^>]*>([^<]*)/)?.[1] ?? name;
    const words = title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().match(/[a-z0-9]+/g) ?? [name];
    const from = at % Math.max(words.length - 2, 1);
    return words.slice(from, from + 3).join(" ");
  });
}

/** The value that so many of a hundred do not exceed. */
function percentile(list, part) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((part / 100) * sorted.length) - 1)];
}

/** A page as on a phone: nothing in its cache, the line and the processor slowed when asked; `wire` counts what comes. */
async function phone(engine, path, { line = false, cpu = 1 } = {}) {
  const context = await engine.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: "vi-VN" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const wire = { bytes: 0, requests: 0, files: [] };
  const names = new Map();
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, response }) => names.set(requestId, new URL(response.url).pathname));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    // The mark of the site comes when the browser likes.
    if (names.get(requestId)?.endsWith(".svg")) return;
    wire.bytes += encodedDataLength;
    wire.requests += 1;
    wire.files.push([names.get(requestId), encodedDataLength]);
  });
  if (line) {
    const speed = Number(option.kbit) * 125;
    await session.send("Network.emulateNetworkConditions", { offline: false, latency: Number(option.latency), downloadThroughput: speed, uploadThroughput: speed });
  }
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  await page.goto(path, { waitUntil: "load" });
  await page.waitForTimeout(200);
  Object.assign(wire, { bytes: 0, requests: 0, files: [] });
  return { page, wire, close: () => context.close() };
}

/** Types a whole question at once, as a paste does, and waits until its answer is complete. */
async function ask(page, text) {
  await page.evaluate((text) => new Promise((done) => {
    const box = document.getElementById("q");
    const list = document.getElementById("search-results");
    box.focus();
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    const look = () => (list.getAttribute("aria-busy") === "false" ? done() : setTimeout(look, 10));
    look();
  }), text);
}

const server = await serve(site, "/", { gzip: true });
const engine = await browser();
const asked = questions();
const home = `${server.url}${option.lang ? `${option.lang}/` : ""}`;
const searchPage = `${home}tim-kiem/index.html`;
console.log(`${asked.length} questions, such as «${asked[0]}», «${asked[Math.floor(asked.length / 2)]}»`);

// Each question as the first one of a citizen who has nothing yet.
const cold = [];
for (const text of asked) {
  const { page, wire, close } = await phone(engine, searchPage);
  await ask(page, text);
  await page.waitForTimeout(50);
  cold.push({ text, bytes: wire.bytes, requests: wire.requests, files: wire.files, found: await page.locator("#search-results > li").count() });
  await close();
}
const bytes = cold.map((one) => one.bytes);
const heaviest = cold.reduce((a, b) => (b.bytes > a.bytes ? b : a));
console.log(`cold question: ${percentile(bytes, 50)} bytes median, ${percentile(bytes, 95)} p95; requests ${percentile(cold.map((one) => one.requests), 50)} median, ${Math.max(...cold.map((one) => one.requests))} most; without a result ${cold.filter((one) => !one.found).length}`);
console.log(`  heaviest, «${heaviest.text}»: ${heaviest.files.map(([name, size]) => `${name} ${size}`).join(", ")}`);
// What is held is how soon someone is answered; bytes are only kept from growing without anybody's noticing.
const most = 20_000;
const held = readdirSync(join(site, option.lang, "thu-tuc")).length <= 320;
if (held && percentile(bytes, 50) > most) {
  console.log(`  too heavy: at 300 procedures a first question takes at most ${most} bytes`);
  process.exitCode = 1;
}

// From the first touch to the first suggestion, on a slow line and a slow processor.
const first = [];
for (const text of asked.slice(0, 5)) {
  const { page, close } = await phone(engine, `${home}index.html`, { line: true, cpu: Number(option.cpu) });
  first.push(await page.evaluate((text) => new Promise((done) => {
    const box = document.getElementById("q");
    const start = performance.now();
    new MutationObserver((_, observer) => {
      if (!document.querySelector("[role=option]")) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    }).observe(document.body, { childList: true, subtree: true });
    box.focus();
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }), text));
  await close();
}
console.log(`first touch to first suggestion (${option.latency} ms, ${option.kbit} kbit/s, processor ÷${option.cpu}): ${first.map((ms) => Math.round(ms)).join(", ")} ms`);

// Warm: every question to the engine itself, then letter by letter by hand.
const { page, close } = await phone(engine, searchPage, { cpu: Number(option.cpu) });
await ask(page, asked[0]);
const times = await page.evaluate(async (asked) => {
  const times = [];
  for (const text of asked) {
    const start = performance.now();
    await new Promise((done) => window.motcua.engine.ask(text, 20, (answer) => { if (!answer.partial) done(); }));
    times.push(performance.now() - start);
    await new Promise((rest) => setTimeout(rest, 5));
  }
  return times;
}, asked);
console.log(`a question, processor ÷${option.cpu}: ${percentile(times, 50).toFixed(1)} ms median, ${percentile(times, 95).toFixed(1)} p95, ${Math.max(...times).toFixed(1)} most`);

await page.evaluate(() => {
  window.seen = { keys: [], tasks: [] };
  new PerformanceObserver((list) => window.seen.keys.push(...list.getEntries().filter((entry) => entry.interactionId).map((entry) => entry.duration))).observe({ type: "event", durationThreshold: 16 });
  new PerformanceObserver((list) => window.seen.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
});
for (const text of asked.slice(0, 10)) {
  await page.locator("#q").fill("");
  await page.locator("#q").pressSequentially(text, { delay: 90 });
}
await page.waitForTimeout(500);
const seen = await page.evaluate(() => window.seen);
console.log(`typing, processor ÷${option.cpu}: a key waits ${percentile(seen.keys, 98) ?? 0} ms (p98), ${Math.max(0, ...seen.keys)} most; tasks over 50 ms: ${seen.tasks.length}, longest ${Math.round(Math.max(0, ...seen.tasks))} ms`);
await close();
await engine.close();
await server.close();
