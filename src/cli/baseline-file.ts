import { isAbsolute, resolve } from "node:path";
import { UserError } from "../core/user-error.ts";
import { pathFrom } from "../engine/path-from.ts";
import { describeFileError, readRegularFile } from "../engine/read-file.ts";
import { decodeBytes, readText } from "../engine/readers/read-text.ts";
import { findRoot } from "../engine/working-tree.ts";
import type { Baseline } from "../triage/baseline.ts";
import { advice, readBaseline } from "../triage/read-baseline.ts";
import type { Io } from "./io.ts";

export interface BaselineOptions {
  /** False where the user wants none. */
  readonly baseline?: string | false;
}

export interface BaselineFile {
  readonly path: string;
  /** As the user knows it. */
  readonly name: string;
  /** Undefined where the file is not there yet. */
  readonly text: string | undefined;
  readonly baseline: Baseline | undefined;
}

/** What a baseline is called where nobody says otherwise. */
export const usualBaseline = "statute-baseline.yaml";

/**
 * The baseline file: the one named, else `statute-baseline.yaml` in the working folder or at the root of the
 * repository; undefined where there is none or the user wants none. Throws a `UserError` where it cannot be read: to go
 * on without it would be to report everything, or nothing.
 */
export async function openBaseline({ baseline: named }: BaselineOptions, io: Io): Promise<BaselineFile | undefined> {
  if (named === false) return undefined;
  const file = locateBaseline(named, io);
  if (file.text !== undefined) return file;
  if (named === undefined) return undefined;
  throw new UserError(`The baseline ${file.name} does not exist.`, "`statute baseline write` writes one.");
}

/** The same; where there is none, the one to be written. */
export function locateBaseline(named: string | undefined, io: Io): BaselineFile {
  if (named !== undefined && !/\.ya?ml$/i.test(named))
    throw new UserError(`${named} is no name for a baseline, which is YAML.`, "Let it end in .yaml.");
  const atRoot = pathFrom(io.cwd, resolve(findRoot(io.cwd), usualBaseline));
  const names = named === undefined ? new Set([usualBaseline, atRoot]) : [showName(named, io.cwd)];
  for (const name of names) {
    const path = resolve(io.cwd, name);
    const text = read(path, name);
    if (text !== undefined) return { path, name, text, baseline: parse(text, name) };
  }
  const name = named === undefined ? usualBaseline : showName(named, io.cwd);
  return { path: resolve(io.cwd, name), name, text: undefined, baseline: undefined };
}

/** A configuration names it by its whole path. */
function showName(named: string, cwd: string): string {
  return isAbsolute(named) ? pathFrom(cwd, named) : named;
}

function read(path: string, name: string): string | undefined {
  try {
    return decodeBytes(readRegularFile(path), `The baseline ${name}`);
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    if (reason === "does not exist") return undefined;
    throw new UserError(`The baseline ${name} ${reason}.`);
  }
}

function parse(text: string, name: string): Baseline {
  const title = `The baseline ${name}`;
  const conflict = /^(?:<{7}|={7}|>{7})(?:\s|$)/m.exec(text);
  if (conflict !== null) {
    const line = text.slice(0, conflict.index).split("\n").length;
    throw new UserError(
      `${title} holds a merge conflict at line ${line}.`,
      "Keep the entries of both sides and take the marks out.",
    );
  }
  if (text.trim() === "") throw new UserError(`${title} is empty.`, advice);
  const parsed = readYaml(text, title);
  const [fault] = parsed.diagnostics;
  if (fault !== undefined)
    throw new UserError(`${title} is faulty at line ${fault.range.start.line + 1}: ${fault.message}`, advice);
  return readBaseline(parsed.data, parsed.listComments(), title);
}

function readYaml(text: string, title: string) {
  try {
    return readText(text, title);
  } catch (error) {
    // The readers' advice is about descriptions.
    throw error instanceof UserError ? new UserError(error.message, advice) : error;
  }
}
