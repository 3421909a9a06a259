import type { Phrase } from "./phrase.ts";
import { english } from "./phrases/english.ts";

/** What tells of a scenario, in every language that is read: a text may mix them. */
export const phrases: readonly Phrase[] = [...english];
