import { type JsonObject, keysOf, member } from "../openapi/json-object.ts";

/** Whether a ruleset says in expressions where its rules look, which Spectral runs as code. */
export function holdsExpressions({ rules, aliases }: JsonObject): boolean {
  const all = keysOf(rules).map((id) => member(rules, id));
  const steps = all.flatMap((rule) => [member(rule, "then")].flat());
  const paths = [...all.map((rule) => member(rule, "given")), ...steps.map((step) => member(step, "field")), aliases];
  return paths.some((path) => holdsExpression(path, 0));
}

/** A script or filter in a JSONPath stands in parentheses. What is nested more than a ruleset ever is counts as one. */
function holdsExpression(path: unknown, depth: number): boolean {
  if (typeof path === "string") return path.includes("(");
  if (typeof path !== "object" || path === null) return false;
  return depth > 5 || Object.values(path).some((part) => holdsExpression(part, depth + 1));
}
