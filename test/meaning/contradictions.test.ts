import { describe, expect, test } from "vitest";
import { arguable } from "./arguable.ts";
import { type Case, findRules } from "./cases.ts";
import { contradictions } from "./contradictions.ts";
import { createdLookAlikes, errorLookAlikes, successLookAlikes } from "./look-alikes.ts";
import { preferences } from "./preferences.ts";
import { failuresAsSuccess, otherSuccesses } from "./successes.ts";

const named = (cases: readonly Case[]) =>
  cases.map((one) => [`${one.code} ${one.method} ${one.path}: ${one.text}`, one] as const);

const found = { contradictions, preferences, failuresAsSuccess, otherSuccesses };

describe.each(Object.entries(found))("%s", (_, cases) => {
  test.each(named(cases))("%s", async (_, one) => {
    const spoke = await findRules(one);
    expect(spoke).toHaveLength(1);
    expect(one.expected).toContain(spoke[0]);
  });
});

test.each(named(preferences))("with 400 as the house's code: %s", async (_, one) => {
  const others = one.expected.filter((rule) => rule !== "400-use-422");
  expect(await findRules(one, { validation: "400" })).toEqual(others);
});

test.each(named(arguable))("arguable: %s", async (_, one) => {
  const spoke = await findRules(one);
  expect(spoke.length).toBeLessThanOrEqual(1);
  for (const rule of spoke) expect(one.expected).toContain(rule);
});

const silent = { errorLookAlikes, successLookAlikes, createdLookAlikes };

describe.each(Object.entries(silent))("%s", (_, cases) => {
  test.each(named(cases))("%s", async (_, one) => expect(await findRules(one)).toEqual([]));
});
