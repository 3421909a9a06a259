import { member } from "../openapi/json-object.ts";
import type { Node, References } from "../openapi/references.ts";
import { listTypes } from "../openapi/schemas.ts";

/** The types of a schema in a few words, however its version says that there may be none; empty where it names none. */
export function describeTypes(references: References, schema: Node): string {
  const types = new Set(listTypes(references, schema));
  const mayBeNull = types.delete("null") || (types.size > 0 && member(schema.value, "nullable") === true);
  return [...[...types].sort(), ...(mayBeNull ? ["null"] : [])].join(" or ");
}
