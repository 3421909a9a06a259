import { describe, expect, test } from "vitest";
import { formatPointer, isRemote, parsePointer, resolveLocation } from "../../src/openapi/locations.ts";

describe("resolveLocation", () => {
  test.each([
    ["/api/openapi.yaml", "pets.yaml", "/api/pets.yaml"],
    ["/api/openapi.yaml", "./pets.yaml", "/api/pets.yaml"],
    ["/api/openapi.yaml", "sub/./pets.yaml", "/api/sub/pets.yaml"],
    ["/api/openapi.yaml", "sub//pets.yaml", "/api/sub/pets.yaml"],
    ["/api/openapi.yaml", "../pets.yaml", "/pets.yaml"],
    ["/api/openapi.yaml", "../../../pets.yaml", "/pets.yaml"],
    ["/api/v1/openapi.yaml", "../v2/pets.yaml", "/api/v2/pets.yaml"],
    ["/api/openapi.yaml", "/shared/pets.yaml", "/shared/pets.yaml"],
    ["/api/openapi.yaml", "sub\\pets.yaml", "/api/sub/pets.yaml"],
    ["/api/openapi.yaml", "my%20pets.yaml", "/api/my pets.yaml"],
    ["/api/openapi.yaml", "100%.yaml", "/api/100%.yaml"],
    ["/api/openapi.yaml", "file:///shared/pets.yaml", "/shared/pets.yaml"],
    ["openapi.yaml", "pets.yaml", "pets.yaml"],
    ["openapi.yaml", "../pets.yaml", "../pets.yaml"],
    ["openapi.yaml", "../../pets.yaml", "../../pets.yaml"],
    ["", "pets.yaml", "pets.yaml"],
  ])("on POSIX, %s with %s", (base, reference, location) => {
    expect(resolveLocation(base, reference)).toBe(location);
  });

  test.each([
    ["C:\\api\\openapi.yaml", "pets.yaml", "C:/api/pets.yaml"],
    ["C:\\api\\openapi.yaml", "..\\pets.yaml", "C:/pets.yaml"],
    ["C:/api/openapi.yaml", "../shared/pets.yaml", "C:/shared/pets.yaml"],
    ["C:/api/openapi.yaml", "D:\\shared\\pets.yaml", "D:/shared/pets.yaml"],
    ["C:/api/openapi.yaml", "c:/shared/pets.yaml", "c:/shared/pets.yaml"],
    ["C:/api/openapi.yaml", "../../pets.yaml", "C:/pets.yaml"],
    ["C:/api/openapi.yaml", "file:///D:/shared/pets.yaml", "D:/shared/pets.yaml"],
    ["//server/share/api/openapi.yaml", "pets.yaml", "//server/share/api/pets.yaml"],
    ["\\\\wsl$\\Ubuntu\\api\\openapi.yaml", "pets.yaml", "//wsl$/Ubuntu/api/pets.yaml"],
  ])("on Windows, %s with %s", (base, reference, location) => {
    expect(resolveLocation(base, reference)).toBe(location);
  });

  test.each([
    ["https://api.test/v1/openapi.yaml", "pets.yaml", "https://api.test/v1/pets.yaml"],
    ["https://api.test/v1/openapi.yaml", "../pets.yaml", "https://api.test/pets.yaml"],
    ["https://api.test/v1/openapi.yaml", "/pets.yaml", "https://api.test/pets.yaml"],
    ["https://api.test/v1/openapi.yaml?rev=1", "pets.yaml", "https://api.test/v1/pets.yaml"],
    ["https://api.test/openapi.yaml", "http://other.test/pets.yaml", "http://other.test/pets.yaml"],
    ["/api/openapi.yaml", "https://api.test/pets.yaml", "https://api.test/pets.yaml"],
  ])("on the network, %s with %s", (base, reference, location) => {
    expect(resolveLocation(base, reference)).toBe(location);
  });
});

test.each([
  ["https://api.test/openapi.yaml", true],
  ["HTTP://api.test", true],
  ["git+ssh://api.test/openapi.yaml", true],
  ["file:///api/openapi.yaml", false],
  ["FILE:///api/openapi.yaml", false],
  ["/api/openapi.yaml", false],
  ["C:/api/openapi.yaml", false],
  ["c://api/openapi.yaml", false],
  ["openapi.yaml", false],
  ["", false],
])("%s on the network: %s", (location, expected) => {
  expect(isRemote(location)).toBe(expected);
});

describe("pointers", () => {
  test.each([
    ["", []],
    ["#", []],
    ["#/", [""]],
    ["#/a/0", ["a", "0"]],
    ["/a", ["a"]],
    ["#/~1pets~1{id}", ["/pets/{id}"]],
    ["#/~1pets~1%7Bid%7D", ["/pets/{id}"]],
    ["#/a~0b", ["a~b"]],
    ["#/~01", ["~1"]],
    ["#/a%2Fb", ["a/b"]],
    ["#/100%", ["100%"]],
    ["#/a/", ["a", ""]],
  ])("%s is parsed", (fragment, path) => {
    expect(parsePointer(fragment)).toEqual(path);
  });

  test.each(["#pet", "pet", "#pet/a"])("%s is none", (fragment) => {
    expect(parsePointer(fragment)).toBeUndefined();
  });

  test.each([
    [[]],
    [["a"]],
    [[""]],
    [["paths", "/pets/{id}", "get", "responses", "4XX"]],
    [["~", "~1", "~0", "/", "//"]],
    [["a b", "é", "\u{1F415}"]],
  ])("%j comes back as it was", (path) => {
    expect(parsePointer(formatPointer(path))).toEqual(path);
  });

  test("are written for people", () => {
    expect(formatPointer(["paths", "/pets/{id}", "parameters", 0])).toBe("/paths/~1pets~1{id}/parameters/0");
  });
});
