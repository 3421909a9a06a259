import type { Edit, Fix, Plan } from "../core/fix.ts";
import type { Context } from "../core/rule.ts";
import type { Operation } from "../openapi/operation.ts";
import type { Place, SourceDocument } from "../openapi/references.ts";
import { joinAll } from "./missing-response.ts";
import { findSharedResponse } from "./shared-responses.ts";

/** The response keys that an operation lacks, each as those of which any one will do, the best first. */
type Lacks = (operation: Operation, context: Context) => readonly (readonly string[])[];

/** The fix that goes with `askForResponse`: it adds the response by reference to the one that the API shares. */
export function addResponse(key: string): Fix {
  return addResponses(`Add ${key} by reference to the shared response`, () => [[key]]);
}

/** The same where it depends on the operation what is missing; where nothing is, there is no plan. */
export function addResponses(title: string, lacks: Lacks): Fix {
  return {
    title,
    safety: "suggested",
    plan: ({ operation, response }, context) => {
      const operations = operation === undefined ? (response?.uses ?? []).map((use) => use.operation) : [operation];
      return planResponses(operations, lacks, context);
    },
  };
}

function planResponses(operations: readonly Operation[], lacks: Lacks, context: Context): Plan | undefined {
  const edits: Edit[] = [];
  // What several paths share is described once.
  const seen = new Set<unknown>();
  for (const operation of operations) {
    if (seen.has(operation.node.value)) continue;
    seen.add(operation.node.value);
    const responses = findResponses(operation, context);
    if (responses === undefined) return { refused: "the responses are written apart from the operation" };
    const { document, path } = responses;
    for (const keys of lacks(operation, context)) {
      const shared = findFirst(keys, operation, document, context);
      if (shared === undefined) return { refused: `no shared response for ${nameKeys(keys)} exists` };
      const after = findPredecessor(shared.key, operation.responseKeys);
      edits.push({
        kind: "add",
        source: document.source,
        path,
        keys: [shared.key],
        value: { $ref: shared.reference },
        ...(after !== undefined && { after }),
      });
    }
  }
  const [first, ...rest] = edits;
  return first && { edits: [first, ...rest], title: nameAddition(edits) };
}

function nameAddition(edits: readonly Edit[]): string {
  const keys = [...new Set(edits.map((edit) => (edit.kind === "add" ? edit.keys[0] : "")))];
  const named = keys.map((key) => (key === "default" ? "`default`" : key));
  return `Add ${joinAll(named)} by reference to the shared response${keys.length === 1 ? "" : "s"}`;
}

/** The `responses` of an operation, where they are written in it. */
function findResponses({ node }: Operation, { index }: Context): Place | undefined {
  const responses = index.references.child(node, "responses");
  const isWithin =
    responses?.document === node.document &&
    responses.path.length === node.path.length + 1 &&
    node.path.every((key, at) => responses.path[at] === key);
  return isWithin ? responses : undefined;
}

function findFirst(keys: readonly string[], operation: Operation, from: SourceDocument, { index }: Context) {
  for (const key of keys) {
    const reference = findSharedResponse(index, key, operation, from);
    if (reference !== undefined) return { key, reference };
  }
  return undefined;
}

function nameKeys(keys: readonly string[]): string {
  if (keys.length > maxNamed) return "an error of this kind";
  return keys.map((key) => (key === "default" ? "`default`" : key)).join(" or ");
}

const maxNamed = 3;

/** The last of the response keys that comes before another: codes by number, then the range of their class, then `default`. */
function findPredecessor(key: string, others: readonly string[]): string | undefined {
  const before = others.filter((other) => rank(other) < rank(key));
  return before.sort((one, other) => rank(one) - rank(other)).at(-1);
}

function rank(key: string): number {
  if (/^[1-5]xx$/i.test(key)) return Number(key[0]) * 100 + 99.5;
  return /^\d{3}$/.test(key) ? Number(key) : Number.POSITIVE_INFINITY;
}
