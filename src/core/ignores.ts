import { member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { type Node, type References, referenceOf } from "../openapi/references.ts";

/** The key under which a description says what is to be ignored. */
export const ignoreExtension = "x-statute-ignore";

/**
 * Whether an object on the way to a place, the place included, says `x-statute-ignore` to a rule. The reason is part
 * of the form: `x-statute-ignore: { 429-retry-after: "The gateway adds it." }`; without one nothing is ignored.
 */
export function isIgnored(references: References, ruleId: string, route: JsonPath): boolean {
  let { value, document }: Target = references.root;
  if (ignores(references, ruleId, value)) return true;
  // Asked for every finding and every user of what it is about: nodes, with routes of their own, would be too dear.
  for (const key of route) {
    value = member(value, key);
    if (value === undefined) return false;
    if (ignores(references, ruleId, value)) return true;
    // Beside a `$ref` the extension speaks for those alone who come by this reference.
    for (let hops = 0, reference = referenceOf(value); reference !== undefined; reference = referenceOf(value)) {
      const next = ++hops > maxHops ? undefined : references.hop(document, reference);
      if (next === undefined) return false;
      ({ value, document } = next);
      if (ignores(references, ruleId, value)) return true;
    }
  }
  return false;
}

/** More references in a row than anybody writes; those of a cycle never end. */
const maxHops = 100;

type Target = Pick<Node, "value" | "document">;

function ignores(references: References, ruleId: string, value: unknown): boolean {
  const entry = member(member(value, ignoreExtension), ruleId);
  return entry !== undefined && (references.heeds?.(entry, ruleId, value) ?? isHeeded(entry));
}

/**
 * Whether what `x-statute-ignore` says to a rule counts: it is a reason, or has one beside the last day on which it
 * counts: `{ reason: "The gateway adds it.", until: 2027-01-31 }`. Days are those of UTC.
 */
export function isHeeded(entry: unknown, today?: string): boolean {
  const reason = member(entry, "reason") ?? entry;
  const until = member(entry, "until");
  if (typeof reason !== "string" || reason.trim() === "") return false;
  return until === undefined || (isDay(until) && until >= (today ?? new Date().toISOString().slice(0, 10)));
}

/** Whether a value is a day as it is written here: `2027-01-31`. */
export function isDay(value: unknown): value is string {
  // Of a day that no month has, `Date` makes one of the next month, or none.
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !!new Date(value).toJSON()?.startsWith(value);
}
