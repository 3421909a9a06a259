import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { severities } from "../../src/core/severity.ts";
import { packageRoot } from "./project.ts";
import { loadBare, scanModule } from "./scan-module.ts";

interface PublishedRule {
  readonly recommended: boolean;
  readonly severity: string;
  readonly formats: readonly { readonly displayName: string }[];
  readonly then: { readonly function: unknown };
}

interface PublishedRuleset {
  readonly rules: Readonly<Record<string, PublishedRule>>;
}

/** More than this delays VS Code noticeably: it bundles the file anew for every document that is opened. */
const largestSize = 200 * 1024;

/** What a ruleset may say beside its rules. Hosts ignore the rest when it is extended, or refuse it. */
const rulesetKeys = ["rules", "documentationUrl", "description", "formats"];

const presets = ["core", "recommended", "strict"] as const;

function readModule(preset: string): string {
  return readFileSync(path.join(packageRoot, "dist", `${preset}.js`), "utf8");
}

function loadModule(preset: string): PublishedRuleset {
  return loadBare(readModule(preset)) as PublishedRuleset;
}

function recommendedIds({ rules }: PublishedRuleset): string[] {
  return Object.keys(rules).filter((id) => rules[id]?.recommended);
}

describe.each(presets)("dist/%s.js", (preset) => {
  test("imports nothing, names nothing outside the language and exports the ruleset alone", () => {
    expect(scanModule(readModule(preset))).toEqual({ exportedNames: ["default"], impurities: [] });
  });

  test.each(["js", "cjs"])("is small enough for an editor as .%s", (extension) => {
    const { size } = statSync(path.join(packageRoot, "dist", `${preset}.${extension}`));
    expect(size).toBeLessThanOrEqual(largestSize);
  });

  test("loads in a bare context", () => {
    const ruleset = loadModule(preset);
    expect(rulesetKeys).toEqual(expect.arrayContaining(Object.keys(ruleset)));
    expect(recommendedIds(ruleset)).not.toEqual([]);
  });

  test("has only rules that every host understands", () => {
    for (const [id, rule] of Object.entries(loadModule(preset).rules)) {
      expect(rule, id).toMatchObject({
        given: "$",
        message: "{{error}}",
        documentationUrl: expect.stringMatching(/^https:\/\//),
        severity: expect.toBeOneOf([...severities]),
        recommended: expect.any(Boolean),
      });
      expect(rule.then.function, id).toBeTypeOf("function");
      expect(rule.formats.length, id).toBeGreaterThan(0);
      for (const format of rule.formats) {
        expect(format, id).toBeTypeOf("function");
        expect(format.displayName, id).toBeTypeOf("string");
      }
    }
  });

  test("has a CommonJS twin that is the ruleset itself", () => {
    const twin = createRequire(import.meta.url)(`../../dist/${preset}.cjs`) as PublishedRuleset;
    const ruleset = loadModule(preset);
    expect(Object.keys(twin)).toEqual(Object.keys(ruleset));
    expect(JSON.stringify(twin)).toBe(JSON.stringify(ruleset));
  });
});

test("every preset carries the whole catalogue, and each contains the one before", () => {
  const [core, recommended, strict] = presets.map(loadModule) as [PublishedRuleset, PublishedRuleset, PublishedRuleset];
  const catalogue = Object.keys(strict.rules);
  expect(Object.keys(core.rules)).toEqual(catalogue);
  expect(Object.keys(recommended.rules)).toEqual(catalogue);
  expect(recommendedIds(strict)).toEqual(catalogue);
  expect(recommendedIds(recommended)).toEqual(expect.arrayContaining(recommendedIds(core)));
});

describe("the scan itself", () => {
  test.each([
    ['import fs from "node:fs"; export default fs;', "import (line 1)"],
    ['import "./x.js";', "import (line 1)"],
    ['export * from "./x.js";', "export from (line 1)"],
    ['export { default } from "./x.js";', "export from (line 1)"],
    ['const load = () => import("./x.js");', "import() (line 1)"],
    ["const here = () => import.meta.url;", "import.meta (line 1)"],
    ["export {};\nawait 1;", "top-level await (line 2)"],
    ["export {};\nfor await (const x of []) x;", "top-level await (line 2)"],
    ['const load = () => require("x");', "require (line 1)"],
    ["const f = () => process.env.HOME;", "process (line 1)"],
    ["const f = () => typeof process;", "process (line 1)"],
    ["const f = () => ({ process });", "process (line 1)"],
    ["function f(process) {}\nf(process);", "process (line 2)"],
    ["module.exports = {}; export {};", "module (line 1)"],
    ["exports.a = 1; export default 1;", "exports (line 1)"],
    ["const f = () => console.error(1);", "console (line 1)"],
    ["const f = () => globalThis.process;", "globalThis (line 1)"],
    ["const f = () => fetch(1);", "fetch (line 1)"],
  ])("sees the impurity of %j", (text, impurity) => {
    expect(scanModule(text).impurities).toContain(impurity);
  });

  test("takes members, labels and declared names for what they are", () => {
    const text = `
      const rule = { process: 1, require() {}, module: { exports: 2 } };
      const { process: renamed, module } = rule;
      class Host { process = 1; fetch() { return this.process + rule.process + module.exports; } }
      console: for (const exports of [renamed]) { if (exports) continue console; }
      function variadic(require) { return [arguments.length, undefined, require, new URL("http://x")]; }
      async function later() { await variadic(Host); }
      export { later as default };
    `;
    expect(scanModule(text)).toEqual({ exportedNames: ["default"], impurities: [] });
  });

  test.each([
    ["export default { a: 1 };", ["default"]],
    ["const a = 1, b = 2; export { a as default, b };", ["default", "b"]],
    ["export const a = 1; export default a;", ["export const a = 1;", "default"]],
  ])("lists the exports of %j", (text, exportedNames) => {
    expect(scanModule(text).exportedNames).toEqual(exportedNames);
  });
});
