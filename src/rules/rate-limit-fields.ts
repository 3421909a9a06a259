import { keysOf } from "../openapi/json-object.ts";
import { onceFor } from "../openapi/once.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { Place } from "../openapi/references.ts";
import { findHeaderComponents, findMostReferred, listInlineFields, listReferredHeaders } from "./header-components.ts";
import { isOfRateLimit } from "./rate-limit-names.ts";

/** The fields by which an API tells of a limit. */
export interface RateLimitFields {
  /** Those that there are definitions to refer to for. */
  readonly members: readonly { readonly name: string; readonly place: Place }[];
  /** The name of one that is written in a response. */
  readonly inline: string | undefined;
}

/** Nobody tells of a limit in more. */
const maxMembers = 10;

/** The fields by which an API tells of a limit: those of its responses, else its components that bear the name of one. */
export const findRateLimitFields = onceFor(
  (index: OperationIndex) => index,
  (index): RateLimitFields => {
    const inline = [...listInlineFields(index)].find((name) => isOfRateLimit(name.toLowerCase()));
    if (index.version === "2.0") return { members: [], inline };
    const referred = [...listReferredHeaders(index)].flatMap(([lowerName, [header]]) => {
      const place = isOfRateLimit(lowerName) ? findMostReferred(index, lowerName) : undefined;
      return place === undefined || header === undefined ? [] : [{ name: header.name, place }];
    });
    const members = referred.length > 0 ? referred : listComponents(index);
    return { members: members.slice(0, maxMembers), inline };
  },
);

function listComponents({ references }: OperationIndex): RateLimitFields["members"] {
  const components = findHeaderComponents(references, references.root.document);
  if (components === undefined) return [];
  const { document, path } = components;
  return keysOf(components.value)
    .filter((key) => isOfRateLimit(key.toLowerCase()) && key.includes("-")) // Without, it need not be a field's name.
    .map((key) => ({ name: key, place: { document, path: [...path, key] } }));
}
