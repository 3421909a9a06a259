import type { ScenarioName } from "./scenarios.ts";
import { splitText } from "./words.ts";

/**
 * A few words that tell of a scenario. Written: `word`, `begin*` (any ending), `(one|the other)`, `[left out or not]`,
 * `<class>` (any word of a class), `~` (up to four words), `^` (nothing stands before), `$` (nothing after, or a small word).
 */
export interface Phrase {
  readonly scenario: ScenarioName;
  readonly text: string;
  readonly language: Language;
}

type WordClasses = Readonly<Record<string, string>>;
export type PhraseTable = Readonly<Partial<Record<ScenarioName, string>>>;

export interface Language {
  /** The phrases of each scenario, one to a line. */
  readonly table: PhraseTable;
  /** Words that may stand in each other's place, parted by `|`. */
  readonly classes: WordClasses;
  /** Small words that no other language has: a text with one of them is read in this language only. */
  readonly marks?: string;
  /** Whether all words are split and simplified already, as `splitLanguage` does it. */
  readonly isSplit?: boolean;
}

/** The phrases of one language. */
export function listPhrases(language: Language): readonly Phrase[] {
  return Object.entries(language.table).flatMap(([scenario, lines]) =>
    lines
      .trim()
      .split(language.isSplit ? "\n" : /\s*\n\s*/)
      .map((text) => ({ scenario: scenario as ScenarioName, text, language })),
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
export function readSteps(phrase: Phrase): readonly Step[] {
  return splitSteps(phrase).map((read) => read());
}

/** The same, each place to be read when a text has come so far: most never do. */
export function splitSteps({ text, language }: Phrase): readonly (() => Step)[] {
  const isPlain = language.isSplit === true || (plain.test(text) && !text.includes("><"));
  return (text.match(partPattern) ?? []).map((part) => () => readStep(part, isPlain));
}

/** Nothing but letters of English and the signs of a phrase, as in most. */
const plain = /^[a-z ~^$*<>|()[\]]*$/;

function readStep(part: string, isPlain: boolean): Step {
  const isBare = !part.startsWith("[") && !part.startsWith("(");
  const options = isBare ? [part] : part.slice(1, -1).split("|");
  return { options: isPlain ? options.map(splitPlain) : options.map(toSequence), isOptional: part.startsWith("[") };
}

function splitPlain(option: string): Sequence {
  return option.includes(" ") ? option.split(" ") : [option];
}

/** Scripts without blanks have one word for each character. */
function toSequence(option: string): Sequence {
  return option.split(/\s+|(?=<)|(?<=>)/).flatMap((word) => {
    if (/^(?:[~^$]|<\w+>)$/.test(word)) return word;
    const words = splitText(word.replace(/\*$/, "")).map(({ text }) => text);
    const last = words.pop();
    return last === undefined ? words : [...words, word.endsWith("*") ? `${last}*` : last];
  });
}

/** A language whose phrases are quicker to read, and harder for people: each word and sign stands alone, simplified. */
export function splitLanguage({ table, classes, ...rest }: Language): Language {
  const splitOptions = (options: string) => options.split("|").map((option) => toSequence(option).join(" "));
  const splitPart = (part: string) => {
    const [open, close] = /^[[(]/.test(part) ? [part[0], part.at(-1)] : ["", ""];
    return `${open}${splitOptions(open === "" ? part : part.slice(1, -1)).join("|")}${close}`;
  };
  const splitLines = (lines: string) =>
    lines
      .trim()
      .split(/\s*\n\s*/)
      .map((line) => (line.match(partPattern) ?? []).map(splitPart).join(" "))
      .join("\n");
  const mapValues = (texts: Readonly<Record<string, string>>, split: (text: string) => string) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, split(text)]));
  return {
    table: mapValues(table as Readonly<Record<string, string>>, splitLines),
    classes: mapValues(classes, (words) => splitOptions(words).join("|")),
    ...rest,
    isSplit: true,
  };
}

/** The words that a phrase may begin with, each with its star where any ending will do. */
export function listFirstWords(phrase: Phrase): readonly string[] {
  const [plain] = /^[a-z]+\*?(?= |$)/.exec(phrase.text) ?? [];
  if (plain !== undefined) return [plain];
  const firsts: string[] = [];
  // Of most phrases, no more is ever read.
  for (const [part] of phrase.text.matchAll(partPattern)) {
    const { options, isOptional } = readStep(part, false);
    for (const option of options) {
      const first = option.find((word) => word !== "^");
      if (first === undefined) continue;
      firsts.push(...(first.startsWith("<") ? readClass(first, phrase.language).map(([word = ""]) => word) : [first]));
    }
    if (!isOptional && firsts.length > 0) break;
  }
  return firsts;
}

/** The words of the classes of a language, each read once. */
const knownClasses = new WeakMap<Language, Map<string, readonly Sequence[]>>();

/** What may stand for `<class>`. Throws an `Error` where the language has no such class. */
export function readClass(mark: string, language: Language): readonly Sequence[] {
  let known = knownClasses.get(language);
  if (known === undefined) {
    known = new Map();
    knownClasses.set(language, known);
  }
  let sequences = known.get(mark);
  if (sequences === undefined) {
    const words = language.classes[mark.slice(1, -1)];
    if (words === undefined) throw new Error(`There is no class of words called ${mark}.`);
    sequences = words.split("|").map(language.isSplit || plain.test(words) ? splitPlain : toSequence);
    known.set(mark, sequences);
  }
  return sequences;
}
