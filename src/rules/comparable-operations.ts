import type { Operation } from "../openapi/operation.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import { findRole, hasItems, type Role, splitWords } from "../openapi/roles.ts";
import { documents } from "./checks.ts";

/**
 * How operations are compared: what they are called, and the codes that are alternatives to each other. Where an odd one
 * of those is the habit, nobody is asked to follow it.
 */
export const kinds = {
  list: { name: "GETs of a collection", codes: ["200", "201"], odd: ["201"] },
  read: { name: "GETs of one resource", codes: ["200", "201"], odd: ["201"] },
  create: { name: "POSTs that create a resource", codes: ["200", "201"], odd: ["200"] },
  replace: { name: "PUTs of one resource", codes: ["200", "201", "204"], odd: ["201"] },
  update: { name: "PATCHes of one resource", codes: ["200", "201", "204"], odd: ["201"] },
  delete: { name: "DELETEs of one resource", codes: ["200", "204"], odd: [] },
} as const satisfies Readonly<Partial<Record<Role, KindFacts>>>;

interface KindFacts {
  readonly name: string;
  readonly codes: readonly string[];
  readonly odd: readonly string[];
}

export type Kind = keyof typeof kinds;

const creating = /^(?:create|new)(?![a-z])/;
/** It links, moves or changes what is there already, rather than creating. */
const linking =
  /^(?:(?:insert|move|copy|assign|attach|invite|join|set|update)(?![a-z])|create or |add (?!(?:an? )?new )[^.]{1,80} to )/;
const adding = /^(?:add|assign|attach|convert|invite|join|upload)(?![a-z])/;
/** It may create what it replaces, and then answers 201. */
const placing = /^(?:create|put or|store|upsert)(?![a-z])/;
/** The resource stays, in another state. */
const keeping = /^(?:deactivat|cancel|terminat|archiv|disabl|expir|void|suspend|close|stop|leav|reset|clear)/;

/** What an operation can be compared as; undefined where it may well be something of its own. */
export function findKind(operation: Operation, index: OperationIndex): Kind | undefined {
  const role = findRole(operation, index);
  switch (role) {
    case "action":
      return undefined;
    case "create": {
      const isCreation = hasItems(operation, index) || begins(operation, creating);
      return isCreation && !begins(operation, linking) && !documents(operation, ["202"]) ? role : undefined;
    }
    case "delete":
      return begins(operation, keeping) ? undefined : role;
    case "replace":
    case "update":
      // Without content there is nothing that could replace or change the resource: it is a link or a switch. The
      // protocol tus prescribes its codes.
      if (operation.requestBody === undefined || operation.path.includes("/tus/")) return undefined;
      return begins(operation, adding) || begins(operation, placing) ? undefined : role;
    default:
      return role;
  }
}

/** Whether the name or the summary of an operation begins with such words. */
function begins({ operationId, summary }: Operation, words: RegExp): boolean {
  return [operationId, summary].some((text) => text !== undefined && words.test(splitWords(text.slice(0, 200))));
}
