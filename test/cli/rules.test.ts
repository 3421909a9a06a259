import { expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { makeFolder, statute } from "../support/command.ts";

test("lists the rules, a line each", async () => {
  const { code, out, err } = await statute(makeFolder({}), ["rules"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out.trimEnd().split("\n")).toHaveLength(rules.length);
  expect(out).toMatch(/^429-retry-after +error {2}core {9}suggested {2}A 429 says when to try again\.$/m);
});

test("lists them for programs", async () => {
  const { code, out } = await statute(makeFolder({}), ["rules", "-f", "json"]);
  expect(code).toBe(0);
  const listed = JSON.parse(out);
  expect(listed.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
  expect(listed.find(({ id }: { id: string }) => id === "201-location")).toEqual({
    id: "201-location",
    summary: "A 201 says where the new resource is.",
    severity: "error",
    preset: "core",
    strength: "SHOULD",
    references: [
      { title: "RFC 9110, 9.3.3", url: "https://www.rfc-editor.org/rfc/rfc9110#section-9.3.3" },
      { title: "RFC 9110, 15.3.2", url: "https://www.rfc-editor.org/rfc/rfc9110#section-15.3.2" },
      { title: "RFC 9110, 10.2.2", url: "https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2" },
    ],
    remedy: expect.stringMatching(/^Document `Location` /),
    setting: "create",
    fixable: true,
    fix: "suggested",
    appliesToWebhooks: false,
    since: "0.1.0",
    documentationUrl: expect.stringMatching(/\/201-location\.md$/),
  });
});

test("a mistyped command is told from a file", async () => {
  const { code, err } = await statute(makeFolder({}), ["rulez"]);
  expect(code).toBe(2);
  expect(err).toBe("statute: rulez does not exist. Is the command rules meant?\n");
});

test.each([["--help"], ["help"], ["lint", "--help"], ["help", "rules"]])("statute %s %s helps", async (...args) => {
  const { code, out, err } = await statute(
    makeFolder({}),
    args.filter((arg) => arg !== undefined),
  );
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^Usage: statute/);
});

test("--version prints the version of the package", async () => {
  const { code, out } = await statute(makeFolder({}), ["--version"]);
  expect([code, out]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
});
