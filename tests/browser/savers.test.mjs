// Form editors read an entry and write it whole, by one of these libraries: other quotes, other indentation, dates as times, no
// comments. The catalog says the same afterwards: no finding more, the same pages, no translation that is out of date.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";
import jsYaml from "js-yaml";
import jsYaml3 from "js-yaml3";
import yaml from "yaml";
import yaml1 from "yaml1";

const root = fileURLToPath(new URL("../..", import.meta.url));

const savers = {
  "js-yaml 3": (text) => jsYaml3.safeDump(jsYaml3.safeLoad(text)),
  "js-yaml 4": (text) => jsYaml.dump(jsYaml.load(text)),
  "js-yaml 4, as editors set it": (text) => jsYaml.dump(jsYaml.load(text), { lineWidth: -1, noRefs: true, quotingType: '"', forceQuotes: true }),
  "yaml 1": (text) => yaml1.stringify(yaml1.parse(text)),
  "yaml 2": (text) => yaml.stringify(yaml.parse(text)),
  "yaml 2, unfolded": (text) => yaml.stringify(yaml.parse(text), { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" }),
};

const work = mkdtempSync(join(tmpdir(), "motcua-savers-"));
after(() => rmSync(work, { recursive: true, force: true }));

const motcua = join(root, process.env.CARGO_TARGET_DIR ?? "target", "debug/motcua");
const day = ["--today", "2026-11-22"];

function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .sort();
}

/** The file as it is after somebody saved it in a form: front matter by the saver, the body as it was. */
function saved(name, text, saver) {
  if (name.endsWith(".yaml")) return saver(text);
  const front = /^---\n([\s\S]*?\n)---\n/.exec(text);
  return front ? `---\n${saver(front[1])}---\n${text.slice(front[0].length)}` : text;
}

function built(catalog) {
  const out = `${catalog}-site`;
  execFileSync(motcua, ["build", catalog, "-o", out, ...day, "--quiet"], { stdio: "pipe" });
  return out;
}

function findings(catalog) {
  const run = execFileSync(motcua, ["check", catalog, ...day, "--format", "json"], { stdio: "pipe", maxBuffer: 1 << 28 });
  return JSON.parse(run).findings.map((finding) => `${finding.file} ${finding.rule}`).sort();
}

const original = join(work, "original");
cpSync(join(root, "content"), original, { recursive: true });
const expected = { findings: findings(original), site: built(original) };

for (const [name, saver] of Object.entries(savers)) {
  test(`a catalog saved by ${name} says the same`, () => {
    const copy = join(work, name.replaceAll(/[^a-z0-9]+/g, "-"));
    cpSync(original, copy, { recursive: true });
    let changed = 0;
    for (const file of files(copy).filter((file) => /\.(md|yaml)$/.test(file) && !file.startsWith("theme/"))) {
      const path = join(copy, file);
      const before = readFileSync(path, "utf8");
      const text = saved(file, before, saver);
      if (text !== before) changed += 1;
      writeFileSync(path, text);
    }
    assert.ok(changed > 100, `${changed} files look different`);
    assert.deepEqual(findings(copy), expected.findings);
    const site = built(copy);
    assert.deepEqual(files(site), files(expected.site));
    const differ = files(site).filter((file) => !readFileSync(join(site, file)).equals(readFileSync(join(expected.site, file))));
    assert.deepEqual(differ.filter((file) => file.endsWith(".html")), []);
    assert.deepEqual(differ, []);
  });
}
