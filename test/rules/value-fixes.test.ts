import { expect, test } from "vitest";
import type { Rule } from "../../src/core/rule.ts";
import { rules } from "../../src/rules/index.ts";
import { lintWith } from "../support/examples.ts";

/** What the fix of a rule writes for the one thing that it finds in a field of the 405 of DELETE. */
async function mend(id: string, name: string, header: string): Promise<unknown> {
  const rule = rules.find((one) => one.id === id) as Rule;
  const text = `openapi: 3.1.0
paths:
  /a:
    get: { responses: { "200": { description: "" } } }
    put: { responses: { "200": { description: "" } } }
    delete: { responses: { "405": { description: "", headers: { ${name}: ${header} } } } }
`;
  const [finding, ...others] = await lintWith(rule, text);
  expect([finding?.code, others]).toEqual([id, []]);
  const fix = finding?.fix;
  if (fix === undefined || "refused" in fix) return undefined;
  expect(fix.safety).toBe("suggested");
  return fix.edits.map((edit) => edit.kind === "set" && edit.value).join();
}

test.each([
  ["ETag", "{ schema: { type: integer } }", "string"],
  ["ETag", "{ schema: { type: integer, description: A version. } }", "string"],
  ["ETag", "{ schema: { type: integer, minimum: 0 } }", undefined],
  ["ETag", "{ schema: { type: [integer, 'null'] } }", undefined],
  ["Allow", "{ schema: { type: object } }", undefined],
  ["Expires", "{ schema: { type: string, format: date-time } }", "http-date"],
  ["Retry-After", "{ schema: { type: string, format: date-time } }", "http-date"],
  ["Location", "{ schema: { type: string, format: date-time } }", undefined],
  ["Expires", "{ schema: { type: string, format: date } }", undefined],
  ["ETag", "{ example: 33a64df5 }", '"33a64df5"'],
  ["ETag", "{ examples: { one: { value: v7 } } }", '"v7"'],
  ["ETag", "{ example: a b }", undefined],
  ["ETag", "{ example: 7 }", undefined],
  ["Last-Modified", "{ example: '2026-10-21T09:28:00.5+02:00' }", "Wed, 21 Oct 2026 07:28:00 GMT"],
  ["retry-after", "{ schema: { type: string, example: '2026-10-21T07:28:00Z' } }", "Wed, 21 Oct 2026 07:28:00 GMT"],
  ["Last-Modified", "{ example: '2026-13-21T07:28:00Z' }", undefined],
  ["Last-Modified", "{ example: yesterday }", undefined],
])("%s: %s becomes %s", async (name, header, value) => {
  expect(await mend("field-value-valid", name, header)).toBe(value);
});

test.each([
  ["GET, DELETE", "GET"],
  ["DELETE, HEAD, put", "HEAD, PUT"],
  ["GET, POST, GET", "GET"],
  ["POST", "GET, PUT"],
])("`Allow: %s` becomes `%s`", async (value, mended) => {
  expect(await mend("405-allow-truthful", "Allow", `{ example: "${value}" }`)).toBe(mended);
});

test("a list of methods in several texts is left to the author", async () => {
  expect(await mend("405-allow-truthful", "Allow", "{ example: [GET, DELETE] }")).toBeUndefined();
  expect(await mend("405-allow-truthful", "Allow", "{ schema: { enum: [GET, DELETE] } }")).toBeUndefined();
});
