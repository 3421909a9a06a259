import { expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import type { Edit } from "../../src/core/fix.ts";
import { blameEach } from "../../src/fix/blame.ts";
import type { Candidate } from "../../src/fix/sort-out.ts";
import type { JsonPath } from "../../src/openapi/json-path.ts";

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function findingAt(source: string, path: JsonPath, severity: Finding["severity"] = "warn"): Finding {
  return { code: "fresh", message: "It came up.", severity, source, path, range };
}

/** A fix that adds a response to an operation, by reference. */
function addResponse(source: string, path: string, $ref: string): Candidate {
  const edit: Edit = { kind: "add", source, path: ["paths", path], keys: ["responses", "500"], value: { $ref } };
  return {
    finding: { ...findingAt(source, ["paths", path], "hint"), code: "missing" },
    safety: "suggested",
    edits: [edit],
    splices: [],
  };
}

const near = addResponse("/api/a.yaml", "/near", "#/components/responses/Failure");
const far = addResponse("/api/paths/b.yaml", "/far", "../a.yaml#/components/responses/Failure");
const other = addResponse("/api/a.yaml", "/other", "#/components/responses/Other");

test("what came up in a definition is put down to all that refer to it", () => {
  const fresh = findingAt("/api/a.yaml", ["components", "responses", "Failure", "content", "application/json"]);
  expect([...blameEach([near, far, other], [fresh])]).toEqual([
    [near, "it would bring up fresh"],
    [far, "it would bring up fresh"],
  ]);
});

test("what came up where one has written is put down to that one, and elsewhere to nobody", () => {
  const written = findingAt("/api/a.yaml", ["paths", "/near", "responses", "500"]);
  expect([...blameEach([near, far, other], [written]).keys()]).toEqual([near]);
  expect(blameEach([near, far, other], [findingAt("/api/a.yaml", ["paths", "/third"])]).size).toBe(0);
  expect(blameEach([near], [findingAt("/api/a.yaml", ["components", "responses", "Failure"], "hint")]).size).toBe(0);
});
