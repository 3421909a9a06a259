import { availableParallelism } from "node:os";
import type { Ruleset } from "../engine/ruleset.ts";

/**
 * Where threads pay: each takes a quarter of a second of a processor to start and warm up, and its findings have to be
 * copied. Measured, two processors gain nothing at any size.
 */
const [leastBytes, leastProcessors] = [8_000_000, 4];

/** Each has the memory of a whole run: more are started only where they are wished for. */
const [mostUnasked, mostAsked] = [8, 64];

/**
 * How many threads lint these files: as many as wished, else what pays. Rulesets with rules of others are code, which
 * would have to be loaded in each: one thread runs them.
 */
export function chooseThreadCount(
  wish: number | undefined,
  files: readonly { readonly bytes: number }[],
  rulesets: readonly Ruleset[],
  processors = availableParallelism(),
): number {
  if (rulesets.some(({ spectral }) => spectral !== undefined)) return 1;
  if (wish !== undefined) return Math.min(wish, files.length, mostAsked);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const pays = processors >= leastProcessors && total >= leastBytes;
  return pays ? Math.min(processors, files.length, mostUnasked) : 1;
}
