import type { Operation } from "../../src/openapi/operation.ts";
import { indexOperations, type OperationIndex } from "../../src/openapi/operation-index.ts";
import type { LoadDocument } from "../../src/openapi/references.ts";
import type { Response } from "../../src/openapi/response.ts";
import { parse } from "../support/examples.ts";

/** Where the descriptions of these tests are said to be. */
export const source = "/api/openapi.yaml";

/** The index of a description written in YAML; `files` are the documents that its references can reach. */
export function indexText(version: string, body: string, files: Readonly<Record<string, string>> = {}): OperationIndex {
  const key = version === "2.0" ? "swagger" : "openapi";
  const index = indexOperations({ source, data: parse(`${key}: "${version}"\n${body}`) }, loadFrom(files));
  if (index === undefined) throw new Error(`${version} is no version of OpenAPI.`);
  return index;
}

/** A `load` that reads from memory; it gives the same document each time, as a store does. */
export function loadFrom(files: Readonly<Record<string, string>>): LoadDocument {
  const documents = new Map(Object.entries(files).map(([name, text]) => [name, { source: name, data: parse(text) }]));
  return (location) => documents.get(location);
}

/** The names of all operations, in the order of the index. */
export function listNames({ operations }: OperationIndex): string[] {
  return operations.map(({ name }) => name);
}

/** Every response definition in use, each once, in the order of the operations. */
export function listResponses({ operations }: OperationIndex): Response[] {
  return [...new Set(operations.flatMap(({ responses }) => responses))];
}

/** The operation of a description with one. */
export function onlyOperation(version: string, body: string): Operation {
  const [operation, ...others] = indexText(version, body).operations;
  if (operation === undefined || others.length > 0) throw new Error("One operation is wanted here.");
  return operation;
}
