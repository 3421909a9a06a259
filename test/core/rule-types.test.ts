import { describe, expect, test } from "vitest";
import { defineRule, type Rule } from "../../src/core/rule.ts";
import type { Operation } from "../../src/openapi/operation.ts";
import type { OperationIndex } from "../../src/openapi/operation-index.ts";
import type { Response } from "../../src/openapi/response.ts";
import { removeFound } from "../../src/rules/fixes.ts";
import { named } from "../../src/rules/named.ts";
import { facts } from "./throw-away.ts";

/** The same rule for each scope, to be spoilt in one place: what is wrong must not compile, and `tsc` proves it. */
const complete = { ...facts, scope: "document", check: (_: OperationIndex) => [] } as const;
const fix = { title: "Remove it", safety: "safe", plan: removeFound } as const;
const example = { title: "An example", paths: "" };

test("a complete rule compiles, and is what it was", () => {
  expect(defineRule(complete)).toBe(complete);
  expect(defineRule({ ...complete, fix, bad: [{ ...example, fixed: "" }] }).fix).toBe(fix);
  expect(named("throw-away", defineRule(complete))).toBe(complete);
});

describe("a rule does not compile", () => {
  const { references, good, bad, rationale, ...rest } = complete;
  const parts = { references, good, bad, rationale };

  test.each(["references", "good", "bad", "rationale"] as const)("(what is left out below is there: %s)", (part) => {
    expect(parts[part]).toBe(complete[part]);
  });

  test("without a reference", () => {
    // @ts-expect-error: `references` is missing.
    expect(defineRule({ ...rest, good, bad, rationale })).not.toHaveProperty("references");
    // @ts-expect-error: one reference at least.
    expect(defineRule({ ...complete, references: [] }).references).toEqual([]);
  });

  test("without a good example", () => {
    // @ts-expect-error: `good` is missing.
    expect(defineRule({ ...rest, references, bad, rationale })).not.toHaveProperty("good");
    // @ts-expect-error: one good example at least.
    expect(defineRule({ ...complete, good: [] }).good).toEqual([]);
  });

  test("without a bad example", () => {
    // @ts-expect-error: `bad` is missing.
    expect(defineRule({ ...rest, references, good, rationale })).not.toHaveProperty("bad");
    // @ts-expect-error: one bad example at least.
    expect(defineRule({ ...complete, bad: [] }).bad).toEqual([]);
  });

  test("without a rationale", () => {
    // @ts-expect-error: `rationale` is missing.
    expect(defineRule({ ...rest, references, good, bad })).not.toHaveProperty("rationale");
  });

  test("with a fix whose bad examples show no result", () => {
    // @ts-expect-error: `fixed` is missing.
    expect(defineRule({ ...complete, fix, bad: [example] }).fix).toBe(fix);
    // @ts-expect-error: it is missing in the first, which shows what the fix does.
    expect(defineRule({ ...complete, fix, bad: [example, { ...example, fixed: "" }] }).bad).toHaveLength(2);
  });

  test("with a result, but no fix that leads to it", () => {
    // @ts-expect-error: `fixed` needs a fix.
    expect(defineRule({ ...complete, bad: [{ ...example, fixed: "" }] })).not.toHaveProperty("fix");
  });

  test("with a fix that does nothing, or is of no known safety", () => {
    const mended = [{ ...example, fixed: "" }] as const;
    // @ts-expect-error: one edit at least.
    expect(defineRule({ ...complete, fix: { ...fix, edits: [] }, bad: mended }).fix?.edits).toEqual([]);
    // @ts-expect-error: safe, suggested or unsafe.
    expect(defineRule({ ...complete, fix: { ...fix, safety: "maybe" }, bad: mended }).fix?.safety).toBe("maybe");
  });

  test("with a check that does not fit its scope", () => {
    const ofResponse = (_: Response) => [];
    const ofOperation = (_: Operation) => [];
    const ofDocument = (_: OperationIndex) => [];
    // @ts-expect-error: an operation is not a response.
    const first: Rule = { ...facts, scope: "response", check: ofOperation };
    // @ts-expect-error: a response is not an operation.
    const second: Rule = { ...facts, scope: "operation", check: ofResponse };
    // @ts-expect-error: a document is not an operation.
    const third: Rule = { ...facts, scope: "operation", check: ofDocument };
    // @ts-expect-error: an operation is not a document.
    const fourth: Rule = { ...facts, scope: "document", check: ofOperation };
    expect([first, second, third, fourth].map(({ check }) => check)).toEqual([
      ofOperation,
      ofResponse,
      ofDocument,
      ofOperation,
    ]);
  });

  test("with a check that reads what its scope has not", () => {
    const rule = defineRule({
      ...facts,
      scope: "operation",
      // @ts-expect-error: an operation has no headers.
      *check({ at, headers }) {
        if (headers === undefined) yield { at, message: "Nothing is known." };
      },
    });
    expect(rule.scope).toBe("operation");
  });

  test("with a choice of uses where no response is judged", () => {
    // @ts-expect-error: only rules of scope response have uses.
    expect(defineRule({ ...complete, uses: () => true })).toHaveProperty("uses");
  });

  test("with a violation that says nothing", () => {
    // @ts-expect-error: `message` is missing.
    expect(defineRule({ ...complete, check: () => [{ at: [] }] }).scope).toBe("document");
  });

  test("with a severity, preset or scope that nobody knows", () => {
    // @ts-expect-error: Spectral says `warn`.
    expect(defineRule({ ...complete, severity: "warning" }).severity).toBe("warning");
    // @ts-expect-error: core, recommended or strict.
    expect(defineRule({ ...complete, preset: "all" }).preset).toBe("all");
    // @ts-expect-error: response, operation or document.
    expect(defineRule({ ...complete, scope: "schema" }).scope).toBe("schema");
    // @ts-expect-error: set or left out.
    expect(defineRule({ ...complete, everywhere: false }).everywhere).toBe(false);
  });

  test("under a name that is not its file's", () => {
    const rule = defineRule(complete);
    // @ts-expect-error: the file is called otherwise.
    expect(named("thrown-away", rule).id).toBe("throw-away");
  });
});
