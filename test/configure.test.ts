import { describe, expect, test } from "vitest";
import configure from "../src/rules/configure.ts";

const description = {
  openapi: "3.1.0",
  paths: { "/a": { get: { responses: { 299: { description: "A." }, 202: { description: "B." } } } } },
};

function count(id: string, configuration: unknown): number | undefined {
  const rule = configure(configuration as Parameters<typeof configure>[0]).rules[id];
  return rule?.then.function(description, null, {}).length;
}

describe("what is written in JavaScript", () => {
  test("codes may be numbers", () => {
    expect(count("status-registered", { allow: ["298"] })).toBe(1);
    expect(count("status-registered", { allow: ["299"] })).toBe(0);
    expect(count("status-registered", { allow: [299] })).toBe(0);
    expect(count("method-success-code", { methodSuccessCode: { GET: [202] } })).toBe(1);
    expect(configure({ validation: 400 } as never).rules).toHaveProperty("422-documented");
  });

  const wrong = [
    null,
    "strict",
    { preset: null },
    { validation: ["400"] },
    { validation: null },
    { validation: { toString: 1 } },
    { allow: "299" },
    { allow: [[299]] },
    { allow: [null] },
    { methodSuccessCode: [] },
    { methodSuccessCode: { GET: "200" } },
    { constructor: "a" },
    JSON.parse('{ "__proto__": "a" }'),
  ];
  test.each(wrong)("is refused where it is %j", (configuration) => {
    expect(() => configure(configuration as never)).toThrow(/^(?:The |There is no )/);
  });
});
