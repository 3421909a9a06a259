import { once } from "../openapi/once.ts";
import type { Break } from "./find-breaks.ts";
import type { Candidate } from "./sort-out.ts";
import { Writers } from "./writers.ts";

/** How often it is asked again what breaks clients, where something does. */
const mostTrials = 60;

/** Candidates by whether they keep what clients were promised. */
export interface Judged {
  readonly kept: readonly Candidate[];
  readonly breaking: readonly Candidate[];
  /** Those of which it could not be told in time. */
  readonly open: readonly Candidate[];
}

/**
 * Finds the candidates that would break clients. `findBreaks` tells what breaks when some are made together. Whatever has
 * to do with a break is suspected of it; of several, one half waits, for all breaks at once: so it is asked about as often
 * as the operation with most of them needs, and not for each candidate.
 */
export async function keepPromises(
  chosen: readonly Candidate[],
  findBreaks: (made: readonly Candidate[]) => Promise<readonly Break[]>,
): Promise<Judged> {
  // Seldom asked for.
  const openWriters = once(() => new Writers(chosen));
  const kept = new Set<Candidate>();
  const breaking = new Set<Candidate>();
  const listChosen = (...sets: readonly ReadonlySet<Candidate>[]) =>
    chosen.filter((candidate) => sets.some((set) => set.has(candidate)));
  let trials = mostTrials;
  for (let open = new Set(chosen); open.size > 0; ) {
    const waiting = new Set<Candidate>();
    while (open.size > 0) {
      const breaks = await findBreaks(listChosen(kept, open));
      if (breaks.length === 0) break;
      if (trials-- === 0)
        return { kept: listChosen(kept), breaking: listChosen(breaking), open: listChosen(open, waiting) };
      for (const suspects of listSuspects(breaks, openWriters(), open)) {
        // One of them is put off for another break: that may have been all.
        if (suspects.some((candidate) => !open.has(candidate))) continue;
        for (const candidate of suspects.slice(suspects.length >> 1)) {
          open.delete(candidate);
          (suspects.length === 1 ? breaking : waiting).add(candidate);
        }
      }
    }
    for (const candidate of open) kept.add(candidate);
    open = waiting;
  }
  return { kept: listChosen(kept), breaking: listChosen(breaking), open: [] };
}

/** Of each break, those among `open` that have to do with it; all, where nobody has to do with any. */
function listSuspects(
  breaks: readonly Break[],
  writers: Writers,
  open: ReadonlySet<Candidate>,
): readonly (readonly Candidate[])[] {
  const suspected = breaks
    .map((places) => [...new Set(places.flatMap((place) => [...writers.listConcerned(place)]))])
    .map((concerned) => concerned.filter((candidate) => open.has(candidate)))
    .filter(({ length }) => length > 0);
  return suspected.length > 0 ? suspected : [[...open]];
}
