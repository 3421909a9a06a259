import { expect, test } from "vitest";
import type { Rule } from "../../src/core/rule.ts";
import { listRulesAbout } from "../../src/report/rules-about.ts";
import { rules } from "../../src/rules/index.ts";

function about(key: string, catalogue: readonly Rule[] = rules) {
  const { own, ofClass } = listRulesAbout(key, catalogue);
  return { own: own.map(({ id }) => id), ofClass: ofClass.map(({ id }) => id) };
}

test.each([
  ["201", "201-location"],
  ["302", "3xx-location"],
  ["418", "418-teapot"],
  ["305", "status-retired"],
  ["204", "bodiless-content"],
  ["419", "status-registered"],
  ["4XX", "status-key-valid"],
  ["2XX", "2xx-error-example"],
])("%s is spoken of by %s", (key, id) => {
  expect(about(key).own).toContain(id);
});

test("a rule about a class is one for every code that it judges", () => {
  expect(about("200").ofClass).toContain("2xx-error-example");
  expect(about("207").ofClass).not.toContain("2xx-error-example");
  expect(about("300").ofClass).not.toContain("3xx-location");
});

test("every code that an id names is one that its rule speaks of", () => {
  const [first] = rules;
  const named = { ...first, id: "301-302-unsafe-method", scope: "operation", check: () => [] } as unknown as Rule;
  expect([about("301", [named]), about("302", [named]), about("303", [named])]).toEqual([
    { own: ["301-302-unsafe-method"], ofClass: [] },
    { own: ["301-302-unsafe-method"], ofClass: [] },
    { own: [], ofClass: [] },
  ]);
});

test("a rule that judges every code speaks of none in particular", () => {
  const any = { ...rules[0], id: "any-code", scope: "response", keys: () => true } as unknown as Rule;
  expect(about("404", [any])).toEqual({ own: [], ofClass: [] });
});
