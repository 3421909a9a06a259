import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Change } from "../../src/contract/change.ts";
import { compareContracts } from "../../src/contract/compare-contracts.ts";
import { indexOperations, type OperationIndex } from "../../src/openapi/operation-index.ts";

const folder = fileURLToPath(new URL("../../fixtures/changes/", import.meta.url));

/** `error-code-added/3.1-clients` and the like. */
export const cases = readdirSync(folder).flatMap((kind) =>
  readdirSync(`${folder}${kind}`).map((direction) => `${kind}/${direction}`),
);

export type Expected = Pick<Change, "kind" | "rating" | "operation" | "status" | "before" | "after"> & {
  readonly field?: string;
  readonly mediaType?: string;
};

/** A description and the documents that it refers to, by the names it calls them. */
export interface Described {
  readonly root: unknown;
  readonly others?: Readonly<Record<string, unknown>>;
}

export function readCase(name: string) {
  const read = (file: string): unknown => parse(readFileSync(`${folder}${name}/${file}.yaml`, "utf8"));
  return { base: read("base"), head: read("head"), expected: read("expected") as readonly Expected[] };
}

export function indexOf({ root, others = {} }: Described): OperationIndex {
  const documents = new Map(Object.entries(others).map(([name, data]) => [`/${name}`, { source: `/${name}`, data }]));
  const index = indexOperations({ source: "/openapi.yaml", data: root }, (location) => documents.get(location));
  if (index === undefined) throw new Error("It is no description.");
  return index;
}

/** What has changed, in the words of the fixtures. */
export function listChanges(base: Described, head: Described): readonly Expected[] {
  return compareContracts(indexOf(base), indexOf(head)).map(
    ({ kind, rating, operation, status, field, mediaType, before, after }) => ({
      kind,
      rating,
      operation,
      status,
      ...(field !== undefined && { field }),
      ...(mediaType !== undefined && { mediaType }),
      before,
      after,
    }),
  );
}
