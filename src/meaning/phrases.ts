import { once } from "../openapi/once.ts";
import { listLanguages } from "./languages.ts";
import { listPhrases } from "./phrase.ts";

/** What tells of a scenario, in every language: made when the first text is read, as starting is no time to lose any. */
export const findPhrases = once(() => listLanguages().flatMap(listPhrases));
