// Three engines behind one small face: Chromium as the other tests have it; Firefox, which speaks WebDriver BiDi over a socket; and
// WebKit, the engine of every iPhone, which speaks WebDriver over HTTP and wants a screen. All as Debian packs them. A tab goes to
// an address, answers a question about its page, and takes presses and keys; nothing more is needed to do what a reader does.
import { spawn } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { ws as Socket } from "playwright-core/lib/utilsBundle";
import { browser } from "./world.mjs";

/** How large a page is: a phone. The smallest window of WebKit here is a little wider, and a phone too. */
const PHONE = { width: 360, height: 740 };
/** How long an answer of a driver may take before the engine counts as hung, in milliseconds. */
const PATIENCE = 60_000;

/** A program of the search path, or nothing. */
function program(name) {
  return (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name)).find((path) => {
    try { accessSync(path, constants.X_OK); return true; } catch { return false; }
  });
}

const within = (promise, what) => Promise.race([promise, new Promise((_, fail) => {
  setTimeout(() => fail(new Error(`no answer: ${what}`)), PATIENCE).unref();
})]);

/** A question as a text that the page works out: a function and what it is asked about, its answer as JSON. */
const question = (ask, about) => `JSON.stringify((${ask})(...${JSON.stringify(about)}) ?? null)`;

/** Presses and keys as W3C writes them, for both drivers. */
const press = (x, y) => [{
  type: "pointer", id: "finger", parameters: { pointerType: "mouse" },
  actions: [{ type: "pointerMove", x: Math.round(x), y: Math.round(y) }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }],
}];
const KEYS = { Enter: "\uE007", Tab: "\uE004", Space: " ", ArrowDown: "\uE015" };
const strokes = (keys) => [{ type: "key", id: "keys", actions: [...keys].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) }];

async function chromium() {
  const engine = await browser();
  return {
    async tab({ scripts = true, width = PHONE.width } = {}) {
      const context = await engine.newContext({ viewport: { ...PHONE, width }, locale: "vi-VN", javaScriptEnabled: scripts });
      const page = await context.newPage();
      return {
        go: (url) => page.goto(url),
        ask: async (ask, ...about) => JSON.parse(await page.evaluate(question(ask, about))),
        press: (x, y) => page.mouse.click(x, y),
        write: (text) => page.keyboard.type(text),
        key: (name) => page.keyboard.press(name),
        close: () => context.close(),
      };
    },
    close: () => engine.close(),
  };
}

async function firefox() {
  const home = mkdtempSync(join(tmpdir(), "motcua-firefox-"));
  const child = spawn(program("firefox-esr") ?? program("firefox"), ["--headless", "--no-remote", "--profile", home, "--remote-debugging-port", "0"], {
    stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: home, MOZ_CRASHREPORTER_DISABLE: "1" },
  });
  const stop = () => { child.kill("SIGKILL"); };
  process.on("exit", stop);
  const address = await within(new Promise((ready, fail) => {
    let said = "";
    child.stderr.on("data", (text) => {
      said += text;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
      if (found) ready(found[1]);
    });
    child.on("exit", () => fail(new Error(`Firefox ended: ${said}`)));
  }), "Firefox");
  const socket = new Socket(`${address}/session`);
  await within(new Promise((open, fail) => { socket.on("open", open); socket.on("error", fail); }), "the socket of Firefox");
  const waiting = new Map();
  let last = 0;
  socket.on("message", (text) => {
    const told = JSON.parse(text);
    const one = waiting.get(told.id);
    if (!one) return;
    waiting.delete(told.id);
    if (told.type === "error") one.fail(new Error(`${told.error}: ${told.message}`));
    else one.done(told.result);
  });
  const call = (method, params) => within(new Promise((done, fail) => {
    last += 1;
    waiting.set(last, { done, fail });
    socket.send(JSON.stringify({ id: last, method, params }));
  }), method);
  await call("session.new", { capabilities: {} });
  return {
    async tab() {
      const { userContext } = await call("browser.createUserContext", {});
      const { context } = await call("browsingContext.create", { type: "tab", userContext });
      await call("browsingContext.setViewport", { context, viewport: PHONE });
      const act = (actions) => call("input.performActions", { context, actions });
      return {
        go: (url) => call("browsingContext.navigate", { context, url, wait: "complete" }),
        async ask(ask, ...about) {
          const told = await call("script.evaluate", { expression: question(ask, about), target: { context }, awaitPromise: false });
          if (told.type !== "success") throw new Error(told.exceptionDetails.text);
          return JSON.parse(told.result.value);
        },
        press: (x, y) => act(press(x, y)),
        write: (text) => act(strokes(text)),
        key: (name) => act(strokes(KEYS[name])),
        close: () => call("browser.removeUserContext", { userContext }),
      };
    },
    async close() {
      await call("browser.close", {}).catch(() => {});
      socket.close();
      const gone = new Promise((done) => { if (child.exitCode === null && child.signalCode === null) child.on("exit", done); else done(); });
      setTimeout(stop, 5000).unref();
      await gone;
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The little browser that comes with the driver of WebKit, in whichever version. */
const MINI = ["6.0", "4.1", "4.0"].flatMap((version) => ["x86_64", "aarch64"].map((kind) => `/usr/lib/${kind}-linux-gnu/webkit2gtk-${version}/MiniBrowser`)).find(existsSync);

/** A screen that nobody sees: its number. */
async function screen(children) {
  const child = spawn(program("Xvfb"), ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  children.push(child);
  return within(new Promise((ready, fail) => {
    child.stdio[3].once("data", (text) => ready(`:${String(text).trim()}`));
    child.on("error", fail);
  }), "Xvfb");
}

/** A port that is free. */
const free = () => new Promise((done) => {
  const server = createServer().listen(0, "127.0.0.1", () => { const { port } = server.address(); server.close(() => done(port)); });
});

async function webkit() {
  const children = [];
  const stop = () => { for (const child of children.reverse()) child.kill("SIGKILL"); };
  process.on("exit", stop);
  const home = mkdtempSync(join(tmpdir(), "motcua-webkit-"));
  const port = await free();
  const DISPLAY = await screen(children);
  // Its sandbox needs rights that a container does not give; it sees only our own pages here.
  children.push(spawn(program("WebKitWebDriver"), [`--port=${port}`], {
    stdio: "ignore", env: { ...process.env, DISPLAY, HOME: home, GDK_BACKEND: "x11", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", LIBGL_ALWAYS_SOFTWARE: "1", NO_AT_BRIDGE: "1" },
  }));
  const call = async (method, path, body) => {
    const answer = await within(fetch(`http://127.0.0.1:${port}${path}`, { method, ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }) }), path);
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const options = { "webkitgtk:browserOptions": { binary: MINI, args: ["--automation"] } };
  const begin = async (tries) => {
    try {
      return await call("POST", "/session", { capabilities: { alwaysMatch: options } });
    } catch (error) {
      if (!tries) throw error;
      await new Promise((later) => { setTimeout(later, 250); });
      return begin(tries - 1);
    }
  };
  const { sessionId } = await begin(40);
  const at = `/session/${sessionId}`;
  await call("POST", `${at}/window/rect`, { ...PHONE, height: PHONE.height + 40 });
  const act = (actions) => call("POST", `${at}/actions`, { actions });
  return {
    async tab() {
      return {
        go: (url) => call("POST", `${at}/url`, { url }),
        ask: async (ask, ...about) => JSON.parse(await call("POST", `${at}/execute/sync`, { script: `return ${question(ask, about)}`, args: [] })),
        press: (x, y) => act(press(x, y)),
        write: (text) => act(strokes(text)),
        key: (name) => act(strokes(KEYS[name])),
        close: () => call("POST", `${at}/url`, { url: "about:blank" }),
      };
    },
    async close() {
      await call("DELETE", at).catch(() => {});
      stop();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The engines; whether each can be told to run no scripts; and what it lacks on this machine, nothing where it can be started. */
export const ENGINES = {
  Chromium: { start: chromium, plain: true, lacks: null },
  Firefox: { start: firefox, lacks: program("firefox-esr") || program("firefox") ? null : "firefox-esr is not installed" },
  WebKit: { start: webkit, lacks: program("WebKitWebDriver") && program("Xvfb") && MINI ? null : "webkit2gtk-driver or xvfb is not installed" },
};
