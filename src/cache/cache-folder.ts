import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { getBuiltinModule } from "node:process";
import { digestOf } from "../engine/digest.ts";

/** In bytes, of one entry and of all; and how many there may be. */
export interface CacheLimits {
  readonly entry: number;
  readonly total: number;
  readonly count: number;
}

const usual: CacheLimits = { entry: 64_000_000, total: 256_000_000, count: 20_000 };

/** In milliseconds: what a writer left behind longer ago than this, it will not come back for. */
const abandoned = 3_600_000;

const entryName = /^[0-9a-f]{64}\.entry$/;
const unfinishedName = /^[0-9a-f]{64}\.[0-9a-f]{16}\.unfinished$/;

/**
 * Texts under keys of 64 hexadecimal digits, each a file that is written whole or not at all, behind a checksum over key
 * and text. Whatever else is in the folder is left alone, and nothing that goes wrong here ever ends a run.
 */
export class CacheFolder {
  readonly #folder: string;
  readonly #limits: CacheLimits;

  constructor(folder: string, limits = usual) {
    this.#folder = folder;
    this.#limits = limits;
  }

  /** The text under a key; undefined where there is none, or none that is whole. */
  read(key: string): string | undefined {
    try {
      // Neither a link nor a pipe, which would keep its reader waiting; Windows has no word for either.
      const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
      const file = openSync(this.#pathOf(key), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
      try {
        const stats = fstatSync(file);
        if (!stats.isFile() || stats.size > this.#limits.entry) return undefined;
        return unseal(key, readFileSync(file));
      } finally {
        closeSync(file);
      }
    } catch {
      return undefined;
    }
  }

  /** Puts a text under a key, in place of what was there. False where the folder takes nothing. */
  write(key: string, text: string): boolean {
    const sealed = seal(key, Buffer.from(text));
    if (sealed.length > this.#limits.entry) return true;
    const unfinished = join(
      this.#folder,
      `${key}.${getBuiltinModule("node:crypto").randomBytes(8).toString("hex")}.unfinished`,
    );
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(unfinished, sealed, { flag: "wx", mode: 0o600 });
      renameSync(unfinished, this.#pathOf(key));
      return true;
    } catch {
      remove(unfinished);
      return false;
    }
  }

  /** Keeps the folder within its limits: what was written longest ago goes first. */
  prune(now = Date.now()): void {
    const { total, count } = this.#limits;
    const entries = [];
    for (const { path, isEntry, size, time } of this.#list())
      if (isEntry) entries.push({ path, size, time });
      else if (now - time > abandoned) remove(path);
    let bytes = entries.reduce((sum, { size }) => sum + size, 0);
    if (bytes <= total && entries.length <= count) return;
    entries.sort((one, other) => one.time - other.time);
    // With some room, so that the next run need not do this again.
    let left = entries.length;
    for (const { path, size } of entries) {
      if (bytes <= total * 0.75 && left <= count * 0.75) return;
      remove(path);
      bytes -= size;
      left--;
    }
  }

  /** The files that are ours. */
  *#list() {
    let names: readonly string[] = [];
    try {
      names = readdirSync(this.#folder);
    } catch {}
    for (const name of names) {
      const isEntry = entryName.test(name);
      if (!isEntry && !unfinishedName.test(name)) continue;
      const path = join(this.#folder, name);
      try {
        const stats = lstatSync(path);
        if (stats.isFile()) yield { path, isEntry, size: stats.size, time: stats.mtimeMs };
      } catch {}
    }
  }

  #pathOf(key: string): string {
    return join(this.#folder, `${key}.entry`);
  }
}

/** Another run may have been faster. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

function seal(key: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${checksum(key, content)}\n`), content]);
}

function unseal(key: string, sealed: Buffer): string | undefined {
  const content = sealed.subarray(checksumLength + 1);
  return sealed.toString("latin1", 0, checksumLength) === checksum(key, content) ? content.toString() : undefined;
}

const checksumLength = 64;

function checksum(key: string, content: Buffer): string {
  return digestOf(Buffer.concat([Buffer.from(`${key}\n`), content]));
}
