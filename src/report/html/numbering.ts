import type { Finding } from "../../core/finding.ts";
import type { Matrix } from "../matrix/build-matrices.ts";

/** What the page's own script calls by numbers, so that no text of a description is in its data. */
export interface Numbering {
  /** The rules that found something, sorted, with how much they found. */
  readonly rules: ReadonlyMap<string, { readonly number: number; readonly count: number }>;
  /** The tags of all operations, sorted. */
  readonly tags: ReadonlyMap<string, number>;
  /** Findings that show in the same cells are one group; what shows in none has no number. */
  readonly groups: ReadonlyMap<Finding, number>;
}

/** Numbers what several parts of the page refer to. */
export function numberParts(findings: readonly Finding[], matrices: readonly Matrix[]): Numbering {
  return { rules: numberRules(findings), tags: numberTags(matrices), groups: numberGroups(matrices) };
}

function numberRules(findings: readonly Finding[]): Numbering["rules"] {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return new Map([...counts].sort(byName).map(([code, count], number) => [code, { number, count }]));
}

function numberTags(matrices: readonly Matrix[]): Numbering["tags"] {
  const tags = new Set<string>();
  for (const { rows } of matrices) for (const { operation } of rows) for (const tag of operation.tags) tags.add(tag);
  return new Map([...tags].sort().map((tag, number) => [tag, number]));
}

function numberGroups(matrices: readonly Matrix[]): Numbering["groups"] {
  const cellsOf = new Map<Finding, number[]>();
  let cell = 0;
  for (const { rows } of matrices)
    for (const { own, cells } of rows)
      for (const findings of [own, ...[...cells.values()].map((one) => one.findings)]) {
        cell++;
        for (const finding of findings) {
          const known = cellsOf.get(finding);
          if (known === undefined) cellsOf.set(finding, [cell]);
          else known.push(cell);
        }
      }
  const numbers = new Map<string, number>();
  const groups = new Map<Finding, number>();
  for (const [finding, cells] of cellsOf) {
    const key = cells.join(" ");
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    groups.set(finding, number);
  }
  return groups;
}

function byName([one]: readonly [string, number], [other]: readonly [string, number]): number {
  return one < other ? -1 : 1;
}
