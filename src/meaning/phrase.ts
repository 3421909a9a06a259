import type { ScenarioName } from "./scenarios.ts";
import { splitText } from "./words.ts";

/**
 * A few words that tell of a scenario. Written: `word`, `begin*` (any ending), `(one|the other)`, `[left out or not]`,
 * `<class>` (any word of a class), `~` (up to four words), `^` (nothing stands before), `$` (nothing after, or a small word).
 */
export interface Phrase {
  readonly scenario: ScenarioName;
  readonly text: string;
  readonly classes: WordClasses;
}

export type WordClasses = Readonly<Record<string, string>>;
export type PhraseTable = Readonly<Partial<Record<ScenarioName, string>>>;

export interface Language {
  /** The phrases of each scenario, one to a line. */
  readonly table: PhraseTable;
  /** Words that may stand in each other's place, parted by `|`. */
  readonly classes: WordClasses;
}

/** The phrases of one language. */
export function listPhrases({ table, classes }: Language): readonly Phrase[] {
  return Object.entries(table).flatMap(([scenario, lines]) =>
    lines
      .trim()
      .split(/\s*\n\s*/)
      .map((text) => ({ scenario: scenario as ScenarioName, text, classes })),
  );
}

/** Words and signs in a row. */
export type Sequence = readonly string[];

/** What may stand at one place of a phrase: any of some sequences. */
export interface Step {
  readonly options: readonly Sequence[];
  readonly isOptional: boolean;
}

const partPattern = /\[[^\]]+\]|\([^)]+\)|[^\s()[\]]+/g;

/** A phrase, place by place. */
export function readSteps({ text }: Phrase): readonly Step[] {
  return (text.match(partPattern) ?? []).map(readStep);
}

function readStep(part: string): Step {
  const inside = /^[([]/.test(part) ? part.slice(1, -1) : part;
  return { options: inside.split("|").map((option) => toSequence(option.trim())), isOptional: part.startsWith("[") };
}

/** Scripts without blanks have one word for each character. */
function toSequence(option: string): Sequence {
  if (isPlain(option)) return option.includes(" ") ? option.split(" ") : option === "" ? [] : [option];
  return option.split(/\s+|(?=<)|(?<=>)/).flatMap((word) => {
    if (/^(?:[~^$]|<\w+>)$/.test(word)) return word;
    const words = splitText(word.replace(/\*$/, "")).map(({ text }) => text);
    const last = words.pop();
    return last === undefined ? words : [...words, word.endsWith("*") ? `${last}*` : last];
  });
}

/** Whether an option is made of nothing but letters of English, blanks and signs, as nearly all are: a look at each is faster than an expression. */
function isPlain(option: string): boolean {
  for (let at = 0; at < option.length; at++) {
    const code = option.charCodeAt(at);
    const isSign = code === 0x20 || code === 0x24 || code === 0x2a || code === 0x5e || code === 0x7e;
    if (!isSign && (code < 0x61 || code > 0x7a)) return false;
  }
  return true;
}

/** The words that a phrase may begin with, each with its star where any ending will do. */
export function listFirstWords(phrase: Phrase): readonly string[] {
  const [plain] = /^[a-z]+\*?(?= |$)/.exec(phrase.text) ?? [];
  if (plain !== undefined) return [plain];
  const firsts: string[] = [];
  // Of most phrases, no more is ever read.
  for (const [part] of phrase.text.matchAll(partPattern)) {
    const { options, isOptional } = readStep(part);
    for (const option of options) {
      const first = option.find((word) => word !== "^");
      if (first === undefined) continue;
      firsts.push(...(first.startsWith("<") ? readClass(first, phrase.classes).map(([word = ""]) => word) : [first]));
    }
    if (!isOptional && firsts.length > 0) break;
  }
  return firsts;
}

/** The words of the classes of a language, each read once. */
const knownClasses = new WeakMap<WordClasses, Map<string, readonly Sequence[]>>();

/** What may stand for `<class>`. Throws an `Error` where the language has no such class. */
export function readClass(mark: string, classes: WordClasses): readonly Sequence[] {
  let known = knownClasses.get(classes);
  if (known === undefined) {
    known = new Map();
    knownClasses.set(classes, known);
  }
  let sequences = known.get(mark);
  if (sequences === undefined) {
    const words = classes[mark.slice(1, -1)];
    if (words === undefined) throw new Error(`There is no class of words called ${mark}.`);
    sequences = words.split("|").map((word) => toSequence(word.trim()));
    known.set(mark, sequences);
  }
  return sequences;
}
