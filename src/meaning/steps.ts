import { type Language, type Phrase, readClass, type Sequence, type Step, splitSteps } from "./phrase.ts";

/** What may stand at one place of a phrase, by the word that it begins with. */
export interface Place {
  readonly byWord: ReadonlyMap<string, readonly Sequence[]>;
  /** Sequences whose first word may have any ending. */
  readonly begins: readonly Sequence[];
  /** Those that begin with a sign or a class. */
  readonly signs: readonly Sequence[];
  readonly isOptional: boolean;
}

interface Places {
  readonly steps: readonly (() => Step)[];
  readonly read: Place[];
}

const placesByPhrase = new WeakMap<Phrase, Places>();

/** One place of a phrase, undefined behind its end: each is read when a text has come so far. */
export function placeAt(phrase: Phrase, index: number): Place | undefined {
  let places = placesByPhrase.get(phrase);
  if (places === undefined) {
    places = { steps: splitSteps(phrase), read: [] };
    placesByPhrase.set(phrase, places);
  }
  let place = places.read[index];
  const step = places.steps[index];
  if (place === undefined && step !== undefined) {
    const { options, isOptional } = step();
    place = sortByFirstWord(options, isOptional);
    places.read[index] = place;
  }
  return place;
}

const classPlaces = new WeakMap<Language, Map<string, Place>>();

/** What may stand for a class of words. */
export function placeOfClass(mark: string, language: Language): Place {
  let places = classPlaces.get(language);
  if (places === undefined) {
    places = new Map();
    classPlaces.set(language, places);
  }
  let place = places.get(mark);
  if (place === undefined) {
    place = sortByFirstWord(readClass(mark, language), false);
    places.set(mark, place);
  }
  return place;
}

function sortByFirstWord(options: readonly Sequence[], isOptional: boolean): Place {
  const byWord = new Map<string, Sequence[]>();
  const begins: Sequence[] = [];
  const signs: Sequence[] = [];
  for (const option of options) {
    const [first] = option;
    if (first === undefined) continue;
    const sign = first.charCodeAt(0);
    if (sign === 0x7e || sign === 0x5e || sign === 0x24 || sign === 0x3c) signs.push(option);
    else if (first.charCodeAt(first.length - 1) === 0x2a) begins.push(option);
    else {
      const known = byWord.get(first);
      if (known === undefined) byWord.set(first, [option]);
      else known.push(option);
    }
  }
  return { byWord, begins, signs, isOptional };
}
