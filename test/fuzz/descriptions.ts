import fc from "fast-check";
import { codes, hostile, references, values } from "./words.ts";

const oneOf = <Value>(...items: readonly Value[]) => fc.constantFrom(...items);
const hostileText = oneOf(...hostile);
const text = fc.oneof(
  { weight: 4, arbitrary: oneOf("Not found.", "Created.", "Gone.", "The order was not found.", "Try again later.") },
  { weight: 1, arbitrary: hostileText },
);

/** Now and then something that is none of it. */
function mostly<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary }, { weight: 1, arbitrary: fc.oneof(oneOf(...values), reference) });
}

const reference = fc.record({ $ref: oneOf(...references, "#/components/responses/A", "#/components/schemas/A") });

function mapOf(key: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>, maxKeys = 3) {
  return fc.dictionary(key, value, { maxKeys, noNullPrototype: true });
}

const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 2, depthIdentifier: "schema" },
    mostly(fc.record({ type: oneOf("string", "integer", "object", "array"), format: oneOf("uri", "date-time") })),
    fc.record(
      {
        type: oneOf<unknown>("object", ["object", "null"], 1),
        required: fc.array(oneOf("status", "title", "id"), { maxLength: 3 }),
        properties: mapOf(
          oneOf("status", "code", "error", "message", "title", "detail", "stackTrace", "id"),
          tie("schema"),
        ),
      },
      { requiredKeys: ["properties"] },
    ),
    fc.record({ allOf: fc.array(tie("schema"), { maxLength: 3 }) }),
    fc.record({ type: fc.constant("array"), items: tie("schema") }),
    fc.record({ enum: fc.array(oneOf<unknown>(...values), { maxLength: 3 }) }),
    reference,
  ),
}));

const field = mostly(
  fc.record(
    {
      description: text,
      required: fc.boolean(),
      schema,
      type: oneOf("string", "integer"),
      example: oneOf<unknown>("/a/1", 120, "GET, POST", 'W/"1"', "", "Bearer", "bytes 0-1/2", ...hostile),
    },
    { requiredKeys: [] },
  ),
);
const fieldName = oneOf(
  "Location",
  "Retry-After",
  "Allow",
  "ETag",
  "www-authenticate",
  "Content-Type",
  "Prefer",
  "Link",
);
const mediaType = mostly(
  fc.record({ schema, example: oneOf<unknown>(...values, { status: 404, error: "x" }) }, { requiredKeys: [] }),
);
const content = mapOf(
  oneOf("application/json", "application/problem+json", "text/plain", "*/*", "application/json;v=1", "x", ""),
  mediaType,
  3,
);
const response = mostly(
  fc.record(
    {
      description: text,
      headers: mapOf(fieldName, field, 3),
      content,
      schema,
      links: mapOf(oneOf("self", "next"), fc.record({ operationId: oneOf("readPet", "createPet") }), 2),
      "x-statute-ignore": oneOf<unknown>(...values),
    },
    { requiredKeys: ["description"] },
  ),
);
const parameter = mostly(
  fc.record(
    {
      name: oneOf("id", "petId", "Prefer", "Range", "If-Match", "If-None-Match", "Idempotency-Key", "limit", "body"),
      in: oneOf("path", "query", "header", "body", "cookie"),
      required: fc.boolean(),
      schema,
    },
    { requiredKeys: ["name", "in"] },
  ),
);
const security = fc.array(mapOf(oneOf("oauth", "key", "none"), fc.array(oneOf("read", "write"), { maxLength: 2 }), 2), {
  maxLength: 2,
});

const { pathItem } = fc.letrec<{ operation: unknown; pathItem: unknown }>((tie) => ({
  operation: mostly(
    fc.record(
      {
        operationId: oneOf("readPet", "createPet", "deletePets", "startExport", "searchOrders", ...hostile),
        summary: text,
        description: text,
        deprecated: fc.boolean(),
        tags: fc.array(oneOf("pets", "", ...hostile), { maxLength: 2 }),
        parameters: fc.array(parameter, { maxLength: 3 }),
        requestBody: mostly(fc.record({ content, required: fc.boolean() })),
        responses: mostly(mapOf(oneOf(...codes), response, 5)),
        security,
        produces: fc.array(oneOf("application/json", "text/csv"), { maxLength: 2 }),
        callbacks: mapOf(oneOf("done"), mapOf(oneOf("{$request.body#/url}"), tie("pathItem"), 1), 1),
      },
      { requiredKeys: ["responses"] },
    ),
  ),
  pathItem: fc.oneof(
    { maxDepth: 1, depthIdentifier: "path item" },
    reference,
    fc.record(
      {
        get: tie("operation"),
        post: tie("operation"),
        put: tie("operation"),
        delete: tie("operation"),
        head: tie("operation"),
        query: tie("operation"),
        parameters: fc.array(parameter, { maxLength: 2 }),
        additionalOperations: mapOf(oneOf("COPY", "GET", "x"), tie("operation"), 2),
      },
      { requiredKeys: [] },
    ),
  ),
}));

const paths = mapOf(
  oneOf("/pets", "/pets/{petId}", "/pets/{id}", "/orders/{id}/items", "/search", "/exports", "/", "x-a", "pets", "//"),
  pathItem,
  3,
);

const components = fc.record(
  {
    responses: mapOf(oneOf("A", "B", "NotFound"), response, 3),
    schemas: mapOf(oneOf("A", "B", "Error"), schema, 3),
    headers: mapOf(oneOf("A", "RetryAfter"), field, 2),
    securitySchemes: mapOf(
      oneOf("oauth", "key"),
      fc.record({
        type: oneOf("oauth2", "apiKey", "http"),
        in: oneOf("header", "query"),
        scheme: oneOf("basic", "bearer"),
      }),
      2,
    ),
    pathItems: mapOf(oneOf("A"), pathItem, 1),
  },
  { requiredKeys: [] },
);

const beside = {
  info: fc.record({ title: text, version: fc.constant("1") }),
  paths,
  security,
  tags: fc.array(fc.record({ name: text }), { maxLength: 2 }),
  "x-statute-ignore": oneOf<unknown>(...values),
};

/** Descriptions by a grammar of them, most of it sound; of every version. */
export const descriptions: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record(
      { swagger: fc.constant("2.0"), ...beside, responses: components },
      { requiredKeys: ["swagger", "paths"] },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record(
      {
        openapi: oneOf("3.0.3", "3.1.0", "3.2.0"),
        ...beside,
        components: mostly(components),
        webhooks: mapOf(oneOf("newPet", "x-a"), pathItem, 2),
        servers: fc.array(fc.record({ url: oneOf("https://a.test/v1", "/v2", "{scheme}://a", ...hostile) }), {
          maxLength: 2,
        }),
      },
      { requiredKeys: ["openapi", "paths"] },
    ),
  },
);
