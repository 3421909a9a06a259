import {
  appendFileSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "../core/user-error.ts";
import { isInside } from "../engine/document-store.ts";
import { describeFileError } from "../engine/read-file.ts";
import { findRepository } from "../engine/working-tree.ts";
import { followLinks } from "./find-files.ts";

/**
 * Writes a file whole or not at all: beside it first, then in its place, with the permissions that it had. Folders on
 * the way are made. Throws a `UserError` where the file cannot be written; what was there before is then still there.
 */
export function writeFile(path: string, name: string, pieces: Iterable<string>): void {
  for (const _ of writeStepwise(path, name, pieces));
}

/** Throws what `writeFile` would throw by the folder that a file is in. That folder is made, as it will be then. */
export function tryToWrite(path: string, name: string): void {
  const before = lookAt(path);
  // A pipe, a device or a link would be opened itself.
  if (before !== undefined && !before.isFile() && !before.isDirectory()) return;
  const writing = writeStepwise(path, name, ["\n"]);
  writing.next();
  writing.return();
}

/**
 * As `writeFile`, for what takes long to put together: who ends the program meanwhile ends it at once, and finds nothing that
 * is half written.
 */
export async function writeLongFile(path: string, name: string, pieces: Iterable<string>): Promise<void> {
  const steps = writeStepwise(path, name, pieces);
  let caught: NodeJS.Signals | undefined;
  const note = (signal: NodeJS.Signals) => {
    caught ??= signal;
  };
  for (const signal of signals) process.on(signal, note);
  try {
    while (steps.next().done !== true) {
      // Signals are told between two turns.
      await new Promise(setImmediate);
      if (caught !== undefined) break;
    }
    await new Promise(setImmediate);
  } finally {
    steps.return();
    for (const signal of signals) process.off(signal, note);
  }
  if (caught !== undefined) process.kill(process.pid, caught);
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** As `writeFile`, but pauses after every piece; one that is ended there leaves nothing behind. */
export function* writeStepwise(path: string, name: string, pieces: Iterable<string>): Generator<void, void> {
  refuseLeavingTree(path, name);
  const before = lookAt(path);
  // A pipe, a device or a link is written as it is: to replace it would be to take it away.
  const isReplaced = before === undefined || before.isFile();
  const target = isReplaced ? join(dirname(path), `.${basename(path)}.${process.pid}.tmp`) : path;
  let isDone = false;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = isReplaced ? openNew(target, before) : openAsItIs(target, name);
    try {
      try {
        for (const piece of gather(pieces)) {
          writeAll(file, piece);
          yield;
        }
      } finally {
        closeSync(file);
      }
      if (isReplaced) renameSync(target, path);
      isDone = true;
    } finally {
      if (isReplaced && !isDone) rmSync(target, { force: true });
    }
  } catch (error) {
    throw explain(error, name);
  }
}

function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // Whatever is wrong, it is said when the file is opened.
  }
}

/** A file that was not there: neither what a run that was killed has left, nor a link that somebody laid. */
function openNew(path: string, before: Stats | undefined): number {
  rmSync(path, { force: true });
  const file = openSync(path, "wx", before === undefined ? 0o666 : before.mode & 0o777);
  if (before === undefined) return file;
  try {
    fchownSync(file, before.uid, before.gid);
  } catch {} // It then belongs to who writes it.
  // What is given above is what the user's mask has left of it.
  fchmodSync(file, before.mode & 0o777);
  return file;
}

/** To open a pipe that nobody reads is to wait for ever. */
function openAsItIs(path: string, name: string): number {
  const isPipe = statSync(path, { throwIfNoEntry: false })?.isFIFO() === true;
  if (!isPipe) return openSync(path, "w");
  let probe: number;
  try {
    probe = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENXIO")
      throw new UserError(`${name} is a pipe that nobody reads.`, "Start its reader first, or name a file.");
    throw error;
  }
  try {
    return openSync(path, "w");
  } finally {
    closeSync(probe);
  }
}

/** A repository may hold links; none of them must lead a report over what is outside of it. */
function refuseLeavingTree(path: string, name: string): void {
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    const repository = lookAt(at)?.isSymbolicLink() ? findRepository(dirname(at)) : undefined;
    if (repository === undefined) continue;
    const tree = followLinks(repository).path;
    const target = followEvenToNothing(at);
    if (target !== tree && !isInside(tree, target))
      throw new UserError(`${name} is behind a link that leads out of ${tree}.`, "Name the file itself.");
  }
}

/** As `followLinks`, also where the last link of all leads to what is not there. */
function followEvenToNothing(link: string): string {
  let at = link;
  for (let hops = 0; hops < mostHops && lookAt(at)?.isSymbolicLink(); hops++) {
    const target = resolve(followLinks(dirname(at)).path, readlinkSync(at));
    at = join(followLinks(dirname(target)).path, basename(target));
  }
  return at;
}

/** As many as systems follow. */
const mostHops = 40;

/** A disk that is nearly full takes a part, and refuses only the next one. */
function writeAll(file: number, text: string): void {
  for (let rest = Buffer.from(text); rest.length > 0; ) rest = rest.subarray(writeSync(file, rest));
}

/** Adds to the end of a file, which is made where it is not there yet. Throws a `UserError` where that cannot be done. */
export function appendToFile(path: string, name: string, pieces: Iterable<string>): void {
  try {
    const file = lookAt(path)?.isFIFO() ? openAsItIs(path, name) : path;
    appendFileSync(file, [...gather(pieces)].join(""));
    if (typeof file === "number") closeSync(file);
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
  if (code === "EBUSY") return new UserError(`${name} cannot be replaced, as it is in use or mounted by itself.`);
  const reason = describeFileError(error)?.replace("read", "written");
  return reason === undefined ? error : new UserError(`${name} ${reason}.`, "Name a file that can be written.");
}
