import { UserError } from "../core/user-error.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { Place } from "../openapi/references.ts";
import type { Change, ChangeKind } from "./change.ts";
import { compareCodes } from "./compare-codes.ts";
import { compareContent } from "./compare-content.ts";
import { compareErrors } from "./compare-errors.ts";
import { compareFields } from "./compare-fields.ts";
import { kindFacts } from "./kinds.ts";
import { matchOperations, nameOperation } from "./match-operations.ts";
import type { ResponseChange } from "./response-change.ts";
import { classOf, OperationSide } from "./side.ts";
import { type Exception, exceptions } from "./verdicts.ts";

/** More than can be told: shared responses make a change of many operations out of each line. */
const mostChanges = 200_000;

/**
 * What clients will feel of the changes between two descriptions of an API: in the order of the newer one, what is gone
 * after that. A change that concerns several operations is told for each. Time grows with the operations and responses,
 * not with the schemas. What is written otherwise and says the same is no change: an order, a name of a path parameter,
 * a reference in place of what it refers to, YAML for JSON. Throws a `UserError` where there are more than can be told.
 */
export function compareContracts(base: OperationIndex, head: OperationIndex): readonly Change[] {
  const changes: Change[] = [];
  for (const change of listChanges(base, head)) {
    if (changes.length === mostChanges)
      throw new UserError(
        `${head.references.root.document.source} has more than ${mostChanges.toLocaleString("en")} changes.`,
        "Is it compared with the right one?",
      );
    changes.push(change);
  }
  return changes;
}

function* listChanges(base: OperationIndex, head: OperationIndex): Iterable<Change> {
  const { pairs, removed, added } = matchOperations(base, head);
  for (const [old, fresh] of pairs)
    yield* compareOperations(new OperationSide(base, old), new OperationSide(head, fresh));
  for (const operation of added)
    yield complete(new OperationSide(head, operation), {
      kind: "operation-added",
      before: null,
      after: operation.name,
      head: operation.node,
    });
  for (const { operation, successor } of removed)
    yield complete(new OperationSide(base, operation), {
      kind: "operation-removed",
      before: operation.name,
      after: successor?.name ?? null,
      exception: operation.deprecated ? exceptions.deprecated : undefined,
      base: operation.node,
      head: successor?.node ?? head.references.locateBelow(head.references.root, operation.at),
    });
}

function* compareOperations(base: OperationSide, head: OperationSide): Iterable<Change> {
  const { changes, counterparts } = compareCodes(base, head);
  for (const { old, fresh, ...change } of changes)
    yield complete(head, {
      ...change,
      ...(old !== undefined && { base: base.placeOf(old) }),
      head: head.placeOf(fresh ?? old),
    });
  // A 2.0 operation has one list of media types, so that a change of it is one: that of the successes, if there are any.
  const isTold = new Set<string>();
  const isNews = ({ kind, mediaType }: ResponseChange) => {
    if (mediaType === undefined || base.index.version !== "2.0" || head.index.version !== "2.0") return true;
    const name = `${kind} ${mediaType}`;
    return !isTold.has(name) && isTold.add(name);
  };
  const isLate = (key: string) => Number(base.tellsOfFailure(key));
  const successesFirst = counterparts.toSorted((a, b) => isLate(a.base) - isLate(b.base));
  for (const { base: old, head: fresh, isCovering } of successesFirst) {
    // What a redirection lacks of a success, or a failure of the server of one of the client, goes with the code.
    const isSameClass = !isCovering && classOf(old) === classOf(fresh);
    const parts = [
      ...(isSameClass ? compareFields(base, old, head, fresh) : []),
      ...(isSameClass ? compareContent(base, old, head, fresh) : []),
      ...compareErrors(base, old, head, fresh),
    ];
    for (const part of parts) if (isNews(part)) yield complete(head, { ...part, status: old });
  }
}

interface Draft {
  readonly kind: ChangeKind;
  readonly status?: string;
  readonly field?: string;
  readonly mediaType?: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly exception?: Exception | undefined;
  readonly base?: Place;
  readonly head?: Place;
}

/** Rates a change, and says whose it is. */
function complete({ operation, direction }: OperationSide, { exception, status = "", ...draft }: Draft): Change {
  const { forClients, forReceivers } = kindFacts[draft.kind];
  const usual = direction === "api" ? forClients : forReceivers;
  const isExcepted = exception !== undefined && (exception.direction ?? direction) === direction;
  const { rating, reason } = isExcepted ? exception : usual;
  const { field = "", mediaType = "" } = draft;
  const subject = [nameOperation(operation), status, field, mediaType].join("\n");
  return { ...draft, status, operation: operation.name, rating, reason, subject };
}
