import { resolve } from "node:path";
import { UserError } from "../core/user-error.ts";
import { pathFrom } from "../engine/path-from.ts";
import { describeFileError, readRegularFile } from "../engine/read-file.ts";
import { decodeBytes, readText } from "../engine/readers/read-text.ts";
import { findRoot } from "../engine/working-tree.ts";
import type { Remark } from "../triage/entry-lines.ts";
import type { Io } from "./io.ts";

/** A kind of file that holds a list of entries. */
export interface EntryKind<Content> {
  /** What precedes the name of such a file in a sentence: `The baseline`. */
  readonly title: string;
  /** What to do about one that cannot be read. */
  readonly advice: string;
  /** Throws a `UserError` that names the file for what is none. */
  readonly read: (data: unknown, remarks: readonly Remark[], file: string) => Content;
}

export interface EntryFile<Content> {
  readonly path: string;
  /** As the user knows it. */
  readonly name: string;
  /** Both undefined where the file is not there yet. */
  readonly text: string | undefined;
  readonly content: Content | undefined;
}

/** At least one. */
type EntryFileNames = readonly [string, ...string[]];

/** Where a file stands that nobody named: in the working folder, or at the root of the repository. */
export function listUsualPlaces(usual: string, { cwd }: Pick<Io, "cwd">): EntryFileNames {
  return [usual, pathFrom(cwd, resolve(findRoot(cwd), usual))];
}

/**
 * The first of several files that is there; where none is, the first, to be written. Throws a `UserError` where it cannot
 * be read: to go on without it would be to count everything, or nothing.
 */
export function findEntryFile<Content>(
  names: EntryFileNames,
  kind: EntryKind<Content>,
  { cwd }: Pick<Io, "cwd">,
): EntryFile<Content> {
  for (const name of names) {
    const path = resolve(cwd, name);
    const title = `${kind.title} ${name}`;
    const text = read(path, title);
    if (text !== undefined) return { path, name, text, content: parse(text, title, kind) };
  }
  const [name] = names;
  return { path: resolve(cwd, name), name, text: undefined, content: undefined };
}

function read(path: string, title: string): string | undefined {
  try {
    return decodeBytes(readRegularFile(path), title);
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    if (reason === "does not exist") return undefined;
    throw new UserError(`${title} ${reason}.`);
  }
}

function parse<Content>(text: string, title: string, { advice, read }: EntryKind<Content>): Content {
  const conflict = /^(?:<{7}|={7}|>{7})(?:\s|$)/m.exec(text);
  if (conflict !== null) {
    const line = text.slice(0, conflict.index).split("\n").length;
    throw new UserError(
      `${title} holds a merge conflict at line ${line}.`,
      "Keep the entries of both sides and take the marks out.",
    );
  }
  if (text.trim() === "") throw new UserError(`${title} is empty.`, advice);
  const parsed = readYaml(text, title, advice);
  const [fault] = parsed.diagnostics;
  if (fault !== undefined)
    throw new UserError(`${title} is faulty at line ${fault.range.start.line + 1}: ${fault.message}`, advice);
  return read(parsed.data, parsed.listComments(), title);
}

function readYaml(text: string, title: string, advice: string) {
  try {
    return readText(text, title);
  } catch (error) {
    // The readers' advice is about descriptions.
    throw error instanceof UserError ? new UserError(error.message, advice) : error;
  }
}
