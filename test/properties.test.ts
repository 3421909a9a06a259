import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchesGlob, parseGlob, writeGlob } from "../src/config/glob.ts";
import { nameTwin, takeTwinsTogether, tellTwinsApart } from "../src/engine/identify.ts";
import { LineTable } from "../src/engine/readers/line-table.ts";
import { readText } from "../src/engine/readers/read-text.ts";
import { plainText, toJson } from "../src/report/plain-text.ts";
import { maskControls, printable } from "../src/report/printable.ts";
import { escapeXml } from "../src/report/xml.ts";
import { readBaseline } from "../src/triage/read-baseline.ts";
import { formatBaseline } from "../src/triage/write-baseline.ts";
import { descriptions } from "./fuzz/descriptions.ts";
import { putThrough } from "./fuzz/put-through.ts";
import { hostile } from "./fuzz/words.ts";
import { writeYaml } from "./fuzz/write-yaml.ts";
import { makeIdentified } from "./support/platform-reports.ts";
import { createRandom } from "./support/random.ts";

// What holds for whatever comes: here always the same, and with `npm run fuzz` as much of it as there is time for.
fc.configureGlobal({ seed: 7 });

/** Texts of all characters, and of those that mean something somewhere. */
const text = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constantFrom(...hostile));
/** As a file may hold it: without half characters. */
const wholeText = text.map((any) => any.replace(/\p{Cs}/gu, "�"));
const seed = fc.nat();

describe("texts", () => {
  test("the place of every offset leads back to it", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "\n", "\r\n", "😀", "")), fc.nat(), (parts, any) => {
        const whole = parts.join("");
        const offset = any % (whole.length + 1);
        const table = new LineTable(whole);
        const { line, character } = table.positionAt(offset);
        expect(table.startOf(line) + character).toBe(offset);
        expect(table.count).toBe(whole.split("\n").length);
        expect(whole.slice(0, offset).split("\n").length - 1).toBe(line);
      }),
    );
  });

  test("nothing that a terminal obeys is left, and cleaning twice is cleaning once", () => {
    fc.assert(
      fc.property(text, (any) => {
        for (const clean of [printable, (one: string) => plainText(one, 50)]) {
          expect(clean(any)).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]|##\w*\[|^\s*::/u);
          expect(clean(clean(any))).toBe(clean(any));
        }
        expect(maskControls(any)).not.toMatch(/(?![\r\n])[\p{Cc}\p{Cs}]/u);
        expect(plainText(any, 50).length).toBeLessThanOrEqual(50);
        expect(JSON.parse(toJson(any))).toBe(any);
        expect(toJson(any)).not.toMatch(/[\p{Cc}\p{Cs}]|##/u);
        expect(escapeXml(any)).not.toMatch(/[\p{Cc}\p{Cs}<>"]|&(?!#\d+;)|##/u);
      }),
    );
  });
});

describe("readers", () => {
  const json = fc.jsonValue({ maxDepth: 4, stringUnit: "binary" }).map((value) => ({ openapi: "3.1.0", value }));

  /** The ways to all scalars of some data. */
  function listScalars(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
    if (typeof value !== "object" || value === null) return [path];
    return Object.entries(value).flatMap(([key, held]) => listScalars(held, [...path, key]));
  }
  const valueAt = (data: unknown, path: readonly string[]) =>
    path.reduce((value, key) => (value as Record<string, unknown>)[key], data);

  test("JSON is what JSON.parse makes of it, and each scalar stands where it is said to stand", () => {
    fc.assert(
      fc.property(json, fc.constantFrom(0, 1, 4, "\t"), (data, indent) => {
        const written = JSON.stringify(data, null, indent);
        const parsed = readText(written, "a.json");
        expect(parsed.data).toEqual(JSON.parse(written));
        // Of a null, its key is what is wrong.
        const paths = listScalars(parsed.data).filter((path) => valueAt(parsed.data, path) !== null);
        const table = new LineTable(written);
        for (const [index, { start, end }] of parsed.locate(paths).entries()) {
          const slice = written.slice(
            table.startOf(start.line) + start.character,
            table.startOf(end.line) + end.character,
          );
          expect(JSON.parse(slice)).toEqual(valueAt(parsed.data, paths[index] ?? []));
        }
      }),
    );
  });

  test("YAML in any style says what was written", () => {
    fc.assert(
      fc.property(json, seed, (data, style) => {
        const plain = JSON.parse(JSON.stringify(data));
        const parsed = readText(writeYaml(plain, createRandom(style)), "a.yaml");
        expect(parsed.diagnostics).toEqual([]);
        expect(parsed.data).toEqual(plain);
      }),
    );
  });
});

test("a glob made for a path means that path", () => {
  const name = fc.string({ minLength: 1 }).filter((any) => !/^\.{1,2}$|[/\0]/.test(any));
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), name, (segments, other) => {
      const path = segments.join("/");
      const glob = writeGlob(path);
      if (glob === undefined) return;
      expect(matchesGlob(parseGlob(glob), path)).toBe(true);
      if (!segments.includes(other)) expect(matchesGlob(parseGlob(glob), `${path}/${other}`)).toBe(false);
    }),
  );
});

test("twins that were told apart can be taken together again", () => {
  const count = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(fc.array(count, { maxLength: 6 }), (counts) => {
      const findings = counts.flatMap((times) => Array(times).fill(makeIdentified()));
      const told = tellTwinsApart(findings);
      const fingerprints = told.map(({ identity }) => identity?.fingerprint);
      expect(new Set(fingerprints).size).toBe(findings.length);
      expect(takeTwinsTogether(told)).toEqual(findings);
      expect(nameTwin("a", 2)).not.toBe(nameTwin("a", 3));
    }),
  );
});

test("a baseline is read as it was written", () => {
  const entry = fc.record({
    ...{ document: wholeText, rule: wholeText, pointer: wholeText, status: wholeText, reason: wholeText },
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
      const written = [...formatBaseline({ descriptions: entries.map(({ document }) => document), entries })].join("");
      const parsed = readText(written, "baseline.yaml");
      expect(parsed.diagnostics).toEqual([]);
      const read = readBaseline(parsed.data, parsed.listComments(), "baseline.yaml");
      const sort = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort();
      const plain = read.entries.map(({ document, rule, pointer, status, reason }) => ({
        ...{ document, rule, pointer, status, reason },
      }));
      expect(sort(plain)).toEqual(sort(entries.map((one) => ({ ...one }))));
      expect([...formatBaseline(read)].join("")).toBe(written);
    }),
  );
});

test("any description goes through everything", async () => {
  await fc.assert(
    fc.asyncProperty(descriptions, descriptions, seed, async (data, before, chance) => {
      const random = createRandom(chance);
      const original = JSON.stringify(before);
      await putThrough({ text: writeYaml(data, random), name: "api.yaml", original, beside: original }, random);
    }),
    { numRuns: 15 },
  );
});
