import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "tsup";
import { beforeAll, describe, test } from "vitest";
import {
  builtCommand,
  describeApi,
  describePaths,
  expectOrderlyEnd,
  fill,
  slowDown,
  statuteApart,
  throttled,
} from "./hostile/attack.ts";
import { makeFolder } from "./support/command.ts";

// Attacks that, where they succeed, never end or use up the memory: in a process of its own each.

beforeAll(async () => {
  await build({
    config: false,
    entry: { cli: join(import.meta.dirname, "../src/cli/main.ts") },
    outDir: dirname(builtCommand),
    format: ["esm"],
    platform: "node",
    target: "node20",
    silent: true,
    skipNodeModulesBundle: true,
  });
});

const point = (reference: string) => ({ $ref: reference });
const toPath = (n: number) => point(`#/paths/~1p${n}`);

/** More uses than any description has, out of a text that is the sum of both counts, not their product. */
const manifold = (paths: object, beside: object) => JSON.stringify({ openapi: "3.2.0", paths, ...beside });

describe.concurrent("ends by itself, within half a gigabyte", () => {
  const texts: [string, string][] = [
    [
      "callbacks that lead to two path items each",
      describeApi({
        paths: fill(30, (n) => [
          `/p${n}`,
          { post: { responses: slowDown, callbacks: { a: { x: toPath(n + 1) }, b: { x: toPath(n + 1) } } } },
        ]),
      }),
    ],
    [
      "callbacks that lead to all path items",
      describeApi({
        paths: fill(12, (n) => [
          `/p${n}`,
          { post: { responses: slowDown, callbacks: { a: fill(12, (m) => [`/x${m}`, toPath(m)]) } } },
        ]),
      }),
    ],
    [
      "a long chain of callbacks",
      describeApi({
        paths: fill(5000, (n) => [`/p${n}`, { post: { responses: slowDown, callbacks: { a: { x: toPath(n + 1) } } } }]),
      }),
    ],
    [
      "responses that many operations share",
      manifold(
        fill(3000, (n) => [`/p${n}`, { get: { responses: point("#/x-r") } }]),
        { "x-r": fill(3000, (n) => [`k${n}`, {}]) },
      ),
    ],
    [
      "operations that many paths share",
      manifold(
        fill(2000, (n) => [`/p${n}`, point("#/x-p")]),
        { "x-p": { additionalOperations: fill(2000, (n) => [`M${n}`, { responses: slowDown }]) } },
      ),
    ],
    [
      "content that many responses share, named in every message",
      manifold(
        fill(5000, (n) => [`/p${n}`, { head: { responses: { 200: { content: point("#/x-c") } } } }]),
        { "x-c": fill(2000, (n) => [`a/${n}`, {}]) },
      ),
    ],
    [
      "operations that aliases share",
      describePaths(
        fillLines(1900, (n) => `  /p${n}: *p`),
        `x-o: &o { responses: { "429": { description: x } } }\nx-p: &p\n  additionalOperations:\n${fillLines(1000, (n) => `    M${n}: *o`)}`,
      ).replace("3.1.0", "3.2.0"),
    ],
    [
      "a chain of path items",
      describeApi({
        paths: fill(3000, (n) => [`/p${n}`, n === 2999 ? { get: { responses: slowDown } } : toPath(n + 1)]),
      }),
    ],
    [
      "a chain of references that ends nowhere",
      describeApi({
        components: { responses: fill(10_000, (n) => [`r${n}`, point(`#/components/responses/r${n + 1}`)]) },
      }),
    ],
    [
      "references that lead nowhere, one in the other",
      throttled.replace("{", `{"y":${'{"$ref":"#/no","a":'.repeat(100_000)}1${"}".repeat(100_000)},`),
    ],
    [
      "the name of an error, 1 MB long",
      describeApi({
        paths: {
          "/a": {
            get: {
              responses: {
                200: { content: { a: { example: { status: `${"error_".repeat(160_000)}!`, error: "x" } } } },
              },
            },
          },
        },
      }),
    ],
  ];
  test.each(texts)("%s", async (_, text) => {
    const cwd = makeFolder({ "openapi.json": text });
    expectOrderlyEnd(await statuteApart(builtCommand, cwd, ["openapi.json", "-f", "text"]));
  });

  test.each([
    ["a pipe", ["pipe.yaml"]],
    ["a glob that matches a pipe and a link to one", ["*pipe*.yaml"]],
    ["a glob that matches a link to an endless device", ["zero*"]],
    ["a reference to a pipe", ["openapi.yaml"]],
    ["a ruleset that is a pipe", ["good.json", "-r", "pipe.yaml"]],
  ])("%s", async (_, args) => {
    const cwd = makeFolder({ "openapi.yaml": describePaths("  /a: { $ref: pipe.yaml }\n"), "good.json": throttled });
    execFileSync("mkfifo", [join(cwd, "pipe.yaml")]);
    symlinkSync("pipe.yaml", join(cwd, "linkpipe.yaml"));
    symlinkSync("/dev/zero", join(cwd, "zero.yaml"));
    expectOrderlyEnd(await statuteApart(builtCommand, cwd, args, 10));
  });

  test("links that multiply the files that a reference leads to", async () => {
    const cwd = makeFolder({
      "openapi.yaml": describePaths("  /a: { $ref: l/openapi.yaml }\n  /b: { $ref: m/openapi.yaml }\n"),
    });
    symlinkSync(".", join(cwd, "l"));
    symlinkSync(".", join(cwd, "m"));
    expectOrderlyEnd(await statuteApart(builtCommand, cwd, ["openapi.yaml"], 10));
  });
});

function fillLines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join("");
}
