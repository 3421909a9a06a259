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
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map((text) => ({ scenario: scenario as ScenarioName, text, classes })),
  );
}

/** What may stand at one place of a phrase: any of some sequences of words and signs. */
export interface Step {
  readonly options: readonly (readonly string[])[];
  readonly isOptional: boolean;
}

const partPattern = /\[[^\]]+\]|\([^)]+\)|[^\s()[\]]+/g;

/** The words that a phrase may begin with, each with its star where any ending will do. */
export function listFirstWords({ text, classes }: Phrase): readonly string[] {
  const firsts: string[] = [];
  for (const part of text.match(partPattern) ?? []) {
    if (part === "^") continue;
    const inside = /^[([]/.test(part) ? part.slice(1, -1) : part;
    for (const option of inside.split("|")) {
      const [word = ""] = option.trim().split(" ");
      const [, name] = /^<(\w+)>/.exec(word) ?? [];
      const sequences = name === undefined ? [toWords(word)] : readClass(name, classes);
      for (const [first] of sequences) if (first !== undefined) firsts.push(first);
    }
    if (!part.startsWith("[")) break;
  }
  return firsts;
}

/** A phrase, place by place. Throws an `Error` where it names a class that its language does not have. */
export function readSteps({ text, classes }: Phrase): readonly Step[] {
  const parts = text.match(partPattern) ?? [];
  return parts.map((part) => {
    const inside = /^[([]/.test(part) ? part.slice(1, -1) : part;
    return {
      options: inside.split("|").flatMap((option) => expandClasses(option.trim(), classes)),
      isOptional: part.startsWith("["),
    };
  });
}

/** The words of the classes of a language, each split once. */
const knownClasses = new WeakMap<WordClasses, Map<string, readonly (readonly string[])[]>>();

/** The sequences that an option stands for: one, or one for each word of the class in it. */
function expandClasses(option: string, classes: WordClasses): readonly (readonly string[])[] {
  let sequences: readonly (readonly string[])[] = [[]];
  for (const part of option.split(/(?=<)|(?<=>)/)) {
    const added = part.startsWith("<") ? readClass(part.slice(1, -1), classes) : [toWords(part.trim())];
    sequences = sequences.flatMap((sequence) => added.map((words) => [...sequence, ...words]));
  }
  return sequences;
}

function readClass(name: string, classes: WordClasses): readonly (readonly string[])[] {
  let known = knownClasses.get(classes);
  if (known === undefined) {
    known = new Map();
    knownClasses.set(classes, known);
  }
  let sequences = known.get(name);
  if (sequences === undefined) {
    const words = classes[name];
    if (words === undefined) throw new Error(`There is no class of words called ${name}.`);
    sequences = words.split("|").map((word) => toWords(word.trim()));
    known.set(name, sequences);
  }
  return sequences;
}

/** Scripts without blanks have one word for each character. */
function toWords(option: string): readonly string[] {
  if (/^[a-z ~^$*]*$/.test(option)) return option === "" ? [] : option.split(" ");
  return option.split(" ").flatMap((word) => {
    const words = splitText(word.replace(/\*$/, "")).map(({ text }) => text);
    const last = words.pop();
    return last === undefined ? words : [...words, word.endsWith("*") ? `${last}*` : last];
  });
}
