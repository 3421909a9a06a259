#!/usr/bin/env node
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { cachedDataVersionTag, setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import { threadWord } from "./thread-word.ts";

/**
 * Runs `program.cjs`. To compile it takes longer than to lint a small description, so what V8 makes of it is kept: in the
 * folder of the program itself, as it is code, and whoever can write there can change the program as well. Where that
 * cannot be had, whatever the reason, the program is compiled.
 */
function start([first = ""]: readonly string[]): void {
  const isThread = first === threadWord;
  // A run is short and wide: most functions are called a few thousand times, and what V8 spends on optimising those is
  // more than it saves. Told to wait longer, it still optimises at once what loops over a whole text. Threads follow. A
  // language server, too: told nothing, it optimises while it warms up, and its first answers come later.
  if (!isThread) setFlagsFromString("--interrupt-budget=300000");
  const filename = join(__dirname, "program.cjs");
  const kept = nameKept(filename);
  const script = compile(filename, readKept(kept));
  const isFound = script.cachedDataRejected === false;
  // Kept is what was called, and only a run that lints calls what the next one needs.
  if (!isFound && !isThread && !talks.test(first)) process.on("exit", (code) => code < 2 && keep(script, kept));
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(filename), module, filename, __dirname);
}

function compile(filename: string, cachedData: Buffer | undefined): Script {
  // The build leaves ASCII alone in it, which is read fastest as this.
  const text = readFileSync(filename, "latin1");
  const code = `(function(exports,require,module,__filename,__dirname){${text}\n})`;
  return new Script(code, { filename, ...(cachedData && { cachedData }) });
}

const talks = /^(?:-V|--version|-h|--help|help|approve|codes|completion|explain|init|lsp|merge-reports|rules)$/;

/** How many are kept: of several Node versions, or with other flags. */
const most = 8;
const keptName = /^program-[\w-]+\.code/;

/** By this very file, as its `ctime` is nobody's to set, and by V8, its flags and the processor. */
function nameKept(filename: string): string {
  const { size, ctimeMs } = statSync(filename);
  const key = [cachedDataVersionTag(), size, Math.trunc(ctimeMs)].map((number) => number.toString(36)).join("-");
  return join(__dirname, `program-${key}.code`);
}

/** V8 believes what it is given: it is behind a checksum, lest what a power cut left of the file makes every run crash. */
function readKept(file: string): Buffer | undefined {
  try {
    const content = readFileSync(file);
    const code = content.subarray(checksumBytes);
    return checksum(code).equals(content.subarray(0, checksumBytes)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all, as others may do the same now. */
function keep(script: Script, file: string): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    // Before any work: many a folder takes nothing.
    writeFileSync(unfinished, "", { flag: "wx", mode: 0o644 });
    const others = readdirSync(__dirname).filter((name) => keptName.test(name) && !unfinished.endsWith(name));
    if (others.length >= most) for (const name of others) remove(join(__dirname, name));
    const code = script.createCachedData();
    writeFileSync(unfinished, Buffer.concat([checksum(code), code]));
    renameSync(unfinished, file);
  } catch {
    remove(unfinished);
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {}
}

const checksumBytes = 8;

/**
 * Of its length and of one byte in 64, as a disk loses blocks of 512 and more: to load a digest of the whole and to compute
 * it would take a tenth of the start.
 */
function checksum(code: Buffer): Buffer {
  let sum = 0;
  for (let at = 0; at < code.length; at += 64) sum = (Math.imul(sum, 31) + (code[at] ?? 0)) >>> 0;
  const bytes = Buffer.alloc(checksumBytes);
  bytes.writeUInt32LE(code.length, 0);
  bytes.writeUInt32LE(sum, 4);
  return bytes;
}

start(process.argv.slice(2));
