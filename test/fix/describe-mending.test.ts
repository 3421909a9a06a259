import { expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import { describeMending } from "../../src/fix/describe-mending.ts";

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const found = (code: string): Finding => ({
  code,
  message: "It is ill.",
  severity: "warn",
  source: "a.yaml",
  path: [],
  range,
});

test("what came up is told after what was mended", () => {
  const mending = {
    mended: [found("no-bad")],
    fresh: [found("no-hint"), found("no-hint")],
    left: [],
    more: new Map(),
    documents: [],
    changed: new Map(),
  };
  expect([...describeMending(mending, true)]).toEqual([
    "Mended 1 finding in 0 files: 1 × no-bad.",
    "That brought up 2 findings: 2 × no-hint.",
  ]);
  expect([...describeMending(mending, false)][1]).toBe("That would bring up 2 findings: 2 × no-hint.");
});
