import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { listKnownNames } from "../../src/cli/choose-config.ts";
import type { Config, ConfigKeys } from "../../src/config/config.ts";
import { findConfig } from "../../src/config/find-config.ts";
import { listKeys } from "../../src/config/keys.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { isUserError } from "../../src/core/user-error.ts";
import { makeFolder } from "../support/command.ts";
import { cpuTime } from "../support/cpu-time.ts";

const known = listKnownNames();
const example = readFileSync(
  fileURLToPath(new URL("../../fixtures/config/statute.config.yaml", import.meta.url)),
  "utf8",
);
const schema = fileURLToPath(new URL("../../schemas/config.schema.json", import.meta.url));
const isValid = new Ajv({ strict: true, strictTypes: false }).compile(JSON.parse(readFileSync(schema, "utf8")));

const file = "statute.config.yaml";

function load(text: string | Uint8Array, name = file): Config | undefined {
  const cwd = makeFolder({ [name]: text, "rules/mine.yaml": "extends: [statute]\n" });
  return loadConfig(join(cwd, name), cwd, known);
}

/** What is said of a configuration that is refused. */
function refusal(text: string | Uint8Array, name = file): string {
  try {
    load(text, name);
  } catch (error) {
    if (isUserError(error)) return `${error.message} ${error.hint ?? ""}`.trim();
    throw error;
  }
  throw new Error("It was accepted.");
}

/** Each key by itself, in every form it may have. */
const accepted: [string, ConfigKeys][] = [
  ["$schema: ./schema.json", { $schema: "./schema.json" }],
  ["ruleset: strict", { ruleset: ["strict"] }],
  ["ruleset: [statute/strict, zalando]", { ruleset: ["statute/strict", "zalando"] }],
  ["ruleset: rules/mine.yaml", { ruleset: ["rules/mine.yaml"] }],
  ["ruleset: [./rules/mine.yaml]", { ruleset: ["./rules/mine.yaml"] }],
  ["settings: {}", { settings: {} }],
  [
    "settings: { validation: 400, create: '201', default: required }",
    { settings: { validation: "400", create: "201", default: "required" } },
  ],
  [
    "settings: { delete: any, ranges: forbidden, hideExistence: 403 }",
    { settings: { delete: "any", ranges: "forbidden", hideExistence: "403" } },
  ],
  [
    "settings: { errorMediaType: problem-json, allow: [299, '598'] }",
    { settings: { errorMediaType: "problem-json", allow: ["299", "598"] } },
  ],
  ["settings: { methodSuccessCode: { DELETE: [201] } }", { settings: { methodSuccessCode: { DELETE: ["201"] } } }],
  ["rules: { 418-teapot: off, 201-location: hint }", { rules: { "418-teapot": "off", "201-location": "hint" } }],
  ["files: apis/*.yaml", { files: ["apis/*.yaml"] }],
  ["files: [a.yaml, b.yaml]", { files: ["a.yaml", "b.yaml"] }],
  ["ignore: [drafts]", { ignore: ["drafts"] }],
  ["failOn: never", { failOn: "never" }],
  ["maxWarnings: 0", { maxWarnings: 0 }],
  ["formats: [pretty, text]", { formats: ["pretty", "text"] }],
  ["formats: json", { formats: ["json"] }],
  ["baseline: ci/baseline.json", { baseline: "ci/baseline.json" }],
  ["allowOutside: true", { allowOutside: true }],
  ["allowRemoteRefs: true", { allowRemoteRefs: true }],
  ["ignoreUnknownFormat: true", { ignoreUnknownFormat: true }],
  ["cache: true", { cache: true }],
  ["validate: false", { validate: false }],
  ["changes: {}", { changes: {} }],
  ["changes: { failOn: risky, ratings: {} }", { changes: { failOn: "risky", ratings: {} } }],
  ["changes: { failOn: never, handled: 429 }", { changes: { failOn: "never", handled: ["429"] } }],
  ["changes: { handled: [503, '429', 5XX, default] }", { changes: { handled: ["503", "429", "5XX", "default"] } }],
  [
    "changes: { ratings: { error-code-added: note, success-code-added: { 202: safe, 2XX: risky, default: note } } }",
    {
      changes: {
        ratings: {
          "error-code-added": "note",
          "success-code-added": { "202": "safe", "2XX": "risky", default: "note" },
        },
      },
    },
  ],
  [
    "overrides: [{ files: old, ruleset: core, settings: { create: any }, rules: { 418-teapot: warn }, failOn: warn }]",
    {
      overrides: [
        {
          files: ["old"],
          ruleset: ["core"],
          settings: { create: "any" },
          rules: { "418-teapot": "warn" },
          failOn: "warn",
        },
      ],
    },
  ],
  ["files: &base [a.yaml]\nignore: *base", { files: ["a.yaml"], ignore: ["a.yaml"] }],
  [
    "overrides:\n  - &old { files: old, failOn: warn }\n  - { <<: *old, files: older }",
    {
      overrides: [
        { files: ["old"], failOn: "warn" },
        { files: ["older"], failOn: "warn" },
      ],
    },
  ],
];

describe("what may be written", () => {
  test.each(accepted)("%s", (text, keys) => {
    expect(load(text)?.keys).toEqual(keys);
    expect(load(JSON.stringify(parse(text, { merge: true })), "statute.config.json")?.keys).toEqual(keys);
    expect(isValid(parse(text, { merge: true })), JSON.stringify(isValid.errors)).toBe(true);
  });

  test("every key is among them", () => {
    const written = new Set(accepted.flatMap(([, keys]) => Object.keys(keys)));
    expect([...written].sort()).toEqual(Object.keys(listKeys(known).keys).sort());
  });

  test("the example", () => {
    expect(load(example)?.keys).toMatchObject({ ruleset: ["strict"], rules: { "409-says-how": "off" } });
    expect(isValid(parse(example)), JSON.stringify(isValid.errors)).toBe(true);
  });
});

describe("what is refused, with its line", () => {
  const refused: [string, string][] = [
    ["# a\nrulset: strict", `${file}:2: There is no key "rulset". Is ruleset meant?`],
    ["extends: statute", `${file}:1: There is no key "extends". There are $schema, ruleset, settings, rules, files, `],
    ["format: json", `${file}:1: There is no key "format". Is formats meant?`],
    ["ruleset: strickt", `${file}:1: There is no ruleset "strickt", nor a file of that name. Is strict meant?`],
    ["ruleset: qqqqqqqq", 'There is no ruleset "qqqqqqqq", nor a file of that name. There are statute, core, '],
    ["ruleset:\n  - core\n  - settings/validation-40", `${file}:3: There is no ruleset "settings/validation-40", nor`],
    ["ruleset: [core, rules/mine.yaml]", `${file}:1: The file "rules/mine.yaml" is a ruleset by itself. Extend`],
    ["ruleset: rules", `${file}:1: There is no ruleset "rules", nor a file of that name.`],
    ["ruleset: {}", `${file}:1: \`ruleset\` is a table. Write a text.`],
    ["ruleset: []", `${file}:1: \`ruleset\` is an empty list. Leave the key out.`],
    ["ruleset: ", `${file}:1: \`ruleset\` is null. Write a text.`],
    ["settings: strict", `${file}:1: \`settings\` is "strict". Write a table of keys.`],
    ["settings:\n  validaton: 400", `${file}:2: There is no setting "validaton". Is validation meant?`],
    ["settings:\n  validation: 401", `${file}:2: The setting validation cannot be 401: write 422 or 400.`],
    ["settings:\n  create: [any]", `${file}:2: The setting create cannot be a list: write`],
    ["settings: { allow: 299 }", `${file}:1: The setting allow is no list of status codes, such as ["299"].`],
    ["settings: { methodSuccessCode: { GET: 200 } }", `${file}:1: The setting methodSuccessCode.GET is no list`],
    ["rules:\n  429-retry: warn", `${file}:2: There is no rule "429-retry". Is 429-retry-after meant?`],
    ["rules:\n  zzzzzzzzzzzz: warn", "`statute rules` lists them all."],
    ["rules: { 418-teapot: warning }", `${file}:1: \`418-teapot\` is "warning". Write a severity: warn.`],
    ["rules: { 418-teapot: 2 }", `${file}:1: \`418-teapot\` is 2. Write a severity: error, warn, info, hint, off.`],
    ["rules: { 418-teapot: [error] }", `${file}:1: \`418-teapot\` is a list. Write a severity: `],
    ["rules: { 418-teapot: true }", `${file}:1: \`418-teapot\` is true. Write a severity: `],
    ["files: [a.yaml, 3]", `${file}:1: \`files\` is 3. Write a text.`],
    [
      "files:\n  - a.yaml\n  - ../b.yaml",
      `${file}:3: The glob "../b.yaml" leads out of the folder of the configuration.`,
    ],
    ["files: [[a]]", `${file}:1: \`files\` is a list. Write a text.`],
    ["ignore: '!a'", `${file}:1: The glob "!a" begins with !, which \`ignore\` is for.`],
    ["failOn: fatal", `${file}:1: \`failOn\` is "fatal". Write a severity: error, warn, info, hint, never.`],
    ["maxWarnings: -1", `${file}:1: \`maxWarnings\` is -1. Write a whole number.`],
    ["maxWarnings: 1.5", `${file}:1: \`maxWarnings\` is 1.5. Write a whole number.`],
    ["maxWarnings: '1'", `${file}:1: \`maxWarnings\` is "1". Write a whole number.`],
    ["formats: [jsn]", `${file}:1: \`formats\` is "jsn". Write a format: json.`],
    ["formats: text=out.txt", `${file}:1: \`formats\` is "text=out.txt". Write a format: text.`],
    ["baseline: ../b.json", `${file}:1: \`baseline\` leads out of the folder of the configuration. Name a file in it.`],
    ["baseline: /b.json", `${file}:1: \`baseline\` leads out of`],
    ["baseline: C:\\b.json", `${file}:1: \`baseline\` leads out of`],
    ["allowOutside: yes please", `${file}:1: \`allowOutside\` is "yes please". Write true or false.`],
    ["overrides: { files: a }", `${file}:1: \`overrides\` is a table. Write a list.`],
    ["overrides:\n  - failOn: warn", `${file}:2: \`overrides\` has an item without \`files\`. Write it beside`],
    ["overrides:\n  - files: a\n    baseline: b", `${file}:3: There is no key "baseline" in \`overrides\`. There are`],
    ["overrides:\n  - files: a\n  - files: []", `${file}:3: \`files\` is an empty list.`],
    ["changes: breaking", `${file}:1: \`changes\` is "breaking". Write a table of keys.`],
    ["changes:\n  failon: risky", `${file}:2: There is no key "failon" in \`changes\`. Is failOn meant?`],
    ["changes: { failOn: error }", `\`failOn\` is "error". Write a rating: breaking, risky, safe, note, never.`],
    ["changes: { failOn: braking }", `\`failOn\` is "braking". Write a rating: breaking.`],
    ["changes: { handled: [] }", `\`handled\` is an empty list.`],
    ["changes: { handled: [5xx] }", `\`handled\` is "5xx". Write 5XX.`],
    [
      "changes: { handled: [999] }",
      `\`handled\` is 999. Write a status code such as 404, a class such as 4XX, or default.`,
    ],
    ["changes: { handled: { 429: safe } }", `\`handled\` is a table. Write a status code such as`],
    ["changes: { handled: [true] }", `\`handled\` is true. Write a status code such as`],
    [
      "changes:\n  ratings:\n    error-code-aded: note",
      `${file}:3: There is no kind of change "error-code-aded". Is error-code-added meant?`,
    ],
    ["changes: { ratings: { zzzzzzzzzzzz: note } }", "There are operation-added, operation-removed, success-code-"],
    ["changes: { ratings: { errors-hidden: never } }", '`errors-hidden` is "never". Write a rating: breaking, risky,'],
    ["changes: { ratings: { errors-hidden: [safe] } }", "`errors-hidden` is a list. Write a rating: breaking, risky,"],
    ["changes: { ratings: { errors-hidden: {} } }", "`errors-hidden` is an empty table. Leave the key out."],
    ["changes: { ratings: { errors-hidden: { 404: saf } } }", '`404` is "saf". Write a rating: safe.'],
    ["changes: { ratings: { errors-hidden: { 404: { 404: safe } } } }", "`404` is a table. Write a rating: breaking,"],
    [
      "changes: { ratings:\n  { errors-hidden: { 4xx: safe } } }",
      `${file}:2: There is no code "4xx" in \`errors-hidden\`. Write 4XX.`,
    ],
    [
      "changes: { ratings: { errors-hidden: { 4044: safe } } }",
      'There is no code "4044" in `errors-hidden`. Write a status code such as 404, a class such as 4XX, or default.',
    ],
    ["overrides: [{ files: a, changes: {} }]", 'There is no key "changes" in `overrides`.'],
    ["- ruleset: core", `${file}:1: The configuration is a list. Write a table of keys.`],
    ["strict", `${file}:1: The configuration is "strict". Write a table of keys.`],
  ];
  test.each(refused)("%s", (text, sentence) => {
    expect(refusal(text)).toContain(sentence);
  });

  test("and the published schema refuses what does not depend on files and globs", () => {
    const blind = /leads out|is a ruleset by itself|begins with !|no ruleset/;
    for (const [text, sentence] of refused) if (!blind.test(sentence)) expect(isValid(parse(text)), text).toBe(false);
  });
});

describe("hostile files", () => {
  const bomb = (depth: number) =>
    `files: &a0 [x]\n${Array.from({ length: depth }, (_, n) => `x${n}: &a${n + 1} [${Array(10).fill(`*a${n}`).join()}]\n`).join("")}`;
  const cases: [string, string | Uint8Array, string, string?][] = [
    ["nothing", "", `${file} is empty.`],
    ["blanks", " \n\n", `${file} is empty.`],
    [
      "comments",
      "# ruleset: core\n",
      `${file} holds nothing but comments. Mend it, or leave it out with --config none.`,
    ],
    [
      "a key written twice",
      "failOn: warn\nfailOn: error\n",
      `${file}:2: The key "failOn" is written twice in this object;`,
    ],
    [
      "one deeper down",
      "rules:\n  418-teapot: off\n  418-teapot: warn\n",
      `${file}:3: The key "418-teapot" is written`,
    ],
    ["one in JSON", '{"failOn": "warn",\n"failOn": "error"}', "statute.config.json:2: The key", "statute.config.json"],
    ["a key that is a list", "? [a]\n: b\n", `${file}:1: This key is not a string`],
    ["a syntax fault", "rules: {\n", `${file} is not valid YAML at line 2`],
    ["one beside `openapi`", "openapi: 3.1.0\nrules: [\n", `${file}:`],
    ["JSON cut off", '{"rules":', "statute.config.json is not valid JSON at line 1", "statute.config.json"],
    ["two documents", "failOn: warn\n---\nfailOn: error\n", `${file} holds more than one YAML document`],
    ["UTF-16", Uint8Array.from([0xff, 0xfe, 0x61, 0]), `${file} is written in UTF-16 or UTF-32.`],
    ["Latin-1", Uint8Array.from([0x66, 0xe9, 0x3a, 0x20, 0x61]), `${file} is not valid UTF-8.`],
    ["a null byte", "failOn: warn\0", "null byte"],
    ["__proto__", "__proto__: { failOn: warn }\n", `${file}:1: There is no key "__proto__".`],
    ["__proto__ among rules", '{"rules":{"__proto__":"off"}}', 'There is no rule "__proto__".', "statute.config.json"],
    [
      "__proto__ for a code",
      '{"changes":{"ratings":{"errors-hidden":{"__proto__":"safe"}}}}',
      'There is no code "__proto__"',
      "statute.config.json",
    ],
    [
      "__proto__ for a kind",
      '{"changes":{"ratings":{"__proto__":"safe"}}}',
      'There is no kind of change "__proto__"',
      "statute.config.json",
    ],
    ["a long code", `changes: { handled: ["${"4".repeat(5000)}"] }`, "Write a status code such as"],
    ["constructor", "overrides: [{ files: a, constructor: {} }]", 'There is no key "constructor" in `overrides`.'],
    ["a cycle", "overrides: &a [{ files: a, rules: *a }]\n", `${file}:1: \`rules\` is null.`],
    ["a small alias bomb", bomb(5), 'There is no key "x0".'],
    ["a larger one", bomb(9), "expand to more than 10,000,000 values"],
    ["an alias to nowhere", "files: *nowhere\n", file],
    ["many globs by aliases", `files: &a [${Array(1001).fill("x").join()}]`, "`files` has more than 1,000 items."],
    ["too much", `# ${"x".repeat(1_000_000)}\n`, `${file} is larger than 1,000,000 bytes. Is it the right file?`],
    ["depth", `files: ${"[".repeat(100_000)}${"]".repeat(100_000)}`, file],
    [
      "depth in JSON",
      `{"settings":{"create":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`,
      "",
      "statute.config.json",
    ],
    ["a long key", `${"k".repeat(5000)}: 1`, `There is no key "${"k".repeat(99)}…`],
    ["a long name", `ruleset: ${"k".repeat(5000)}`, "nor a file of that name"],
    ["a name to move the cursor", 'ruleset: "\\e[2J\\0"', 'There is no ruleset "\\u001b[2J\\u0000"'],
  ];
  test.each(cases)("%s", (_, text, sentence, name = file) => {
    const said = refusal(text, name);
    expect(said).toContain(sentence);
    expect(said.length).toBeLessThan(1000);
    expect(said).not.toMatch(/\p{Cc}/u);
  });

  test("what aliases repeat is read in no time", () => {
    const globs = Array.from({ length: 900 }, (_, n) => `a${n}`).join();
    const text = `files: &f [${globs}]\noverrides: [&o { files: *f },${Array(900).fill("*o").join()}]\n`;
    const start = cpuTime();
    expect(load(text)?.keys.overrides).toHaveLength(901);
    expect(cpuTime() - start).toBeLessThan(5000);
  });

  test("what is no regular file", () => {
    const cwd = makeFolder({});
    const at = (name: string) => () => loadConfig(join(cwd, name), cwd, known);
    mkdirSync(join(cwd, "folder.yaml"));
    execFileSync("mkfifo", [join(cwd, "pipe.yaml")]);
    symlinkSync("loop.yaml", join(cwd, "loop.yaml"));
    expect(at("folder.yaml")).toThrow("The configuration folder.yaml is a folder.");
    expect(at("pipe.yaml")).toThrow("The configuration pipe.yaml is not a regular file.");
    expect(at("loop.yaml")).toThrow("The configuration loop.yaml is a link that leads back to itself.");
    expect(at("nowhere.yaml")).toThrow("The configuration nowhere.yaml does not exist.");
    expect(at("statute.config.mts")).toThrow("statute.config.mts is code, and a configuration is data.");
  });
});

describe("which file", () => {
  const find = (files: Record<string, string>, from = "") => {
    const cwd = makeFolder({ "a/b/x": "", ...files });
    return findConfig(join(cwd, from))
      ?.slice(cwd.length + 1)
      .replaceAll("\\", "/");
  };

  test.each(["statute.config.yaml", "statute.config.yml", "statute.config.json"])("%s", (name) => {
    expect(find({ [name]: "" })).toBe(name);
  });

  test("the nearest, up to the root of the repository", () => {
    expect(find({ "statute.config.yaml": "", "a/statute.config.json": "" }, "a/b")).toBe("a/statute.config.json");
    expect(find({ "statute.config.yaml": "" }, "a/b")).toBe("statute.config.yaml");
    expect(find({ "statute.config.yaml": "", "a/.git": "" }, "a/b")).toBeUndefined();
    expect(find({}, "a/b")).toBeUndefined();
  });

  test("a package.json only with the key", () => {
    expect(find({ "package.json": '{"statute":{}}' })).toBe("package.json");
    expect(find({ "package.json": '{"statute":"strict"}' })).toBe("package.json");
    expect(find({ "package.json": '{"dependencies":{"statute":"1"}}' })).toBeUndefined();
    expect(find({ "package.json": "{}", "statute.config.yml": "" })).toBe("statute.config.yml");
    expect(find({ "a/package.json": '{"overrides":{"statute":{}}}', "statute.config.yml": "" }, "a")).toBe(
      "statute.config.yml",
    );
    expect(find({ "package.json/x": "" })).toBeUndefined();
  });

  test.each([
    ["statute.config.yaml", "statute.config.json"],
    ["statute.config.yml", "statute.config.js"],
    ["statute.config.json", "package.json"],
  ])("%s and %s are one too many", (one, other) => {
    expect(() => find({ [one]: "", [other]: '{"statute":{}}' })).toThrow(
      `${one} and ${other} are two configurations for one folder.`,
    );
  });

  test("a link to nowhere counts", () => {
    const cwd = makeFolder({});
    symlinkSync("nowhere", join(cwd, file));
    expect(findConfig(cwd)).toBe(join(cwd, file));
  });

  test("lines in package.json are lines of the whole file", () => {
    expect(refusal('{\n"name": "x",\n"statute": {\n"failOn": 1 } }', "package.json")).toContain("package.json:4: ");
    expect(refusal('{"statute": "strict"}', "package.json")).toContain('package.json:1: The configuration is "strict"');
    expect(refusal('{"statute": ', "package.json")).toContain("package.json is not valid JSON");
    expect(load('{"name":"a",\n"name":"b","statute":{"failOn":"warn"}}', "package.json")?.keys.failOn).toBe("warn");
    expect(load('{"name":"statute"}', "package.json")).toBeUndefined();
  });
});
