import { isObject, member } from "../openapi/json-object.ts";
import { onceFor } from "../openapi/once.ts";
import { splitWords } from "../openapi/roles.ts";
import { listMembers, listNestedMembers, onceForSchema } from "../openapi/schemas.ts";

/** Whether a schema describes a link or an identifier. */
export const describesPointer = onceForSchema((references, schema) => {
  const format = member(schema.value, "format");
  if (typeof format === "string" && /^(?:uuid|uri|uri-reference)$/.test(format)) return true;
  // Near members first, as most are there and the far ones are many.
  return [listMembers, listNestedMembers].some((list) => list(references, schema).some(({ name }) => isPointer(name)));
});

/** Whether an example shows one. */
export const isPointing = onceFor(
  (value: unknown) => value,
  (value) => showsPointer(value, 0),
);

function showsPointer(value: unknown, depth: number): boolean {
  if (depth > 4) return false;
  if (Array.isArray(value)) return value.slice(0, 5).some((item) => showsPointer(item, depth + 1));
  return (
    isObject(value) && Object.entries(value).some(([name, held]) => isPointer(name) || showsPointer(held, depth + 1))
  );
}

/** Whether a member is a link or an identifier: `id`, `jobId`, `status_url`, `_links`. */
function isPointer(name: string): boolean {
  return /(?:^| )(?:ids?|uid|uuid|guid|urls?|uris?|href|links?|self|location)$/.test(splitWords(name));
}
