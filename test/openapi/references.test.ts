import { describe, expect, test } from "vitest";
import { References, referenceOf } from "../../src/openapi/references.ts";
import { parse } from "../support/examples.ts";
import { loadFrom, source } from "./index-text.ts";

function read(text: string, files: Readonly<Record<string, string>> = {}): References {
  return new References({ source, data: parse(text) }, loadFrom(files));
}

/** What `start` at the root of a document leads to, or undefined. */
function follow(text: string, files?: Readonly<Record<string, string>>) {
  const references = read(text, files);
  return references.child(references.root, "start");
}

describe("within a document", () => {
  test.each([
    ["a value", "start: { $ref: '#/a' }\na: 7", 7],
    ["null", "start: { $ref: '#/a' }\na: null", null],
    ["a member", "start: { $ref: '#/a/b/c' }\na: { b: { c: 7 } }", 7],
    ["an item", "start: { $ref: '#/a/1' }\na: [6, 7]", 7],
    ["a chain", "start: { $ref: '#/a' }\na: { $ref: '#/b' }\nb: { $ref: '#/c' }\nc: 7", 7],
    ["the whole document", "start: { $ref: '#' }", expect.objectContaining({ start: { $ref: "#" } })],
    ["a key with a slash", "start: { $ref: '#/paths/~1pets' }\npaths: { /pets: 7 }", 7],
    ["a key with a tilde", "start: { $ref: '#/a~0b' }\na~b: 7", 7],
    ["a key with both", "start: { $ref: '#/~01' }\n~1: 7", 7],
    ["an encoded key", "start: { $ref: '#/~1pets~1%7Bid%7D' }\n/pets/{id}: 7", 7],
    ["a key beyond ASCII", "start: { $ref: '#/caf%C3%A9' }\ncafé: 7", 7],
    ["a key with a stray percent sign", "start: { $ref: '#/100%' }\n100%: 7", 7],
    ["an empty key", "start: { $ref: '#/a/' }\na: { '': 7 }", 7],
    ["a value behind another reference", "start: { $ref: '#/a/b' }\na: { $ref: '#/c' }\nc: { b: 7 }", 7],
    ["behind two of them", "start: { $ref: '#/a/b/d' }\na: { $ref: '#/c' }\nc: { b: { $ref: '#/e' } }\ne: { d: 7 }", 7],
  ])("%s", (_, text, value) => {
    expect(follow(text)?.value).toEqual(value);
  });

  test.each([
    ["nothing", "start: { $ref: '#/lost' }"],
    ["nothing below a scalar", "start: { $ref: '#/a/b' }\na: text"],
    ["what objects inherit", "start: { $ref: '#/constructor' }"],
    ["an anchor", "start: { $ref: '#pet' }\npet: 7"],
    ["itself", "start: { $ref: '#/start' }"],
    ["a member of itself", "start: { $ref: '#/start/a' }"],
    ["a cycle", "start: { $ref: '#/a' }\na: { $ref: '#/b' }\nb: { $ref: '#/a' }"],
    ["a cycle that it passes through", "start: { $ref: '#/a/x' }\na: { $ref: '#/b/x' }\nb: { $ref: '#/a/x' }"],
  ])("%s is undefined", (_, text) => {
    expect(follow(text)).toBeUndefined();
  });

  test("a `$ref` that is no text is a value like any other", () => {
    expect(follow("start: { $ref: { type: string } }")?.value).toEqual({ $ref: { type: "string" } });
    expect(referenceOf({ $ref: "#/a" })).toBe("#/a");
    for (const value of [{ $ref: 1 }, { ref: "#/a" }, ["#/a"], "#/a", null, undefined])
      expect(referenceOf(value)).toBeUndefined();
  });

  test("both ends of a cycle are undefined, whichever is asked first", () => {
    const references = read("a: { $ref: '#/b' }\nb: { $ref: '#/a' }\nc: { $ref: '#/d' }\nd: 7");
    for (const key of ["a", "b", "a"]) expect(references.child(references.root, key)).toBeUndefined();
    expect(references.child(references.root, "c")?.value).toBe(7);
  });
});

describe("long chains", () => {
  const chain = (length: number) =>
    [...Array(length).keys()]
      .map((link) => `a${link}: { $ref: '#/a${link + 1}' }\n`)
      .join("")
      .concat(`a${length}: 7`);

  test("are followed as far as anybody writes them", () => {
    expect(follow(`start: { $ref: '#/a0' }\n${chain(90)}`)?.value).toBe(7);
  });

  test("are followed however long", () => {
    expect(follow(`start: { $ref: '#/a0' }\n${chain(20_000)}`)?.value).toBe(7);
  });

  test("read the same whichever link is asked first", () => {
    const asked = read(chain(150));
    const afresh = read(chain(150));
    asked.child(asked.root, "a0");
    expect(asked.child(asked.root, "a95")?.value).toEqual(afresh.child(afresh.root, "a95")?.value);
  });
});

describe("between documents", () => {
  test.each([
    ["a whole one", "pets.yaml", { "/api/pets.yaml": "7" }],
    ["a part of one", "pets.yaml#/a", { "/api/pets.yaml": "a: 7" }],
    ["one in a folder", "./shared/pets.yaml#/a", { "/api/shared/pets.yaml": "a: 7" }],
    ["one above", "../pets.yaml#/a", { "/pets.yaml": "a: 7" }],
    ["one with spaces in its name", "my%20pets.yaml#/a", { "/api/my pets.yaml": "a: 7" }],
    ["itself, by name", "openapi.yaml#/end", {}],
    ["one on the network", "https://api.test/pets.yaml#/a", { "https://api.test/pets.yaml": "a: 7" }],
    ["there and back", "pets.yaml#/a", { "/api/pets.yaml": "a: { $ref: openapi.yaml#/end }" }],
    ["on from there", "sub/a.yaml#/a", { "/api/sub/a.yaml": "a: { $ref: b.yaml }", "/api/sub/b.yaml": "7" }],
    ["within that one", "sub/a.yaml#/a", { "/api/sub/a.yaml": "a: { $ref: '#/end' }\nend: 7" }],
    ["through a reference there", "a.yaml#/a/b", { "/api/a.yaml": "a: { $ref: '#/c' }\nc: { b: 7 }" }],
    ["through whole ones", "a.yaml#/b", { "/api/a.yaml": "{ $ref: sub/c.yaml }", "/api/sub/c.yaml": "b: 7" }],
  ])("%s", (_, $ref, files) => {
    expect(follow(`start: { $ref: "${$ref}" }\nend: 7`, files as Readonly<Record<string, string>>)?.value).toBe(7);
  });

  test.each([
    ["a lost one", "lost.yaml"],
    ["a lost part", "pets.yaml#/lost"],
    ["one that nobody fetches", "https://api.test/pets.yaml"],
    ["two that lead to each other", "pets.yaml#/back"],
  ])("%s is undefined", (_, $ref) => {
    const files = { "/api/pets.yaml": "back: { $ref: openapi.yaml#/start }" };
    expect(follow(`start: { $ref: "${$ref}" }`, files)).toBeUndefined();
  });

  test("is a cycle even where each load gives a new copy", () => {
    const texts: Record<string, unknown> = {
      "/api/a.yaml": { x: { $ref: "b.yaml#/x" } },
      "/api/b.yaml": { x: { $ref: "a.yaml#/x" } },
    };
    const load = (location: string) => ({ source: location, data: texts[location] });
    const references = new References({ source, data: { start: { $ref: "a.yaml#/x" } } }, load);
    expect(references.child(references.root, "start")).toBeUndefined();
  });

  // A description on the network is what Spectral's hosts may hand over.
  test.each(["http:", "//", "https://", "http://["])("`%s` is no address, and leads nowhere", ($ref) => {
    const references = new References(
      { source: "https://api.test/openapi.yaml", data: { start: { $ref } } },
      loadFrom({}),
    );
    expect(references.child(references.root, "start")).toBeUndefined();
  });
});

describe("nodes", () => {
  const references = read("start: { $ref: pets.yaml#/a }\nhere: { b: 1 }", { "/api/pets.yaml": "a: { b: { c: 7 } }" });

  test("tell where they are defined, and how they were reached", () => {
    const b = references.locate(["start", "b"]);
    expect(b).toMatchObject({ value: { c: 7 }, path: ["a", "b"], route: ["start", "b"] });
    expect(b.document.source).toBe("/api/pets.yaml");
    expect(references.locate(["here", "b"])).toMatchObject({ value: 1, path: ["here", "b"], route: ["here", "b"] });
  });

  test("are located as far as the route goes", () => {
    expect(references.locate(["start", "b", "lost", "c"]).route).toEqual(["start", "b"]);
    expect(references.locate([])).toBe(references.root);
  });

  test.each([
    [[], ["x"]],
    [["a"], ["x", "a"]],
    [["link"], ["x", "link"]],
    [
      ["link", "b"],
      ["y", "b"],
    ],
    [
      ["lost", "b"],
      ["x", "lost"],
    ],
    [
      ["a", "none", "b"],
      ["x", "a"],
    ],
  ])("have places below them, where the last key stands as it is written: %j", (rest, path) => {
    const inner = read(
      "start: { $ref: '#/x' }\nx: { a: {}, link: { $ref: '#/y' }, lost: { $ref: '#/z' } }\ny: { b: 1 }",
    );
    const node = inner.locate(["start"]);
    expect(inner.locateBelow(node, rest).path).toEqual(path);
  });

  test("are reached hop by hop", () => {
    const chain = read("a: { $ref: '#/b' }\nb: { $ref: '#/c' }\nc: 7");
    expect(chain.hop(chain.root.document, "#/b")).toMatchObject({ value: { $ref: "#/c" }, path: ["b"] });
    expect(chain.follow(chain.root.document, "#/b")).toMatchObject({ value: 7, path: ["c"] });
    expect(chain.hop(chain.root.document, "#/lost")).toBeUndefined();
  });

  test("have no children that are not their own", () => {
    expect(references.child(references.root, "lost")).toBeUndefined();
    expect(references.child(references.root, "toString")).toBeUndefined();
  });
});
