import { describe, expect, test } from "vitest";
import { yaml } from "../../src/core/yaml.ts";
import { member } from "../../src/openapi/json-object.ts";
import type { Operation } from "../../src/openapi/operation.ts";
import { indexText, onlyOperation } from "./index-text.ts";

function list({ parameters }: Operation): string[] {
  return parameters.map(({ name, in: location, node }) => `${location} ${name}: ${member(node.value, "description")}`);
}

describe("parameters", () => {
  test("of the path item count for its operations, which may override them", () => {
    const operation = onlyOperation(
      "3.1.1",
      yaml`
        paths:
          /pets/{id}:
            parameters:
              - { name: id, in: path, description: of the path item }
              - { name: id, in: query, description: of the path item }
              - { name: If-Match, in: header, description: of the path item }
              - { name: Page, in: query, description: of the path item }
            get:
              parameters:
                - { name: id, in: query, description: of the operation }
                - { name: if-match, in: header, description: of the operation }
                - { name: page, in: query, description: of the operation }
      `,
    );
    expect(list(operation)).toEqual([
      "path id: of the path item",
      "query id: of the operation",
      "header if-match: of the operation",
      "query Page: of the path item",
      "query page: of the operation",
    ]);
  });

  test.each(["2.0", "3.0.4", "3.1.1", "3.2.0"])("may be references, in %s", (version) => {
    const body = yaml`
      paths:
        /pets/{id}:
          parameters: [{ $ref: "#/shared/id" }]
          get:
            parameters:
              - $ref: "#/shared/limit"
              - $ref: params.yaml#/1
              - $ref: "#/lost"
      shared:
        id: { name: id, in: path, description: shared }
        limit: { $ref: params.yaml#/0 }
    `;
    const files = {
      "/api/params.yaml": "[{ name: limit, in: query, description: far }, { name: id, in: path, description: far }]",
    };
    const [operation] = indexText(version, body, files).operations;
    expect(operation && list(operation)).toEqual(["path id: far", "query limit: far"]);
  });

  test.each(["null", "{}", "later", "[null, 1, [], {}, { name: id }, { in: path }, { name: 1, in: query }]"])(
    "that are %s are none",
    (value) => {
      expect(
        onlyOperation("3.1.1", `paths: { /pets: { parameters: ${value}, get: { parameters: ${value} } } }`).parameters,
      ).toEqual([]);
    },
  );
});

describe("request bodies", () => {
  test("tell their media types", () => {
    const { requestBody } = onlyOperation(
      "3.1.1",
      yaml`
        paths:
          /pets:
            post:
              requestBody:
                required: true
                content: { application/json: { schema: { type: array } }, text/csv: {} }
      `,
    );
    expect(requestBody).toMatchObject({ required: true, at: ["paths", "/pets", "post", "requestBody"] });
    expect(requestBody?.mediaTypes.map(({ name }) => name)).toEqual(["application/json", "text/csv"]);
    expect(requestBody?.mediaTypes[0]?.schema()?.value).toEqual({ type: "array" });
  });

  test("may be references", () => {
    const body = yaml`
      paths: { /pets: { post: { requestBody: { $ref: "#/components/requestBodies/Pet" } } } }
      components: { requestBodies: { Pet: { content: { application/json: {} } } } }
    `;
    const { requestBody } = onlyOperation("3.0.4", body);
    expect(requestBody).toMatchObject({ required: false, mediaTypes: [{ name: "application/json" }] });
  });

  test.each(["null", "[]", "{ $ref: '#/lost' }"])("that are %s are none", (value) => {
    expect(onlyOperation("3.1.1", `paths: { /pets: { post: { requestBody: ${value} } } }`).requestBody).toBeUndefined();
  });

  test.each(["{}", "{ content: }", "{ content: {} }", "{ content: [] }"])("that are %s have no content", (value) => {
    const { requestBody } = onlyOperation("3.1.1", `paths: { /pets: { post: { requestBody: ${value} } } }`);
    expect(requestBody?.mediaTypes).toEqual([]);
  });
});
