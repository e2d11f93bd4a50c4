// The script of the procedure page reckons as the program does: the same cases, fees, times and days, over the vectors that
// the tests of the program are held to as well.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";

const read = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");

const window = {};
const context = createContext({ window, document: { documentElement: { lang: "vi" } } });
for (const script of ["page/2-clock.js", "procedure/1-reckon.js"]) runInContext(read(`../../themes/civic/assets/js/${script}`), context);
const my = window.motcua;
/** Values of the script's own world as values of this one. */
const plain = (value) => JSON.parse(JSON.stringify(value));

test("cases, fees and times", () => {
  const vectors = JSON.parse(read("../vectors/case.json"));
  let asked = 0;
  vectors.forEach((one, at) => {
    const fees = one.fees.map(([code, item, amount, currency, from, to]) => ({
      w: my.terms(code), item, amount: amount ?? NaN, currency, from: from ?? undefined, to: to ?? undefined,
    }));
    const limits = one.limits.map((code) => ({ w: my.terms(code) }));
    const papers = one.papers.map(my.terms);
    for (const ask of one.asks) {
      const a = {};
      one.questions.forEach(([first, numbers], q) => {
        if (ask.said[q] !== null) for (let n = 0; n < numbers; n++) a[first + n] = Number(n === ask.said[q]);
      });
      const bill = my.bill(fees, one.questions, a, ask.day);
      const rows = fees.flatMap((row, n) => (bill.rows.has(row) ? [n] : []));
      const sums = Object.entries(plain(bill.sums)).map(([currency, [least, most]]) => [currency, least, most]).sort();
      const times = my.times(limits, one.questions, a).map((row) => limits.indexOf(row));
      const held = papers.map((terms) => my.holds(terms, a));
      assert.deepEqual(
        { sums, rows, unlisted: Boolean(bill.unlisted), uncounted: Boolean(bill.uncounted), times: plain(times), papers: held.filter((h) => h === 1).length, more: held.includes(0.5) },
        { sums: ask.sums, rows: ask.rows, unlisted: ask.unlisted, uncounted: ask.uncounted, times: ask.times, papers: ask.papers, more: ask.more },
        `vector ${at}: ${JSON.stringify(ask)}`,
      );
      asked++;
    }
  });
  assert.ok(asked > 600);
});

test("days", () => {
  const { calendar: code, rows } = JSON.parse(read("../vectors/date.json"));
  const calendar = my.calendar(code);
  for (const [start, late, length, received, day] of rows) {
    const due = my.due(calendar, my.day(start), late, length);
    const found = due.day ? [my.iso(due.received), my.iso(due.day)] : [null, null];
    assert.deepEqual(found, [received, day], `${start} ${length}${late ? " late" : ""}`);
  }
  const on = (start, length) => my.iso(my.due(calendar, my.day(start), false, length).day);
  assert.equal(on("2026-08-21", "w14"), "2026-09-03");
  assert.equal(on("2026-04-29", "w14"), "2026-05-12");
});

test("days are said as the page says them", () => {
  assert.equal(my.date(my.day("2026-09-03"), true), "thứ Năm, 03/09/2026");
  assert.equal(my.date(my.day("2026-09-03")), "03/09/2026");
});
