// Where a procedure stands, and which fee holds, is said by the reader's day, also when the site was built long before.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { SAMPLE, browser, open } from "./world.mjs";
import { serve } from "./server.mjs";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const program = join(process.env.CARGO_TARGET_DIR ?? join(repository, "target"), "debug/motcua");
let engine, sample, small, folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "motcua-days-"));
  cpSync(join(repository, "tests/golden/minimal/content"), join(folder, "content"), { recursive: true });
  const procedure = (stem, code, title, more) => writeFileSync(join(folder, `content/procedures/${stem}.md`), `---
code: "${code}"
title: ${title}
field: cu-tru
levels: [commune]
${more}
fees: none
deadline: 3 working days
channels:
  - {type: online, url: "https://dichvucong.gov.vn/thu-tuc/${code}"}
---
`);
  procedure("ngay", "1.000777", "Thủ tục có ngày", "effective: {from: 2026-10-01, to: 2026-12-31}");
  procedure("dung", "1.000778", "Thủ tục tạm dừng", "status: {state: suspended, reason: Chờ văn bản mới của Bộ.}");
  procedure("cu", "1.000779", "Thủ tục kiểu cũ", 'status: {state: repealed, replaced_by: ["1.000777"]}');
  execFileSync(program, ["build", "content", "-o", "site", "--today", "2026-09-01", "--quiet"], { cwd: folder, stdio: "pipe" });
  engine = await browser();
  sample = await serve(SAMPLE);
  small = await serve(join(folder, "site"));
});

after(async () => {
  await engine?.close();
  await sample?.close();
  await small?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function said(home, path, now, selector, options = {}) {
  const { page, check, close } = await open(engine, home, { viewport: { width: 360, height: 740 }, ...options });
  if (now) await page.clock.setFixedTime(new Date(now));
  await page.goto(home + path);
  const text = (await page.locator(selector).filter({ visible: true }).allInnerTexts()).join(" ").replace(/\s+/g, " ");
  check();
  await close();
  return text;
}

test("a procedure is upcoming, in force and repealed as the days pass in Việt Nam", async () => {
  const at = (now, options) => said(small.url, "thu-tuc/ngay/index.html", now, ".meta, .warn", options);
  assert.match(await at("2026-09-30T16:30:00Z"), /Áp dụng từ 01\/10\/2026/);
  assert.match(await at("2026-09-30T17:30:00Z"), /Đang áp dụng/, "it is the next day in Việt Nam");
  assert.match(await at("2026-12-31T16:30:00Z"), /Đang áp dụng/);
  const past = await at("2026-12-31T17:30:00Z");
  assert.doesNotMatch(past, /Đang áp dụng|Sắp áp dụng/, past);
  assert.match(await at(null, { javaScriptEnabled: false }), /Áp dụng từ 01\/10\/2026/, "as on the day of publication");
});

test("what can be done on a day is offered on that day alone", async () => {
  const at = (now, options) => said(small.url, "thu-tuc/ngay/index.html", now, ".warn, .end .go", options);
  const early = /Chưa nộp được theo trang này trước ngày đó/;
  const offer = /Nộp trên Cổng Dịch vụ công quốc gia/;
  const over = /Thủ tục không còn áp dụng\. Đừng nộp theo trang này/;
  const days = [
    ["2026-09-30T16:30:00Z", [early], [offer, over]],
    ["2026-09-30T17:30:00Z", [offer], [early, over]],
    ["2026-12-31T16:30:00Z", [offer], [early, over]],
    ["2026-12-31T17:30:00Z", [over], [early, offer]],
  ];
  for (const [now, there, away] of days) {
    const text = await at(now);
    for (const words of there) assert.match(text, words, now);
    for (const words of away) assert.doesNotMatch(text, words, now);
  }
  const text = await at(null, { javaScriptEnabled: false });
  assert.match(text, early, "as on the day of publication");
  assert.doesNotMatch(text, offer);
});

for (const [now, options] of [["2026-09-01T03:00:00Z"], ["2031-05-01T03:00:00Z"], [null, { javaScriptEnabled: false }]]) {
  const when = now ? `on ${now.slice(0, 10)}` : "without scripts";
  test(`what is suspended says so and why, ${when}`, async () => {
    const text = await said(small.url, "thu-tuc/dung/index.html", now, ".meta, .warn, .end .go", options);
    assert.match(text, /Tạm ngừng.*Chờ văn bản mới của Bộ\./);
    assert.doesNotMatch(text, /Đang áp dụng|Nộp trên/);
  });

  test(`what is repealed says so and leads to what took its place, ${when}`, async () => {
    const { page, check, close } = await open(engine, small.url, { viewport: { width: 360, height: 740 }, ...options });
    if (now) await page.clock.setFixedTime(new Date(now));
    await page.goto(`${small.url}thu-tuc/cu/index.html`);
    const text = await page.locator(".lead").innerText();
    assert.match(text, /Đã bãi bỏ[^]*Thủ tục không còn áp dụng\. Đừng nộp theo trang này\.\s+Thay bằng Thủ tục có ngày/);
    assert.doesNotMatch(text, /Đang áp dụng|Nộp trên/);
    // Nothing invites any more: no case to choose, no day, no way to hand in, and the old rules are folded.
    assert.equal(await page.locator("#truong-hop, .due, .end").count(), 0);
    assert.equal(await page.locator("#giay-to").isVisible(), false);
    await page.locator(".warn a.go", { hasText: "Thủ tục có ngày" }).click();
    await page.waitForURL(`${small.url}thu-tuc/ngay/index.html`);
    check();
    await close();
  });
}

test("search says where a procedure stands on the reader's day", async () => {
  const found = async (now, words) => {
    const { page, check, close } = await open(engine, small.url);
    await page.clock.setFixedTime(new Date(now));
    await page.goto(`${small.url}tim-kiem/index.html?q=${encodeURIComponent(words)}`);
    // Looked for and read at once: an answer that grows draws its lines anew.
    const text = await (await page.waitForFunction((words) => {
      const hits = [...document.querySelectorAll('#search-results[aria-busy="false"] > li')];
      return hits.find((hit) => hit.innerText.includes(words))?.innerText;
    }, words)).jsonValue();
    check();
    await close();
    return text;
  };
  assert.match(await found("2026-09-30T16:30:00Z", "Thủ tục có ngày"), /Sắp áp dụng/);
  assert.doesNotMatch(await found("2026-09-30T17:30:00Z", "Thủ tục có ngày"), /áp dụng/);
  assert.match(await found("2026-12-31T17:30:00Z", "Thủ tục có ngày"), /Không còn áp dụng/);
  assert.match(await found("2031-05-01T03:00:00Z", "Thủ tục tạm dừng"), /Đang tạm ngừng/);
  assert.match(await found("2031-05-01T03:00:00Z", "Thủ tục kiểu cũ"), /Đã bãi bỏ/);
});

test("a reduced fee ends by itself", async () => {
  const at = (now) => said(sample.url, "thu-tuc/cap-doi-can-cuoc/index.html", now, "#phi tbody tr");
  assert.match(await at("2026-12-31T16:30:00Z"), /25\.000/);
  const after = await at("2026-12-31T17:30:00Z");
  assert.doesNotMatch(after, /25\.000/);
  assert.match(after, /50\.000/);
});
