import { expect, test } from "vitest";
import { isObject, keysOf, member } from "../../src/openapi/json-object.ts";
import { once } from "../../src/openapi/once.ts";

test.each([{}, { a: 1 }, Object.create(null)])("%j is an object", (value) => {
  expect(isObject(value)).toBe(true);
});

test.each([null, undefined, [], [1], "text", 1, true])("%j is none, and has no keys", (value) => {
  expect(isObject(value)).toBe(false);
  expect(keysOf(value)).toEqual([]);
});

test("a member is the value's own", () => {
  expect(member({ a: 1, constructor: 2 }, "a")).toBe(1);
  expect(member({ a: 1, constructor: 2 }, "constructor")).toBe(2);
  expect(member([6, 7], 1)).toBe(7);
  expect(member([6, 7], "1")).toBe(7);
  for (const key of ["constructor", "toString", "__proto__", "b"]) expect(member({ a: 1 }, key)).toBeUndefined();
  for (const value of [null, undefined, "text", 1]) expect(member(value, "length")).toBeUndefined();
});

test.each([7, undefined, null])("once computes %j at the first call, and never again", (value) => {
  let calls = 0;
  const read = once(() => {
    calls++;
    return value;
  });
  expect(calls).toBe(0);
  expect([read(), read(), read()]).toEqual([value, value, value]);
  expect(calls).toBe(1);
});
