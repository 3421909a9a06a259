import { describe, expect, test } from "vitest";
import { yaml } from "../../src/core/yaml.ts";
import { nameOperations, narrowUses, type Response } from "../../src/openapi/response.ts";
import { indexText, listResponses } from "../openapi/index-text.ts";

test.each([
  ["200", "200 OK of GET /a"],
  ["404", "404 Not Found of GET /a"],
  ["306", "306 of GET /a"],
  ["418", "418 of GET /a"],
  ["499", '"499" of GET /a'],
  ["4XX", '"4XX" of GET /a'],
  ["default", '"default" of GET /a'],
  ["200 OK", '"200 OK" of GET /a'],
])("the subject of %s", (key, subject) => {
  const [response] = listResponses(indexText("3.1.1", `paths: { /a: { get: { responses: { "${key}": {} } } } }`));
  expect(response?.subject).toBe(subject);
});

test.each([
  ["POST /a", "paths: { /a: { post: { responses: { 404: {} } } } }"],
  ["POST a (webhook)", "webhooks: { a: { post: { responses: { 404: {} } } } }"],
  [
    "PUT {$url} (callback)",
    "paths: { /a: { get: { callbacks: { b: { '{$url}': { put: { responses: { 404: {} } } } } } } } }",
  ],
  ["QUERY /a", "paths: { /a: { query: { responses: { 404: {} } } } }"],
  ["PURGE /a", "paths: { /a: { additionalOperations: { PURGE: { responses: { 404: {} } } } } }"],
])("the subject names %s", (name, body) => {
  expect(listResponses(indexText("3.2.0", body))[0]?.subject).toBe(`404 Not Found of ${name}`);
});

test("operations are named where there is one, and counted where there are more", () => {
  expect(nameOperations(1, "GET /a")).toBe("GET /a");
  expect(nameOperations(2, "GET /a")).toBe("2 operations");
});

describe("narrowUses", () => {
  const [shared] = listResponses(
    indexText(
      "3.1.1",
      yaml`
      paths:
        /a: { get: { responses: { 404: { $ref: "#/x" } } } }
        /b: { get: { responses: { 404: { $ref: "#/x" } } } }
        /c: { get: { responses: { 404: { $ref: "#/x" } } } }
      x: { description: Lost., headers: { ETag: {} }, content: { text/plain: {} } }
    `,
    ),
  );
  const response = shared as Response;

  test("changes what is said of the operations, and nothing of the response it was made from", () => {
    expect(narrowUses(response, response.uses.slice(1)).subject).toBe("404 Not Found of 2 operations");
    expect(narrowUses(response, response.uses.slice(2)).subject).toBe("404 Not Found of GET /c");
    expect(response.subject).toBe("404 Not Found of 3 operations");
    expect(response.uses).toHaveLength(3);
  });

  test("shares everything else", () => {
    const narrowed = narrowUses(response, response.uses.slice(1));
    const { key, status, at, node, description, headers, content, mediaTypes, uses } = narrowed;
    expect({ key, status, at, node, description }).toEqual({
      key: "404",
      status: response.status,
      at: response.at,
      node: response.node,
      description: "Lost.",
    });
    expect(headers).toBe(response.headers);
    expect(mediaTypes).toBe(response.mediaTypes);
    expect(content).toEqual(response.content);
    expect(uses.map(({ operation }) => operation.name)).toEqual(["GET /b", "GET /c"]);
  });

  test("can be done again", () => {
    const once = narrowUses(response, response.uses.slice(1));
    expect(narrowUses(once, once.uses.slice(1)).subject).toBe("404 Not Found of GET /c");
  });

  test("gives the same response where all uses are left", () => {
    expect(narrowUses(response, response.uses)).toBe(response);
  });
});
