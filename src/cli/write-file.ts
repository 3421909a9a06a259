import { appendFileSync, closeSync, lstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UserError } from "../core/user-error.ts";
import { describeFileError } from "../engine/read-file.ts";

/**
 * Writes a file whole or not at all: beside it first, then in its place. Folders on the way are made. Throws a
 * `UserError` where the file cannot be written; what was there before is then still there.
 */
export function writeFile(path: string, name: string, pieces: Iterable<string>): void {
  const isRegular = isFileOrNothing(path);
  // A pipe, a device or a link is written as it is: to replace it would be to take it away.
  const target = isRegular ? join(dirname(path), `.${basename(path)}.${process.pid}.tmp`) : path;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(target, "w");
    try {
      for (const piece of gather(pieces)) writeAll(file, piece);
      closeSync(file);
      if (isRegular) renameSync(target, path);
    } catch (error) {
      if (isRegular) rmSync(target, { force: true });
      throw error;
    }
  } catch (error) {
    throw explain(error, name);
  }
}

/** A disk that is nearly full takes a part, and refuses only the next one. */
function writeAll(file: number, text: string): void {
  for (let rest = Buffer.from(text); rest.length > 0; ) rest = rest.subarray(writeSync(file, rest));
}

function isFileOrNothing(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return true;
  }
}

/** Adds to the end of a file, which is made where it is not there yet. Throws a `UserError` where that cannot be done. */
export function appendToFile(path: string, name: string, pieces: Iterable<string>): void {
  try {
    appendFileSync(path, [...gather(pieces)].join(""));
  } catch (error) {
    throw explain(error, name);
  }
}

/** Pieces of some size: neither one text that outgrows what a string can hold, nor a system call a line. */
export function* gather(pieces: Iterable<string>): Iterable<string> {
  let gathered = "";
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < 65_536) continue;
    yield gathered;
    gathered = "";
  }
  if (gathered !== "") yield gathered;
}

function explain(error: unknown, name: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOSPC") return new UserError(`${name} cannot be written: no space is left.`);
  const reason = describeFileError(error)?.replace("read", "written");
  return reason === undefined ? error : new UserError(`${name} ${reason}.`, "Name a file that can be written.");
}
