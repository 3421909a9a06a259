import type { Finding } from "../../core/finding.ts";
import type { OperationOutline, Outline } from "../../core/outline.ts";
import type { JsonPath } from "../../openapi/json-path.ts";
import { formatPointer } from "../../openapi/locations.ts";
import type { RuleFacts } from "../run-report.ts";

/** Where a finding shows: at a response key of an operation, or at the operation itself. */
export interface Spot {
  readonly outline: Outline;
  readonly operation: OperationOutline;
  /** Undefined where the finding is about the operation itself. */
  readonly key: string | undefined;
}

type Found = Omit<Spot, "key"> & { readonly rest: JsonPath };

/**
 * Gives a function that says where a finding shows; nowhere, where it is about no operation. What is wrong with a shared
 * response shows at each of its users.
 */
export function placeOnMatrix(outlines: readonly Outline[], rules: readonly RuleFacts[]): (finding: Finding) => Spot[] {
  const byPlace = new Map<string, Omit<Spot, "key">[]>();
  const byName = new Map<string, Omit<Spot, "key">[]>();
  for (const outline of outlines)
    for (const operation of outline.operations) {
      const { source, path } = operation.place;
      add(byName, operation.name, { outline, operation });
      // What stands above an operation, such as the parameters of its path item, is about it too.
      for (const place of [path, path.slice(0, path.length - 1)])
        add(byPlace, `${source}\n${formatPointer(place)}`, { outline, operation });
    }

  /** The operations that are written nearest above a place, and the way from there. */
  const findAbove = (source: string, path: JsonPath, name: string | undefined): Found[] => {
    let place = `${source}\n`;
    let found: Found[] = [];
    for (const [index, segment] of path.entries()) {
      place += formatPointer([segment]);
      const here = byPlace.get(place);
      if (here !== undefined) found = here.map((spot) => ({ ...spot, rest: path.slice(index + 1) }));
    }
    const named = found.filter(({ operation }) => operation.name === name);
    return named.length > 0 ? named : found;
  };

  const findByName = (source: string, name: string): Found[] => {
    const named = (byName.get(name) ?? []).map((spot) => ({ ...spot, rest: [] }));
    const own = named.filter(({ outline }) => outline.source === source);
    return own.length > 0 ? own : named;
  };

  const asked = new Map(rules.map(({ rule }) => [rule.id, rule.scope === "operation" ? readCode(rule.id) : undefined]));

  return ({ code, source, path, operation: name, responseKey, related }) => {
    const above = related
      ? related.flatMap((user) => findAbove(user.source, user.path, user.label))
      : findAbove(source, path, name);
    const found = above.length === 0 && name !== undefined ? findByName(source, name) : above;
    return found.map(({ outline, operation, rest: [member, key] }) => {
      const own = responseKey ?? (member === "responses" && key !== undefined ? String(key) : undefined);
      const wanted = asked.get(code);
      const missing = wanted === undefined || operation.responseKeys.includes(wanted) ? undefined : wanted;
      return { outline, operation, key: own ?? missing };
    });
  };
}

/** The one code that a rule is named after: the 404 of `404-documented`. */
function readCode(id: string): string | undefined {
  const codes = id.split("-").filter((word) => /^[1-5]\d\d$/.test(word));
  return codes.length === 1 ? codes[0] : undefined;
}

function add<T>(groups: Map<string, T[]>, name: string, item: T): void {
  const group = groups.get(name);
  if (group === undefined) groups.set(name, [item]);
  else group.push(item);
}
