// A reader in a tab: goes by what is seen, presses what says so, types, and reads. Every page tells of its troubles.
import assert from "node:assert/strict";
import { serve } from "./server.mjs";

/** How long a reader waits for a page to say something, in milliseconds. */
const PATIENCE = 15_000;

/** Runs before every other script of a page: what goes wrong is kept for the test. */
export const WATCH = `window.trouble = [];
addEventListener("error", (event) => window.trouble.push("an error: " + (event.message || (event.target && (event.target.src || event.target.href)))), true);
addEventListener("unhandledrejection", (event) => window.trouble.push("a promise: " + event.reason));
addEventListener("securitypolicyviolation", (event) => window.trouble.push("the policy: " + event.violatedDirective + " " + event.blockedURI));
console.error = (...said) => window.trouble.push("console: " + said.join(" "));`;

/** Where one presses to reach what says these words: the middle of its first line, brought into sight. Of several that say them the
 *  one that says least besides. */
function spot(words, where) {
  const seen = (part) => part.checkVisibility() && getComputedStyle(part).visibility === "visible" && part.getClientRects().length;
  const said = (part) => (part.innerText || part.getAttribute("aria-label") || "").replace(/\s+/g, " ").trim();
  const all = [...document.querySelectorAll(":is(a[href], button, label, summary, [role=option])")];
  const fit = all.filter((part) => part.closest(where) && said(part).includes(words) && seen(part));
  fit.sort((a, b) => said(a).length - said(b).length);
  const part = fit[0];
  if (!part) return null;
  part.scrollIntoView({ block: "center" });
  const [box] = [...part.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  const x = box.left + Math.min(box.width / 2, 120), y = box.top + box.height / 2;
  const top = document.elementFromPoint(x, y);
  const reached = top && (part.contains(top) || top.contains(part) || (part.control && part.control === top));
  return { x, y, covered: reached ? null : top ? top.outerHTML.slice(0, 120) : "nothing", leads: part.localName === "a" && part.pathname !== location.pathname };
}

export class Reader {
  constructor(tab, home, scripts) {
    Object.assign(this, { tab, home, scripts, trouble: [] });
  }

  /** Asks the page; while it is being left there is none to ask. */
  async ask(ask, ...about) {
    for (let tries = 40; ; tries -= 1) {
      try {
        return await this.tab.ask(ask, ...about);
      } catch (error) {
        if (!tries) throw error;
        await new Promise((later) => { setTimeout(later, 50); });
      }
    }
  }

  /** Asks until the answer is one; tells `what` was waited for when it never is. */
  async wait(what, ask, ...about) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const told = await this.ask(ask, ...about);
      if (told) return told;
      if (Date.now() > end) assert.fail(`${what} on ${await this.address()}:\n${await this.text("main")}`);
      await new Promise((later) => { setTimeout(later, 50); });
    }
  }

  address() { return this.ask(() => location.href); }

  /** What is seen of a part. */
  text(where) {
    return this.ask((where) => [...document.querySelectorAll(where)].map((part) => part.innerText).join("\n").replace(/[ \u00a0]+/g, " "), where);
  }

  async keep() {
    this.trouble.push(...(await this.ask(() => { const told = window.trouble || []; window.trouble = []; return told; })));
  }

  async go(path) {
    await this.tab.go(`${this.home}${path}`);
    await this.wait("a whole page", () => document.readyState === "complete");
  }

  /** Presses the link, button, label or fold that says these words, and waits for the page it leads to. */
  async press(words, where = "main") {
    // What still moves is not pressed before it has come to rest.
    let at, before;
    do {
      before = at;
      at = await this.wait(`«${words}» to press`, spot, words, where);
      await new Promise((later) => { setTimeout(later, 80); });
    } while (!before || before.x !== at.x || before.y !== at.y);
    const { x, y, covered, leads } = at;
    assert.equal(covered, null, `«${words}» is covered on ${await this.address()}`);
    if (!leads) return this.tab.press(x, y);
    await this.keep();
    const left = await this.ask(() => location.pathname);
    await this.tab.press(x, y);
    return this.wait(`«${words}» to lead on`, (left) => location.pathname !== left && document.readyState === "complete", left);
  }

  /** Types into a field as one does: touches it, and the keys one after the other. */
  async write(field, text, key) {
    const at = await this.wait(`${field} to type in`, (field) => {
      const part = [...document.querySelectorAll(field)].find((one) => one.checkVisibility());
      if (!part) return null;
      part.scrollIntoView({ block: "center" });
      const box = part.getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    }, field);
    await this.tab.press(at.x, at.y);
    await this.tab.write(text);
    if (!key) return undefined;
    await this.keep();
    return this.tab.key(key);
  }

  /** Searches from where it is, and waits for what is found. */
  async search(text) {
    const field = await this.ask(() => (document.querySelector("main #q") ? "main #q" : "#q"));
    await this.write(field, text, "Enter");
    await this.wait(`results for ${text}`, () => {
      const found = document.getElementById("search-results");
      return found && found.getAttribute("aria-busy") === "false" && document.querySelector("main").innerText.length > 40;
    });
  }

  /** What must be seen in a part, by and by. */
  async see(pattern, where = "main") {
    await this.wait(`${pattern} in ${where}`, (where, source, flags) => {
      const said = [...document.querySelectorAll(where)].map((part) => part.innerText).join("\n").replace(/[ \u00a0]+/g, " ");
      return new RegExp(source, flags).test(said);
    }, where, pattern.source, pattern.flags);
  }

  /** Where the reader must be by now. */
  here(pattern) {
    return this.wait(`to be at ${pattern}`, (source) => new RegExp(source).test(location.href) && document.readyState === "complete", pattern.source);
  }

  async end() {
    await this.keep();
    assert.deepEqual(this.trouble, []);
    await this.tab.close();
  }
}

/** Goes one way through a site of its own, from its home page on: nothing of the way before is remembered. */
export async function walk(engine, site, way, { scripts = true, width, from = "index.html" } = {}) {
  const server = await serve(site, "/", { watch: scripts ? WATCH : null });
  const reader = new Reader(await engine.tab({ scripts, width }), server.url, scripts);
  try {
    await reader.go(from);
    await way(reader);
    await reader.end();
  } finally {
    await server.close();
  }
}
