import { expect, test } from "vitest";
import { hasMovedAway } from "../../src/engine/identify.ts";

const describe = (responses: object) => ({ paths: { "/pets/{id}": { get: { responses } } } });

test("what is gone from an operation has not moved; what is there by reference has", () => {
  const data = describe({ "200": {}, "404": { $ref: "#/components/responses/No" } });
  const responses = "/paths/~1pets~1{}/get/responses";
  expect(hasMovedAway(`${responses}/200`, data)).toBe(false);
  expect(hasMovedAway(`${responses}/410`, data)).toBe(false);
  expect(hasMovedAway(`${responses}/404/description`, data)).toBe(true);
  expect(hasMovedAway("/paths/~1pets/get/responses/200", data)).toBe(true);
});

test("an object that stands in several places has its names in each", () => {
  const shared = { "X-A": { $ref: "#/components/headers/A" } };
  const data = { ...describe({ "200": { headers: shared } }), components: { headers: shared } };
  expect(hasMovedAway("/paths/~1pets~1{}/get/responses/200/headers/x-a", data)).toBe(true);
  expect(hasMovedAway("/components/headers/X-A", data)).toBe(true);
  expect(hasMovedAway("/components/headers/x-a", data)).toBe(true);
});

test("ten thousand members that are each asked for take no time without end", () => {
  const data = describe(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`x${at}`, {}])));
  const start = performance.now();
  for (let at = 0; at < 10_000; at++) expect(hasMovedAway(`/paths/~1pets~1{}/get/responses/x${at}`, data)).toBe(false);
  expect(performance.now() - start).toBeLessThan(5000);
});
