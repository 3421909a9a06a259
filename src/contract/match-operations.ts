import { member } from "../openapi/json-object.ts";
import type { Operation } from "../openapi/operation.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import { listServers } from "../openapi/path-matching.ts";

export interface MatchedOperations {
  readonly pairs: readonly (readonly [base: Operation, head: Operation])[];
  readonly removed: readonly { readonly operation: Operation; readonly successor: Operation | undefined }[];
  readonly added: readonly Operation[];
}

/**
 * Which operations of two descriptions are the same to clients: those with the same method and path, whatever the path's
 * parameters are called, and whether a part of the path stands in the servers' URLs or in the path. One that is called
 * under another path is not the same; its `operationId` tells that it is the successor of one that is gone.
 */
export function matchOperations(base: OperationIndex, head: OperationIndex): MatchedOperations {
  let pairs: readonly (readonly [Operation, Operation])[] = [];
  let [gone, fresh]: [readonly Operation[], readonly Operation[]] = [base.operations, head.operations];
  const basePrefix = findPrefix(base);
  const headPrefix = findPrefix(head);
  const passes: readonly (readonly [nameOld: Namer, nameNew: Namer])[] = [
    [nameExactly, nameExactly],
    [(operation) => nameOperation(operation), (operation) => nameOperation(operation)],
    [(operation) => nameOperation(operation, basePrefix), (operation) => nameOperation(operation, headPrefix)],
    [nameShared, nameShared],
  ];
  for (const [nameOld, nameNew] of passes) {
    const match = matchByName(gone, nameOld, fresh, nameNew);
    pairs = [...pairs, ...match.pairs];
    ({ gone, fresh } = match);
  }
  const moved = matchByName(gone, nameById, fresh, nameById);
  const successors = new Map(moved.pairs);
  // Receivers do not notice where those are called that have them called back.
  const owners = new Map(moved.pairs.map(([old, { at }]) => [JSON.stringify(old.at), at]));
  const nameMoved = (callback: Operation): string | undefined => {
    const owner = owners.get(JSON.stringify(callback.at.slice(0, 3)));
    const { kind, method, path, at } = callback;
    return owner && nameOperation({ kind, method, path, at: [...owner, ...at.slice(3)] });
  };
  const followed = matchByName(moved.gone, nameMoved, moved.fresh, (operation) => nameOperation(operation));
  const followers = new Set(followed.pairs.map(([old]) => old));
  const order = new Map(head.operations.map((operation, position) => [operation, position]));
  const positionOf = (operation: Operation) => order.get(operation) ?? 0;
  return {
    pairs: [...pairs, ...followed.pairs].sort(([, one], [, other]) => positionOf(one) - positionOf(other)),
    removed: gone
      .filter((operation) => !followers.has(operation))
      .map((operation) => ({ operation, successor: successors.get(operation) })),
    added: followed.fresh,
  };
}

type Namer = (operation: Operation) => string | undefined;

function matchByName(gone: readonly Operation[], nameOld: Namer, fresh: readonly Operation[], nameNew: Namer) {
  const waiting = new Map<string, Operation[]>();
  for (const operation of fresh.toReversed()) {
    const name = nameNew(operation);
    if (name === undefined) continue;
    const same = waiting.get(name);
    if (same === undefined) waiting.set(name, [operation]);
    else same.push(operation);
  }
  const pairs: (readonly [Operation, Operation])[] = [];
  for (const operation of gone) {
    const found = waiting.get(nameOld(operation) ?? "")?.pop();
    if (found !== undefined) pairs.push([operation, found]);
  }
  const used = new Set(pairs.flat());
  const isLeft = (operation: Operation) => !used.has(operation);
  return { pairs, gone: gone.filter(isLeft), fresh: fresh.filter(isLeft) };
}

function nameExactly({ kind, method, path, at }: Operation): string {
  return JSON.stringify([kind, method, kind === "callback" ? at : path]);
}

/** The same for operations that clients cannot tell apart, but by what the parameters in the path are called. */
export function nameOperation(
  { kind, method, path, at }: Pick<Operation, "kind" | "method" | "path" | "at">,
  prefix = "",
): string {
  if (kind === "path") return `${method} ${blankNames(`${prefix}${path}`)}`;
  if (kind === "webhook") return `${method} ${path} (webhook)`;
  // The same expression may stand in many operations.
  const [root, owner = "", ...rest] = at.map(String);
  const way = [root, root === "paths" ? blankNames(`${prefix}${owner}`) : owner, ...rest];
  return `${method} ${JSON.stringify(way)} (callback)`;
}

/** A callback that operations share is met at the first of them, which may be another one now. */
function nameShared({ kind, method, node }: Operation): string | undefined {
  return kind === "callback" && node.path[0] === "components" ? JSON.stringify([method, node.path]) : undefined;
}

function nameById({ kind, operationId }: Operation): string | undefined {
  return kind === "path" ? operationId : undefined;
}

function blankNames(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "{}");
}

/** The path that all servers of a description begin with; empty where they differ. */
function findPrefix({ references }: OperationIndex): string {
  const paths = new Set(listServers(references.root.value).map(({ path }) => path.replace(/\/+$/, "")));
  const [only = "", ...others] = paths;
  const basePath = member(references.root.value, "basePath");
  if (paths.size === 0 && typeof basePath === "string") return basePath.replace(/\/+$/, "");
  return others.length === 0 ? only : "";
}
