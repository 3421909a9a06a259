import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import { DocumentStore } from "../../src/engine/document-store.ts";
import { applySplices } from "../../src/engine/edits/apply-splices.ts";
import { lintText } from "../../src/engine/lint-text.ts";
import { readFastYaml } from "../../src/engine/readers/fast-yaml.ts";
import { readJson } from "../../src/engine/readers/read-json.ts";
import { readYaml } from "../../src/engine/readers/read-yaml.ts";
import type { JsonPath } from "../../src/openapi/json-path.ts";
import { makeFolder, statute } from "../support/command.ts";

const code = "unquoted-status-key";
const head = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\n';
const ok = "{ description: Fine. }";
const operation = (...keys: readonly string[]) =>
  `    get:\n      responses:\n${keys.map((key) => `        ${key}: ${ok}\n`).join("")}`;

async function lint(text: string, source = "/example/openapi.yaml"): Promise<readonly Finding[]> {
  const ruleset = { name: "none", rules: [] };
  return lintText(text, { source, ruleset, store: new DocumentStore("/example"), fixes: true });
}

describe("one finding for each description, at the first key", () => {
  test.each<readonly [string, string | undefined, string]>([
    ["200", "The response key 200 is a number in YAML: quote it, as OpenAPI asks for a string.", operation("200")],
    [
      "404",
      "404 and one more response key are numbers in YAML: quote them, as OpenAPI asks for strings.",
      operation("404", "200"),
    ],
    [
      "404",
      "404 and 2 more response keys are numbers in YAML: quote them, as OpenAPI asks for strings.",
      operation('"200"', "404", "default", "4XX", "500", "'501'", "502"),
    ],
    ["999", "The response key 999 is a number in YAML: quote it, as OpenAPI asks for a string.", operation("999")],
    ["nothing that is quoted", undefined, operation('"200"', "'404'", "default", "4XX", "x-200")],
  ])("%s", async (key, message, written) => {
    const text = `${head}paths:\n  /a:\n${written}`;
    for (const style of [text, `${text}# \u2028\n`, text.replaceAll("\n", "\r\n"), `\ufeff${text}`, `${text}...\n`]) {
      const found = await lint(style);
      expect(found.map((finding) => finding.message)).toEqual(message === undefined ? [] : [message]);
      for (const { range, severity, path, code: id } of found) {
        expect([id, severity, path]).toEqual([code, "hint", ["paths", "/a", "get", "responses", key]]);
        const line = style.replace(/^\ufeff/, "").split("\n")[range.start.line] ?? "";
        expect(line.slice(range.start.character, range.end.character)).toBe(key);
      }
    }
  });

  test("in the order of the text, not of the index", async () => {
    const text = `${head}webhooks:\n  w:\n${operation("202")}paths:\n  /a:\n${operation("200")}`;
    expect((await lint(text)).map(({ path }) => path[0])).toEqual(["webhooks"]);
  });

  test("which counts a key once that several paths lead to", async () => {
    const text = `${head}paths:\n  /a: &a\n${operation("404", '"200"', "500")}  /b: *a\n`;
    expect((await lint(text)).map(({ message }) => message)).toEqual([
      "404 and one more response key are numbers in YAML: quote them, as OpenAPI asks for strings.",
    ]);
  });

  test.each([
    ["block style", `${head}paths:\n  /a: # é😀\n${operation("404", '"200"', "500 ", "default")}`],
    ["flow style", `${head}paths: { /a: { get: { responses: { 404: ${ok}, "200": ${ok}, 500: ${ok} } } } }\n`],
  ])("whose fix leaves none, in %s", async (_, written) => {
    for (const style of [written, written.replaceAll("\n", "\r\n"), `\ufeff${written}`, `${written}# \u2028\n`]) {
      const [found] = await lint(style);
      const splices = found?.fix && "splices" in found.fix ? found.fix.splices : [];
      const mended = applySplices(style, splices);
      expect(mended).toBe(style.replace("404", '"404"').replace("500", '"500"'));
      expect(await lint(mended)).toEqual([]);
    }
  });

  test("in OpenAPI 2.0 as well, and where keys are merged", async () => {
    const text = `swagger: "2.0"\ninfo: { title: T, version: "1" }\npaths:\n  /a:\n    get:\n      responses: &r\n        200: ${ok}\n    put:\n      responses: { <<: *r, "201": ${ok} }\n`;
    expect((await lint(text)).map(({ message }) => message)).toEqual([
      "The response key 200 is a number in YAML: quote it, as OpenAPI asks for a string.",
    ]);
  });
});

describe("nothing is said of", () => {
  test("JSON, where keys are strings", async () => {
    const data = { openapi: "3.1.0", paths: { "/a": { get: { responses: { 200: { description: "200: x" } } } } } };
    expect(await lint(JSON.stringify(data), "/example/a.json")).toEqual([]);
    expect(readJson('{"200":{}}').hasNumberKeys()).toBe(false);
  });

  test("numbers elsewhere", async () => {
    const example = "\n            application/json:\n              example:\n                200: 1\n";
    const text = `${head}paths:\n  /a:\n    get:\n      responses:\n        "200":\n          description: |\n            200: x\n          content:${example}components:\n  responses:\n    404: ${ok}\n`;
    expect(await lint(text)).toEqual([]);
  });
});

describe.each([
  ["the fast reader", (text: string) => readFastYaml(text, "a.yaml")],
  ["the other reader", (text: string) => readYaml(text, "a.yaml")],
] as const)("%s", (_, read) => {
  const paths: readonly JsonPath[] = [
    ["r", "200"],
    ["r", "404"],
  ];

  test.each<readonly [string, readonly string[]]>([
    ["r:\n  200: {}\n  404: {}\n", ["200", "404"]],
    ["r:\n  404: {}\n  200: {}\n", ["404", "200"]],
    ["r:\n  200:\n  404: # 200:\n    a: 1\n", ["200", "404"]],
    ['r:\n  "200": {}\n  404 : {}\n', ["404"]],
    ["r: {200: {}, '404': {}}\n", ["200"]],
    ["r: {\n  200: {},\n  404: {} }\n", ["200", "404"]],
    ["r:\n  '200': {}\n  \"404\": {}\n", []],
    ["r:\n  200: text\n", []],
    ["s:\n  200: {}\nr: {}\n", []],
  ])("tells which keys of %j are numbers", (text, keys) => {
    const parsed = read(text);
    expect(parsed).toBeDefined();
    expect(parsed?.listNumberKeys(paths).map((path) => path.at(-1))).toEqual(keys);
    if (keys.length > 0) expect(parsed?.hasNumberKeys()).toBe(true);
  });

  test("sees at a glance that there are none", () => {
    expect(read('r:\n  "200": { a200: 1, 20: 1, 2000: 1, 2XX: 1 }\n  x: 200\n')?.hasNumberKeys()).toBe(false);
  });
});

test.each<readonly [string, readonly string[]]>([
  ["r: { !!str 200: {}, 404: {} }\n", ["404"]],
  ["r:\n  ? &a 200\n  : {}\n  404: {}\n", ["404"]],
  ["r:\n  ? 200\n  : {}\n", ["200"]],
])("the other reader tells which keys of %j are numbers", (text, keys) => {
  const listed = readYaml(text, "a.yaml").listNumberKeys([
    ["r", "200"],
    ["r", "404"],
  ]);
  expect(listed.map((path) => path.at(-1))).toEqual(keys);
});

describe("on the command line", () => {
  const text = `${head}paths:\n  /a:\n${operation("200", "500")}`;
  const theirs = 'rules: { theirs: { given: "$.nothing", then: { function: falsy } } }';
  const list = async (cwd: string, ...args: readonly string[]) => {
    const { code: exit, out, err } = await statute(cwd, ["-f", "text", ...args]);
    expect(err.replace(/^statute: .*left out.*\n/gm, "")).toBe("");
    expect([0, 1]).toContain(exit);
    return out.split("\n").filter((line) => line.includes(code));
  };

  test("it is a hint that fails no run", async () => {
    const cwd = makeFolder({ "a.yaml": text });
    expect(await list(cwd, "a.yaml")).toEqual([expect.stringContaining(`a.yaml:7:9 hint ${code} "200 and one more`)]);
    expect((await statute(cwd, ["a.yaml"])).code).toBe(0);
  });

  test("for each document that holds keys", async () => {
    const cwd = makeFolder({
      "a.yaml": `${head}paths:\n  /a: { $ref: parts/p.yaml }\n  /b:\n${operation('"200"')}`,
      "b.yaml": `${head}paths:\n  /c: { $ref: parts/p.yaml }\n  /b:\n${operation("200")}`,
      "parts/p.yaml": operation("200").replace(/^ {4}/gm, ""),
    });
    expect(await list(cwd, "a.yaml")).toEqual([expect.stringMatching(/^parts\/p\.yaml:3:5 /)]);
    expect(await list(cwd, "a.yaml", "b.yaml")).toEqual([
      expect.stringMatching(/^b\.yaml:8:9 /),
      expect.stringMatching(/^parts\/p\.yaml:3:5 /),
    ]);
  });

  test.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    ["an option", {}, ["--rule", `${code}:off`]],
    ["an option for others alone", {}, ["--only", "429-retry-after"]],
    ["the configuration", { "statute.config.yaml": `rules: { ${code}: off }\n` }, []],
    [
      "a ruleset, in Spectral's words",
      { ".spectral.yaml": "extends: [statute]\nparserOptions: { incompatibleValues: off }\n" },
      [],
    ],
    ["a number there", { ".spectral.yaml": "extends: [statute]\nparserOptions: { incompatibleValues: -1 }\n" }, []],
    [
      "a ruleset with rules of others",
      { "r.yaml": `extends: [statute]\nparserOptions: { incompatibleValues: off }\n${theirs}\n` },
      ["-r", "r.yaml"],
    ],
    [
      "an option beside such a ruleset",
      { "r.yaml": `extends: [statute]\n${theirs}\n` },
      ["-r", "r.yaml", "--rule", `${code}:off`],
    ],
    [
      "a comment",
      { "a.yaml": text.replace("paths:", `paths: # statute-ignore ${code} -- The house writes them so.`) },
      [],
    ],
  ])("it is switched off by %s", async (_, files, args) => {
    expect(await list(makeFolder({ "a.yaml": text, ...files }), "a.yaml", ...args)).toEqual([]);
  });

  test.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    ["error", {}, ["--rule", `${code}:error`]],
    ["hint", {}, ["--rule", code]],
    ["hint", {}, ["--only", code]],
    ["warning", { "statute.config.yaml": `rules: { ${code}: warn }\n` }, []],
    ["information", { ".spectral.yaml": "extends: [statute]\nparserOptions: { incompatibleValues: info }\n" }, []],
    ["information", { ".spectral.yaml": "extends: [statute]\nparserOptions: { incompatibleValues: 2 }\n" }, []],
    ["hint", { ".spectral.yaml": "extends: [statute]\nparserOptions: { duplicateKeys: off }\n" }, []],
    ["hint", { "r.yaml": `extends: [statute]\n${theirs}\n` }, ["-r", "r.yaml"]],
    ["hint", {}, ["--engine", "spectral"]],
  ])("it is of severity %s by %j and %j", async (severity, files, args) => {
    const found = await list(makeFolder({ "a.yaml": text, ...files }), "a.yaml", ...args);
    expect(found).toEqual([expect.stringContaining(` ${severity} ${code} `)]);
  });

  test("a baseline takes it up, and an `x-statute-ignore` of it is called a mistake", async () => {
    const cwd = makeFolder({
      "a.yaml": text,
      "b.yaml": text.replace("paths:", `x-statute-ignore: { ${code}: No. }\npaths:`),
    });
    await statute(cwd, ["baseline", "write", "a.yaml"]);
    expect(await list(cwd, "a.yaml", "--baseline", "statute-baseline.yaml")).toEqual([]);
    const { out } = await statute(cwd, ["b.yaml", "-f", "text"]);
    expect(out).toContain(`There is no rule ${code} of Statute`);
  });

  test("the cache knows whether it was asked for", async () => {
    const cwd = makeFolder({ "a.yaml": text });
    const cached = ["a.yaml", "--cache-location", ".cache"];
    expect(await list(cwd, ...cached)).toHaveLength(1);
    expect(await list(cwd, ...cached, "--rule", `${code}:off`)).toEqual([]);
    expect(await list(cwd, ...cached)).toHaveLength(1);
  });

  test("the configuration in force tells of it", async () => {
    const cwd = makeFolder({ "statute.config.yaml": `rules: { ${code}: off }\n` });
    expect((await statute(cwd, ["--print-config"])).out).toContain(`  ${code}: "off" # statute.config.yaml:1`);
    expect((await statute(makeFolder({}), ["--print-config"])).out).toContain(`  ${code}: hint\n`);
  });

  test("a name like it is told", async () => {
    const { code: exit, err } = await statute(makeFolder({ "a.yaml": text }), [
      "a.yaml",
      "--rule",
      "unquoted-status-keys:off",
    ]);
    expect([exit, err]).toEqual([2, expect.stringContaining(`Is ${code} meant?`)]);
  });
});
