/** One word, or one mark that parts the words around it. */
export interface Word {
  /** In lower case and without accents; a mark is `.` (end), `:` (of a heading), `(`, `)` or `,`. */
  readonly text: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

const marks = new Set([".", ":", "(", ")", ","]);

export function isMark({ text }: Word): boolean {
  return marks.has(text);
}

/**
 * A link, of which the words in brackets are read; an address; a tag; a beginning of a list item or a table cell; words;
 * a character of a script that has no blanks between words; a number; a mark.
 */
const token =
  /\]\([^()\s]*\)|https?:\/\/[^\s)>\]]+|<\/?([a-z][a-z0-9]*)\b[^<>]*>|(?:^|\n)[ \t]*(?:[-*+]|\d+[.)])[ \t]|\n[ \t]*\n|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\d+|[.!?;。；！？](?=\s|$|[^\x20-\x7e])|[.!?](?=["'”*_`)\]<])|[:：]|\s[-–—]\s|—|[,、，/|]|[()（）]/giu;

/** Tags that stand within a sentence. */
const inlineTags = new Set("a abbr b code em i kbd small span strong sub sup tt u var".split(" "));

/**
 * The words of a description. Marks of Markdown and HTML are read over; `camelCase` and `snake_case` are several words,
 * as are contractions (`doesn't`: `does not`). One pass, in time proportional to the text's length.
 */
export function splitText(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(token)) {
    const [found, tag] = match;
    const start = match.index;
    if (/^(?:\]\(|https?:)/i.test(found) || (tag !== undefined && inlineTags.has(tag.toLowerCase()))) continue;
    const mark = tag === undefined ? readMark(found) : ".";
    if (mark !== undefined) words.push({ text: mark, start, end: start + found.length });
    else pushWords(words, found, start);
  }
  return words;
}

function readMark(found: string): string | undefined {
  if (/^\s/.test(found) || /^[-*+.!?;。；！？]/.test(found)) return /^\s[-–—]\s$/.test(found) ? ":" : ".";
  if (/^\d+[.)]/.test(found)) return ".";
  if (/^[:：—]/.test(found)) return ":";
  if (/^[,、，/|]/.test(found)) return ",";
  if (/^[(（]/.test(found)) return "(";
  return /^[)）]/.test(found) ? ")" : undefined;
}

function pushWords(words: Word[], found: string, start: number): void {
  let at = start;
  // As nearly all words are.
  if (/^[a-z]+$/.test(found) && contractions[found] === undefined) {
    words.push({ text: found, start, end: start + found.length });
    return;
  }
  for (const part of found.split(/(?<=\p{Ll})(?=\p{Lu})/u)) {
    const end = at + part.length;
    for (const text of simplify(part).split(" ")) if (text !== "") words.push({ text, start: at, end });
    at = end;
  }
}

const contractions: Readonly<Record<string, string | undefined>> = {
  cannot: "can not",
  "can't": "can not",
  "won't": "will not",
  "shan't": "shall not",
};

function simplify(word: string): string {
  const plain = word
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/’/g, "'")
    .toLowerCase();
  return (contractions[plain] ?? plain.replace(/n't$/, " not")).replace(/'s$/, "").replace(/'/g, " ");
}
