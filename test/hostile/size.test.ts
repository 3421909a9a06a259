import { describe, expect, test } from "vitest";
import {
  attack,
  describeApi,
  describePaths,
  expectOrderlyEnd,
  fill,
  growth,
  linear,
  nest,
  slowDown,
  throttled,
} from "./attack.ts";

const operation = { get: { responses: slowDown } };

describe("depth", () => {
  const inYaml = (inner: string) => describePaths("  /a: { get: { responses: { '429': {} } } }\n", `x-a: ${inner}\n`);
  const blocks = (depth: number) =>
    `\n${Array.from({ length: depth }, (_, index) => `${" ".repeat(index + 1)}a:\n`).join("")}`;
  const inJson = (inner: string) => throttled.replace("{", `{"x-a":${inner},`);
  const attacks: [string, (depth: number) => string][] = [
    ["arrays", (depth) => inJson(nest("[", "", "]", depth))],
    ["objects", (depth) => inJson(nest('{"a":', "1", "}", depth))],
    ["keys written twice", (depth) => inJson(nest('{"b":1,"b":1,"a":', "1", "}", depth))],
    [
      "schemas",
      (depth) =>
        describeApi({ paths: { "/a": operation }, components: 0 }).replace(
          ":0}",
          `:{"schemas":${nest('{"items":', "1", "}", depth)}}}`,
        ),
    ],
    [
      "callbacks",
      (depth) =>
        describeApi({ paths: { "/a": { get: 0 } } }).replace(
          ":0}",
          `:${nest('{"callbacks":{"c":{"x":{"get":', "1", "}}}}", depth)}}`,
        ),
    ],
    ["a version", (depth) => throttled.replace('"3.1.0"', nest("[", "3", "]", depth))],
    ["an unknown version", (depth) => throttled.replace('"3.1.0"', nest('{"a":', "3", "}", depth))],
    [
      "a media type of 2.0",
      (depth) =>
        `{"swagger":"2.0","produces":[${nest("[", "", "]", depth)}],"paths":{"/a":{"get":{"responses":{"429":{}}}}}}`,
    ],
    [
      "an example",
      (depth) =>
        describeApi({
          paths: { "/a": { get: { responses: { 200: { content: { a: { example: { error: 0 } } } } } } } },
        }).replace(":0}", `:${nest("[", "1", "]", depth)}}`),
    ],
    [
      "a value of a field",
      (depth) =>
        describeApi({
          paths: { "/a": { get: { responses: { 401: { headers: { "WWW-Authenticate": { example: 0 } } } } } } },
        }).replace(":0}", `:${nest("[", "", "]", depth)}}`),
    ],
    ["flow sequences", (depth) => inYaml(nest("[", "", "]", depth))],
    ["flow mappings", (depth) => inYaml(nest("{a: ", "1", "}", depth))],
    ["compact sequences", (depth) => inYaml(`\n${nest("- ", "a", "", depth)}`)],
    ["block mappings", (depth) => inYaml(blocks(Math.min(depth, 4000)))],
    ["brackets that nobody closes", (depth) => nest("[{", "", "", depth)],
  ];
  test.each(attacks)("%s", async (_, write) => {
    for (const depth of [10_000, 100_000]) {
      const text = write(depth);
      expectOrderlyEnd(await attack({ [text.startsWith("{") ? "openapi.json" : "openapi.yaml"]: text }));
    }
  });

  test("paths of findings do not add up without end", async () => {
    const text = throttled.replace("{", `{"y":${nest('{"$ref":"#/no","a":', "1", "}", 3000)},`);
    const outcome = await attack({ "openapi.json": text }, ["-f", "json"]);
    expectOrderlyEnd(outcome);
    const paths: { readonly path: readonly string[] }[] = JSON.parse(outcome.out);
    // As find-duplicate-keys has it; a text ten times as long needs a hundred times the memory otherwise.
    expect(paths.reduce((sum, { path }) => sum + path.length, 0)).toBeLessThan(1_100_000);
  });
});

describe("aliases", () => {
  const bomb = (item: (name: string) => string, first: string) =>
    `x-0: &a0 ${first}\n${Array.from({ length: 9 }, (_, n) => `x-${n + 1}: &a${n + 1} ${item(`*a${n}`)}\n`).join("")}`;
  const list = bomb((name) => `[${Array(10).fill(name).join(", ")}]`, "[x]");
  const map = bomb(
    (name) => `{ ${Array.from({ length: 10 }, (_, n) => `k${n}: ${name}`).join(", ")} }`,
    "{ description: x }",
  );
  const merges = bomb(
    (name) => `{ <<: [${Array(10).fill(name).join(", ")}], b: { <<: ${name}, c: ${name}, d: ${name} } }`,
    "{ description: x }",
  );
  const cases: [string, string, string][] = [
    ["in a list", list, "{ get: { responses: { '429': { description: x } } } }"],
    ["as responses", map, "{ get: { responses: *a9 } }"],
    ["as fields", map, "{ get: { responses: { '429': { headers: *a9 } } } }"],
    ["as content", map, "{ get: { responses: { '204': { content: *a9 } } } }"],
    ["as a schema", map, "{ get: { responses: { '200': { content: { a: { schema: *a9 } } } } } }"],
    ["as an example", map, "{ get: { responses: { '200': { content: { a: { example: { error: *a9 } } } } } } }"],
    ["as a path item", map, "*a9"],
    ["merged", merges, "{ get: { responses: { '429': { <<: *a9 } } } }"],
  ];
  test.each(cases)("a billion laughs %s", async (_, anchors, item) => {
    const outcome = await attack({ "openapi.yaml": describePaths(`  /a: ${item}\n`, anchors) });
    expectOrderlyEnd(outcome);
    expect(outcome.err).toMatch(/aliases in .* expand to more than/);
  });

  test.each([
    "&a [*a]",
    "&a { b: *a, <<: *a }",
    "&a { get: { responses: { '429': *a } } }",
    "{ get: &o { responses: *o } }",
  ])("in its own anchor: %s", async (item) => {
    expectOrderlyEnd(
      await attack({ "openapi.yaml": describePaths(`  /a: ${item}\n  /b: { get: { responses: { 418: {} } } }\n`) }),
    );
  });
});

describe("length", () => {
  const long = "long text ".repeat(2_000_000);
  const respond = (code: string, response: object) =>
    describeApi({ paths: { "/a": { get: { responses: { ...slowDown, [code]: response } } } } });
  const cases: [string, () => string][] = [
    ["a description", () => respond("404", { description: long })],
    ["a description of lines", () => respond("404", { description: long.replaceAll(" ", "\n") })],
    ["an example", () => respond("200", { content: { a: { example: `{${long}` } } })],
    ["a value of a field", () => respond("201", { headers: { Location: { example: `/${"a".repeat(20_000_000)}` } } })],
    [
      "a challenge",
      () => respond("401", { headers: { "WWW-Authenticate": { example: `A a="${"a".repeat(20_000_000)}"` } } }),
    ],
    ["a path", () => describeApi({ paths: { [`/${"a".repeat(20_000_000)}`]: operation } })],
    ["a response key", () => respond(`2${"a".repeat(20_000_000)}`, {})],
    ["backslashes", () => respond("404", { description: "\\".repeat(5_000_000) })],
    ["a YAML scalar", () => describePaths(`  /a: { get: { responses: { "429": { description: ${long} } } } }\n`)],
    [
      "a YAML block",
      () =>
        describePaths(
          `  /a: { get: { responses: { "429": {} } } }\n`,
          `x-a: |\n${`  ${"a".repeat(98)}\n`.repeat(200_000)}`,
        ),
    ],
  ];
  test.each(cases)("%s of 20 MB", async (_, write) => {
    const outcome = await attack({ "openapi.yaml": write() });
    expectOrderlyEnd(outcome);
    expect(outcome.out).toContain("429-retry-after");
    expect(outcome.out.length).toBeLessThan(10_000);
  });
});

describe("time grows with the text, not with its square", () => {
  const api =
    (members: object, ...options: string[]) =>
    () =>
      attack({ "openapi.json": describeApi(members) }, options);
  const shared = { components: { responses: { R: { description: "x" } } } };
  const status = (count: number) => ({
    200: { content: { a: { example: { status: `${"error_".repeat(count)}!`, error: "x" } } } },
  });
  const conflict = (count: number) => ({
    409: { description: "Conflict", content: { a: { example: `abc${"1".repeat(count)} x` } } },
  });
  const keys = (count: number) => fill(count, (n) => [`k${n}`, 1]);
  const cases: [string, number, (count: number) => () => Promise<unknown>][] = [
    ["empty paths", 20_000, (count) => api({ paths: fill(count, (n) => [`/a${n}`, {}]) })],
    [
      "response keys of an operation",
      2_000,
      (count) => api({ paths: { "/a": { get: { responses: fill(count, (n) => [`k${n}`, {}]) } } } }),
    ],
    [
      "users of a response",
      2_000,
      (count) =>
        api({
          paths: fill(count, (n) => [`/a${n}`, { get: { responses: { 429: { $ref: "#/components/responses/R" } } } }]),
          ...shared,
        }),
    ],
    ["findings in JSON", 4_000, (count) => api({ paths: fill(count, (n) => [`/a${n}`, operation]) }, "-f", "json")],
    [
      "findings, all shown",
      2_000,
      (count) => api({ paths: fill(count, (n) => [`/a${n}`, operation]) }, "-f", "pretty", "--all"),
    ],
    [
      "references that lead nowhere",
      5_000,
      (count) => api({ paths: fill(count, (n) => [`/a${n}`, { $ref: `#/x/${n}` }]) }),
    ],
    [
      "a chain of references",
      250,
      (count) =>
        api({ components: { responses: fill(count, (n) => [`r${n}`, { $ref: `#/components/responses/r${n + 1}` }]) } }),
    ],
    [
      "keys written twice",
      10_000,
      (count) => () => attack({ "openapi.yaml": describePaths("  /a: {}\n".repeat(count)) }),
    ],
    [
      "the name of an error in an example",
      3_000,
      (count) => api({ paths: { "/a": { get: { responses: status(count) } } } }),
    ],
    [
      "digits in an example",
      2_000,
      (count) => api({ paths: { "/a": { get: { responses: conflict(count) } } } }, "-r", "strict"),
    ],
    [
      "keys of a ruleset",
      2_000,
      (count) => () =>
        attack({ "openapi.json": throttled, "r.json": JSON.stringify({ extends: "statute", "x-a": keys(count) }) }, [
          "-r",
          "r.json",
        ]),
    ],
    [
      "faults that --validate finds",
      400,
      (count) => api({ paths: fill(count, (n) => [`/a${n}`, { get: { responses: { 200: {} } } }]) }, "--validate"),
    ],
    [
      "files, each with a bad part of its own",
      50,
      (count) => () => attack({ ...descriptions(count), ...parts(count) }, ["*.json"]),
    ],
  ];
  test.each(cases)("%s", async (_, count, write) => {
    expect(await growth(write(count), write(count * 4))).toBeLessThan(linear);
  });

  const descriptions = (count: number) =>
    fill(count, (n) => [`a${n}.json`, describeApi({ paths: { "/a": { $ref: `parts/${n}.json` } } })]);
  const parts = (count: number) =>
    fill(count, (n) => [`parts/${n}.json`, `{"x-a":1,${'"x-a":2,'.repeat(20)}"get":{}}`]);
});

test("a block of comments takes time in proportion to its lines", async () => {
  const lintAfter = (count: number) => () =>
    attack({ "openapi.yaml": `openapi: 3.1.0\n${"# statute-ignore 429-retry-after -- x\n".repeat(count)}paths: {}\n` });
  expect(await growth(lintAfter(20_000), lintAfter(80_000))).toBeLessThan(linear);
});
