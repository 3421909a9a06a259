import { Document, Spectral } from "@stoplight/spectral-core";
import { Yaml } from "@stoplight/spectral-parsers";
import { describe, expect, test } from "vitest";
import { type Example, presets } from "../../src/core/rule.ts";
import type { Configuration } from "../../src/rules/configure.ts";
import { rules } from "../../src/rules/index.ts";
import { holds } from "../../src/rules/presets.ts";
import { documentWith, markedLines } from "../support/examples.ts";

type Definition = Parameters<Spectral["setRuleset"]>[0];
type Configure = (configuration: Configuration) => Definition;

/** What a published module exports; of a name that TypeScript does not follow, as it is there only when it is built. */
async function load(name: string): Promise<unknown> {
  const module: { readonly default: unknown } = await import(`../../dist/${name}.js`);
  return module.default;
}

const configure = (await load("configure")) as Configure;

/** The lines where a rule speaks, with the published ruleset in Spectral as it is. */
async function listLines(ruleset: Definition, id: string, text: string): Promise<number[]> {
  const spectral = new Spectral();
  spectral.setRuleset(ruleset);
  const results = await spectral.run(new Document(text, Yaml, "/example/openapi.yaml"));
  return results.filter(({ code }) => code === id).map(({ range }) => range.start.line);
}

describe.each(presets)("every rule that %s holds, in plain Spectral", async (preset) => {
  const published = (await load(preset)) as Definition;
  const held = rules.filter((rule) => holds(preset, rule));
  const examples = held.flatMap(({ id, good, bad }) =>
    [...good, ...bad].map((example: Example) => ({ id, title: example.title, example })),
  );

  test.each(examples)("$id: $title", async ({ id, example }) => {
    const text = documentWith(example);
    const ruleset = example.settings === undefined ? published : configure({ preset, ...example.settings });
    expect(await listLines(ruleset, id, text)).toEqual(markedLines(text));
  });
});
