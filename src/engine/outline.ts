import type { OperationOutline, Outline } from "../core/outline.ts";
import { member } from "../openapi/json-object.ts";
import type { Operation } from "../openapi/operation.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import { readText, shorten } from "../openapi/texts.ts";

/** Nobody sorts an operation under more. */
const maxTags = 20;

/** The outline of a description, from its index. */
export function outlineDescription({ references, operations }: OperationIndex): Outline {
  const { document, value } = references.root;
  const info = member(value, "info");
  return {
    source: document.source,
    title: readText(member(info, "title")),
    version: readText(member(info, "version")),
    operations: operations.map(outlineOperation),
  };
}

function outlineOperation(operation: Operation): OperationOutline {
  const { name, method, path, kind, node, summary, deprecated, responseKeys } = operation;
  const tags = member(node.value, "tags");
  return {
    name,
    method: shorten(method),
    path,
    kind,
    summary,
    tags: Array.isArray(tags) ? listNames(tags.slice(0, maxTags)) : [],
    isDeprecated: deprecated,
    place: { source: node.document.source, path: node.path },
    responseKeys,
  };
}

function listNames(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.filter((value) => typeof value === "string").map(shorten))];
}
