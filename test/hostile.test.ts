import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
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
import { buildCommand } from "./support/build-command.ts";
import { makeFolder } from "./support/command.ts";

// Attacks that, where they succeed, never end or use up the memory: in a process of its own each.

beforeAll(() => buildCommand(dirname(builtCommand)));

const point = (reference: string) => ({ $ref: reference });
const toPath = (n: number) => point(`#/paths/~1p${n}`);

/** More uses than any description has, out of a text that is the sum of both counts, not their product. */
const manifold = (paths: object, beside: object) => JSON.stringify({ openapi: "3.2.0", paths, ...beside });

const many = 20_000;
const long = (text: string) => text.repeat(1_000_000 / text.length);
const inJson = (mediaType: object) => ({ content: { "application/json": mediaType } });

/** A thousand operations, and what they refer to. */
const users = (operation: object, shared: unknown, method = "post") =>
  manifold(
    fill(1000, (n) => [`/p${n}/{id}`, { [method]: operation }]),
    { "x-s": shared },
  );
/** Where what is shared stands in several responses, as many rules look there. */
const inResponses = (response: object, shared: unknown) =>
  users(
    { responses: Object.fromEntries(["200", "201", "202", "207", "404", "405", "409"].map((key) => [key, response])) },
    shared,
  );

const sharing: [string, string][] = [
  [
    "response keys",
    users(
      { responses: point("#/x-s") },
      fill(many, (n) => [`x-${n}`, {}]),
    ),
  ],
  [
    "callbacks",
    users(
      { callbacks: point("#/x-s") },
      fill(many, (n) => [`c${n}`, {}]),
    ),
  ],
  [
    "parameters",
    users(
      { parameters: point("#/x-s"), responses: slowDown },
      Array.from({ length: many }, (_, n) => ({ name: `p${n}`, in: "header" })),
    ),
  ],
  [
    "fields",
    inResponses(
      { headers: point("#/x-s") },
      fill(many, (n) => [`H${n}`, {}]),
    ),
  ],
  [
    "values of a field",
    inResponses(
      { headers: { Location: point("#/x-s"), Allow: point("#/x-s") } },
      { examples: fill(many, (n) => [`e${n}`, { value: `/a${n}` }]) },
    ),
  ],
  ["types of a field", inResponses({ headers: { ETag: { schema: point("#/x-s") } } }, { type: Array(many).fill("a") })],
  [
    "media types",
    inResponses(
      { content: point("#/x-s") },
      fill(many, (n) => [`a/${n}`, {}]),
    ),
  ],
  [
    "examples",
    inResponses(
      inJson({ examples: point("#/x-s") }),
      fill(many, (n) => [`e${n}`, { value: { a: 1 } }]),
    ),
  ],
  [
    "an example",
    inResponses(inJson({ examples: { e: point("#/x-s") } }), { value: fill(many, (n) => [`at${n}`, ["at a.b(c"]]) }),
  ],
  ["an example as a text", inResponses(inJson({ examples: { e: point("#/x-s") } }), { value: `{"a":"${long("b")}"}` })],
  ["members", inResponses(inJson({ schema: point("#/x-s") }), { properties: fill(many, (n) => [`message${n}`, {}]) })],
  [
    "members of a part",
    inResponses(inJson({ schema: { allOf: [point("#/x-s")] } }), {
      properties: fill(many, (n) => [`message${n}`, {}]),
    }),
  ],
  [
    "members of a member",
    inResponses(inJson({ schema: { properties: { error: point("#/x-s") } } }), {
      properties: fill(many, (n) => [`message${n}`, {}]),
    }),
  ],
  [
    "members of a few parts",
    inResponses(inJson({ schema: { allOf: [point("#/x-s")] } }), {
      allOf: Array.from({ length: 200 }, (_, n) => ({ properties: { [`message${n}`]: {} } })),
    }),
  ],
  ["parts", inResponses(inJson({ schema: { allOf: [point("#/x-s")] } }), { allOf: Array(many).fill(null) })],
  [
    "wrappers of members",
    inResponses(inJson({ schema: point("#/x-s") }), {
      allOf: Array.from({ length: 300 }, () => ({
        properties: { data: { allOf: [point("#/x-s")] }, result: point("#/x-s"), error: {} },
      })),
    }),
  ],
  [
    "required members",
    users(
      { requestBody: inJson({ schema: { allOf: [point("#/x-s")] } }), responses: { 202: {} } },
      { required: Array.from({ length: many }, (_, n) => `p${n}`) },
    ),
  ],
  [
    "fixed values",
    inResponses(inJson({ schema: { properties: { status: point("#/x-s") } } }), { enum: Array(many).fill("") }),
  ],
  ["examples of a schema", inResponses(inJson({ schema: point("#/x-s") }), { examples: Array(many).fill({ a: 1 }) })],
  [
    "a description",
    users(
      {
        operationId: "createMany",
        responses: { 200: { content: { a: {} } }, 400: point("#/x-s"), 405: point("#/x-s") },
      },
      { description: long("word ") },
    ),
  ],
  [
    "an operation with long texts",
    manifold(
      fill(2000, (n) => [`/p${n}`, point("#/x-s")]),
      {
        "x-s": {
          post: {
            summary: long("word "),
            description: long("only "),
            operationId: long("aB"),
            responses: { 200: {}, 202: {}, 405: {}, 409: {} },
          },
        },
      },
    ),
  ],
  ["a long response key", users({ deprecated: true, responses: point("#/x-s") }, { [`2${long("k")}`]: {} })],
  ["a long name of a field", inResponses({ headers: point("#/x-s") }, { [`Rate-Limit-${long("k")}`]: {} })],
  [
    "a long name of an example",
    inResponses(inJson({ examples: point("#/x-s") }), { [long("e")]: { value: { success: false, status: 500 } } }),
  ],
  [
    "requirements",
    manifold(
      fill(2000, (n) => [`/p${n}`, { get: { responses: { 200: {}, 401: {} } } }]),
      { security: Array.from({ length: many }, (_, n) => ({ [`s${n}`]: ["a"] })) },
    ),
  ],
  [
    "scopes",
    manifold(
      fill(2000, (n) => [`/p${n}`, { get: { responses: { 200: {}, 401: {} } } }]),
      { security: [{ s: Array.from({ length: many }, (_, n) => `a${n}`) }] },
    ),
  ],
  [
    "schemes",
    manifold(
      fill(2000, (n) => [`/p${n}`, { get: { responses: { 200: {}, 401: {} } } }]),
      { components: { securitySchemes: fill(many, (n) => [`s${n}`, {}]) } },
    ),
  ],
  [
    "servers",
    manifold(
      fill(1000, (n) => [`/p${n}`, { post: { responses: { 201: { headers: { Location: { example: `b/${n}` } } } } } }]),
      { servers: Array.from({ length: many }, (_, n) => ({ url: `https://h${n}.test/v1` })) },
    ),
  ],
  [
    "media types of 2.0",
    JSON.stringify({
      swagger: "2.0",
      produces: Array.from({ length: many }, (_, n) => `a/${n}`),
      consumes: Array.from({ length: many }, (_, n) => `a/${n}`),
      responses: { R: { schema: {} } },
      paths: fill(2000, (n) => [
        `/p${n}`,
        {
          post: {
            parameters: [{ in: "body", name: "b" }],
            responses: { 200: { schema: {} }, 404: point("#/responses/R") },
          },
        },
      ]),
    }),
  ],
  [
    "a long path",
    manifold(
      {
        [`/${long("a/")}`]: {
          get: { responses: fill(2000, (n) => [`k${n}`, {}]) },
          additionalOperations: fill(1000, (n) => [
            `M${n}`,
            { responses: { 202: {}, 405: { headers: { Allow: { example: "GET" } } } } },
          ]),
        },
      },
      {},
    ),
  ],
  [
    "a method with a long name",
    manifold({ "/a": { additionalOperations: { [long("M")]: { responses: fill(2000, (n) => [`k${n}`, {}]) } } } }, {}),
  ],
  [
    "a definition under keys of HEAD",
    manifold(
      { "/a": { head: { responses: fill(many, (n) => [`k${n}`, point("#/x-s")]) } } },
      { "x-s": { content: { a: {} } } },
    ),
  ],
  [
    "an Allow of a path with methods",
    manifold(
      {
        "/a": {
          additionalOperations: fill(many, (n) => [
            `M${n}`,
            { responses: { 405: { headers: { Allow: { example: "GET" } } } } },
          ]),
        },
      },
      {},
    ),
  ],
];

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

  test.each(sharing)("%s that many share", async (_, text) => {
    const cwd = makeFolder({ "openapi.json": text });
    expectOrderlyEnd(await statuteApart(builtCommand, cwd, ["openapi.json", "-f", "text", "-r", "strict"]));
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
