import { describe, expect, test } from "vitest";
import { confusions } from "../../src/http/code-confusions.ts";
import { findCodeExample } from "../../src/http/code-examples.ts";
import { classFacts, findCodeFacts } from "../../src/http/code-facts.ts";
import { findField } from "../../src/http/fields.ts";
import { findMethod } from "../../src/http/methods.ts";
import { findStatusCode, statusCodes } from "../../src/http/status-codes.ts";

/** One or more whole sentences. */
const sentences = /^[A-Z\d`][^\n]*\.$/;

describe.each(statusCodes)("$code $phrase", ({ code, requiredFields, usefulFields }) => {
  const facts = findCodeFacts(code);

  test("has a meaning and a word on retries", () => {
    expect(facts?.meaning).toMatch(sentences);
    expect(facts?.meaning.length).toBeLessThan(200);
    expect(facts?.retry.how).toMatch(sentences);
  });

  test("fits methods that exist", () => {
    if (facts?.methods === "any") return;
    for (const method of facts?.methods ?? []) expect(findMethod(method)).toBeDefined();
  });

  test("names fields that exist", () => {
    for (const [, name = ""] of facts?.meaning.matchAll(/`([A-Z][A-Za-z]*(?:-[A-Z][a-z]+)*)`/g) ?? [])
      expect(findField(name) !== undefined || requestFields.includes(name), name).toBe(true);
  });

  test("is shown with its own fields", () => {
    const { fields = [], values } = findCodeExample(code);
    const own = [...requiredFields, ...usefulFields];
    for (const name of [...fields, ...Object.keys(values)]) expect(own).toContain(name);
    for (const name of findCodeExample(code).fields === undefined ? [] : requiredFields) expect(fields).toContain(name);
  });
});

const requestFields = [
  "Accept-Language",
  "Content-Length",
  "Expect",
  "If-Match",
  "If-None-Match",
  "If-Modified-Since",
  "Range",
];

test("only what nobody writes into a description has no situation", () => {
  const without = statusCodes.filter(({ code }) => findCodeExample(code).situation === undefined);
  expect(without.map(({ code }) => code)).toEqual(["100", "102", "103", "104", "305", "306", "418", "510"]);
});

test("what nobody sends any more is replaced by what is registered", () => {
  for (const { code, state } of statusCodes) {
    const { instead } = findCodeExample(code);
    expect(instead.length > 0).toBe(!["registered", "temporary"].includes(state));
    for (const other of instead) expect(findStatusCode(other)?.state).toBe("registered");
  }
});

test("unknown codes have no facts", () => {
  for (const code of ["299", "4XX", "default", "__proto__", "constructor"]) expect(findCodeFacts(code)).toBeUndefined();
});

test.each(Object.entries(classFacts))("%s has a meaning", (_, { meaning }) => {
  expect(meaning).toMatch(sentences);
});

test.each(confusions)("$codes are told apart by naming each", ({ codes, distinction }) => {
  expect(distinction).toMatch(sentences);
  const named = codes.filter((code) => distinction.includes(code));
  expect(named.length).toBeGreaterThanOrEqual(codes.length - 1);
  expect(new Set(codes).size).toBe(codes.length);
});

test.each([
  "200 201 202 204 207",
  "302 303 307 308 301",
  "400 422 409 412 428",
  "401 403 404 410 407",
  "405 501 406 415 413",
  "429 500 502 503 504",
])("%s are told from others", (codes) => {
  for (const code of codes.split(" "))
    expect(confusions.some((confusion) => confusion.codes.some((one) => one === code))).toBe(true);
});
