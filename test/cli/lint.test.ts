import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { makeFolder, statute } from "../support/command.ts";
import { throttled } from "../support/throttled.ts";

const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url)), "utf8");
const broken = fixture("broken/bookshop.yaml");
const clean = fixture("clean/bookshop.yaml");

describe("exit codes", () => {
  const cases: [string, string, readonly string[], number][] = [
    ["nothing found", clean, [], 0],
    ["errors", broken, [], 1],
    ["errors, but the user does not mind", broken, ["--fail-on", "never"], 0],
    ["a weaker severity than the threshold", throttled(), ["--rule", "429-retry-after:warn"], 0],
    ["a severity at the threshold", throttled(), ["--rule", "429-retry-after:warn", "--fail-on", "warn"], 1],
    ["more warnings than allowed", throttled(), ["--rule", "429-retry-after:warn", "--max-warnings", "0"], 1],
    ["as many warnings as allowed", throttled(), ["--rule", "429-retry-after:warn", "--max-warnings", "1"], 0],
    ["an unknown option", clean, ["--no-such-option"], 2],
    ["an unknown format", clean, ["-f", "xml"], 2],
    ["a threshold that is no severity", clean, ["--fail-on", "fatal"], 2],
    ["a count that is no number", clean, ["--max-warnings", "few"], 2],
    ["an unknown rule", clean, ["--rule", "429-retry"], 2],
    ["an unknown severity", clean, ["--rule", "429-retry-after:fatal"], 2],
    ["an unknown ruleset", clean, ["-r", "nowhere"], 2],
  ];
  test.each(cases)("%s", async (_, text, options, code) => {
    const cwd = makeFolder({ "openapi.yaml": text });
    expect(await statute(cwd, ["lint", "openapi.yaml", ...options])).toMatchObject({ code });
  });

  test("a file that cannot be checked outranks findings, and the others are linted all the same", async () => {
    const cwd = makeFolder({ "a.yaml": broken, "b.yaml": "openapi: [", "c.yaml": "title: Nothing of ours\n" });
    const { code, out, err } = await statute(cwd, ["*.yaml", "-f", "text"]);
    expect(code).toBe(2);
    expect(out.split("\n").filter((line) => line.startsWith("a.yaml:")).length).toBeGreaterThan(5);
    expect(err).toContain("<cwd>/b.yaml");
    expect(err).toContain("<cwd>/c.yaml is no OpenAPI description");
  });

  test("a file or glob that is not there is a fault too, and the others are linted", async () => {
    const cwd = makeFolder({ "a.yaml": throttled() });
    const { code, out, err } = await statute(cwd, ["nowhere.yaml", "apis/*.yaml", "a.yaml", "-f", "text"]);
    expect(code).toBe(2);
    expect(out).toMatch(/^a\.yaml:7:9 error 429-retry-after /);
    expect(err.trim().split("\n")).toEqual([
      "statute: nowhere.yaml does not exist. Name a file, or a glob in quotes.",
      "statute: No file matches apis/*.yaml. It was looked for from <cwd>.",
    ]);
  });

  test("a fault of ours is called one", async () => {
    const cwd = makeFolder({ "openapi.yaml": clean });
    const { code, err } = await statute(cwd, ["openapi.yaml"], {
      writeOut: () => {
        throw new Error("the printer is on fire");
      },
    });
    expect(code).toBe(3);
    expect(err).toMatch(/^statute: a fault of ours, not of your description: the printer is on fire/);
  });
});

test.each([
  [[], "lint"],
  [["lint"], "lint"],
  [["matrix"], "matrix"],
  [["baseline", "write"], "baseline write"],
  [["baseline", "list"], "baseline list"],
  [["explain"], "explain"],
  [["codes"], "codes"],
  [["rules"], "rules"],
  [["init"], "init"],
  [["completion"], "completion"],
  [["merge-reports"], "merge-reports"],
])("after a mistake, %j points to its own help", async (words, command) => {
  const cwd = makeFolder({});
  const { code, err } = await statute(cwd, [...words, "--no-such-option"]);
  expect(code).toBe(2);
  expect(err.endsWith(`\nRun \`statute ${command} --help\` for the options.\n`)).toBe(true);
  const help = await statute(cwd, [...command.split(" "), "--help"]);
  expect([help.code, help.out]).toEqual([0, expect.stringContaining(`Usage: statute ${command} `)]);
});

describe("which files", () => {
  test("globs are ours, node_modules is left alone, a file meant twice is linted once", async () => {
    const cwd = makeFolder({
      "apis/a/openapi.yaml": throttled(),
      "apis/b/openapi.json": '{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{}}',
      "node_modules/c/openapi.yaml": throttled(),
    });
    const { out } = await statute(cwd, ["**/openapi.{yaml,json}", "apis/a/openapi.yaml", "./apis/a/openapi.yaml"]);
    expect(out).toContain("1 error in 2 descriptions");
  });

  const wrong: [string, readonly string[], string][] = [
    ["a missing file", ["missing.yaml"], "missing.yaml does not exist."],
    ["a glob without a match", ["apis/*.yaml"], "No file matches apis/*.yaml."],
    ["a folder", ["folder"], "folder is a folder."],
    ["files beside standard input", ["-", "a.yaml"], "Standard input (-) cannot be linted together with files."],
    [
      "no file at all",
      [],
      "statute: No description is named, neither on the command line nor as `files` in a configuration.",
    ],
  ];
  test.each(wrong)("%s is a user error", async (_, args, sentence) => {
    const cwd = makeFolder({ "folder/a.yaml": clean });
    const { code, out, err } = await statute(cwd, ["lint", ...args]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
  });

  test("standard input, under the name it is given", async () => {
    const cwd = makeFolder({ "apis/common.yaml": "TooMany:\n  description: Slow down.\n" });
    const stdin = throttled().replace(
      "          description: Slow down.\n",
      "          $ref: ./common.yaml#/TooMany\n",
    );
    const { out } = await statute(cwd, ["-", "-f", "text", "--stdin-filepath", "apis/openapi.yaml"], { stdin });
    expect(out).toMatch(/^apis\/common\.yaml:1:1 error 429-retry-after "429 Too Many Requests of GET \/a has no/);
  });

  test("other files are passed over when the user says so", async () => {
    const cwd = makeFolder({ "a.yaml": "title: Nothing of ours\n", "b.yaml": throttled() });
    const { code, out } = await statute(cwd, ["*.yaml", "--ignore-unknown-format"]);
    expect(code).toBe(1);
    expect(out).toContain("1 error in 1 description ");
  });
});

describe("which rules", () => {
  test("--only runs a rule alone, also one that the ruleset does not hold", async () => {
    const cwd = makeFolder({ "openapi.yaml": broken });
    const { out } = await statute(cwd, [
      "openapi.yaml",
      "-r",
      "core",
      "-f",
      "json",
      "--only",
      "reason-phrase-mismatch",
    ]);
    expect(JSON.parse(out).map(({ code }: { code: string }) => code)).toEqual(["reason-phrase-mismatch"]);
  });

  test("--only does not run a rule that --rule switches off, and says so", async () => {
    const cwd = makeFolder({ "openapi.yaml": clean });
    const run = (...rules: readonly string[]) =>
      statute(cwd, ["openapi.yaml", "--only", "418-teapot", ...rules.flatMap((rule) => ["--rule", rule])]);
    const { code, err } = await run("418-teapot:off");
    expect([code, err]).toEqual([
      2,
      "statute: --only 418-teapot and --rule 418-teapot:off contradict each other. Leave one of them out.\n",
    ]);
    for (const rules of [["418-teapot:off", "418-teapot:info"], ["429-retry-after:off"]])
      expect((await run(...rules)).err).toBe("");
  });

  test("--rule switches off", async () => {
    const cwd = makeFolder({ "openapi.yaml": throttled() });
    expect(await statute(cwd, ["openapi.yaml", "--rule", "429-retry-after:off"])).toMatchObject({ code: 0 });
  });

  test("an unknown rule gets the nearest name", async () => {
    const cwd = makeFolder({ "openapi.yaml": clean });
    const { err } = await statute(cwd, ["openapi.yaml", "--only", "429-retry"]);
    expect(err).toContain("There is no rule 429-retry. Is 429-retry-after meant?");
  });

  test("the working folder's .spectral.yaml is used where it extends statute", async () => {
    const ruleset = "extends: [statute]\nrules:\n  429-retry-after: hint\n";
    const cwd = makeFolder({ "openapi.yaml": throttled(), ".spectral.yaml": ruleset });
    const { code, out } = await statute(cwd, ["openapi.yaml"]);
    expect(code).toBe(0);
    expect(out).toContain("1 hint in 1 description (ruleset: .spectral.yaml)");
  });

  test.each([
    [".spectral.yaml", "extends: [spectral:oas]\n", "does not extend statute"],
    [".spectral.js", "throw new Error('run')", "is code"],
  ])("%s that is not about us is not run unasked, and the user is told how to", async (name, ruleset, reason) => {
    const cwd = makeFolder({ "openapi.yaml": throttled(), [name]: ruleset });
    const { code, out, err } = await statute(cwd, ["openapi.yaml"]);
    expect(code).toBe(1);
    expect(err).toContain(`${name} ${reason}, so it was left out; name it to run it: --ruleset ${name}`);
    expect(out).toContain("(ruleset: recommended)");
  });
});

describe("reports", () => {
  test("json is an array and nothing else, empty too", async () => {
    const cwd = makeFolder({ "openapi.yaml": clean });
    expect(await statute(cwd, ["openapi.yaml", "-f", "json"])).toEqual({ code: 0, out: "[]\n", err: "" });
  });

  test("json has Spectral's shape, with ours beside", async () => {
    const cwd = makeFolder({ "openapi.yaml": throttled() });
    const { out } = await statute(cwd, ["openapi.yaml", "-f", "json"]);
    expect(JSON.parse(out)).toEqual([
      {
        code: "429-retry-after",
        path: ["paths", "/a", "get", "responses", "429"],
        message:
          "429 Too Many Requests of GET /a has no `Retry-After`: document the field, so that clients wait as long as they need to and no longer.",
        severity: 0,
        range: { start: { line: 6, character: 8 }, end: { line: 6, character: 13 } },
        source: "<cwd>/openapi.yaml",
        file: "openapi.yaml",
        documentationUrl: expect.stringMatching(/^https:.*429-retry-after/),
        operation: "GET /a",
        responseKey: "429",
        fingerprint: expect.stringMatching(/^[\da-f]{32}$/),
        pointer: "/paths/~1a/get/responses/429",
      },
    ]);
  });

  test("text is one line a finding, as editors parse it", async () => {
    const cwd = makeFolder({ "openapi.yaml": broken });
    const { out } = await statute(cwd, ["openapi.yaml", "-f", "text"]);
    for (const line of out.trimEnd().split("\n"))
      expect(line).toMatch(/^openapi\.yaml:\d+:\d+ (error|warning|information|hint) [\w-]+ ".*"$/);
  });

  test("pretty folds a rule that fires often, and --all unfolds it", async () => {
    const paths = Array.from(
      { length: 9 },
      (_, n) => `  /a${n}:\n    get:\n      responses:\n        "418": { description: No. }\n`,
    );
    const cwd = makeFolder({
      "openapi.yaml": `openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:\n${paths.join("")}`,
    });
    const folded = await statute(cwd, ["openapi.yaml", "--only", "418-teapot"]);
    expect(folded.out.match(/ is a joke /g)).toHaveLength(5);
    expect(folded.out).toContain("… and 4 more of 418-teapot (--all shows them)");
    expect(folded.out).toContain("9 errors in 1 description");
    const unfolded = await statute(cwd, ["openapi.yaml", "--only", "418-teapot", "--all"]);
    expect(unfolded.out.match(/ is a joke /g)).toHaveLength(9);
    expect(unfolded.out).not.toContain("--all");
  });

  test("pretty puts all that is found in an operation under its name", async () => {
    const text = throttled().replace('        "200"', '        "500": { $ref: "#/nowhere" }\n        "200"');
    const { out } = await statute(makeFolder({ "openapi.yaml": text }), ["openapi.yaml"]);
    expect(out.match(/^ {2}\S.*$|^ {18}\S+$/gm)).toEqual([
      "  GET /a",
      `${" ".repeat(18)}429-retry-after`,
      `${" ".repeat(18)}invalid-ref`,
    ]);
  });

  test("colour and width belong to terminals", async () => {
    const cwd = makeFolder({ "openapi.yaml": throttled() });
    const terminal = { isTerminal: true, columns: 60 };
    const escapeCharacter = String.fromCharCode(27);
    expect((await statute(cwd, ["openapi.yaml"])).out).not.toContain(escapeCharacter);
    const { out } = await statute(cwd, ["openapi.yaml"], terminal);
    expect(out).toContain(`${escapeCharacter}[31merror`);
    expect((await statute(cwd, ["openapi.yaml"], { ...terminal, env: { NO_COLOR: "1" } })).out).not.toContain(
      escapeCharacter,
    );
    expect((await statute(cwd, ["openapi.yaml", "--no-color"], terminal)).out).not.toContain(escapeCharacter);
    const plain = await statute(cwd, ["openapi.yaml", "--no-color"], terminal);
    for (const line of plain.out.split("\n")) expect(line.length).toBeLessThanOrEqual(60);
  });

  test("a description cannot move the cursor", async () => {
    const cwd = makeFolder({ "openapi.yaml": throttled().replace("/a:", '"/a\\e[2J\\u202e":') });
    const { out } = await statute(cwd, ["openapi.yaml"]);
    expect(out).toContain("GET /a�[2J�");
  });

  test("--quiet leaves the summary out, --timing goes to standard error", async () => {
    const cwd = makeFolder({ "openapi.yaml": clean });
    expect(await statute(cwd, ["openapi.yaml", "-q"])).toEqual({ code: 0, out: "", err: "" });
    const { err } = await statute(cwd, ["openapi.yaml", "--timing"]);
    for (const stage of ["read", "parse", "index", "rule 201-location", "references", "positions", "in all"])
      expect(err).toMatch(new RegExp(`^ *\\d+\\.\\d ms  ${stage}$`, "m"));
  });

  test("two runs give the same bytes", async () => {
    const cwd = makeFolder({ "b.yaml": broken, "a.yaml": broken });
    const [one, other] = [await statute(cwd, ["*.yaml"]), await statute(cwd, ["b.yaml", "a.yaml"])];
    expect(one).toEqual(other);
  });
});

describe("several descriptions", () => {
  const user = (path: string) =>
    `openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:\n  ${path}:\n    get:\n      responses:\n        "429": { $ref: ./common.yaml#/TooMany }\n`;

  test("what they share is reported once, with the users of all", async () => {
    const cwd = makeFolder({
      "a.yaml": user("/a"),
      "b.yaml": user("/b"),
      "common.yaml": "TooMany:\n  description: Slow down.\n",
    });
    const { out } = await statute(cwd, ["a.yaml", "b.yaml", "--only", "429-retry-after", "-f", "json"]);
    const [finding, ...others] = JSON.parse(out);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      file: "common.yaml",
      message: expect.stringContaining("429 Too Many Requests of 2 operations has"),
    });
    expect(finding.related.map(({ label }: { label: string }) => label)).toEqual(["GET /a", "GET /b"]);
  });
});

describe("--validate", () => {
  test("says where a description is not valid OpenAPI", async () => {
    const cwd = makeFolder({
      "openapi.yaml": throttled("3.0.3").replace("description: Slow down.", "summary: Slow down."),
    });
    const { code, out } = await statute(cwd, ["openapi.yaml", "--validate", "-f", "text", "--only", "418-teapot"]);
    expect(code).toBe(1);
    expect(out).toMatch(/^openapi\.yaml:7:9 error openapi-valid "This is not valid OpenAPI 3\.0: .*"$/m);
  });

  test("does not call invalid what it could not validate", async () => {
    const remote = throttled("3.0.3").replace("description: Slow down.", "$ref: https://example.com/r.yaml#/x");
    const deep = `{"openapi":"3.0.3","info":{},"paths":{},"x-a":${"[".repeat(20_000)}${"]".repeat(20_000)}}`;
    const cwd = makeFolder({ "remote.yaml": remote, "deep.json": deep });
    const { code, out } = await statute(cwd, ["*.*", "--validate", "-f", "text"]);
    expect(code).toBe(0);
    expect(out).toContain(
      'deep.json:1:1 warning openapi-valid "The description was not validated: it is nested too deeply."',
    );
    expect(out).toContain('remote.yaml:1:1 warning openapi-valid "The description was not validated: ');
    expect(out).not.toContain("not valid OpenAPI");
  });

  test("says nothing of a valid one, and for 3.2 that it did not validate", async () => {
    const cwd = makeFolder({ "valid.yaml": throttled(), "newer.yaml": throttled("3.2.0") });
    const { code, out } = await statute(cwd, ["*.yaml", "--validate", "-f", "text", "--only", "418-teapot"]);
    expect(code).toBe(0);
    expect(out).toBe(
      'newer.yaml:1:1 information openapi-valid "The description was not validated: the validator does not know OpenAPI 3.2 yet."\n',
    );
  });
});
