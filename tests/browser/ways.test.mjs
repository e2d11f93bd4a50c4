// The ways of citizens, in every engine that is here, with scripts and, where the engine can be told to, without.
import { after, before, describe, test } from "node:test";
import { ENGINES } from "./engines.mjs";
import { walk } from "./reader.mjs";
import { OURS, STUDY } from "./ways.mjs";
import { SAMPLE } from "./world.mjs";

for (const [name, { start, lacks, plain }] of Object.entries(ENGINES)) {
  describe(name, { skip: lacks ?? false }, () => {
    let engine;
    before(async () => { engine = await start(); });
    after(() => engine?.close());
    for (const [way, { find, list, answer, scripts = [true, false], width }] of Object.entries({ ...STUDY, ...OURS })) {
      for (const on of scripts) {
        if (!on && !plain) continue;
        test(`${way}, ${on ? "with" : "without"} scripts`, () => walk(engine, SAMPLE, async (reader) => {
          await (on ? find : list)(reader);
          await answer(reader);
        }, { scripts: on, width }));
      }
    }
  });
}
