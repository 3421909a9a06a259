import { join } from "node:path";
import { Ruleset as SpectralRuleset } from "@stoplight/spectral-core";
import { describe, expect, test } from "vitest";
import { catalogue, findPreset } from "../../src/catalogue.ts";
import { severities } from "../../src/core/severity.ts";
import { UserError } from "../../src/core/user-error.ts";
import { inspectRuleset, loadUserRuleset } from "../../src/engine/user-ruleset.ts";
import { makeFolder } from "../support/command.ts";

function load(text: string, name = "ruleset.yaml") {
  return loadUserRuleset(join(makeFolder({ [name]: text }), name), catalogue);
}

async function refuse(text: string, name = "ruleset.yaml"): Promise<UserError> {
  const folder = makeFolder({ [name]: text });
  const error: unknown = await loadUserRuleset(join(folder, name), catalogue).catch((thrown: unknown) => thrown);
  if (!(error instanceof UserError)) throw new Error(`The ruleset was not refused: ${error}`);
  return new UserError(error.message.replaceAll(`${folder}/`, ""), error.hint);
}

const list = (rules: readonly { rule: { id: string }; severity: string }[]) =>
  rules.map(({ rule, severity }) => `${rule.id} ${severity}`).sort();

const recommended = findPreset("statute")?.rules ?? [];

describe("a ruleset that says which of our rules run", () => {
  test("needs nothing of Spectral", async () => {
    const ruleset = await load("extends: statute\n");
    expect(ruleset.spectral).toBeUndefined();
    expect(list(ruleset.rules)).toEqual(list(recommended));
  });

  // The oracle is Spectral's own class, given what the names in `extends` stand for.
  test.each([
    { extends: "statute" },
    { extends: ["statute/core"] },
    { extends: [["statute", "all"]] },
    { extends: [["statute/strict", "recommended"]] },
    { extends: [["statute", "off"]], rules: { "429-retry-after": true, "201-location": "hint" } },
    { extends: ["statute/core", "statute/strict"] },
    { extends: ["statute/strict", "statute/core"] },
    { extends: ["statute", ["statute", "off"]] },
    { extends: ["statute"], rules: { "429-retry-after": "off", "201-location": false, "405-allow": "error" } },
    { extends: ["statute/core"], rules: { "status-retired": true, "reason-phrase-mismatch": "warn" } },
    { extends: ["statute"], formats: [], description: "d", documentationUrl: "https://example.com/", "x-own": 1 },
    { extends: ["statute"], parserOptions: { duplicateKeys: "off", incompatibleValues: 1 } },
    { extends: ["statute", "statute/settings/create-any"] },
    { extends: ["statute/settings/create-any", "statute/core"] },
    { extends: ["statute/strict", ["statute/settings/create-201", "all"], "statute/settings/hide-existence-403"] },
    { extends: [["statute/settings/create-any", "off"]], rules: { "201-location": "info" } },
    { extends: [] },
    { rules: {} },
  ])("means what Spectral takes it to mean: %j", async (definition) => {
    const stand = (entry: unknown): unknown =>
      Array.isArray(entry) ? [stand(entry[0]), entry[1]] : catalogue.published.get(String(entry))?.spectral();
    const { extends: extended } = definition;
    const spectral = new SpectralRuleset({
      ...definition,
      ...(extended !== undefined && { extends: Array.isArray(extended) ? extended.map(stand) : stand(extended) }),
    });
    const expected = Object.values(spectral.rules)
      .filter(({ enabled }) => enabled)
      .map(({ name, severity }) => `${name} ${severities[severity]}`);

    const fast = await load(JSON.stringify(definition), "ruleset.json");
    expect(fast.spectral).toBeUndefined();
    expect(list(fast.rules)).toEqual(expected.sort());
    const slow = await load(JSON.stringify({ ...definition, aliases: { Root: ["$"] } }), "ruleset.json");
    expect(slow.spectral).toBeDefined();
    expect(list(slow.rules)).toEqual(expected);
  });

  test("may be JSON with comments, as Spectral reads it", async () => {
    const ruleset = await load('{ // what "we" use\n  "extends": ["statute"], /* , */\n}', "ruleset.json");
    expect(list(ruleset.rules)).toEqual(list(recommended));
  });
});

describe("a mistake is named, and where it is", () => {
  test.each([
    ["extends: [statute\n", /^The ruleset ruleset\.yaml is not valid YAML at line 2, column 1: /],
    ["- statute\n", "The ruleset ruleset.yaml is no mapping of keys such as `extends` and `rules`."],
    ["", "The ruleset ruleset.yaml is no mapping of keys such as `extends` and `rules`."],
    ["extends: *nowhere\n", /^The ruleset ruleset\.yaml cannot be read: unresolved alias/],
    [
      "extends: statute\nrule: {}\n",
      'The ruleset ruleset.yaml has the unknown key "rule" at line 2.',
      "Is rules meant?",
    ],
    [
      "extends: statute\nrules:\n  429-retry-afer: error\n",
      "The ruleset ruleset.yaml names 429-retry-afer at line 3, which is a rule of no ruleset it extends.",
      "Is 429-retry-after meant? `statute rules` lists them all.",
    ],
    [
      "rules:\n  429-retry-after: error\n",
      "The ruleset ruleset.yaml names 429-retry-after at line 2, which is a rule of no ruleset it extends.",
      "Extend statute, statute/core or statute/strict, which hold every rule.",
    ],
    [
      "extends: statute\nrules: { 429-retry-after: 1 }\n",
      "The ruleset ruleset.yaml gives 429-retry-after the severity 1 at line 2.",
      "Write warn.",
    ],
    [
      "extends: spectral:oas\nrules: { info-contact: on }\n",
      'The ruleset ruleset.yaml gives info-contact the severity "on" at line 2.',
      "Write true.",
    ],
    [
      "extends: statute\nrules: { 429-retry-after: Warning }\n",
      'The ruleset ruleset.yaml gives 429-retry-after the severity "Warning" at line 2.',
      /^Write /,
    ],
    ["extends: statute\nrules:\n", "The ruleset ruleset.yaml has an entry of the wrong kind."],
    ["extends: [[statute, some]]\n", "The ruleset ruleset.yaml has an entry of the wrong kind."],
    [
      "extends: spectral:oas\nrules: { nope: off }\n",
      /sets the severity of nope, which is a rule of no ruleset it extends/,
    ],
    ["extends: [./none.yaml]\n", /^The ruleset ruleset\.yaml extends none\.yaml, which does not exist\.$/],
    ["extends: [no-such-package]\n", /^The ruleset ruleset\.yaml needs \.\/no-such-package, which is not found\.$/],
    ["extends: [statute, https://example.com/r.yaml]\n", /nothing is fetched from the network/],
    [
      "extends: statute\nrules:\n  own:\n    given: $\n    then: { function: nothing }\n",
      /^The ruleset ruleset\.yaml is refused by Spectral for rules\.own\.then\.function at line 5: Function is not defined/,
    ],
    [
      "extends: statute\nrules:\n  own: { given: $ }\n",
      /is refused by Spectral for rules\.own at line 3: the rule must have/,
    ],
    [
      "extends: statute\nformats: [oas9]\n",
      /cannot be loaded: 'oas9' is not exported by @stoplight\/spectral-formats\.$/,
    ],
  ])("%j", async (text: string, message: string | RegExp, hint?: string | RegExp) => {
    const error = await refuse(text);
    expect(error.message).toMatch(message);
    if (hint !== undefined) expect(error.hint).toMatch(hint);
  });

  test.each([
    ["export default {", /^The ruleset own\.mjs cannot be loaded at line 1: Unexpected token\.$/],
    ["export default 5;", "The ruleset own.mjs is refused by Spectral: Provided ruleset is not an object."],
    [
      "const x = undefined; export default { rules: x.y };",
      /^The ruleset own\.mjs .*Cannot read properties of undefined/,
    ],
    ["throw new Error('No.');", "The ruleset own.mjs cannot be loaded: No."],
    [
      "import x from './none.mjs'; export default x;",
      /^The ruleset own\.mjs cannot be loaded: Could not resolve '\.\/none\.mjs'/,
    ],
    ["import x from 'https://example.com/r.js'; export default x;", /nothing is fetched from the network/],
  ])("%s", async (text, message) => {
    expect((await refuse(text, "own.mjs")).message).toMatch(message);
  });

  test.each(["none.yaml", "none.mjs"])("%s does not exist", async (name) => {
    await expect(loadUserRuleset(join(makeFolder({}), name), catalogue)).rejects.toThrow(
      /none\.m?[a-z]+ does not exist\.$/,
    );
  });
});

describe("inspectRuleset", () => {
  test.each([
    ["extends: statute", "extends-us"],
    ["extends: [spectral:oas, [statute/core, all]]", "extends-us"],
    ["extends: [statute/stric]", "extends-us"],
    ["extends: statute\nrules: { x: { given: $.info, then: { function: truthy } } }", "extends-us"],
    ["extends: spectral:oas # not statute", "unrelated"],
    ["extends: [./node_modules/statute/dist/core.js]", "unrelated"],
    ["rules: {}", "unrelated"],
    ["", "unrelated"],
    ["extends: [statute, ./own.js]", "holds-code"],
    ["extends: statute\nfunctions: [own]", "holds-code"],
    ["extends: statute\nrules: { x: { given: '$..[?(@.a)]', then: { function: truthy } } }", "holds-code"],
    ["extends: statute\naliases: { A: ['$..[?(@.a)]'] }", "holds-code"],
    ["extends: statute\naliases: { A: &a [*a] }", "holds-code"],
    ["extends: statute\noverrides: [{ files: ['*'], extends: ./own.js }]", "holds-code"],
  ])("%s", async (text, expected) => {
    const folder = makeFolder({ ".spectral.yaml": text });
    expect(await inspectRuleset(join(folder, ".spectral.yaml"), catalogue)).toBe(expected);
  });

  test("passes over what it cannot read, unless it speaks of us", async () => {
    const folder = makeFolder({ "a.yaml": "extends: [spectral:oas", "b.yaml": "extends: [statute" });
    expect(await inspectRuleset(join(folder, "a.yaml"), catalogue)).toBe("unrelated");
    await expect(inspectRuleset(join(folder, "b.yaml"), catalogue)).rejects.toThrow(UserError);
  });
});
