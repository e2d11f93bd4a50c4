// What axe finds on a page, with and without scripts.
import { readFileSync } from "node:fs";

const AXE = readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** All rules, and those whose answer colours can change. */
export const ALL = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
export const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** Brings axe into the page, once. Where scripts are off no timer ever fires, and axe must go on without. Forced colours leave
 *  a colour as it was under another name, which axe would read before the one that is drawn. */
async function bring(page, scripts) {
  if (await page.evaluate(() => Boolean(window.axe))) return;
  await page.evaluate((scripts) => {
    if (!scripts) window.setTimeout = window.requestAnimationFrame = (task) => { Promise.resolve().then(task); return 1; };
    const { getPropertyValue } = CSSStyleDeclaration.prototype;
    CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
      return name === "-webkit-text-fill-color" && matchMedia("(forced-colors: active)").matches ? "" : getPropertyValue.call(this, name);
    };
  }, scripts);
  await page.evaluate(AXE);
}

/** What is wrong with the page as it stands, in words. */
export async function faults(page, { rules = ALL, scripts = true } = {}) {
  await bring(page, scripts);
  return page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ["violations"], preload: false });
    const said = (node) => `${node.target} ${node.failureSummary ?? ""}`.replace(/\s+/g, " ").slice(0, 300);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(said).join(" | ")}`);
  }, rules);
}
