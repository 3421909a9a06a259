import { findHiddenFailure } from "../rules/hidden-failures.ts";
import type { Counterpart } from "./counterparts.ts";
import { classOf, type OperationSide } from "./side.ts";
import { writeResolved } from "./write-resolved.ts";

/** The success of the newer version that tells of failures, as it did not before; undefined where none does. */
export function findHiding(
  base: OperationSide,
  head: OperationSide,
  counterparts: readonly Counterpart[],
): string | undefined {
  return head.keys.find((key) => {
    if (classOf(key) !== "2" || !tells(head, key)) return false;
    const before = counterparts.find((counterpart) => counterpart.head === key)?.base;
    // Where codes are gone, the same content may be taken otherwise: it counts only if it has changed itself.
    return before === undefined || (!tells(base, before) && write(base, before) !== write(head, key));
  });
}

function tells(side: OperationSide, key: string): boolean {
  const [response, use] = [side.responseOf(key), side.useOf(key)];
  return response !== undefined && use !== undefined && findHiddenFailure(side.index, response, use) !== undefined;
}

function write(side: OperationSide, key: string): string {
  return writeResolved(side.index.references, side.responseOf(key)?.node);
}
