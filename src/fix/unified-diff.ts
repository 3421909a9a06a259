import { composeSteps } from "./compose-steps.ts";
import type { MendedDocument } from "./mend.ts";

/** Lines around what changed, as many as everybody shows. */
const contextLines = 3;

/** Lines that come in the place of others, each with what ends it. */
interface Hunk {
  /** Of the first one replaced, counted from zero. */
  readonly at: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/**
 * What became of a document as a unified diff, which `git apply` and `patch -p1` take: line by line, each with what ends
 * it. `name` is its path from where that is called.
 */
export function* writeDiff({ before, steps }: MendedDocument, name: string): Iterable<string> {
  const lines = splitLines(before.text);
  const hunks = listHunks(before.text, lines, steps);
  if (hunks.length === 0) return;
  yield `--- ${quoteName(`a/${name}`)}\n+++ ${quoteName(`b/${name}`)}\n`;
  let shift = 0;
  for (const group of groupHunks(hunks)) {
    const [first, last] = [group[0] as Hunk, group.at(-1) as Hunk];
    const start = Math.max(0, first.at - contextLines);
    const end = Math.min(lines.length, endOf(last) + contextLines);
    const grown = group.reduce((sum, { removed, added }) => sum + added.length - removed.length, 0);
    yield `@@ -${describeLines(start, end - start)} +${describeLines(start + shift, end - start + grown)} @@\n`;
    let at = start;
    for (const hunk of group) {
      yield* mark(" ", lines.slice(at, hunk.at));
      yield* mark("-", hunk.removed);
      yield* mark("+", hunk.added);
      at = endOf(hunk);
    }
    yield* mark(" ", lines.slice(at, end));
    shift += grown;
  }
}

/** Replacements in whole lines. */
function listHunks(text: string, lines: readonly string[], steps: MendedDocument["steps"]): readonly Hunk[] {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.length;
  }
  // What is written behind the last line is a line of its own, unless nothing ends that one.
  if (text.endsWith("\n")) starts.push(length);
  const bom = text.startsWith("\ufeff") ? 1 : 0;
  const hunks: Hunk[] = [];
  let [at, next, end, written] = [0, 0, 0, ""];
  const close = () => {
    hunks.push(trim(at, lines.slice(at, next), splitLines(written + text.slice(end, starts[next]))));
  };
  for (const replacement of composeSteps(text.length - bom, steps)) {
    const [from, to] = [replacement.start + bom, replacement.end + bom];
    const first = findLine(starts, from);
    if (first >= next) {
      close();
      at = first;
      end = starts[first] as number;
      written = "";
    }
    next = Math.min(findLine(starts, to) + 1, lines.length);
    written += text.slice(end, from) + replacement.text;
    end = to;
  }
  close();
  return hunks.filter(({ removed, added }) => removed.length + added.length > 0);
}

/** The line that an offset is in; behind the end of the last line, that which would come next. */
function findLine(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Without the lines at either end that stay as they are. */
function trim(at: number, removed: readonly string[], added: readonly string[]): Hunk {
  const shorter = Math.min(removed.length, added.length);
  let [start, end] = [0, 0];
  while (start < shorter && removed[start] === added[start]) start++;
  while (end < shorter - start && removed.at(-1 - end) === added.at(-1 - end)) end++;
  return {
    at: at + start,
    removed: removed.slice(start, removed.length - end),
    added: added.slice(start, added.length - end),
  };
}

/** Those together whose context would meet. */
function groupHunks(hunks: readonly Hunk[]): readonly (readonly Hunk[])[] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && hunk.at - endOf(last) <= 2 * contextLines) groups.at(-1)?.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

function endOf({ at, removed }: Hunk): number {
  return at + removed.length;
}

function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Where there are none, the line before counts. */
function describeLines(start: number, count: number): string {
  return `${count === 0 ? start : start + 1},${count}`;
}

function* mark(sign: string, lines: readonly string[]): Iterable<string> {
  for (const line of lines) yield `${sign}${line}${line.endsWith("\n") ? "" : "\n\\ No newline at end of file\n"}`;
}

/** As git writes names that hold what could be taken for the end of them. */
function quoteName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/["\\\x00-\x1f\x7f]/.test(name))
    return `"${Buffer.from(name)
      .toString("latin1")
      .replace(/["\\]|[^ -~]/g, (character) =>
        /["\\]/.test(character) ? `\\${character}` : `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`,
      )}"`;
  return name.includes(" ") ? `${name}\t` : name;
}
