/**
 * A glob: `*` is any text without a slash, `?` one character, `[a-z]` and `[!a-z]` one of some, `**` any folders,
 * `{a,b}` either. It is matched in time proportional to its length times that of the path, whatever it says.
 */
export type Glob = readonly Alternative[];

/** What a glob is once its braces are written out: a segment for each folder, and one for the file. */
type Alternative = readonly (Segment | typeof anyNumber)[];
type Segment = readonly (Fit | typeof anyNumber)[];
type Fit = (character: string) => boolean;

/** `**` among segments, `*` among characters. */
const anyNumber = Symbol("any number");

const maxLength = 1000;
const maxAlternatives = 100;

/** Throws an `Error` that says what is wrong, to follow the glob's name: "leads out of its folder". */
export function parseGlob(text: string): Glob {
  if (text.trim() === "") throw new Error("is empty");
  if (text.length > maxLength) throw new Error(`is longer than ${maxLength.toLocaleString("en")} characters`);
  if (text.startsWith("!")) throw new Error("begins with !, which `ignore` is for");
  if (text.includes("\\")) throw new Error("has a backslash: write / between folders");
  if (/[@!+*?]\(/.test(text)) throw new Error("has a group in parentheses: write {a,b} for either");
  return expandBraces(text).map(parseAlternative);
}

/** Whether a glob means a path, both from the same folder, with `/`. */
export function matchesGlob(glob: Glob, path: string): boolean {
  const segments = path.split("/");
  return glob.some((alternative) => fitsAll(alternative, segments, matchesSegment));
}

/** As `matchesGlob`; a glob that ends in a name means a folder of that name as well, with all that is in it. */
export function coversPath(glob: Glob, path: string): boolean {
  const endsInName = ([...alternative]: Alternative) => {
    const last = alternative.pop();
    return last !== anyNumber && last?.includes(anyNumber) === false;
  };
  return matchesGlob([...glob, ...glob.filter(endsInName).map((part) => [...part, anyNumber] as const)], path);
}

/**
 * The glob that means one file alone, whatever it is called: a character that would be a wildcard stands in brackets.
 * Undefined where there is none, as of names with braces or backslashes.
 */
export function writeGlob(path: string): string | undefined {
  const escaped = path.replace(/[*?[]|(?<=[@!+])\(/g, "[$&]");
  const text = /^(?:!|[A-Za-z]:)/.test(escaped) ? `./${escaped}` : escaped;
  try {
    return matchesGlob(parseGlob(text), path) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** The folders in which a glob can have matches: what it says before its first wildcard. */
export function listStarts(text: string): readonly string[] {
  return expandBraces(text).map((alternative) => {
    const segments = splitPath(alternative).slice(0, -1);
    const wild = segments.findIndex((segment) => /[*?[]/.test(segment));
    return segments.slice(0, wild === -1 ? undefined : wild).join("/");
  });
}

/** Whether a text has a character by which a glob means something else. */
export function hasWildcard(text: string): boolean {
  return /[*?{}[\]!()]/.test(text);
}

/** The folder that a glob begins with, up to the `/` before its first wildcard; empty where it begins with none. */
export function startOf(text: string): string {
  return /^[^*?{}[\]!()]*\//.exec(text)?.[0] ?? "";
}

function expandBraces(text: string): string[] {
  let texts = [text];
  for (let found = findBraces(texts); found !== undefined; found = findBraces(texts)) {
    texts = texts.flatMap((one) => writeOut(one));
    if (texts.length > maxAlternatives) throw new Error(`has braces for more than ${maxAlternatives} alternatives`);
  }
  if (texts.some((one) => /[{}]/.test(one))) throw new Error("has a brace without its other half");
  return texts;
}

const innermost = /\{([^{}]*)\}/;

function findBraces(texts: readonly string[]): string | undefined {
  return texts.find((text) => innermost.test(text));
}

function writeOut(text: string): string[] {
  const found = innermost.exec(text);
  if (found === null) return [text];
  const {
    0: { length },
    1: inside = "",
    index,
  } = found;
  if (!inside.includes(",")) throw new Error("has braces without a comma");
  return inside.split(",").map((part) => text.slice(0, index) + part + text.slice(index + length));
}

function parseAlternative(text: string): Alternative {
  if (/^\/|^[A-Za-z]:/.test(text)) throw new Error("is absolute: write it from the folder of the configuration");
  const segments = splitPath(text);
  if (segments.includes("..")) throw new Error("leads out of the folder of the configuration");
  if (segments.length === 0) throw new Error("names nothing in the folder of the configuration");
  return segments.map((segment) => (segment === "**" ? anyNumber : parseSegment(segment)));
}

function splitPath(text: string): string[] {
  return text.split("/").filter((segment) => segment !== "" && segment !== ".");
}

function parseSegment(text: string): Segment {
  const parts = text.match(/\[!?\]?[^\]]*\]|./gsu) ?? [];
  return parts.map((part) => {
    if (part === "*") return anyNumber;
    if (part === "?") return () => true;
    if (part === "[") throw new Error("has a bracket without its other half");
    return part.length > 1 && part.startsWith("[") ? parseClass(part) : (character) => character === part;
  });
}

/** `[a-z_]`, or `[!a-z_]` for any other. */
function parseClass(text: string): Fit {
  const isOther = text.startsWith("[!");
  const ranges = [...text.slice(isOther ? 2 : 1, -1).matchAll(/(.)-(.)|(.)/gsu)].map(
    ([, from = "", to = "", single]) => [single ?? from, single ?? to] as const,
  );
  return (character) => ranges.some(([from, to]) => from <= character && character <= to) !== isOther;
}

function matchesSegment(segment: Segment, name: string): boolean {
  return fitsAll(segment, [...name], (fits, character) => fits(character));
}

/** Goes back to the last wildcard alone, which is enough: what an earlier one could take, the last one can. */
function fitsAll<Part, Item>(
  pattern: readonly (Part | typeof anyNumber)[],
  items: readonly Item[],
  fits: (part: Part, item: Item) => boolean,
): boolean {
  let at = 0;
  let wild = -1;
  let taken = 0;
  for (let next = 0; next < items.length; ) {
    const part = pattern[at];
    if (part === anyNumber) {
      wild = at++;
      taken = next;
    } else if (part !== undefined && fits(part as Part, items[next] as Item)) {
      at++;
      next++;
    } else if (wild !== -1) {
      at = wild + 1;
      next = ++taken;
    } else return false;
  }
  while (pattern[at] === anyNumber) at++;
  return at === pattern.length;
}
