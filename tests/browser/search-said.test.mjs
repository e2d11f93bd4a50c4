// What the page of results says of a question: the same whenever it is asked, names first, laws by their numbers.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { PHONE, results, start, suggested } from "./searching.mjs";

const RESULTS = "tim-kiem/index.html";

/** Everything that the page shows for a question. */
async function shown(page, box, question) {
  await box.fill(question);
  await page.waitForFunction((text) => document.title.startsWith(text.slice(0, 50)), question);
  await results(page);
  return page.evaluate(() => ["search-status", "search-note", "search-first", "search-results", "search-others"].map((id) => document.getElementById(id).innerHTML).join("\n"));
}

describe("an answer", () => {
  test("depends on its question alone", async () => {
    const questions = ["đăng ký tạm trú", "dkx10", "bạo lực gia đình", "tam tru", "CT01", "nghị định 58", "lý lịc tư pháp", "hop dong thue nha", "thẻ căn cước"];
    const alone = new Map();
    for (const question of questions) {
      const { page, check, close, box } = await start(RESULTS);
      await box.focus();
      await page.waitForFunction(() => window.motcua.box);
      alone.set(question, await shown(page, box, question));
      check();
      await close();
    }
    const { page, check, close, box } = await start(RESULTS);
    await box.focus();
    await page.waitForFunction(() => window.motcua.box);
    for (const question of [...questions, ...questions.reverse()]) assert.equal(await shown(page, box, question), alone.get(question), question);
    check();
    await close();
  });

  test("has an office first that was asked for by its name, and says so", async () => {
    const { page, check, close, box } = await start(RESULTS);
    await shown(page, box, "công an phường an hải ở đâu");
    assert.match(await page.locator("#search-first h2 + ul > li").first().innerText(), /^Công an phường An Hải/);
    assert.equal(await page.locator("#search-results > li").count(), 0, "procedures about other things are not shown");
    await shown(page, box, "phường an hải bắc");
    assert.match(await page.locator("#search-first").innerText(), /còn gọi là: Phường An Hải Bắc/);
    await shown(page, box, "đăng ký tạm trú");
    assert.equal(await page.locator("#search-first").innerText(), "");
    check();
    await close();
  });

  test("that the catalog gives at once stands above all results, is heard, and calls", async () => {
    const { page, check, close, box } = await start(RESULTS, PHONE);
    await shown(page, box, "trộm");
    assert.match(await page.locator("#search-first p").innerText(), /gọi 113 ngay/);
    assert.equal(await page.locator("#search-first a").first().getAttribute("href"), "tel:113");
    assert.match(await page.locator("#search-status").innerText(), /gọi 113 ngay/);
    await page.getByRole("link", { name: "Trễ hẹn, bị từ chối, gặp lừa đảo" }).first().click();
    assert.equal(new URL(page.url()).hash, "#goi");
    check();
    await close();
    const on = await start();
    await on.box.pressSequentially("bi lua dao");
    await suggested(on.page, "bi lua dao");
    assert.match(await on.options.first().innerText(), /Hãy cúp máy/);
    await on.page.keyboard.press("ArrowDown");
    await on.page.keyboard.press("Enter");
    await on.page.waitForURL(/quyen-cua-ban\/index\.html#canh-giac/);
    on.check();
    await on.close();
  });

  test("tells which part of a page was meant, and by which law an entry was found", async () => {
    const { page, check, close, box } = await start(RESULTS);
    await shown(page, box, "114");
    assert.match(await page.locator("#search-first").innerText(), /có mục: Cứu hỏa, cứu nạn 114/);
    await shown(page, box, "thông tư 55/2021/TT-BCA");
    assert.match(await page.locator("#search-results > li").first().innerText(), /căn cứ: 55\/2021\/TT-BCA/);
    check();
    await close();
  });

  test("corrects in writing that a reader would use, and names the words that no entry has", async () => {
    const { page, check, close, box } = await start(RESULTS);
    await shown(page, box, "ly lic tu phap");
    assert.match(await page.locator("#search-note").innerText(), /^Ý bạn là lý lịch tư pháp\?/);
    await page.locator("#search-note a").click();
    assert.equal(await box.inputValue(), "lý lịch tư pháp");
    await shown(page, box, "trộm xe");
    assert.equal(await page.locator("#search-note").innerText(), "Không tên nào có «trộm».");
    assert.match(await page.locator("#search-status").innerText(), /Không có thủ tục nào khớp hẳn/);
    check();
    await close();
  });
});
