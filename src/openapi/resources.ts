import { onceFor } from "./once.ts";
import type { Operation } from "./operation.ts";
import type { OperationIndex } from "./operation-index.ts";
import { blankPath } from "./roles.ts";

/**
 * What operations of one resource have in common: two path items are of the same resource where their paths differ only
 * in the names of parameters, or after a `?` or `#`.
 */
export function nameResource({ kind, path }: Pick<Operation, "kind" | "path">): string {
  return `${kind} ${blankPath(path)}`;
}

/** Every method that a description documents for a resource. */
export function listMethods(index: OperationIndex, resource: string): ReadonlySet<string> {
  return readMethods(index).get(resource) ?? none;
}

const none: ReadonlySet<string> = new Set();

const readMethods = onceFor(
  (index: OperationIndex) => index,
  ({ operations }): ReadonlyMap<string, ReadonlySet<string>> => {
    const methods = new Map<string, Set<string>>();
    for (const operation of operations) {
      const resource = nameResource(operation);
      const known = methods.get(resource);
      if (known === undefined) methods.set(resource, new Set([operation.method]));
      else known.add(operation.method);
    }
    return methods;
  },
);
