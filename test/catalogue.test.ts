import { describe, expect, test } from "vitest";
import { rules } from "../src/rules/index.ts";

/** What is settled about each rule, apart from the code, so that neither changes unnoticed. */
const settled = [
  ["201-location", "error", "core", "paths"],
  ["2xx-error-example", "error", "core", "paths"],
  ["3xx-location", "error", "core", "paths"],
  ["405-allow", "error", "core", "paths"],
  ["418-teapot", "error", "core", "everywhere"],
  ["429-retry-after", "error", "core", "paths"],
  ["503-retry-after", "error", "core", "paths"],
  ["bodiless-content", "error", "core", "everywhere"],
  ["reason-phrase-mismatch", "error", "recommended", "everywhere"],
  ["status-key-valid", "error", "core", "everywhere"],
  ["status-registered", "error", "core", "everywhere"],
  ["status-retired", "error", "core", "everywhere"],
];

test("the catalogue holds what is settled", () => {
  const found = rules.map(({ id, severity, preset, everywhere }) => [
    id,
    severity,
    preset,
    everywhere ? "everywhere" : "paths",
  ]);
  expect(found).toEqual(settled);
});

describe.each(rules)("$id", ({ id, summary, rationale, references, good, bad }) => {
  test("is named by what it speaks of", () => {
    expect(id).toMatch(/^[a-z\d]+(-[a-z\d]+)+$/);
  });

  test("speaks in whole sentences", () => {
    for (const text of [summary, rationale]) expect(text).toMatch(/^[A-Z\d`][^\n]*\.$/);
    for (const { title } of [...good, ...bad]) expect(title).toMatch(/^[A-Z`][^\n]*[^.]$/);
  });

  test("cites where it rests on", () => {
    for (const { title, url } of references) {
      expect(title).not.toBe("");
      expect(new URL(url).protocol).toBe("https:");
    }
  });
});
