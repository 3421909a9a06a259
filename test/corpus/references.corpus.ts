import { describe, expect, test } from "vitest";
import { decodeBytes, readText } from "../../src/engine/readers/read-text.ts";
import { referenceOf } from "../../src/openapi/references.ts";
import { listCorpus } from "../support/corpus.ts";

describe.each(listCorpus())("$file", ({ source, read }) => {
  test("has the references that the quick look sees, or more than it can tell", () => {
    const { data, listReferences } = readText(decodeBytes(read(), source), source);
    const listed = listReferences();
    if (listed === undefined) return;
    const missed = [...collectReferences(data)].filter((reference) => !listed.includes(reference));
    expect(missed).toEqual([]);
  });
});

function collectReferences(data: unknown): Set<string> {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const stack = [data];
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const reference = referenceOf(value);
    if (reference !== undefined) found.add(reference);
    for (const child of Object.values(value)) if (child !== undefined) stack.push(child);
  }
  return found;
}
