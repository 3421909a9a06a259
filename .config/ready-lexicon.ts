import { dirname } from "node:path";
import type { Options } from "tsup";
import { listLanguages } from "../src/meaning/languages.ts";
import { findFirstWords } from "../src/meaning/lexicon.ts";
import { splitLanguage } from "../src/meaning/phrase.ts";
import { findPhrases } from "../src/meaning/phrases.ts";
import { listNeeds } from "../src/meaning/sieve.ts";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/**
 * Has the lexicon made ready at the build, its words split and its indices made: to do that costs a run on a small
 * description more than all else.
 */
export const readyLexicon: Plugin = {
  name: "ready-lexicon",
  setup(build) {
    const replace = (file: RegExp, write: () => string) =>
      build.onLoad({ filter: file }, ({ path }) => ({ contents: write(), loader: "ts", resolveDir: dirname(path) }));
    replace(
      /[/\\]src[/\\]meaning[/\\]languages\.ts$/,
      () => `export const listLanguages = () => ${parse(listLanguages().map(splitLanguage))};`,
    );
    replace(
      /[/\\]src[/\\]meaning[/\\]lexicon\.ts$/,
      () => `import { createSieve } from "./sieve.ts";
        export const findFirstWords = () =>
          ({ ...${parse(findFirstWords())}, sift: createSieve(${parse(findPhrases().map(listNeeds))}) });`,
    );
  },
};

/** Data as a call of `JSON.parse`, which is read faster than an expression. */
function parse(data: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(data))})`;
}
