import type { Finding, RelatedPlace } from "../core/finding.ts";
import { severityNumber } from "../core/severity.ts";
import { formatPointer } from "../openapi/locations.ts";
import { nameOperations } from "../openapi/response.ts";
import { sortFindings } from "./sort-findings.ts";

/**
 * Joins the findings of several descriptions. A definition that they share is reported once, with the users of all:
 * same rule, document, place and response key make the same defect, of the weightiest severity that they give it.
 */
export function mergeFindings(found: readonly (readonly Finding[])[]): Finding[] {
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return [...only];
  const merged = new Map<string, Finding>();
  for (const findings of found)
    for (const finding of findings) {
      const { code, source, path, responseKey, range } = finding;
      const key = [code, source, formatPointer(path), responseKey, range.start.line, range.start.character].join("\n");
      const known = merged.get(key);
      merged.set(
        key,
        known === undefined ? finding : { ...joinUsers(known, finding), severity: weightier(known, finding) },
      );
    }
  return sortFindings([...merged.values()]);
}

function weightier(one: Finding, other: Finding): Finding["severity"] {
  return severityNumber(one.severity) <= severityNumber(other.severity) ? one.severity : other.severity;
}

function joinUsers(one: Finding, other: Finding): Finding {
  const users = new Map<string, RelatedPlace>();
  for (const user of [...listUsers(one), ...listUsers(other)])
    users.set([user.source, formatPointer(user.path)].join("\n"), user);
  const labels = [...users.values()].map(({ label }) => label);
  const before = listUsers(one).map(({ label }) => label);
  if (labels.length === before.length) return one;
  const { operation: _, ...facts } = one;
  return {
    ...facts,
    message: one.message.replace(
      ` of ${nameOperations(before.length, before[0])}`,
      () => ` of ${nameOperations(labels.length, labels[0])}`,
    ),
    related: [...users.values()],
  };
}

function listUsers({ related, operation, source, path, range }: Finding): readonly RelatedPlace[] {
  return related ?? (operation === undefined ? [] : [{ label: operation, source, path, range }]);
}
