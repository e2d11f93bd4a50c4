// The pages at which the ways of citizens end, read as a screen reader reads them: from the accessibility tree, in its order.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SAMPLE, browser, open } from "./world.mjs";
import { serve } from "./server.mjs";

const ENDS = [
  "thu-tuc/cap-can-cuoc-duoi-14-tuoi", "tro-giup", "su-kien/mat-giay-to", "thu-tuc/dieu-chinh-thong-tin-cu-tru", "thu-tuc/dang-ky-tam-tru",
  "en/thu-tuc/gia-han-tam-tru-nguoi-nuoc-ngoai", "thu-tuc/sang-ten-xe", "thu-tuc/dang-ky-lai-mau-con-dau", "thu-tuc/cap-giay-chung-nhan-an-ninh-trat-tu",
  "en/thu-tuc/dang-ky-xe-lan-dau-toan-trinh", "thu-tuc/dang-ky-thuong-tru", "thu-tuc/trinh-bao-mat-ho-chieu", "quyen-cua-ban",
];
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

/** What stands in the tree, in order: role, name, level. */
async function read(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const by = new Map(nodes.map((node) => [node.nodeId, node]));
  const told = [];
  const go = (node) => {
    if (!node.ignored) {
      const level = node.properties?.find(({ name }) => name === "level")?.value.value;
      told.push({ role: node.role?.value, name: (node.name?.value ?? "").replace(/\s+/g, " ").trim(), level });
    }
    for (const id of node.childIds ?? []) if (by.has(id)) go(by.get(id));
  };
  go(nodes[0]);
  await session.detach();
  return told;
}

for (const end of ENDS) {
  test(`${end}, as it is read out`, async () => {
    const { page, check, close } = await open(engine, server.url, { viewport: { width: 360, height: 740 } });
    await page.goto(`${server.url}${end}/index.html`);
    const told = await read(page);
    // Headings are there although their parts are folded, and none leaves a level out.
    const headings = told.filter(({ role }) => role === "heading");
    assert.equal(headings.filter(({ level }) => level === 1).length, 1);
    assert.ok(headings.length > 1, "headings");
    headings.forEach(({ name, level }, at) => {
      assert.ok(name, `heading ${at} has a name`);
      assert.ok(at === 0 || level <= headings[at - 1].level + 1, `«${name}» follows ${headings[at - 1]?.level} with ${level}`);
    });
    const folded = await page.locator("main details:not([open]) > summary :is(h2, h3, h4, h5)").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.innerText.replace(/\s+/g, " ").trim()));
    for (const name of folded) assert.ok(headings.some((heading) => heading.name.includes(name.split(" ").slice(0, 3).join(" "))), `«${name}» is folded and read`);
    // In the order in which one needs them: what it is, what it asks for, what it costs, where.
    if (end.includes("thu-tuc/")) {
      const english = end.startsWith("en/");
      const order = (english ? [/^Papers to prepare/, /^Cost and time/, /^Where to apply/] : [/^Giấy tờ cần chuẩn bị/, /^Tiền và ngày/, /^Nộp ở đâu/]).map((words) => headings.findIndex(({ name }) => words.test(name)));
      assert.ok(order.every((at, nth) => at > 0 && (nth === 0 || at > order[nth - 1])), `the order ${order}`);
    }
    // What one can touch says what it does; a picture has a text or is not there.
    for (const { role, name } of told) if (["link", "button", "checkbox", "radio", "textbox", "searchbox", "combobox", "image", "img"].includes(role)) assert.ok(name, `a ${role} without a name on ${end}`);
    check();
    await close();
  });
}

test("«VI» is in its language for who hears it, and so is every text that was not translated", async () => {
  const { page, check, close } = await open(engine, server.url, { viewport: { width: 360, height: 740 }, locale: "en-GB" });
  let tags = 0;
  for (const path of ["en/linh-vuc/dang-ky-xe/index.html", "en/su-kien/mua-ban-xe/index.html", "en/thu-tuc/dang-ky-xe-lan-dau-toan-trinh/index.html"]) {
    await page.goto(`${server.url}${path}`);
    const unmarked = await page.evaluate(() => {
      const vietnamese = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
      const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      const found = [];
      while (walk.nextNode()) {
        const text = walk.currentNode.data.trim();
        if (vietnamese.test(text) && walk.currentNode.parentElement.closest("[lang]").lang !== "vi") found.push(text);
      }
      // Numbers of laws and codes of forms are names in every language, and so is the city's.
      return found.filter((text) => !/^[\d/]+[A-ZĐ-]+[\w-]*$/.test(text) && vietnamese.test(text.replace(/\bĐ[A-Z]+\d+|ĐKX\d+|Đà Nẵng/g, "")));
    });
    assert.deepEqual(unmarked, [], path);
    tags += await page.locator("main [lang=vi]").count();
  }
  assert.ok(tags > 5, "there is something that was not translated");
  check();
  await close();
});
