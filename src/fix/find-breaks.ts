import type { Change } from "../contract/change.ts";
import { compareContracts } from "../contract/compare-contracts.ts";
import { type Policy, rateChange } from "../contract/policy.ts";
import { type LintFilesOptions, lintEach } from "../engine/lint-files.ts";
import { member } from "../openapi/json-object.ts";
import { onceFor } from "../openapi/once.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import { type Place, referenceOf } from "../openapi/references.ts";
import type { Spot } from "./path-map.ts";

/** A change that breaks clients, by all the places whose change may have brought it about. */
export type Break = readonly Spot[];

/** How much of what a place refers to is looked at. */
const mostLooked = 1000;

/**
 * How changes of descriptions break clients, as the policy rates them. `before` and `after` tell how they are read at
 * either time.
 */
export async function findBreaks(
  files: readonly string[],
  before: LintFilesOptions,
  after: LintFilesOptions,
  policy: Policy,
): Promise<readonly Break[]> {
  const breaks: Break[] = [];
  for (const file of files) {
    const [base, head] = [await readIndex(file, before), await readIndex(file, after)];
    if (base === undefined || head === undefined) continue;
    const breaking = compareContracts(base, head).filter((change) => rateChange(change, policy) === "breaking");
    if (breaking.length === 0) continue;
    const listPlaces = createTracer(base, head);
    for (const change of breaking) breaks.push(listPlaces(change));
  }
  return breaks;
}

async function readIndex(file: string, options: LintFilesOptions): Promise<OperationIndex | undefined> {
  let taken: OperationIndex | undefined;
  const takeIndex = (_: string, index: OperationIndex) => {
    taken = index;
  };
  await lintEach([file], { ...options, ruleset: { name: "", rules: [] }, takeIndex });
  return taken;
}

/** Tells where a change may have been written, before and after: its operation, its own place, and what that refers to. */
function createTracer(base: OperationIndex, head: OperationIndex): (change: Change) => Break {
  const [inBase, inHead] = [base, head].map((index) => {
    const operations = new Map(index.operations.map(({ name, node }) => [name, node]));
    const reach = onceFor(readValue, (place: Place) => listReached(index, place));
    return (name: string, place: Place | undefined): readonly Place[] => {
      const operation = operations.get(name);
      return [...(operation ? [operation] : []), ...(place ? [place, ...reach(place)] : [])];
    };
  });
  return (change) => {
    const places = [
      ...(inBase?.(change.operation, change.base) ?? []),
      ...(inHead?.(change.operation, change.head) ?? []),
    ];
    return places.map(({ document, path }) => ({ source: document.source, path }));
  };
}

function readValue({ document, path }: Place): unknown {
  return path.reduce<unknown>((value, key) => member(value, key), document.data);
}

/** Where the references lead that are written in a place, and in what those lead to. */
function listReached({ references }: OperationIndex, place: Place): readonly Place[] {
  const reached = new Map<unknown, Place>();
  const open = [{ document: place.document, value: readValue(place) }];
  let looked = 0;
  for (let one = open.pop(); one !== undefined && looked < mostLooked; one = open.pop(), looked++) {
    const { document, value } = one;
    const reference = referenceOf(value);
    const target = reference === undefined ? undefined : references.hop(document, reference);
    if (target !== undefined && !reached.has(target.value)) {
      reached.set(target.value, target);
      open.push(target);
    }
    if (typeof value === "object" && value !== null)
      for (const held of Object.values(value)) if (typeof held === "object") open.push({ document, value: held });
  }
  return [...reached.values()];
}
