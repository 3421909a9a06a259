import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, statute } from "../support/command.ts";
import { attack, describeApi, expectOrderlyEnd, listPlaces, slowDown } from "./attack.ts";

const use = (reference: string) => ({ paths: { "/a": { get: { responses: { 429: { $ref: reference } } } } } });
const ref = (reference: string) => ({ $ref: reference });

describe("references that lead in circles", () => {
  const cases: [string, object][] = [
    [
      "a response to itself",
      { ...use("#/components/responses/A"), components: { responses: { A: ref("#/components/responses/A") } } },
    ],
    [
      "two responses to one another",
      {
        ...use("#/components/responses/A"),
        components: { responses: { A: ref("#/components/responses/B"), B: ref("#/components/responses/A") } },
      },
    ],
    ["a use to itself", use("#/paths/~1a/get/responses/429")],
    ["a path item to itself", { paths: { "/a": ref("#/paths/~1a") } }],
    ["a path item below itself", { paths: { "/a": ref("#/paths/~1a/get") } }],
    ["paths to themselves", { paths: ref("#/paths") }],
    ["an operation to its path item", { paths: { "/a": { get: ref("#/paths/~1a"), post: { responses: slowDown } } } }],
    ["responses to the operation", { paths: { "/a": { get: { responses: ref("#/paths/~1a/get") } } } }],
    [
      "a callback to its own path item",
      { paths: { "/a": { get: { responses: slowDown, callbacks: { c: { x: ref("#/paths/~1a") } } } } } },
    ],
    [
      "a callback to all paths",
      { paths: { "/a": { get: { responses: slowDown, callbacks: { c: ref("#/paths") } } } } },
    ],
    [
      "callbacks to themselves",
      { paths: { "/a": { get: { responses: slowDown, callbacks: ref("#/paths/~1a/get/callbacks") } } } },
    ],
    [
      "parameters",
      { paths: { "/a": { post: { parameters: ref("#/paths/~1a/post/parameters"), responses: { 201: {} } } } } },
    ],
    [
      "a field",
      {
        paths: {
          "/a": { get: { responses: { 200: { headers: { a: ref("#/paths/~1a/get/responses/200/headers/a") } } } } },
        },
      },
    ],
    [
      "fields",
      { paths: { "/a": { get: { responses: { 429: { headers: ref("#/paths/~1a/get/responses/429/headers") } } } } } },
    ],
    [
      "examples",
      {
        paths: {
          "/a": {
            get: { responses: { 200: { content: { a: { examples: { e: ref("#/components/examples/e") } } } } } },
          },
        },
        components: { examples: { e: ref("#/components/examples/e") } },
      },
    ],
    ["the whole document", { paths: { "/a": ref("#") } }],
    ["the file by its name", { paths: { "/a": ref("openapi.json"), "/b": ref("./openapi.json#/paths/~1b") } }],
  ];
  test.each(cases)("%s", async (_, members) => {
    const outcome = await attack({ "openapi.json": describeApi(members) });
    expectOrderlyEnd(outcome);
  });

  test("schemas may, and so may what two files say", async () => {
    const schemas = { A: { properties: { b: ref("b.json#/B") } } };
    const outcome = await attack({
      "openapi.json": describeApi({ ...use("b.json#/r"), components: { schemas } }),
      "b.json": JSON.stringify({
        B: { items: ref("openapi.json#/components/schemas/A") },
        r: ref("openapi.json#/x-r"),
        s: ref("#/B"),
      }),
    });
    expectOrderlyEnd(outcome);
    expect(listPlaces(outcome.out).map((place) => place.split(" ")[1])).toEqual(["invalid-ref"]);
  });

  test("a file that links make look like many is one document", async () => {
    const cwd = makeFolder({
      "openapi.json": describeApi({ paths: { "/a": ref("self/part.json") } }),
      "part.json": JSON.stringify({ get: { responses: slowDown }, "y-more": ref("self/part.json") }),
    });
    symlinkSync(".", join(cwd, "self"));
    const outcome = await statute(cwd, ["openapi.json", "-f", "text"]);
    expectOrderlyEnd(outcome);
    expect(listPlaces(outcome.out)).toEqual(["1:22 429-retry-after"]);
  });
});

/** A repository that may not be left, with a file beside it that nothing may lead to. */
function makeTree(reference: string): string {
  const cwd = makeFolder({
    "outside/secret.yaml": "description: secret-word\n429: { description: x }\n",
    "tree/.git/config": "",
    "tree/inside/ok.yaml": "description: x\n",
    "tree/apis/openapi.json": describeApi(use(reference)),
    "tree/binary.yaml": Uint8Array.from([0x89, 0x50, 0, 1]),
    "tree/latin.yaml": Buffer.from("a: caf\u00e9", "latin1"),
  });
  const tree = join(cwd, "tree");
  mkdirSync(join(tree, "folder.yaml"));
  symlinkSync("../outside/secret.yaml", join(tree, "link.yaml"));
  symlinkSync("../outside", join(tree, "folder"));
  symlinkSync("inside", join(tree, "within"));
  symlinkSync("nowhere", join(tree, "dangling.yaml"));
  symlinkSync("loop.yaml", join(tree, "loop.yaml"));
  symlinkSync("/dev/null", join(tree, "device.yaml"));
  writeFileSync(join(tree, "a%2Fb.yaml"), "description: x\n");
  return tree;
}

const run = (tree: string, ...options: string[]) => statute(tree, ["apis/openapi.json", "-f", "text", ...options]);

describe("references that want out", () => {
  const refused = [
    "/etc/passwd",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "../../outside/secret.yaml",
    "..\\..\\outside\\secret.yaml",
    "%2e%2e/%2E%2E/outside/secret.yaml",
    "..%2f..%2Foutside/secret.yaml",
    "../link.yaml",
    "../folder/secret.yaml",
    "../inside/../../outside/secret.yaml",
    "../device.yaml",
    "../folder/../outside/secret.yaml#/429",
  ];
  test.each(refused)("%s", async (reference) => {
    const outcome = await run(makeTree(reference));
    expectOrderlyEnd(outcome);
    expect(outcome.out).toMatch(/warning ref-not-loaded|error invalid-ref/);
    expect(outcome.out).not.toMatch(/429-retry-after|secret-word|root:/);
  });

  test.each(["http://127.0.0.1:1/a.yaml", "HTTPS://localhost:1/a", "ftp://127.0.0.1:1/a", "ws://127.0.0.1:1"])(
    "%s is not fetched",
    async (reference) => {
      const outcome = await run(makeTree(reference), "--allow-outside");
      expectOrderlyEnd(outcome);
      expect(outcome.out).toContain("ref-not-loaded");
    },
  );

  const broken = [
    "\\\\server\\share\\a.yaml",
    "//server/share/a.yaml",
    "data:application/json,{}",
    "data:,x#/a",
    "javascript:alert(1)",
    "file:/etc/passwd",
    "file://server/etc/passwd",
    "../folder.yaml",
    "../binary.yaml",
    "../latin.yaml",
    "../dangling.yaml",
    "../loop.yaml",
    "a.yaml",
    "../inside/ok.yaml/x",
    "a\u0000b.yaml",
    "a%00b.yaml",
    "%",
    "%zz.yaml",
    "~",
    "#",
    "#/",
    "#/%",
    "#/paths/~2",
    "?",
    "a".repeat(5000),
    "a/".repeat(5000),
    `${"../".repeat(5000)}etc/passwd`,
    "\ud800.yaml",
    "\u202ea.yaml",
    "\u001b[2J.yaml",
    "../openapi.json#/../x",
    "",
  ];
  test.each(broken)("%j leads nowhere", async (reference) => {
    const outcome = await run(makeTree(reference));
    expectOrderlyEnd(outcome);
    expect(outcome.out).not.toMatch(/root:/);
    if (!/^#?$|^\?$/.test(reference)) expect(outcome.out).toMatch(/ref-not-loaded|invalid-ref/);
  });

  test.each(["../inside/ok.yaml", "../within/ok.yaml", "..%2finside%2fok.yaml", "../a%252Fb.yaml"])(
    "%s is inside",
    async (reference) => {
      const outcome = await run(makeTree(reference));
      expectOrderlyEnd(outcome);
      expect(outcome.out).toContain("429-retry-after");
    },
  );

  test.each(["../../outside/secret.yaml", "../link.yaml", "../folder/secret.yaml"])(
    "%s is read with --allow-outside",
    async (reference) => {
      const outcome = await run(makeTree(reference), "--allow-outside");
      expectOrderlyEnd(outcome);
      expect(outcome.out).toContain("429-retry-after");
    },
  );

  test("what is no regular file is not read, wherever it is", async () => {
    const outcome = await run(makeTree("../device.yaml"), "--allow-outside");
    expectOrderlyEnd(outcome);
    expect(outcome.out).toContain("is not a regular file");
  });
});
