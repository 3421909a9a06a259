import type { ScenarioName } from "./scenarios.ts";
import { splitText, type Word } from "./words.ts";

/**
 * A few words that tell of a scenario. Written: `word`, `begin*` (any ending), `(one|the other)`, `[left out or not]`,
 * `<class>` (any word of a class), `~` (up to four words), `^` (nothing stands before), `$` (nothing after, or a small word).
 */
export interface Phrase {
  readonly scenario: ScenarioName;
  readonly text: string;
  readonly steps: readonly Step[];
}

/** What may stand at one place of a phrase: any of some sequences of words and signs. */
interface Step {
  readonly options: readonly (readonly string[])[];
  readonly isOptional: boolean;
}

export type WordClasses = Readonly<Record<string, string>>;
export type PhraseTable = Readonly<Partial<Record<ScenarioName, string>>>;

/** Compiles the phrases of one language, one to a line. */
export function compilePhrases(table: PhraseTable, classes: WordClasses): readonly Phrase[] {
  return Object.entries(table).flatMap(([scenario, lines]) =>
    lines
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map((text) => ({ scenario: scenario as ScenarioName, text, steps: compileSteps(text, classes) })),
  );
}

function compileSteps(text: string, classes: WordClasses): readonly Step[] {
  const parts = text.match(/\[[^\]]+\]|\([^)]+\)|[^\s()[\]]+/g) ?? [];
  return parts.map((part) => {
    const inside = /^[([]/.test(part) ? part.slice(1, -1) : part;
    return {
      options: inside.split("|").flatMap((option) => expandClasses(option.trim(), classes)),
      isOptional: part.startsWith("["),
    };
  });
}

/** The sequences that an option stands for: one, or one for each word of the class in it. */
function expandClasses(option: string, classes: WordClasses): readonly (readonly string[])[] {
  const [mark, name] = /<(\w+)>/.exec(option) ?? [];
  if (mark === undefined || name === undefined) return [toWords(option)];
  const words = classes[name];
  if (words === undefined) throw new Error(`There is no class of words called ${name}.`);
  return words.split("|").flatMap((word) => expandClasses(option.replace(mark, word.trim()), classes));
}

/** Scripts without blanks have one word for each character. */
function toWords(option: string): readonly string[] {
  return option.split(" ").flatMap((word) => {
    if (/^[~^$]$/.test(word)) return word;
    const words = splitText(word.replace(/\*$/, "")).map(({ text }) => text);
    const last = words.pop();
    return last === undefined ? words : [...words, word.endsWith("*") ? `${last}*` : last];
  });
}

/** The words that a phrase may begin with, each with its star where any ending will do. */
export function listFirstWords({ steps }: Phrase): readonly string[] {
  const firsts: string[] = [];
  for (const { options, isOptional } of steps) {
    const words = options.map((option) => option.find((word) => word !== "^"));
    firsts.push(...words.filter((word) => word !== undefined));
    if (!isOptional && words.some((word) => word !== undefined)) break;
  }
  return firsts;
}

/** How many words a gap may skip. */
const maxGap = 4;

/**
 * Where a phrase that begins at a word ends; -1 where it does not stand there. Its steps are few and gaps are short: how
 * many words are looked at does not depend on the text.
 */
export function matchPhrase({ steps }: Phrase, words: readonly Word[], from: number): number {
  return matchSteps(steps, 0, words, from);
}

function matchSteps(steps: readonly Step[], step: number, words: readonly Word[], at: number): number {
  const current = steps[step];
  if (current === undefined) return at;
  const matchRest = (next: number) => matchSteps(steps, step + 1, words, next);
  for (const option of current.options) {
    const end = matchOption(option, 0, words, at, matchRest);
    if (end !== -1) return end;
  }
  return current.isOptional ? matchRest(at) : -1;
}

function matchOption(
  option: readonly string[],
  index: number,
  words: readonly Word[],
  at: number,
  matchRest: (next: number) => number,
): number {
  const wanted = option[index];
  if (wanted === undefined) return matchRest(at);
  const matchOn = (next: number) => matchOption(option, index + 1, words, next, matchRest);
  if (wanted === "^") return isParted(words[at - 1]) ? matchOn(at) : -1;
  if (wanted === "$") return endsAt(words[at]) ? matchOn(at) : -1;
  if (wanted !== "~") return isWord(wanted, words[at]?.text) ? matchOn(at + 1) : -1;
  for (let skipped = 0; skipped <= maxGap; skipped++) {
    const end = matchOn(at + skipped);
    if (end !== -1) return end;
    if (isParted(words[at + skipped]) || negations.has(words[at + skipped]?.text ?? "")) return -1;
  }
  return -1;
}

/** To skip one of these would turn the meaning round. */
const negations = new Set("no not never without nicht kein keine ne pas non sin nao sem niet geen не".split(" "));

export function isWord(wanted: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return wanted.endsWith("*") ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}

/** The beginning or end of the text, or of what is said in one breath. */
export function isParted(word: Word | undefined): boolean {
  return word === undefined || /^[.:()]$/.test(word.text);
}

/** After these nothing follows that could be what the words before are said of: `invalid token`, not `invalid token name`. */
const smallWords = new Set(
  (
    "or and for in on at to by of with from due because when if while during as is was were are has have been " +
    "error errors exception response supplied provided given sent used passed specified detected found message"
  ).split(" "),
);

function endsAt(word: Word | undefined): boolean {
  return word === undefined || /^[.:(),]$/.test(word.text) || smallWords.has(word.text);
}
