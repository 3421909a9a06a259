import { expect, test } from "vitest";
import { check } from "../../src/api.ts";
import { makeFolder } from "../support/command.ts";

const failure = (description: string, schema: object, more: object = {}) => ({
  description,
  content: { "application/json": { schema, ...more } },
});

/** One operation, with what a failure tells in the one answer or the other. */
function describeWith(path: string, responses: object): { text: string; source: string } {
  const operation = { operationId: "readPet", summary: "Read a pet.", responses };
  const data = { openapi: "3.0.3", info: { title: "Pets", version: "1" }, paths: { [path]: { get: operation } } };
  return { text: JSON.stringify(data), source: "openapi.json" };
}

const codesOf = (findings: readonly { code: string; path: readonly unknown[] }[]) =>
  findings.map(({ code, path }) => `${code} ${path.slice(4).join(" ")}`);

const ok = { "200": { description: "The pet." } };
const loose = failure("The pet does not exist.", { type: "string" });

test("what is found within a response whose code is replaced was found before, in either direction", async () => {
  const cwd = makeFolder({});
  const [older, newer] = [
    describeWith("/pets/{id}", { ...ok, "404": loose }),
    describeWith("/pets/{pet}", { ...ok, "410": loose }),
  ];
  for (const [base, head, code] of [
    [older, newer, "410"],
    [newer, older, "404"],
  ] as const) {
    const { introduced, fixed, unchanged, changes } = await check(base, head, { cwd, ruleset: "strict" });
    expect(changes.map(({ kind }) => kind)).toEqual(["error-code-replaced"]);
    expect(codesOf(unchanged).join("\n")).toContain(`error-problem-details ${code} content`);
    expect(codesOf([...introduced, ...fixed]).join("\n")).not.toContain("error-problem-details");
  }
});

test("what is found of a response as a whole is found anew: it may be about the code", async () => {
  const cwd = makeFolder({});
  const [older, newer] = ["498", "499"].map((code) => describeWith("/pets/{id}", { ...ok, [code]: loose }));
  if (older === undefined || newer === undefined) throw new Error("There are two.");
  const { introduced, fixed, changes } = await check(older, newer, { cwd, ruleset: "strict" });
  expect(changes.map(({ kind }) => kind)).toEqual(["error-code-replaced"]);
  expect(codesOf(introduced)).toContain("status-registered 499");
  expect(codesOf(fixed)).toContain("status-registered 498");
});

test("a fault mended in one response does not make up for the same in one that is new", async () => {
  const cwd = makeFolder({});
  const older = describeWith("/pets/{id}", { ...ok, "402": { ...loose, description: "No money." } });
  const newer = describeWith("/pets/{id}", { ...ok, "411": { ...loose, description: "How long?" } });
  const { introduced, fixed } = await check(older, newer, { cwd, ruleset: "strict" });
  expect(codesOf(introduced).join("\n")).toContain("error-problem-details 411");
  expect(codesOf(fixed).join("\n")).toContain("error-problem-details 402");
});
