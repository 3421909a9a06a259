import type { Range } from "../core/finding.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { formatPointer } from "../openapi/locations.ts";
import { onceFor } from "../openapi/once.ts";
import type { Operation } from "../openapi/operation.ts";
import type { Response, ResponseUse } from "../openapi/response.ts";
import type { Linted } from "./lint-root.ts";

/** A response key under an operation. */
export interface KeyPlace {
  readonly key: string;
  readonly range: Range;
  readonly response: Response;
}

/** An operation where it is written. */
export interface OperationPlace {
  readonly operation: Operation;
  readonly range: Range;
  readonly keys: readonly KeyPlace[];
}

/** The operations that are written in a document, with their response keys, in the order of the text. */
export function layOut(linted: Linted, source: string): readonly OperationPlace[] {
  const known = layouts(linted);
  const laid = known.get(source) ?? findPlaces(linted, source);
  known.set(source, laid);
  return laid;
}

const layouts = onceFor(
  (linted: Linted) => linted,
  () => new Map<string, readonly OperationPlace[]>(),
);

function findPlaces({ index, documents }: Linted, source: string): readonly OperationPlace[] {
  const document = documents.get(source);
  if (index === undefined || document === undefined) return [];
  const usesOf = new Map<Operation, { readonly use: ResponseUse; readonly response: Response }[]>();
  for (const response of index.responses)
    for (const use of response.uses) {
      const held = usesOf.get(use.operation);
      if (held === undefined) usesOf.set(use.operation, [{ use, response }]);
      else held.push({ use, response });
    }
  // Paths that share a path item have their operations in one place.
  const operations = new Map<string, Operation>();
  for (const operation of index.operations) {
    const pointer = formatPointer(operation.node.path);
    if (operation.node.document.source === source && !operations.has(pointer)) operations.set(pointer, operation);
  }
  const paths: JsonPath[] = [];
  const drafts = [...operations.values()].map((operation) => {
    const at = paths.push(operation.node.path) - 1;
    const keys = (usesOf.get(operation) ?? [])
      .filter(({ use }) => use.place.document.source === source)
      .map(({ use, response }) => ({ key: use.key, response, at: paths.push(use.place.path) - 1 }));
    return { operation, at, keys };
  });
  const ranges = document.parsed.locate(paths);
  const rangeOf = (at: number) => ranges[at] ?? nowhere;
  return drafts
    .map(({ operation, at, keys }) => ({
      operation,
      range: rangeOf(at),
      keys: keys
        .map((key) => ({ key: key.key, response: key.response, range: rangeOf(key.at) }))
        .sort((a, b) => compareStarts(a.range, b.range)),
    }))
    .sort((a, b) => compareStarts(a.range, b.range));
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function compareStarts({ start: a }: Range, { start: b }: Range): number {
  return a.line - b.line || a.character - b.character;
}
