import { describe, expect, test } from "vitest";
import type { Example } from "../src/core/rule.ts";
import type { Settings } from "../src/core/settings.ts";
import { applyToData } from "../src/engine/edits/apply-to-data.ts";
import { rules } from "../src/rules/index.ts";
import { documentWith, lintWith, markedLines, parse } from "./support/examples.ts";
import { toSwagger, toSwaggerPath } from "./support/to-swagger.ts";

type BadExample = Example & { readonly fixed?: string; readonly fixedBeside?: string };

describe.each(rules.map((rule) => ({ id: rule.id, rule })))("$id", ({ rule }) => {
  const good: readonly Example[] = rule.good;
  const bad: readonly BadExample[] = rule.bad;

  test.each(good)("accepts: $title", async (example) => {
    for (const text of inEveryVersion(example)) expect(await lintWith(rule, text, example.settings)).toEqual([]);
  });

  test.each(bad)("reports: $title", async (example) => {
    const lines = markedLines(documentWith(example));
    expect(lines).not.toEqual([]);
    for (const text of inEveryVersion(example))
      expect((await lintWith(rule, text, example.settings)).map(({ range }) => range.start.line)).toEqual(lines);
  });

  test.each([...good, ...bad])("says the same in OpenAPI 2.0: $title", async (example) => {
    if (example.since !== undefined) return;
    const text = documentWith(example);
    const swagger = toSwagger(parse(text) as Record<string, unknown>);
    if (swagger === undefined) return;
    const list = async (description: string) =>
      (await lintWith(rule, description, example.settings)).map(({ path }) => path);
    const expected = (await list(text)).map((path) => toSwaggerPath(path).join("/"));
    const found = (await list(JSON.stringify(swagger, null, 2))).map((path) => path.join("/"));
    expect(found.sort()).toEqual(expected.sort());
  });

  test.each(bad)("speaks well: $title", async (example) => {
    for (const { message } of await lintWith(rule, documentWith(example), example.settings)) {
      expect(message).toMatch(/^["\dA-Z`][^\n]*[^.]\.$/);
      expect(message).not.toMatch(/\bshould\b|\{\{|undefined|\[object/);
    }
  });

  test("follows the one setting that it names", async () => {
    const asked = new Set<string>();
    const settings = new Proxy({} as Settings, {
      get: (_, name) => {
        asked.add(String(name));
        return undefined;
      },
    });
    for (const example of [...good, ...bad]) await lintWith(rule, documentWith(example), settings);
    expect([...asked]).toEqual(rule.follows === undefined ? [] : [rule.follows.setting]);
  });

  const { fix } = rule;
  if (fix === undefined) return;

  test.each(bad)("fixes: $title", async (example) => {
    const findings = await lintWith(rule, documentWith(example), example.settings);
    const edits = findings.flatMap(({ fix }) => (fix === undefined || "refused" in fix ? [] : fix.edits));
    expect(edits.length > 0).toBe(example.fixed !== undefined);
    if (example.fixed === undefined) return;
    const { fixed, fixedBeside = example.beside } = example;
    const expected = documentWith({ ...example, paths: fixed, ...(fixedBeside && { beside: fixedBeside }) });
    expect(edits.reduce(applyToData, parse(documentWith(example)))).toEqual(parse(expected));
    expect(await lintWith(rule, expected, example.settings)).toEqual([]);
  });
});

function inEveryVersion(example: Example): string[] {
  const { since = "3.0" } = example;
  return ["3.0.4", "3.1.0", "3.2.0"]
    .filter((version) => version >= since)
    .map((version) => documentWith(example, version));
}
