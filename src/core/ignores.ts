import { member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { type Node, type References, referenceOf } from "../openapi/references.ts";

/**
 * Whether an object on the way to a place, the place included, says `x-statute-ignore` to a rule. The reason is part
 * of the form: `x-statute-ignore: { 429-retry-after: "The gateway adds it." }`; without one nothing is ignored.
 */
export function isIgnored(references: References, ruleId: string, route: JsonPath): boolean {
  let { value, document }: Target = references.root;
  if (ignores(value, ruleId)) return true;
  // Asked for every finding and every user of what it is about: nodes, with routes of their own, would be too dear.
  for (const key of route) {
    value = member(value, key);
    if (value === undefined) return false;
    if (ignores(value, ruleId)) return true;
    // Beside a `$ref` the extension speaks for those alone who come by this reference.
    for (let hops = 0, reference = referenceOf(value); reference !== undefined; reference = referenceOf(value)) {
      const next = ++hops > maxHops ? undefined : references.hop(document, reference);
      if (next === undefined) return false;
      ({ value, document } = next);
      if (ignores(value, ruleId)) return true;
    }
  }
  return false;
}

/** More references in a row than anybody writes; those of a cycle never end. */
const maxHops = 100;

type Target = Pick<Node, "value" | "document">;

function ignores(value: unknown, ruleId: string): boolean {
  const ignored = member(value, "x-statute-ignore");
  if (ignored === undefined) return false;
  const reason = member(ignored, ruleId);
  return typeof reason === "string" && reason.trim() !== "";
}
