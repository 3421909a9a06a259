import { expect, test } from "vitest";
import { findNearest } from "../../src/core/nearest.ts";
import { severities, severityNumber } from "../../src/core/severity.ts";
import { UserError } from "../../src/core/user-error.ts";
import { yaml } from "../../src/core/yaml.ts";

test("an example is freed of the indentation of its place", () => {
  const text = yaml`
    /pets:
      get:
        responses: {}
  `;
  expect(text).toBe("/pets:\n  get:\n    responses: {}\n");
});

test("the first line is at the margin, and empty lines stay", () => {
  const text = yaml`
    a:

      b: 1
    c: 2

  `;
  expect(text).toBe("a:\n\n  b: 1\nc: 2\n");
});

test("one line is enough, and marks stay", () => {
  expect(yaml`a: 1 # <--`).toBe("a: 1 # <--\n");
});

test("backslashes are YAML's own", () => {
  expect(yaml`
    a: "\d\n"
  `).toBe('a: "\\d\\n"\n');
});

test("nothing can be filled in", () => {
  const value = 1;
  // @ts-expect-error: the tag takes a text and nothing else, so that an example reads as it is.
  expect(yaml`a: ${value}`).not.toContain("1");
});

test.each([
  ["429-retry-afer", "429-retry-after"],
  ["429-RETRY-AFTER", "429-retry-after"],
  ["405-alow", "405-allow"],
  ["no-such-rule-anywhere", undefined],
])("%s is nearest to %s", (name, expected) => {
  expect(findNearest(name, ["405-allow", "429-retry-after"])).toBe(expected);
});

test("nothing is near where nothing is known", () => {
  expect(findNearest("405-allow", [])).toBeUndefined();
});

test("severities have Spectral's numbers", () => {
  expect(severities.map((severity) => [severity, severityNumber(severity)])).toEqual([
    ["error", 0],
    ["warn", 1],
    ["info", 2],
    ["hint", 3],
  ]);
});

test("an error of the user says what is wrong and what to do", () => {
  const error = new UserError("openapi.yaml does not exist.", "Name another file.");
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: "UserError",
    message: "openapi.yaml does not exist.",
    hint: "Name another file.",
  });
  expect(new UserError("Gone.").hint).toBeUndefined();
});
