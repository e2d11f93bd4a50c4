// The preview of an editor: what is wrong lies over the last good page, and goes when it is fixed.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browser, open } from "./world.mjs";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const program = join(process.env.CARGO_TARGET_DIR ?? join(repository, "target"), "debug/motcua");
const PAGE = "thu-tuc/dang-ky-thuong-tru/";
const FILE = "procedures/cu-tru/dang-ky-thuong-tru.md";
let engine;
let folder;
let preview;
let url;

/** Resolves with the address that the preview says it serves at. */
function begun(process) {
  return new Promise((resolve, reject) => {
    let said = "";
    const heard = (data) => {
      said += data;
      const found = said.match(/http:\/\/[^\s]+\//);
      if (found) resolve(found[0]);
    };
    process.stdout.on("data", heard);
    process.stderr.on("data", heard);
    process.on("exit", (code) => reject(new Error(`the preview ended with ${code}: ${said}`)));
  });
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "motcua-serve-"));
  cpSync(join(repository, "content"), join(folder, "content"), { recursive: true });
  // A translation would be stale after each edit.
  rmSync(join(folder, "content", FILE.replace(".md", ".en.md")));
  preview = spawn(program, ["serve", "content", "--today", "2026-09-01", "--editor", "vscode"], { cwd: folder });
  url = await begun(preview);
  engine = await browser();
});
after(async () => {
  await engine?.close();
  preview?.kill("SIGINT");
  rmSync(folder, { recursive: true, force: true });
});

const path = () => join(folder, "content", FILE);
const shot = async (page, name) => process.env.SHOTS && page.screenshot({ path: join(process.env.SHOTS, `serve-${name}.png`) });

for (const width of [1280, 360]) {
  test(`faults lie over the last good page and go when they are fixed, at ${width} px`, async () => {
    const good = readFileSync(path(), "utf8");
    const { page, check, close } = await open(engine, url, { viewport: { width, height: 800 } });
    try {
      await page.goto(`${url}${PAGE}`);
      assert.equal(await page.locator(".motcua-panel").count(), 0, "nothing is wrong yet");
      const title = await page.locator("h1").innerText();
      // An edit that may be shown is shown, and the page reloads by itself.
      writeFileSync(path(), good.replace(/^summary: .*$/m, "summary: Một câu mới của cán bộ."));
      await page.getByText("Một câu mới của cán bộ.").first().waitFor();
      // A faulty one lies over the page as it last was.
      const lines = good.split("\n");
      const at = lines.findIndex((line) => line.startsWith("title:"));
      lines[at] = "title: “Đăng ký <script>alert(1)</script>”";
      lines.splice(at + 1, 0, "le_phi: 20000", "deadline2: 5");
      writeFileSync(path(), lines.join("\n"));
      const panel = page.locator(".motcua-panel");
      await panel.waitFor();
      assert.equal(await page.locator("h1").innerText(), title, "the page stays as it was");
      const said = await panel.innerText();
      assert.match(said, /Trang này: \d+ lỗi/);
      assert.ok(said.includes(`${FILE}:${at + 2}:1`) && said.includes("chuyển nội dung vào «fees»"), said);
      const to = await panel.locator("li a").first().getAttribute("href");
      assert.ok(to.startsWith("vscode://file/") && to.includes(`${FILE}:`), to);
      await shot(page, `panel-${width}`);
      // What is wrong may be laid aside, and is not wider than the screen.
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing stands out");
      await panel.locator("summary").click();
      assert.equal(await panel.locator("li").first().isVisible(), false);
      // Another page counts it and leads to the list, which leads to the page.
      await page.goto(`${url}co-quan/`);
      await page.locator(".motcua-panel a", { hasText: "Xem danh sách" }).click();
      assert.match(page.url(), /\/\.motcua\/findings$/);
      await page.getByRole("link", { name: FILE, exact: true }).waitFor();
      await page.waitForLoadState("load");
      await shot(page, `list-${width}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing stands out of the list");
      await page.locator("h2 a", { hasText: FILE }).click();
      await panel.waitFor();
      // Whatever is typed, the preview goes on.
      for (const bad of ["", "---\n", "\u0000\u0001", "---\ntitle: [\n---\n", "a: &a [*a]", "x".repeat(2_000_000)]) {
        writeFileSync(path(), bad);
        await page.waitForTimeout(250);
      }
      assert.equal(await page.locator("h1").innerText(), title);
      writeFileSync(path(), good);
      await panel.waitFor({ state: "detached", timeout: 10_000 });
      check();
    } finally {
      writeFileSync(path(), good);
      await close();
    }
  });
}

test("a faulty catalog.yaml lies over every page, and Ctrl-C ends the preview", async () => {
  const file = join(folder, "content/catalog.yaml");
  const good = readFileSync(file, "utf8");
  const { page, check, close } = await open(engine, url);
  await page.goto(url);
  writeFileSync(file, good.replace(/^format: 1$/m, "format: một\nkhau_hieu: x"));
  await page.locator(".motcua-panel").waitFor();
  assert.ok((await page.locator(".motcua-panel").innerText()).includes("khau_hieu"));
  await shot(page, "catalog");
  writeFileSync(file, good);
  await page.locator(".motcua-panel").waitFor({ state: "detached", timeout: 10_000 });
  check();
  await close();
  const ended = new Promise((resolve) => preview.on("exit", (code, signal) => resolve(signal ?? code)));
  preview.kill("SIGINT");
  assert.ok([0, "SIGINT"].includes(await ended));
});
