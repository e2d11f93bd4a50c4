// Every page is written as HTML is defined: elements and attributes where they belong, ids once, labels that lead somewhere.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { HARD, SAMPLE, pages } from "./world.mjs";

const validator = new HtmlValidate(new StaticConfigLoader({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // Taste, and not what HTML is: how tags, attributes and the first line are spelled, and how long a title may be.
    "attr-quotes": "off", "doctype-style": "off", "long-title": "off", "no-raw-characters": "off", "no-trailing-whitespace": "off",
    "tel-non-breaking": "off", "valid-id": ["error", { relaxed: true }], "void-style": "off",
    // The minifier leaves out what HTML takes for granted: a button without a type is one that submits.
    "no-implicit-button-type": "off",
    // Files of the same site need no digest.
    "require-sri": "off",
  },
}));

for (const [name, site] of [["sample", SAMPLE], ["hard", HARD]]) {
  test(`${name}: every page`, async () => {
    for (const path of pages(site)) {
      const { results } = await validator.validateString(readFileSync(join(site, path), "utf8"));
      const told = results.flatMap(({ messages }) => messages).map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`);
      assert.deepEqual(told.slice(0, 5), [], path);
    }
  });
}
