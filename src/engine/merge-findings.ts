import { compare } from "../core/compare.ts";
import type { Finding, RelatedPlace } from "../core/finding.ts";
import { severities } from "../core/severity.ts";
import { formatPointer } from "../openapi/locations.ts";
import { nameOperations } from "../openapi/response.ts";
import { createDefectNamer } from "./defect-namer.ts";
import { joinFixes } from "./join-fixes.ts";
import { sortFindings } from "./sort-findings.ts";

/**
 * Joins the findings of several descriptions, each sorted. A definition that they share is reported once, with the
 * users of all: same rule, document, place and response key make the same defect, of the weightiest severity that they
 * give it, and mended only where that suits all. The result does not depend on the order of the descriptions, nor on whether some were joined before.
 */
export function mergeFindings(found: readonly (readonly Finding[])[]): Finding[] {
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return [...only];
  const nameDefect = createDefectNamer();
  const same = new Map<string, Finding[]>();
  for (const findings of found) {
    // A rule may find several things in one place: the first is that of other descriptions, and so is the second.
    const counts = new Map<string, number>();
    for (const finding of findings) {
      const { line, character } = finding.range.start;
      const place = [nameDefect(finding), line, character].join("\n");
      const count = (counts.get(place) ?? 0) + 1;
      counts.set(place, count);
      const key = `${place}\n${count}`;
      const known = same.get(key);
      if (known === undefined) same.set(key, [finding]);
      else known.push(finding);
    }
  }
  return sortFindings([...same.values()].map(join));
}

/** One finding out of those that descriptions have in common. */
function join(same: readonly Finding[]): Finding {
  const [first, ...others] = same.map(describe);
  if (first === undefined) throw new Error("There is nothing to join.");
  if (others.length === 0) return first.finding;
  // The same one speaks for all, in whatever order they come: the one with the first user.
  const lead = others.reduce((one, other) => (compareLeads(one, other) <= 0 ? one : other), first);
  const users = new Map<string, RelatedPlace>();
  for (const user of same.flatMap(listUsers).sort(compareUsers)) {
    const place = [user.source, formatPointer(user.path)].join("\n");
    if (!users.has(place)) users.set(place, user);
  }
  const severity = severities.find((one) => same.some((finding) => finding.severity === one));
  const fix = joinFixes([lead.finding, ...same].map((finding) => finding.fix));
  const { operation, related, fix: _, ...own } = lead.finding;
  const facts = { ...own, ...(severity && { severity }), ...(fix && { fix }) };
  const labels = [...users.values()].map(({ label }) => label);
  if (labels.length === lead.users.length)
    return {
      ...facts,
      ...(operation !== undefined && { operation }),
      ...(related && { related: [...users.values()] }),
    };
  const message = facts.message.replace(lead.named, () => ` of ${nameOperations(labels.length, labels[0])}`);
  return { ...facts, message, related: [...users.values()] };
}

interface Lead {
  readonly finding: Finding;
  readonly users: readonly RelatedPlace[];
  /** How the message names them. */
  readonly named: string;
}

function describe(finding: Finding): Lead {
  const users = listUsers(finding);
  return {
    finding,
    users: [...users].sort(compareUsers),
    named: ` of ${nameOperations(users.length, users[0]?.label)}`,
  };
}

function compareLeads(one: Lead, other: Lead): number {
  const [first, second] = [one.users[0], other.users[0]];
  if (first === undefined || second === undefined) if (first !== second) return first === undefined ? -1 : 1;
  const bare = ({ finding, named }: Lead) => finding.message.replace(named, "");
  return (first && second ? compareUsers(first, second) : 0) || compare(bare(one), bare(other));
}

function compareUsers(a: RelatedPlace, b: RelatedPlace): number {
  return (
    compare(a.source, b.source) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    compare(formatPointer(a.path), formatPointer(b.path)) ||
    compare(a.label, b.label)
  );
}

function listUsers({ related, operation, source, path, range }: Finding): readonly RelatedPlace[] {
  return related ?? (operation === undefined ? [] : [{ label: operation, source, path, range }]);
}
