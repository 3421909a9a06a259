import { describe, expect, test } from "vitest";
import { type Change, type Rating, ratings } from "../../src/contract/change.ts";
import { isRefused, type Policy, rateChange } from "../../src/contract/policy.ts";

type Facts = Pick<Change, "kind" | "rating" | "status" | "after">;

const added = (after: string, rating: Rating = "risky"): Facts => ({
  kind: "error-code-added",
  rating,
  status: after,
  after,
});
const replaced = (after: string): Facts => ({ kind: "error-code-replaced", rating: "breaking", status: "400", after });

describe("a rating that the policy gives", () => {
  test.each<[string, Facts, Policy["ratings"], Rating]>([
    ["for a kind", added("404"), { "error-code-added": "note" }, "note"],
    ["for another kind", added("404"), { "error-code-removed": "note" }, "risky"],
    ["for a code", added("404"), { "error-code-added": { "404": "note" } }, "note"],
    ["for another code", added("404"), { "error-code-added": { "409": "note" } }, "risky"],
    ["for a class", added("404"), { "error-code-added": { "4XX": "note" } }, "note"],
    ["for another class", added("404"), { "error-code-added": { "5XX": "note" } }, "risky"],
    ["for a code and its class", added("404"), { "error-code-added": { "404": "safe", "4XX": "note" } }, "safe"],
    ["for a code of the range that is new", added("4XX"), { "error-code-added": { "404": "safe" } }, "risky"],
    ["for the range that is new", added("4XX"), { "error-code-added": { "4XX": "safe" } }, "safe"],
    ["for default", added("default"), { "error-code-added": { default: "safe", "4XX": "note" } }, "safe"],
    ["for the newer of two codes", replaced("422"), { "error-code-replaced": { "422": "safe" } }, "safe"],
    ["for the older of two codes", replaced("422"), { "error-code-replaced": { "400": "safe" } }, "breaking"],
    [
      "for what is gone",
      { kind: "error-code-removed", rating: "risky", status: "404", after: null },
      { "error-code-removed": { "404": "safe" } },
      "safe",
    ],
    [
      "for a change within a response",
      { kind: "field-weakened", rating: "breaking", status: "201", after: "optional" },
      { "field-weakened": { "2XX": "note" } },
      "note",
    ],
    [
      "for several codes in the place of a range",
      { kind: "range-narrowed", rating: "safe", status: "4XX", after: "404, 422" },
      { "range-narrowed": { "4XX": "note", "404": "breaking" } },
      "note",
    ],
    [
      "for default, in the place of which one code is listed",
      { kind: "default-removed", rating: "breaking", status: "default", after: "404" },
      { "default-removed": { default: "note", "404": "risky" } },
      "note",
    ],
    [
      "for a code that tells clients whether to try again",
      { kind: "retriability-changed", rating: "risky", status: "500", after: "503" },
      { "retriability-changed": { "503": "safe" } },
      "safe",
    ],
    [
      "by code, for a whole operation",
      { kind: "operation-removed", rating: "breaking", status: "", after: null },
      { "operation-removed": { "4XX": "note" } },
      "breaking",
    ],
    ["for what every object has", added("constructor"), { "error-code-added": { "404": "note" } }, "risky"],
  ])("%s", (_, change, wishes, rating) => {
    expect(rateChange(change, wishes === undefined ? {} : { ratings: wishes })).toBe(rating);
  });
});

describe("codes that clients handle", () => {
  test.each<[string, Facts, Policy, Rating]>([
    ["a new one", added("429"), { handled: ["429"] }, "safe"],
    ["a new one of the class", added("503"), { handled: ["429", "5XX"] }, "safe"],
    ["a new one that is not among them", added("409"), { handled: ["429", "5XX"] }, "risky"],
    ["the whole class, where only a code is handled", added("4XX"), { handled: ["429"] }, "risky"],
    ["the whole class", added("4XX"), { handled: ["4XX"] }, "safe"],
    ["one in the place of another", replaced("429"), { handled: ["429"] }, "safe"],
    ["the older of two codes", replaced("422"), { handled: ["400"] }, "breaking"],
    ["what is less than safe stays so", added("429", "note"), { handled: ["429"] }, "note"],
    [
      "a rating for the kind counts for more",
      added("429"),
      { handled: ["429"], ratings: { "error-code-added": "breaking" } },
      "breaking",
    ],
    [
      "a rating for the class counts for more",
      added("429"),
      { handled: ["429"], ratings: { "error-code-added": { "4XX": "breaking" } } },
      "breaking",
    ],
    [
      "a rating for other codes does not",
      added("429"),
      { handled: ["429"], ratings: { "error-code-added": { "5XX": "breaking" } } },
      "safe",
    ],
    [
      "one that is gone",
      { kind: "error-code-removed", rating: "risky", status: "429", after: null },
      { handled: ["429"] },
      "risky",
    ],
    [
      "a success",
      { kind: "success-code-added", rating: "risky", status: "202", after: "202" },
      { handled: ["2XX"] },
      "risky",
    ],
  ])("%s", (_, change, policy, rating) => {
    expect(rateChange(change, policy)).toBe(rating);
  });
});

test("a change at or above a rating that nobody has approved is refused", () => {
  const fails = (rating: Rating, failOn: Rating | "never") => isRefused({ rating }, failOn);
  for (const [index, rating] of ratings.entries()) {
    expect(ratings.map((failOn) => fails(rating, failOn))).toEqual(ratings.map((_, other) => index <= other));
    expect(fails(rating, "never")).toBe(false);
    expect(isRefused({ rating, approval: { reason: "Agreed." } }, "note")).toBe(false);
  }
});
