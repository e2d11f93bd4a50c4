// The policy of pages is in force, trusted types and all, and no page breaks it: none of any kind, nor search, nor the kiosk.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { HARD, SAMPLE, browser, kinds, open } from "./world.mjs";
import { everywhere } from "./server.mjs";

let engine;
const sites = [];
before(async () => {
  engine = await browser();
  for (const folder of [SAMPLE, HARD]) sites.push({ folder, ...(await everywhere(folder)) });
});
after(async () => {
  await engine?.close();
  for (const site of sites) await site.close();
});

/** One page of each kind that runs scripts and stays; a short address allows none at all. */
function scripted(folder) {
  return kinds(folder).filter((path) => {
    const text = readFileSync(join(folder, path), "utf8");
    const policy = text.match(/<meta[^>]*Content-Security-Policy[^>]*>/)?.[0] ?? "";
    assert.match(policy, /default-src 'none'/, path);
    if (!policy.includes("script-src")) return false;
    assert.match(policy, /require-trusted-types-for 'script'; trusted-types motcua/, path);
    return !/http-equiv="?refresh/.test(text);
  });
}

/** A page that tells of whatever breaks its policy. */
async function watched(place, options = {}) {
  const opened = await open(engine, place, options);
  const broken = [];
  await opened.page.exposeFunction("broke", (what) => broken.push(what));
  await opened.page.addInitScript(() => document.addEventListener("securitypolicyviolation", (event) => {
    window.broke(`${location.pathname}: ${event.violatedDirective}, ${event.blockedURI} ${event.sample}`);
  }));
  return { ...opened, check: () => { opened.check(); assert.deepEqual(broken, []); } };
}

test("every page that runs scripts takes none from a text", async () => {
  for (const { folder, places } of sites) {
    const { page, close } = await open(engine, places["a server"]);
    const paths = scripted(folder);
    assert.ok(paths.length > 15, `${paths}`);
    for (const path of paths) {
      await page.goto(`${places["a server"]}${path}`);
      const tried = await page.evaluate(() => {
        return [
          () => { document.createElement("script").src = "x.js"; },
          () => { document.createElement("p").innerHTML = "<b>x</b>"; },
          () => { window.trustedTypes.createPolicy("other", {}); },
          () => { window.motcua && window.motcua.script("https://example.org/x.js"); throw new TypeError(); },
        ].map((work) => { try { work(); return "done"; } catch (error) { return error.name; } });
      });
      assert.deepEqual(tried, ["TypeError", "TypeError", "TypeError", "TypeError"], path);
    }
    await close();
  }
});

test("no page of any kind breaks its policy", async () => {
  for (const { folder, places } of sites) {
    const { page, check, close } = await watched(places["a server"]);
    for (const path of scripted(folder)) {
      await page.goto(`${places["a server"]}${path}`, { waitUntil: "load" });
      await page.evaluate(() => new Promise((rest) => setTimeout(rest, 20)));
    }
    check();
    await close();
  }
});

test("search brings all its parts under the policy, wherever the site is", async () => {
  for (const [where, place] of Object.entries(sites[0].places)) {
    const { page, check, close } = await watched(place);
    const came = [];
    page.on("requestfinished", (request) => came.push(request.url().replace(/^.*\//, "").replace(/\?.*/, "")));
    await page.goto(`${place}tim-kiem/index.html`);
    // A misspelt word needs the second part, a form number the third.
    for (const [text, title] of [["lý lịc tư pháp", "lý lịch tư pháp"], ["dkx10", "xe"]]) {
      await page.locator("#q").fill(text);
      await page.locator("#search-results > li > a").filter({ hasText: title }).first().waitFor();
    }
    if (!place.startsWith("file:")) for (const part of ["vi.js", "vi-w.js", "vi-b0.js"]) assert.ok(came.includes(part), `${where}: ${came}`);
    await page.goto(`${place}index.html`);
    await page.locator("#q").pressSequentially("tạm trú");
    await page.getByRole("option").first().waitFor();
    check();
    await close();
  }
});

test("the kiosk takes its script along under the policy", async () => {
  const place = sites[0].places["a server"];
  const { page, check, close } = await watched(place);
  await page.goto(`${place}kiosk/index.html`);
  await page.locator("html.is-kiosk").waitFor();
  await page.locator(".big a").first().click();
  await page.waitForURL(/thu-tuc\/.*kiosk=/);
  await page.locator("html.is-kiosk").waitFor();
  check();
  await close();
});
