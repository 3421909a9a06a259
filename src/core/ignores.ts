import { member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import type { References } from "../openapi/references.ts";

/**
 * Whether an object on the way to a place, the place included, says `x-statute-ignore` to a rule. The reason is part
 * of the form: `x-statute-ignore: { 429-retry-after: "The gateway adds it." }`; without one nothing is ignored.
 */
export function isIgnored(references: References, ruleId: string, route: JsonPath): boolean {
  let node = references.root;
  if (ignores(node.value, ruleId)) return true;
  for (const key of route) {
    // Beside a `$ref` the extension speaks for those alone who come by this reference.
    for (const layer of references.layers(node, key)) if (ignores(layer.value, ruleId)) return true;
    const next = references.child(node, key);
    if (next === undefined) return false;
    node = next;
  }
  return false;
}

function ignores(value: unknown, ruleId: string): boolean {
  const reason = member(member(value, "x-statute-ignore"), ruleId);
  return typeof reason === "string" && reason.trim() !== "";
}
