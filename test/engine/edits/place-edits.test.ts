import { describe, expect, test } from "vitest";
import { yaml } from "../../../src/core/yaml.ts";
import { type OwnEdit, tryEdits } from "../../support/edits.ts";

const reference = { $ref: "#/components/headers/Location" };
const header = { description: "Where it is.", schema: { type: "string" } };

/** The text with the edits made, which it is certain to say then; or why they cannot be made. */
function mend(text: string, edits: readonly OwnEdit[], name = text.startsWith("{") ? "a.json" : "a.yaml"): string {
  const tried = tryEdits(text, name, edits);
  return "refused" in tried ? `refused: ${tried.refused}` : tried.text;
}

const add = (path: string, keys: string, value: unknown, after?: string): OwnEdit => {
  const [first = "", ...rest] = keys.split(" ");
  return { kind: "add", path: split(path), keys: [first, ...rest], value, ...(after !== undefined && { after }) };
};
const remove = (path: string): OwnEdit => ({ kind: "remove", path: split(path) });
const rename = (path: string, key: string): OwnEdit => ({ kind: "rename", path: split(path), key });
const quote = (path: string): OwnEdit => ({ kind: "quote", path: split(path) });
const set = (path: string, value: string): OwnEdit => ({ kind: "set", path: split(path), value });
const split = (path: string) =>
  path === "" ? [] : path.split(" ").map((key) => (/^\d$/.test(key) ? Number(key) : key));

describe("YAML in block style", () => {
  const text = yaml`
    responses:
      # When all is well.
      '200':
        description: OK # Fine.
        headers:
          X-Rate:
            $ref: '#/components/headers/Rate'
          # More to come.

        content:
          application/json: {}
      '404':
        $ref: '#/components/responses/NotFound'
      default:
        description: |
          Text.

        # The end.
    last: 1
  `;

  test("adds a member behind the last one", () => {
    expect(mend(text, [add("responses 200 headers", "Location", reference)])).toBe(
      text.replace(
        "      # More to come.",
        "      Location:\n        $ref: '#/components/headers/Location'\n      # More to come.",
      ),
    );
  });

  test("adds the objects on the way", () => {
    expect(mend("a:\n    b: 1\n", [add("a", "c d", "x")])).toBe("a:\n    b: 1\n    c:\n        d: x\n");
    expect(mend("a: 1", [add("", "c d", "x")])).toBe("a: 1\nc:\n  d: x");
  });

  test("adds behind the sibling that is named", () => {
    expect(mend("r:\n  '200': {}\n  '404': {}\n", [add("r", "401", reference, "200")])).toBe(
      "r:\n  '200': {}\n  '401':\n    $ref: '#/components/headers/Location'\n  '404': {}\n",
    );
  });

  test("removes whole lines", () => {
    expect(mend("a: 1\nb: # x\n  c: 1\n  # y\n# z\nd: 2\n", [remove("b")])).toBe("a: 1\n# z\nd: 2\n");
  });
});

describe("JSON", () => {
  const data = { responses: { 200: { description: "OK", headers: {} }, 404: {} } };

  test("is indented as it is", () => {
    for (const indent of [2, 4, "\t", 0]) {
      const text = JSON.stringify(data, null, indent);
      const expected = { responses: { 200: { description: "OK", headers: { Location: header } }, 404: {} } };
      expect(mend(text, [add("responses 200", "headers Location", header)])).toBe(
        JSON.stringify(expected, null, indent),
      );
    }
  });

  test("loses a member with its comma", () => {
    expect(mend('{"a":1,"b":2,"c":3}', [remove("b")])).toBe('{"a":1,"c":3}');
    expect(mend('{"a":1,"b":2,"c":3}', [remove("c"), remove("a")])).toBe('{"b":2}');
    expect(mend('{\n  "a": 1,\n  "b": 2\n}\n', [remove("b")])).toBe('{\n  "a": 1\n}\n');
  });
});

describe("keys and scalars", () => {
  test("are written as they were", () => {
    expect(mend("a:\n  4xx: {}\n  '2xx': {}\n", [rename("a 4xx", "4XX"), rename("a 2xx", "2XX")])).toBe(
      "a:\n  4XX: {}\n  '2XX': {}\n",
    );
    expect(mend("a:\n  '200': {}\n  404: {}\n", [quote("a 404")])).toBe("a:\n  '200': {}\n  '404': {}\n");
    expect(mend("a: 'x'\nb: y\n", [set("a", "it's"), set("b", "404")])).toBe("a: 'it''s'\nb: '404'\n");
  });
});
