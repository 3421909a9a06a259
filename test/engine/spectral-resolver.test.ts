import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DocumentStore, readDocument } from "../../src/engine/document-store.ts";
import { resolveDescription } from "../../src/engine/spectral/resolver.ts";
import { makeFolder } from "../support/command.ts";

function resolve(data: unknown, files: Readonly<Record<string, string>> = {}) {
  const folder = makeFolder(files);
  const document = readDocument(typeof data === "string" ? data : JSON.stringify(data), join(folder, "root.json"));
  return { ...resolveDescription(document, new DocumentStore(folder)), document, folder };
}

const ref = ($ref: string) => ({ $ref });

describe("references", () => {
  test("are replaced by what they lead to, through other references", () => {
    const { result } = resolve({ a: ref("#/b"), b: ref("#/c/0"), c: [{ d: ref("#/e") }], e: { f: 1 } });
    expect(result).toEqual({ a: { d: { f: 1 } }, b: { d: { f: 1 } }, c: [{ d: { f: 1 } }], e: { f: 1 } });
  });

  test("share their target, and leave the document as it is", () => {
    const { result, document } = resolve({ a: ref("#/c"), b: ref("#/c"), c: { d: ref("#/e") }, e: { f: 1 }, g: {} });
    const { a, b, c, g } = result as Record<string, unknown>;
    expect(a).toBe(b);
    expect(a).toBe(c);
    expect(g).toBe((document.data as { g: unknown }).g);
    expect(document.data).toEqual({ a: ref("#/c"), b: ref("#/c"), c: { d: ref("#/e") }, e: { f: 1 }, g: {} });
  });

  test("drop what stands beside them", () => {
    const { result } = resolve({ a: { $ref: "#/b", description: "A", c: ref("#/none") }, b: 1 });
    expect(result).toEqual({ a: 1, b: 1 });
  });

  test("stay where they lead nowhere", () => {
    const data = { a: ref("#/none"), b: ref("none.yaml"), c: ref("https://example.com/c.yaml"), d: ref("#anchor") };
    expect(resolve(data).result).toEqual(data);
  });

  test("lead into other files, and from there on", () => {
    const { result, documents, folder } = resolve(
      { a: ref("sub/one.yaml#/a"), b: { c: 1 } },
      {
        "sub/one.yaml": "a: { x: { $ref: '#/y' }, z: { $ref: '../two.json' } }\ny: 1\n",
        "two.json": '{ "w": { "$ref": "root.json#/b" } }',
      },
    );
    expect(result).toEqual({ a: { x: 1, z: { w: { c: 1 } } }, b: { c: 1 } });
    expect([...documents.keys()]).toEqual([`${folder}/sub/one.yaml`, `${folder}/two.json`]);
  });

  test("never leave the working tree", () => {
    expect(resolve({ a: ref("../../etc/passwd"), b: ref("/etc/passwd") }).result).toEqual({
      a: ref("../../etc/passwd"),
      b: ref("/etc/passwd"),
    });
  });

  test("may be the whole document", () => {
    expect(resolve(ref("other.yaml"), { "other.yaml": "a: { $ref: '#/b' }\nb: 1\n" }).result).toEqual({ a: 1, b: 1 });
  });

  test("keep keys that mean something to JavaScript", () => {
    const { result } = resolve('{ "__proto__": { "$ref": "#/a" }, "a": { "constructor": { "$ref": "#/b" } }, "b": 1 }');
    expect(JSON.stringify(result)).toBe('{"__proto__":{"constructor":1},"a":{"constructor":1},"b":1}');
  });
});

describe("cycles", () => {
  test("of references alone are left", () => {
    const responses = {
      A: ref("#/components/responses/B"),
      B: ref("#/components/responses/A"),
      C: ref("#/components/responses/A"),
    };
    expect(resolve({ components: { responses } }).result).toEqual({ components: { responses } });
  });

  test("are left where they close, and entered from outside", () => {
    const node = { next: ref("#/node"), pair: ref("#/pair"), leaf: ref("#/leaf") };
    const pair = { left: ref("#/node") };
    const { result } = resolve({ use: ref("#/node"), node, pair, leaf: { x: ref("#/end") }, end: 1 });
    const left = { ...node, leaf: { x: 1 } };
    expect(result).toEqual({ use: left, node: left, pair, leaf: { x: 1 }, end: 1 });
  });

  test("are left where a part leads to the whole", () => {
    const { result } = resolve({ a: { b: { c: ref("#/a") }, d: ref("#/a/b"), e: ref("#/f") }, f: 1, g: ref("#/a/b") });
    const b = { c: ref("#/a") };
    expect(result).toEqual({ a: { b, d: ref("#/a/b"), e: 1 }, f: 1, g: b });
  });

  test("are left where they go through files, or the root itself", () => {
    const files = { "one.yaml": "a: { b: { $ref: 'root.json#/a' }, c: { $ref: 'root.json' } }\n" };
    const data = { a: ref("one.yaml#/a"), whole: ref("#") };
    expect(resolve(data, files).result).toEqual({ a: ref("one.yaml#/a"), whole: ref("#") });
    expect(resolve({ d: { x: ref("one.yaml#/a/c/y") }, y: 1 }, files).result).toEqual({ d: { x: 1 }, y: 1 });
    expect(resolve({ a: 1, d: { x: ref("one.yaml#/a/b") } }, files).result).toEqual({ a: 1, d: { x: 1 } });
  });

  test("end though an alias puts them into several places", () => {
    const text = "paths: { x: &a { to: { $ref: '#/b' } } }\nb: { y: *a }\n";
    expect(() => JSON.stringify(resolve(text).result)).not.toThrow();
  });
});

describe("descriptions made to exhaust", () => {
  test("by a long chain are resolved", () => {
    const links = Array.from({ length: 3000 }, (_, index) => [`n${index}`, { next: ref(`#/n${index + 1}`) }]);
    const { result } = resolve({ ...Object.fromEntries(links), n3000: "end" });
    let depth = 0;
    for (let at = (result as Record<string, unknown>).n0; typeof at === "object" && at !== null; depth++)
      at = (at as { next: unknown }).next;
    expect(depth).toBe(3000);
  });

  test("by doubling again and again are refused", () => {
    const links = Array.from({ length: 40 }, (_, index) => [
      `n${index}`,
      [ref(`#/n${index + 1}`), ref(`#/n${index + 1}`)],
    ]);
    expect(() => resolve({ ...Object.fromEntries(links), n40: {} })).toThrow(/grows to more than 5,000,000 references/);
  });
});

test("what is referred to is known by its place, as written; a part of itself does not count", () => {
  const { targets, folder } = resolve(
    { a: ref("#/b"), b: ref("one.yaml#/c"), d: { e: ref("#/d") }, f: ref("#/none") },
    { "one.yaml": "c: { $ref: 'root.json#/b' }\n" },
  );
  const root = `${folder}/root.json`;
  expect([...targets].sort()).toEqual([`${folder}/one.yaml#/c`, `${root}#/b`, `${root}#/none`].sort());
});
