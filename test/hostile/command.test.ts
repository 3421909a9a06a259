import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { makeFolder, statute } from "../support/command.ts";
import { cpuTime } from "../support/cpu-time.ts";
import { describeApi, expectOrderlyEnd, fill, nest, throttled } from "./attack.ts";

/** Ends what reads a file over and over. */
const reads = vi.hoisted(() => ({ count: 0 }));
vi.mock("node:fs/promises", async (importOriginal) => {
  const original = await importOriginal<typeof import("node:fs/promises")>();
  const readFile = async (...args: Parameters<typeof original.readFile>) => {
    if (++reads.count > 100) throw new Error("The same files were read over and over.");
    return original.readFile(...args);
  };
  return { ...original, readFile };
});

describe("arguments", () => {
  const cases: [string, readonly string[]][] = [
    ["nothing", [""]],
    ["a blank", [" "]],
    ["an open bracket", ["["]],
    ["an open brace", ["{a,b"]],
    ["a negation", ["!openapi.json"]],
    ["a file under a file", ["openapi.json/x"]],
    ["a file under a link to itself", ["loop/x.yaml"]],
    ["a link to itself", ["loop"]],
    ["a link to nothing", ["dangling.yaml"]],
    ["a device", ["device.yaml"]],
    ["a glob that matches a link to a device", ["device*"]],
    ["a folder that is called like a file", ["folder.yaml"]],
    ["a name that is too long", ["a".repeat(300)]],
    ["a path that is too long", ["a/".repeat(5000)]],
    ["a glob that is too long", [`*${"a".repeat(70_000)}`]],
    ["a name to move the cursor", ["\u001b[2Ja\n.yaml"]],
    ["standard input from nowhere", ["-", "--stdin-filepath", "/nowhere/at/all.yaml"]],
    ["an empty name for standard input", ["-", "--stdin-filepath", ""]],
  ];
  test.each(cases)("%s", async (_, args) => {
    const cwd = makeFolder({ "openapi.json": throttled, "folder.yaml/a": "" });
    symlinkSync("loop", join(cwd, "loop"));
    symlinkSync("nowhere", join(cwd, "dangling.yaml"));
    symlinkSync("/dev/null", join(cwd, "device.yaml"));
    const outcome = await statute(cwd, ["lint", ...args], { stdin: args[0] === "-" ? throttled : "" });
    expectOrderlyEnd(outcome);
    expect(outcome.code).toBe(args[0] === "-" ? 1 : 2);
    if (args[0]?.startsWith("device")) expect(outcome.err).toContain("is not a regular file");
    if (args[0] === "") expect(outcome.err).toContain("empty");
  });

  test("thousands of files, by **", async () => {
    const cwd = makeFolder(fill(2000, (n) => [`apis/${n}/openapi.json`, throttled]));
    const outcome = await statute(cwd, ["**", "-f", "text", "--only", "429-retry-after"]);
    expectOrderlyEnd(outcome);
    expect(outcome.out.trimEnd().split("\n")).toHaveLength(2000);
  });
});

describe("what is looked up", () => {
  const topics = [
    ...[
      "",
      " ",
      "-1",
      "0",
      "000",
      "099",
      "600",
      "4x",
      "4XX ",
      "1e3",
      "404\n",
      "４０４",
      "__proto__",
      "constructor",
      "toString",
    ],
    ...["\ud800", "\u001b[2J\u202e", "(", "[a-", "a{99999}", "\\", "*", "a".repeat(100_000), "(".repeat(100_000)],
  ];
  test.each(topics)("%j", async (topic) => {
    const options = [["explain"], ["codes"], ["codes", "-f", "json"], ["codes", "--example"]];
    for (const option of options) expectOrderlyEnd(await statute("/", [...option, topic]));
  });

  test("thousands of words", async () => {
    const words = Array.from({ length: 5000 }, (_, n) => `retri${n}`);
    const outcome = await statute("/", ["codes", ...words]);
    expectOrderlyEnd(outcome);
    expect(outcome.err.length).toBeLessThan(500);
  });

  test.each([-1, 0, 1, 29, 30, 31, Number.NaN, 1e9])("on a terminal of %d columns", async (columns) => {
    const cwd = makeFolder({ "openapi.json": throttled });
    for (const args of [["explain", "404"], ["explain", "bulk-207"], ["codes"], ["rules"], ["lint", "openapi.json"]]) {
      const outcome = await statute(cwd, args, { isTerminal: true, columns, env: { NO_COLOR: "1" } });
      expectOrderlyEnd(outcome);
      expect(outcome.out).not.toBe("");
    }
  });

  test.each([["--\u001b[2J"], ["lint", "--\u001b[2J"], ["codes", "-f", "\u001b[2J"], ["rules", "\u001b[2J"]])(
    "what cannot be understood: %j",
    async (...args) => {
      const { code, err } = await statute("/", args);
      expect(code).toBe(2);
      expect(err).not.toMatch(/(?!\n)\p{Cc}/u);
    },
  );
});

const bomb = `x-0: &a0 [x]\n${Array.from({ length: 9 }, (_, n) => `x-${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(",")}]\n`).join("")}`;

describe("rulesets", () => {
  const binary = Uint8Array.from([0x89, 0x50, 0, 1]);
  const cases: [string, string, string | Uint8Array, string][] = [
    ["nothing", "r.yaml", "", "is no mapping"],
    ["comments", "r.yaml", "# a\n", "is no mapping"],
    ["a list", "r.yaml", "- statute\n", "is no mapping"],
    ["a text", "r.json", '"statute"', "is no mapping"],
    ["bytes", "r.yaml", binary, "null byte"],
    ["bytes in no known format", "r.txt", binary, "r.txt"],
    ["Latin-1", "r.yaml", Buffer.from("extends: statute # \u00e9", "latin1"), "not valid UTF-8"],
    ["two documents", "r.yaml", "extends: statute\n---\na: 1\n", "multiple documents"],
    ["cut off", "r.json", '{"extends": ["stat', "is not valid JSON"],
    ["a bomb", "r.yaml", `extends: statute\n${bomb}`, "alias"],
    ["an alias in its own anchor", "r.yaml", "extends: &a [*a]\n", "r.yaml"],
    ["a deep nest", "r.yaml", `extends: statute\nx-a: ${nest("[", "", "]", 10_000)}\n`, "nested too deeply"],
    ["an unknown key", "r.yaml", "extend: statute\n", 'unknown key "extend"'],
    ["an unknown key to move the cursor", "r.yaml", '"\\e[2J\\u202e": 1\n', "unknown key"],
    ["an inherited key", "r.yaml", "extends: statute\n__proto__: { rules: {} }\n", "unknown key"],
    ["inherited rules", "r.yaml", "extends: statute\nrules: { constructor: off }\n", "names constructor"],
    ["an inherited ruleset", "r.yaml", "extends: constructor\n", "r.yaml"],
    [
      "a severity without a text",
      "r.yaml",
      "extends: statute\nrules: { 429-retry-after: [{ toString: 1 }] }\n",
      "severity",
    ],
    ["a format without a text", "r.yaml", "extends: statute\nformats: [{ toString: 1 }]\n", "r.yaml"],
    ["a name without a text", ".spectral.yaml", "extends: [{ toString: statute }]\n", ".spectral.yaml"],
    ["itself", "r.yaml", "extends: [statute, ./r.yaml]\n", "r.yaml"],
    ["a file outside that is no ruleset", "r.yaml", "extends: /etc/passwd\n", "r.yaml"],
    ["the network", "r.yaml", "extends: http://127.0.0.1:1/a.yaml\n", "nothing is fetched"],
    ["a null in a name", "r.yaml", 'extends: "a\\0b"\n', "r.yaml"],
    [
      "a function out of nowhere",
      "r.yaml",
      "functions: [../../x]\nrules: { a: { given: $, then: { function: x } } }\n",
      "x.js",
    ],
    ["a function that throws", "r.mjs", "throw new Error('boom \\u001b[2J')", "boom"],
  ];
  test.each(cases)("%s", async (_, name, ruleset, words) => {
    reads.count = 0;
    const cwd = makeFolder({ "openapi.json": throttled, [name]: ruleset });
    const outcome = await statute(cwd, ["openapi.json", ...(name.startsWith(".") ? [] : ["-r", name])]);
    expectOrderlyEnd(outcome);
    expect(outcome.code).toBe(name.startsWith(".") ? 1 : 2);
    expect(outcome.err).not.toMatch(/over and over|is not a function|call stack/);
    expect(outcome.err).toContain(words);
  });

  test.each(["", "missing.yaml", "folder", "."])("-r %j", async (name) => {
    const cwd = makeFolder({ "openapi.json": throttled, "folder/a": "" });
    const outcome = await statute(cwd, ["openapi.json", "-r", name]);
    expectOrderlyEnd(outcome);
    expect(outcome.code).toBe(2);
  });

  test("data runs no code, least of all unasked", async () => {
    const expression = `$..[?(@.constructor.constructor("globalThis.statuteWasHacked = true")())]`;
    const ruleset = `extends: [statute]\nrules:\n  a:\n    given: '${expression}'\n    then: { function: truthy }\n`;
    const cwd = makeFolder({ "openapi.json": throttled, ".spectral.yaml": ruleset });
    await statute(cwd, ["openapi.json"]);
    const { statuteWasHacked } = globalThis as { statuteWasHacked?: boolean };
    Reflect.deleteProperty(globalThis, "statuteWasHacked");
    expect(statuteWasHacked).toBeUndefined();
  });

  const foreign = "extends: statute\nrules: { a: { given: '$..x', then: { function: truthy } } }\n";
  test.each([nest("[", "", "]", 10_000), nest('{"a":', '{"$ref":"#/info"}', "}", 10_000)])(
    "Spectral on a deep nest",
    async (inner) => {
      const cwd = makeFolder({ "openapi.json": throttled.replace("{", `{"x-a":${inner},`), "r.yaml": foreign });
      const outcome = await statute(cwd, ["openapi.json", "-r", "r.yaml"]);
      expectOrderlyEnd(outcome);
      expect(outcome.err).toContain("nested too deeply");
    },
  );

  test("a description that multiplies what it says", async () => {
    const schema = { allOf: [{ $ref: "#/x-s" }] };
    const text = describeApi({
      paths: fill(1000, (n) => [`/p${n}`, { get: { responses: { 404: { content: { "a/json": { schema } } } } } }]),
      "x-s": { properties: fill(3000, (n) => [`message${n}`, {}]) },
    });
    for (const options of [[], ["-r", "r.yaml"], ["--engine", "spectral"]]) {
      const cwd = makeFolder({ "openapi.json": text, "r.yaml": foreign });
      const outcome = await statute(cwd, ["openapi.json", ...options]);
      expectOrderlyEnd(outcome);
      expect(outcome.err).toContain("openapi.json is too large.");
    }
  });

  test("Spectral on a reference that cannot be encoded", async () => {
    const text = describeApi({ paths: { "/a": { $ref: "\ud800.json" }, "/b": { get: { responses: { 429: {} } } } } });
    const outcome = await statute(makeFolder({ "openapi.json": text, "r.yaml": foreign }), [
      "openapi.json",
      "-r",
      "r.yaml",
    ]);
    expectOrderlyEnd(outcome);
    expect(outcome.out).toContain("429-retry-after");
  });

  test("quotes that nobody closes take time that grows with the text", async () => {
    const time = async (count: number) => {
      const cwd = makeFolder({ "openapi.json": throttled, "r.json": `{"extends":"statute"${'"\\'.repeat(count)}` });
      const start = cpuTime();
      expectOrderlyEnd(await statute(cwd, ["openapi.json", "-r", "r.json"]));
      return cpuTime() - start;
    };
    await time(10);
    expect((await time(20_000)) / Math.max(await time(5_000), 5)).toBeLessThan(10);
  });
});
