import { isIgnored } from "../core/ignores.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { Node } from "../openapi/references.ts";
import type { Response } from "../openapi/response.ts";

/**
 * For a rule that finds a fault in a schema. One that many responses share is mended once, so one of them is enough to
 * report it: the first that asks and is not told to ignore the rule. Responses are judged in a fixed order, so that it
 * is always the same.
 */
export function rememberFirstUsers(ruleId: string) {
  const usersByIndex = new WeakMap<OperationIndex, Map<unknown, string>>();
  return (index: OperationIndex, faulty: Node, { key, at, node, uses }: Response): boolean => {
    if (isWithin(faulty, node)) return true; // Nobody else has it, but the same definition under other codes.
    if (uses.every((use) => isIgnored(index.references, ruleId, use.at))) return true; // It is dropped later on.
    let users = usersByIndex.get(index);
    if (users === undefined) {
      users = new Map();
      usersByIndex.set(index, users);
    }
    const user = JSON.stringify([key, at]);
    const first = users.get(faulty.value) ?? user;
    users.set(faulty.value, first);
    return first === user;
  };
}

function isWithin({ document, path }: Node, holder: Node): boolean {
  return document === holder.document && holder.path.every((key, at) => path[at] === key);
}
