import type { Guideline } from "./guideline.ts";

/** The published guidelines that have a ruleset. */
export const guidelines: readonly Guideline[] = [];
