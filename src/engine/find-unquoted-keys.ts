import { groupBy } from "../core/group-by.ts";
import type { Severity } from "../core/severity.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { ReadDocument } from "./document-store.ts";
import type { Draft } from "./place-findings.ts";

/**
 * The response keys that are written as numbers, which only YAML can: one finding for each document, at the first of
 * them, as whoever writes one so writes all so.
 */
export function* findUnquotedKeys({ operations, responses }: OperationIndex, severity: Severity): Iterable<Draft> {
  // Every document here came from our own readers.
  const documents = new Set(operations.map(({ node }) => node.document as ReadDocument));
  if (![...documents].some(({ parsed }) => parsed.hasNumberKeys())) return;
  const uses = responses.flatMap((response) => (/^[1-9]\d\d$/.test(response.key) ? response.uses : []));
  for (const places of groupBy(
    uses.map(({ place }) => place),
    ({ document }) => document.source,
  ).values()) {
    const document = places[0]?.document as ReadDocument;
    const keys = document.parsed.listNumberKeys(places.map(({ path }) => path));
    const [first] = keys;
    if (first !== undefined) yield draft(document, [first, ...keys.slice(1)], severity);
  }
}

function draft(document: ReadDocument, keys: readonly [JsonPath, ...JsonPath[]], severity: Severity): Draft {
  const { source } = document;
  const [path, next] = keys;
  const [key, others] = [path.at(-1), keys.length - 1];
  const more = others === 1 ? "one more response key" : `${others} more response keys`;
  const message =
    next === undefined
      ? `The response key ${key} is a number in YAML: quote it, as OpenAPI asks for a string.`
      : `${key} and ${more} are numbers in YAML: quote them, as OpenAPI asks for strings.`;
  const [first, ...rest] = keys.map((each) => ({ kind: "quote", source, path: each }) as const);
  return {
    code: "unquoted-status-key",
    message,
    severity,
    document,
    path,
    mend: () =>
      first && {
        title: `Quote the response ${next === undefined ? "key" : "keys"}`,
        safety: "safe",
        edits: [first, ...rest],
      },
  };
}
