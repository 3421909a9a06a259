import { describe, expect, test } from "vitest";
import { compareContracts } from "../../src/contract/compare-contracts.ts";
import { indexDocument } from "../../src/engine/direct-driver.ts";
import { DocumentStore, readDocument } from "../../src/engine/document-store.ts";
import { decodeBytes } from "../../src/engine/readers/read-text.ts";
import { listCorpus } from "../support/corpus.ts";

const indexOf = (text: string, source: string) =>
  indexDocument(readDocument(text, source), new DocumentStore(undefined));

describe.each(listCorpus())("$file", ({ source, read }) => {
  test("promises what it promises, and the same in another order, in JSON, and with path parameters renamed", () => {
    const text = decodeBytes(read(), source);
    const index = indexOf(text, source);
    const { data } = readDocument(text, source);
    const rewritten = JSON.stringify(rename(reverse(data, new Map())));
    expect(compareContracts(index, indexOf(text, source))).toEqual([]);
    expect(compareContracts(index, indexOf(rewritten, source))).toEqual([]);
    expect(compareContracts(indexOf(rewritten, source), index)).toEqual([]);
  });
});

/** A copy with the members of each object in reverse order; what aliases share is copied once. */
function reverse(value: unknown, known: Map<unknown, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const copied = known.get(value);
  if (copied !== undefined) return copied;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
  known.set(value, copy);
  if (Array.isArray(copy)) for (const item of value as unknown[]) copy.push(reverse(item, known));
  else
    for (const [key, held] of Object.entries(value).reverse())
      Object.defineProperty(copy, key, {
        value: reverse(held, known),
        enumerable: true,
        writable: true,
        configurable: true,
      });
  return copy;
}

/** The same with every path parameter called otherwise. */
function rename(root: unknown): unknown {
  const paths = (root as { paths?: Record<string, unknown> }).paths ?? {};
  const renamed = Object.entries(paths).map(([path, item]) => [path.replace(/\{([^{}]*)\}/g, "{$1-x}"), item] as const);
  return { ...(root as object), paths: Object.fromEntries(renamed) };
}
