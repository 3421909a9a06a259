import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import type { Example } from "../src/core/rule.ts";
import { rules } from "../src/rules/index.ts";
import { documentWith, lintWith, markedLines, parse } from "./support/examples.ts";
import { toSwagger, toSwaggerPath } from "./support/to-swagger.ts";

type BadExample = Example & { readonly fixed?: string };

describe.each(rules.map((rule) => ({ id: rule.id, rule })))("$id", ({ rule }) => {
  const good: readonly Example[] = rule.good;
  const bad: readonly BadExample[] = rule.bad;

  test.each(good)("accepts: $title", async (example) => {
    for (const text of inEveryVersion(example)) expect(await lintWith(rule, text)).toEqual([]);
  });

  test.each(bad)("reports: $title", async (example) => {
    const text = documentWith(example);
    expect(markedLines(text)).not.toEqual([]);
    for (const version of inEveryVersion(example))
      expect((await lintWith(rule, version)).map(({ range }) => range.start.line)).toEqual(markedLines(text));
  });

  test.each([...good, ...bad])("says the same in OpenAPI 2.0: $title", async (example) => {
    const text = documentWith(example);
    const swagger = toSwagger(parse(text) as Record<string, unknown>);
    if (swagger === undefined) return;
    const paths = (await lintWith(rule, text)).map(({ path }) => toSwaggerPath(path).join("/"));
    const translated = (await lintWith(rule, JSON.stringify(swagger, null, 2))).map(({ path }) => path.join("/"));
    expect(translated.sort()).toEqual(paths.sort());
  });

  test.each(bad)("speaks well: $title", async (example) => {
    for (const { message } of await lintWith(rule, documentWith(example))) {
      expect(message).toMatch(/^["\d][^\n]*[^.]\.$/);
      expect(message).not.toMatch(/\bshould\b|\{\{|undefined|\[object/);
    }
  });

  const { fix } = rule;
  if (fix === undefined) return;

  test.each(bad)("fixes: $title", async (example) => {
    const document = parseDocument(documentWith(example));
    const fixed = documentWith({ ...example, paths: String(example.fixed) });
    for (const { path } of await lintWith(rule, documentWith(example)))
      for (const edit of fix.edits) {
        if (edit.kind === "remove") document.deleteIn(path);
        else document.setIn([...path, ...edit.path], document.createNode(edit.value));
      }
    expect(document.toJS()).toEqual(parse(fixed));
    expect(await lintWith(rule, fixed)).toEqual([]);
  });
});

function inEveryVersion(example: Example): string[] {
  const needs31 = example.beside?.includes("webhooks:") ?? false;
  const versions = needs31 ? ["3.1.0", "3.2.0"] : ["3.0.4", "3.1.0", "3.2.0"];
  return versions.map((version) => documentWith(example, version));
}
