import { describe } from "vitest";
import { get, survive } from "../support/traps.ts";

describe("values of fields", () => {
  const shows = (name: string, value: unknown) =>
    `200: { headers: { ${name}: { example: ${JSON.stringify(value)} } } }`;
  const right: readonly (readonly [string, readonly unknown[]])[] = [
    ["Retry-After", [0, 120, " 120 ", null, "<date>", "{seconds}", "string", "", "..."]],
    ["Allow", [["GET", "PUT"], []]],
    ["WWW-Authenticate", [['Digest qop="auth"', "Basic"], 'Bearer realm="..."']],
    ["Expires", [0, -1]],
    ["X-Retry-After", ["1 hour"]],
  ];
  const wrong: readonly (readonly [string, readonly unknown[]])[] = [
    ["Retry-After", [-1, 1.5, true, ["120"], { seconds: 120 }]],
    ["Location", [{}, ["/a"]]],
    ["Allow", [["GET HEAD"], { get: true }]],
    ["Content-Range", [24]],
    ["ETag", [42]],
    ["Last-Modified", [1792567680]],
    ["Expires", [3600]],
  ];
  const cases = [...right.map((row) => [...row, ""] as const), ...wrong.map((row) => [...row, " # <--"] as const)];
  for (const version of ["2.0", "3.0.4", "3.2.0"])
    for (const [name, values, mark] of cases)
      for (const value of values)
        survive(version, "field-value-valid", {
          [`${name}: ${JSON.stringify(value)}`]: get(`${shows(name, value)}${mark}`),
        });

  const has = (name: string, schema: string) => `200: { headers: { ${name}: { schema: ${schema} } } }`;
  survive("3.1.1", "field-value-valid", {
    "schemas that can": get(
      has("Retry-After", "{ type: string }"),
      has("Retry-After", "{ type: number, format: int32 }").replace("200", "201"),
      has("Retry-After", "{ type: [integer, 'null'] }").replace("200", "202"),
      has("Location", "{ type: string, format: uri }").replace("200", "301"),
      has("Location", "{ type: string, format: url }").replace("200", "302"),
      has("Last-Modified", "{ type: string, format: http-date }").replace("200", "303"),
      has("Allow", "{ type: array, items: { type: string } }").replace("200", "405"),
      has("ETag", "{}").replace("200", "307"),
      has("ETag", "true").replace("200", "308"),
    ),
    "schemas that cannot": get(
      `${has("Retry-After", "{ type: boolean }")} # <--`,
      `${has("Retry-After", "{ type: array, items: { type: integer } }").replace("200", "201")} # <--`,
      `${has("Retry-After", "{ type: string, format: date-time }").replace("200", "202")} # <--`,
      `${has("Retry-After", "{ format: Date-Time }").replace("200", "203")} # <--`,
      `${has("Location", "{ type: [integer, 'null'] }").replace("200", "301")} # <--`,
      `${has("ETag", "{ type: string, format: uuid }").replace("200", "302")} # <--`,
      `${has("Expires", "{ type: integer }").replace("200", "303")} # <--`,
      `${has("Content-Range", "{ type: object }").replace("200", "206")} # <--`,
    ),
    "a branch that can": get(has("Retry-After", "{ anyOf: [{ type: boolean }, { oneOf: [{ type: integer }] }] }")),
    "no branch that can": get(`${has("Retry-After", "{ anyOf: [{ type: boolean }, { type: object }] }")} # <--`),
    "a nameless branch": get(has("Retry-After", "{ anyOf: [{ minimum: 1 }] }")),
    "a schema of itself": `${get(has("ETag", "{ $ref: '#/x' }"))}x: { allOf: [{ $ref: '#/x' }] }\n`,
    "a schema that is lost": get(has("ETag", "{ $ref: '#/lost' }")),
    "a field that is lost": get("200: { headers: { ETag: { $ref: '#/lost' }, Location: } }"),
    "`headers` that are none": get("200: { headers: }", "201: { headers: [] }", "202: { headers: ETag }"),
    "fixed values": get(`${has("Allow", "{ type: string, enum: ['GET', 'GET HEAD'] }")} # <--`),
    "a shared field": `${get("200: { headers: { etag: { $ref: '#/x' } } }")}x: { example: a } # <--\n`,
    "several examples": get(`200: { headers: { ETag: { examples: { a: { value: '"a"' }, b: { value: b } } } } } # <--`),
    "content instead of a schema": get(
      "200: { headers: { ETag: { content: { a/b: { schema: { type: integer } } } } } } # <--",
    ),
    "ranges and `default`": get(
      "4XX: { headers: { ETag: { example: a } } } # <--",
      "default: { headers: { ETag: { example: a } } } # <--",
    ),
    webhooks: "webhooks: { a: { post: { responses: { 200: { headers: { ETag: { example: a } } } } } } } # <--\n",
    "one finding for a field": get(
      `200: { headers: { ETag: { example: a, schema: { type: integer, example: 1 } } } } # <--`,
    ),
  });
  survive("2.0", "field-value-valid", {
    "types that can": get("200: { headers: { Retry-After: { type: integer }, Allow: { type: array } } }"),
    "types that cannot": get("200: { headers: { Retry-After: { type: boolean } } } # <--"),
    "formats that cannot": get("200: { headers: { Expires: { type: string, format: date-time } } } # <--"),
    extensions: get("200: { headers: { ETag: { type: string, x-example: a } } } # <--"),
  });
});
