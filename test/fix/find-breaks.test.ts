import { expect, test } from "vitest";
import type { LintFilesOptions } from "../../src/engine/lint-files.ts";
import { Timing } from "../../src/engine/timing.ts";
import { findBreaks } from "../../src/fix/find-breaks.ts";

const text = `openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /pets:
    get:
      responses:
        '200': {$ref: '#/components/responses/Pets'}
        '204': {description: None}
components:
  responses:
    Pets:
      description: Pets
      headers:
        ETag: {$ref: '#/components/headers/ETag'}
  headers:
    ETag:
      schema: {$ref: '#/components/schemas/Tag'}
  schemas:
    Tag: {type: integer}
`;

function read(said: string): LintFilesOptions {
  const ruleset = { name: "", rules: [] };
  return { cwd: "/", ruleset, allowOutside: true, readRoot: () => Buffer.from(said), timing: new Timing() };
}

async function listPlaces(after: string) {
  const breaks = await findBreaks(["/api.yaml"], read(text), read(after), {});
  return breaks.map((places) => [...new Set(places.map(({ path }) => path.join(" ")))].sort());
}

test("what breaks clients is told by its operation, its place and what that refers to", async () => {
  expect(await listPlaces(text.replace("type: integer", "type: string"))).toEqual([
    ["components headers ETag", "components responses Pets headers ETag", "components schemas Tag", "paths /pets get"],
  ]);
});

test("what does not break them is not told, nor what the policy rates otherwise", async () => {
  expect(await listPlaces(text.replace("description: Pets", "description: All pets"))).toEqual([]);
  const after = read(text.replace("type: integer", "type: string"));
  const policy = { ratings: { "field-weakened": "safe" } } as const;
  expect(await findBreaks(["/api.yaml"], read(text), after, policy)).toEqual([]);
});
