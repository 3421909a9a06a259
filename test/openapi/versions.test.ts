import { expect, test } from "vitest";
import { findVersion } from "../../src/openapi/versions.ts";
import { parse } from "../support/examples.ts";

test.each([
  ['swagger: "2.0"', "2.0"],
  ["swagger: 2.0", "2.0"],
  ["swagger: 2", "2.0"],
  ["openapi: 3.0", "3.0"],
  ["openapi: 3", "3.0"],
  ['openapi: "3.0"', "3.0"],
  ["openapi: 3.0.0", "3.0"],
  ["openapi: 3.0.0-rc2", "3.0"],
  ["openapi: 3.0.4", "3.0"],
  ["openapi: 3.1", "3.1"],
  ["openapi: 3.1.0", "3.1"],
  ["openapi: 3.1.1", "3.1"],
  ["openapi: 3.2.0", "3.2"],
  ["openapi: 3.3.0", "3.2"],
  ["openapi: 3.12.0", "3.2"],
])("%s is read as %s", (text, version) => {
  expect(findVersion(parse(text))).toBe(version);
});

test.each([
  "openapi: 4.0.0",
  "openapi: 2.0",
  "openapi: 30.0.0",
  "openapi: latest",
  "openapi: ",
  'swagger: "1.2"',
  "swagger: 1.2",
  "swagger: 3.0",
  "asyncapi: 3.0.0",
  "paths: {}",
  "- openapi: 3.1.0",
  "text",
])("%s is no version that is known", (text) => {
  expect(findVersion(parse(text))).toBeUndefined();
});

test.each([null, undefined, 3, "3.1.0"])("%s is no description", (data) => {
  expect(findVersion(data)).toBeUndefined();
});

test("what an object inherits is no declaration", () => {
  expect(findVersion(Object.create({ openapi: "3.1.0" }))).toBeUndefined();
});
