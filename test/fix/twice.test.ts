import fc from "fast-check";
import { expect, test } from "vitest";
import { catalogue } from "../../src/catalogue.ts";
import { safeties } from "../../src/core/fix.ts";
import { readText } from "../../src/engine/readers/read-text.ts";
import { composeSteps } from "../../src/fix/compose-steps.ts";
import { descriptions } from "../fuzz/descriptions.ts";
import { writeYaml } from "../fuzz/write-yaml.ts";
import { findIn, mendDescription, type Patient } from "../support/mending.ts";
import { createRandom } from "../support/random.ts";

/** Every rule there is, as it is when it is on. */
const ruleset = { name: "all", rules: catalogue.rules };

/** One description, and nothing beside it. */
function hold(text: string, file: string): Patient {
  const read = () => Buffer.from(text);
  const gone = () => {
    throw Object.assign(new Error("It is not there."), { code: "ENOENT" });
  };
  return { file, read, ruleset, files: { followLinks: gone, read: gone } };
}

test.each(safeties)("what %s fixes leave, they leave another time", async (allowed) => {
  let mended = 0;
  await fc.assert(
    fc.asyncProperty(descriptions, fc.nat(), fc.boolean(), async (data, chance, isJson) => {
      const text = isJson ? JSON.stringify(data, null, 2) : writeYaml(data, createRandom(chance));
      const patient = hold(text, isJson ? "/api.json" : "/api.yaml");
      if ((await findIn(patient)).faults.length > 0) return;
      const first = await mendDescription(patient, allowed);
      mended += first.mending.mended.length;
      expect(first.mending.mended.length === 0).toBe(first.mending.documents.length === 0);
      for (const { before, after, steps } of first.mending.documents) {
        expect(before.text).toBe(text);
        // What is outside of the splices is as it was.
        let [built, at] = ["", 0];
        for (const { start, end, text: written } of composeSteps(text.length, steps)) {
          built += text.slice(at, start) + written;
          at = end;
        }
        expect(built + text.slice(at)).toBe(after.text);
        expect(readText(after.text, patient.file).diagnostics.length).toBeLessThanOrEqual(
          readText(text, patient.file).diagnostics.length,
        );
      }
      const second = await mendDescription(patient, allowed, { start: first.mending.changed });
      expect(second.mending.documents.map(({ after }) => after.text)).toEqual([]);
    }),
    { numRuns: 20, seed: 7 },
  );
  expect(mended).toBeGreaterThan(0);
});
