import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { catalogue, combineRulesets, decideSettings, findPreset } from "../../src/catalogue.ts";
import { listKnownNames } from "../../src/cli/choose-config.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import type { Ruleset } from "../../src/engine/ruleset.ts";
import { guidelines } from "../../src/guidelines/index.ts";
import { rules } from "../../src/rules/index.ts";
import { choosePreset } from "../../src/rules/presets.ts";
import { makeFolder, statute } from "../support/command.ts";
import { throttled } from "../support/throttled.ts";

const description = throttled();

const config = "statute.config.yaml";

/** What is found in a folder of descriptions, as lines of \`file severity rule\`. */
async function lint(files: Readonly<Record<string, string>>, args: readonly string[] = ["openapi.yaml"], from = "") {
  const cwd = makeFolder({ "openapi.yaml": description, ...files });
  const { code, out, err } = await statute(join(cwd, from), [...args, "-f", "text"]);
  const found = [...out.matchAll(/^(\S+?):\d+:\d+ (\w+) (\S+) /gm)].map(([, ...facts]) => facts.join(" "));
  return { code, err, found };
}

const retry = (severity: string, file = "openapi.yaml") => `${file} ${severity} 429-retry-after`;

describe("which configuration", () => {
  const warn = "rules: { 429-retry-after: warn }\n";

  test("the nearest, by any of its names", async () => {
    for (const name of [config, "statute.config.yml"])
      expect(await lint({ [name]: warn })).toEqual({ code: 0, err: "", found: [retry("warning")] });
    const inJson = JSON.stringify(parse(warn));
    for (const files of [{ "statute.config.json": inJson }, { "package.json": `{"statute":${inJson}}` }])
      expect((await lint(files)).found).toEqual([retry("warning")]);
    const files = { [config]: warn, "apis/statute.config.yml": "rules: { 429-retry-after: hint }", "apis/v1/x": "" };
    expect((await lint(files, ["../../openapi.yaml"], "apis/v1")).found).toEqual([retry("hint", "../../openapi.yaml")]);
    expect((await lint({ ...files, "apis/.git/x": "" }, ["../../openapi.yaml"], "apis/v1")).found).toHaveLength(1);
  });

  test("--config names another, or none", async () => {
    const files = { [config]: warn, "ci/strict.yaml": "rules: { 429-retry-after: info }\n" };
    expect((await lint(files, ["openapi.yaml", "--config", "ci/strict.yaml"])).found).toEqual([retry("information")]);
    expect((await lint(files, ["openapi.yaml", "-c", "none"])).found).toEqual([retry("error")]);
  });

  test.each([
    ["nowhere.yaml", "statute: The configuration nowhere.yaml does not exist.\n"],
    ["folder", "statute: The configuration folder is a folder.\n"],
    ["x.js", "statute: x.js is code, and a configuration is data. Write it in YAML as statute.config.yaml.\n"],
    ["package.json", 'statute: package.json has no key "statute". Write the configuration under it.\n'],
    ["openapi.yaml", 'statute: openapi.yaml:1: There is no key "openapi". '],
  ])("--config %s is a user error", async (name, sentence) => {
    const files = { "folder/x": "", "x.js": "throw new Error('run')", "package.json": "{}" };
    const { code, err } = await lint(files, ["openapi.yaml", "-c", name]);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  test("a configuration that cannot be, found or named, stops the run", async () => {
    const { code, err, found } = await lint({ [config]: "# Ours\nfailon: warn\n" });
    expect({ code, err, found }).toEqual({
      code: 2,
      err: 'statute: statute.config.yaml:2: There is no key "failon". Is failOn meant?\n',
      found: [],
    });
    const js = await lint({ "statute.config.js": "throw new Error('run')" });
    expect(js).toMatchObject({ code: 2, err: expect.stringContaining("statute.config.js is code, and a config") });
    const above = await lint({ [config]: "failon: warn\n", "a/x": "" }, ["../openapi.yaml"], "a");
    expect(above.err).toContain("statute: ../statute.config.yaml:1: ");
  });
});

test("what `statute init` writes is what `statute lint` reads", async () => {
  const cwd = makeFolder({ "apis/[a] b.yaml": description, "apis/c.yaml": description });
  expect(await statute(cwd, ["init", "--yes", "--baseline"])).toMatchObject({ code: 0 });
  expect(await statute(cwd, ["lint", "-f", "text"])).toEqual({ code: 0, out: "", err: "" });
  const { out } = await statute(cwd, ["lint", "-f", "text", "--no-baseline"]);
  expect(out.trimEnd().split("\n")).toHaveLength(2);
  expect((await statute(cwd, ["--print-config"])).out).toContain("ruleset: # statute.config.yaml:");
});

describe("what it says", () => {
  test("files, where the command line names none; what is ignored is in no glob", async () => {
    const files = {
      [config]: "files: ['apis/**/*.yaml', openapi.yaml]\nignore: [apis/old, '**/b.yaml']\n",
      "apis/a.yaml": description,
      "apis/b.yaml": description,
      "apis/old/c.yaml": description,
    };
    const all = [retry("error", "apis/a.yaml"), retry("error")];
    expect((await lint(files, [])).found).toEqual(all);
    expect((await lint(files, ["lint"])).found).toEqual(all);
    expect((await lint(files, [], "apis")).found).toEqual([
      retry("error", "a.yaml"),
      retry("error", "../openapi.yaml"),
    ]);
    expect((await lint(files, ["apis/**/*.yaml"])).found).toEqual([retry("error", "apis/a.yaml")]);
    expect((await lint(files, ["apis/old/c.yaml"])).found).toEqual([retry("error", "apis/old/c.yaml")]);
    const { code, err } = await lint(files, ["apis/old/*.yaml"]);
    expect({ code, err }).toEqual({
      code: 2,
      err: "statute: All that apis/old/*.yaml matches is left out by `ignore` in the configuration. Name a file outright.\n",
    });
  });

  test("a glob without a match is a fault with a place, and the others are linted", async () => {
    const { code, err, found } = await lint({ [config]: "files:\n  - openapi.yaml\n  - apis/*.yaml\n" }, []);
    expect({ code, found }).toEqual({ code: 2, found: [retry("error")] });
    expect(err).toBe("statute: statute.config.yaml:3: No file matches apis/*.yaml. It was looked for from <cwd>.\n");
  });

  test("no file at all is a user error", async () => {
    const { code, err } = await lint({ [config]: "failOn: warn\n" }, []);
    expect(code).toBe(2);
    expect(err).toMatch(/^statute: No description is named, neither on .* nor as `files` in statute\.config\.yaml\. /);
  });

  test("a ruleset of ours, of several, and of a file, from the folder of the configuration", async () => {
    const only = "extends: [[statute, off]]\nrules: { 429-retry-after: hint }\n";
    const files = { "rules/r.yaml": only, "apis/x": "", [config]: "ruleset: rules/r.yaml\n" };
    expect((await lint(files, ["../openapi.yaml"], "apis")).found).toEqual([retry("hint", "../openapi.yaml")]);
    const strict = await lint({ [config]: "ruleset: [strict, zalando]\n" });
    expect(strict.found).toContain("openapi.yaml hint 429-rate-limit-fields");
    expect(strict.found.length).toBeGreaterThan((await lint({})).found.length);
  });

  test("failOn and maxWarnings", async () => {
    const warn = "rules: { 429-retry-after: warn }\n";
    expect(await lint({ [config]: "failOn: never\n" })).toMatchObject({ code: 0 });
    expect(await lint({ [config]: `${warn}failOn: warn\n` })).toMatchObject({ code: 1 });
    expect(await lint({ [config]: `${warn}maxWarnings: 0\n` })).toMatchObject({ code: 1 });
    expect(await lint({ [config]: `${warn}maxWarnings: 1\n` })).toMatchObject({ code: 0 });
  });

  test("statute matrix reads it too, and fails no run", async () => {
    const cwd = makeFolder({ "openapi.yaml": description, [config]: "files: openapi.yaml\nmaxWarnings: 0\n" });
    const { code, out } = await statute(cwd, ["matrix"]);
    expect(code).toBe(0);
    expect(out).toContain("429");
  });

  test("formats, ignoreUnknownFormat, allowOutside and validate", async () => {
    const outside = makeFolder({ "r.yaml": "Slow: { description: Slow down. }\n" });
    const referring = description.replace(/description: Slow down\.\n.*\n/, `$ref: ${outside}/r.yaml#/Slow\n`);
    const cwd = makeFolder({
      [config]: "formats: [json]\nignoreUnknownFormat: true\nallowOutside: true\nvalidate: true\n",
      "a.yaml": referring,
      "b.yaml": "title: Nothing of ours\n",
      "c.yaml": description.replace("info:", "inform:"),
    });
    const { out } = await statute(cwd, ["*.yaml"]);
    const found = JSON.parse(out).map(({ code, file }: { code: string; file: string }) => `${code} ${file}`);
    expect(found).toContain("openapi-valid c.yaml");
    expect(found.filter((line: string) => line.startsWith("429-retry-after")).sort()).toHaveLength(2);
    expect(found.join()).not.toContain("ref-not-loaded");
    const without = await statute(cwd, ["*.yaml", "-c", "none", "-f", "json"]);
    expect(without.code).toBe(2);
    expect(without.out).toContain("ref-not-loaded");
    expect(without.out).not.toContain("openapi-valid");
  });

  test("the summary names what is in force", async () => {
    const summary = async (text: string) => {
      const cwd = makeFolder({ "openapi.yaml": description, "b.yaml": description, [config]: text });
      return /\(ruleset: (.*)\)/.exec((await statute(cwd, ["*.yaml"])).out)?.[1];
    };
    expect(await summary("failOn: warn\nignore: statute.config.yaml")).toBe("recommended");
    expect(await summary("ruleset: strict\nignore: statute.config.yaml")).toBe("strict");
    expect(
      await summary(
        "ignore: statute.config.yaml\nrules: { 418-teapot: off }\noverrides: [{ files: b.yaml, ruleset: core }]",
      ),
    ).toBe("core, changed by statute.config.yaml; recommended, changed by statute.config.yaml");
  });
});

describe("what the command line says counts for more", () => {
  const files = {
    [config]:
      "ruleset: core\nrules: { 429-retry-after: warn }\nfailOn: never\nmaxWarnings: 0\nformats: json\nfiles: nowhere.yaml\n" +
      "overrides: [{ files: openapi.yaml, ruleset: core, failOn: never }]\n",
  };
  test.each([
    ["--rule", ["--rule", "429-retry-after:error"], 0, "error"],
    ["--rule without a severity", ["--rule", "429-retry-after"], 0, "error"],
    ["--only", ["--only", "429-retry-after"], 1, "warning"],
    ["--fail-on", ["--fail-on", "warn", "--max-warnings", "9"], 1, "warning"],
    ["--max-warnings", ["--max-warnings", "9"], 0, "warning"],
    ["--format, which this test needs anyway", [], 1, "warning"],
  ])("%s", async (_, args, code, severity) => {
    const err =
      code === 1 && !args.includes("--max-warnings") ? "statute: 1 warning is more than the 0 allowed.\n" : "";
    expect(await lint(files, ["openapi.yaml", ...args])).toEqual({ code, err, found: [retry(severity)] });
  });

  test("--ruleset replaces the ruleset, and what the house has decided stays", async () => {
    const { found } = await lint(files, ["openapi.yaml", "-r", "strict"]);
    expect(found).toContain(retry("warning"));
    expect(found).toContain("openapi.yaml hint 429-rate-limit-fields");
  });
});

describe("overrides", () => {
  const overriding = `
rules: { 429-retry-after: warn }
settings: { allow: [299], create: any }
overrides:
  - files: apis/**
    rules: { 429-retry-after: info }
    failOn: info
  - files: [apis/old, b.yaml]
    ruleset: strict
    settings: { create: "201" }
    rules: { 429-rate-limit-fields: off }
    failOn: never
`;

  test("count in order, the later over the earlier", async () => {
    const files = {
      [config]: overriding,
      "apis/a.yaml": description,
      "apis/old/a.yaml": description,
      "b.yaml": description,
    };
    const { found } = await lint(files, ["**/*.yaml", "--ignore-unknown-format"]);
    expect(found.filter((line) => line.includes("429-r"))).toEqual([
      retry("information", "apis/a.yaml"),
      retry("information", "apis/old/a.yaml"),
      retry("warning", "b.yaml"),
      retry("warning"),
    ]);
    // Strict only where an override says so.
    expect(new Set(found.filter((line) => line.includes("-documented")).map((line) => line.split(" ")[0]))).toEqual(
      new Set(["apis/old/a.yaml", "b.yaml"]),
    );
    expect((await lint(files, ["apis/a.yaml"])).code).toBe(1);
    expect((await lint(files, ["apis/old/a.yaml", "b.yaml", "openapi.yaml"])).code).toBe(0);
    expect((await lint(files, ["apis/old/a.yaml", "--fail-on", "info"])).code).toBe(1);
  });

  test("hold for standard input by its name", async () => {
    const cwd = makeFolder({ [config]: overriding });
    const { code, out } = await statute(cwd, ["-", "--stdin-filepath", "apis/x.yaml", "-f", "text"], {
      stdin: description,
    });
    expect(code).toBe(1);
    expect(out).toContain("apis/x.yaml:7:9 information 429-retry-after");
  });

  test("a finding that two descriptions share has the weightier severity", async () => {
    const referring = description.replace(/description: Slow down\.\n.*\n/, "$ref: ./r.yaml#/Slow\n");
    const files = {
      "a.yaml": referring,
      "b.yaml": referring,
      "r.yaml": "Slow: { description: Slow down. }\n",
      [config]: "rules: { 429-retry-after: hint }\noverrides: [{ files: b.yaml, rules: { 429-retry-after: warn } }]\n",
    };
    expect((await lint(files, ["a.yaml", "b.yaml", "--only", "429-retry-after"])).found).toEqual([
      retry("warning", "r.yaml"),
    ]);
  });
});

describe("rulesets of others", () => {
  const foreign = "extends: [statute]\nrules:\n  mine: { given: $.info, then: { field: x, function: truthy } }\n";

  test("are used as they are, and not reached by severities or settings", async () => {
    const files = { "mine.yaml": foreign, [config]: "ruleset: mine.yaml\n" };
    expect((await lint(files)).found).toContain("openapi.yaml warning mine");
    const { code, err } = await lint({ ...files, [config]: "ruleset: mine.yaml\nrules: { 418-teapot: off }\n" });
    expect({ code, err }).toEqual({
      code: 2,
      err: "statute: statute.config.yaml has settings or severities for our rules alone, and mine.yaml has rules of others. Settle them in the ruleset file itself.\n",
    });
  });

  test("a .spectral.yaml holds where the configuration names no ruleset", async () => {
    const spectral = "extends: [statute]\nrules: { 429-retry-after: hint }\n";
    expect((await lint({ ".spectral.yaml": spectral, [config]: "failOn: warn\n" })).found).toEqual([retry("hint")]);
    expect((await lint({ ".spectral.yaml": spectral, [config]: "ruleset: core\n" })).found).toEqual([retry("error")]);
  });
});

describe("settings are the same wherever they are written", () => {
  const facts = ({ rules: inForce }: Ruleset) =>
    inForce.map(({ rule, severity, settings }) => JSON.stringify([rule.id, severity, settings])).sort();
  const chosen = (preset: "core" | "recommended" | "strict", settings: object) =>
    choosePreset(rules, preset, settings)
      .filter(({ on }) => on)
      .map(({ rule, settings }) => JSON.stringify([rule.id, rule.severity, settings]))
      .sort();
  const preset = (name: string) => findPreset(name) as Ruleset;

  test.each(["core", "recommended", "strict"] as const)("over %s", (name) => {
    for (const settings of [
      { default: "required" },
      { errorMediaType: "problem-json", ranges: "forbidden" },
    ] as const) {
      expect(facts(decideSettings(preset(name), settings))).toEqual(chosen(name, settings));
    }
  });

  test.each(guidelines)("over $id, which calls for rules itself", ({ id, settings }) => {
    expect(facts(combineRulesets([id]) as Ruleset)).toEqual(facts(preset(id)));
    const decided = { ...settings, errorMediaType: "any", default: "allowed" } as const;
    expect(facts(decideSettings(preset(id), { errorMediaType: "any", default: "allowed" }))).toEqual(
      chosen("recommended", decided),
    );
    expect(facts(combineRulesets([id, "statute/settings/create-any", "strict"]) as Ruleset)).toEqual(
      chosen("strict", { ...settings, create: "any" }),
    );
  });

  test("a rule that is switched on has them too", async () => {
    const posting = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /a:
    delete:
      responses:
        "204": { description: Gone. }
`;
    const files = { [config]: "settings: { delete: '200' }\nrules: { delete-204: warn }\n", "d.yaml": posting };
    expect((await lint(files, ["d.yaml"])).found).toContain("d.yaml warning delete-204");
    expect((await lint({ "d.yaml": posting }, ["d.yaml", "--rule", "delete-204"])).found).toEqual([]);
  });

  test("all rules that are off are known", () => {
    for (const name of ["core", "strict", "zalando"])
      expect([preset(name).rules, preset(name).off ?? []].flat()).toHaveLength(catalogue.rules.length);
  });
});

describe("--print-config", () => {
  const example = readFileSync(
    fileURLToPath(new URL("../../fixtures/config/statute.config.yaml", import.meta.url)),
    "utf8",
  );
  const print = async (files: Readonly<Record<string, string>>, args: readonly string[]) => {
    const { code, out, err } = await statute(makeFolder(files), args);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    return out;
  };

  test("says what is in force, and where each came from", async () => {
    const out = await print({ [config]: example }, ["--print-config"]);
    const lines = out.split("\n");
    for (const line of [
      "ruleset: # statute.config.yaml:2",
      '  validation: "400" # statute.config.yaml:4',
      '  create: "201-location" # default',
      "  allow: # statute.config.yaml:6",
      '  "429-retry-after": warn # statute.config.yaml:8',
      '  "409-says-how": "off" # statute.config.yaml:9',
      '  "404-documented": info',
      "failOn: warn # statute.config.yaml:12",
      "maxWarnings: 10 # statute.config.yaml:13",
      "baseline: statute-baseline.yaml # statute.config.yaml:14",
      "formats: # default",
      "validate: false # default",
      "overrides: # statute.config.yaml:15",
    ])
      expect(lines).toContain(line);
  });

  test("how changes are rated", async () => {
    const written =
      "changes:\n  handled: 429\n  ratings:\n    errors-hidden: note\n    error-code-added: { 5XX: safe, 404: risky }\n";
    const out = await print({ [config]: written }, ["--print-config"]);
    const from = (line: number) => `# ${config}:${line}`;
    expect(out).toContain(`changes:
  failOn: breaking # default
  handled: ${from(2)}
    - "429"
  ratings:
    errors-hidden: note ${from(4)}
    error-code-added: ${from(5)}
      "404": risky
      "5XX": safe
`);
    expect(await print({ [config]: out }, ["--print-config"])).toContain('      "5XX": safe\n');
    expect(await print({ [config]: "changes: { failOn: risky, ratings: {} }" }, ["--print-config"])).toMatch(
      new RegExp(`^changes:\n  failOn: risky ${from(1)}\n$`, "m"),
    );
  });

  test("for a file, which need not be there", async () => {
    const out = await print({ [config]: example }, ["lint", "--print-config", "apis/legacy/v1/openapi.yaml"]);
    expect(out).toContain("ruleset: # statute.config.yaml:17\n  - core\n");
    expect(out).toContain('  "404-documented": "off"\n');
    expect(out).toContain("failOn: never # statute.config.yaml:18\n");
    expect(out).not.toContain("overrides");
  });

  test("with the command line, and without a configuration", async () => {
    const args = ["--rule", "418-teapot:off", "-r", "strict", "--fail-on", "info", "--validate", "--print-config"];
    const out = await print({}, args);
    expect(out).toContain("ruleset: strict # command line\n");
    expect(out).toContain('  "418-teapot": "off" # command line\n');
    expect(out).toContain("failOn: info # command line\n");
    expect(out).toContain("validate: true # command line\n");
    expect(out).toMatch(/^# No configuration is in force/);
    expect(await print({ ".spectral.yaml": "extends: [statute/core]\n" }, ["--print-config"])).toContain(
      'ruleset: ".spectral.yaml" # default\n',
    );
  });

  test.each(["", "apis/legacy/a.yaml"])("is a configuration itself, that says the same: %j", async (file) => {
    const args = ["--print-config", ...(file === "" ? [] : [file])];
    const once = await print({ [config]: example }, args);
    const again = await print({ [config]: once }, args);
    expect(parse(again)).toEqual(parse(once));
    const cwd = makeFolder({ [config]: once });
    expect(loadConfig(join(cwd, config), cwd, listKnownNames())).toBeDefined();
  });

  test("cannot move the cursor", async () => {
    const cwd = makeFolder({ [config]: 'baseline: "a\\e[2J\\u202eb"\n' });
    mkdirSync(join(cwd, "x"));
    expect((await statute(cwd, ["--print-config"])).out).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
  });
});
