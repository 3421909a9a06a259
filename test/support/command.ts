import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder with these files, gone when the test is. A file's text may be bytes. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), "statute-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, ".git")); // A working tree of its own, wherever temporary folders are.
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A world made of strings, as a command sees it in a folder, and what was written to it. */
export function makeWorld(
  cwd: string,
  world: Partial<Io> & { stdin?: string } = {},
): { readonly io: Io; readonly written: () => Omit<Outcome, "code"> } {
  let out = "";
  let err = "";
  const { stdin = "", ...rest } = world;
  const io: Io = {
    cwd,
    env: {},
    readStdin: async () => Buffer.from(stdin),
    writeOut: (text) => {
      out += text;
    },
    writeErr: (text) => {
      err += text;
    },
    isTerminal: false,
    columns: undefined,
    today: "2026-07-01",
    ...rest,
  };
  return { io, written: () => ({ out: out.replaceAll(cwd, "<cwd>"), err: err.replaceAll(cwd, "<cwd>") }) };
}

/** Runs a command line in a folder, with a world made of strings. */
export async function statute(
  cwd: string,
  args: readonly string[],
  world: Partial<Io> & { stdin?: string } = {},
): Promise<Outcome> {
  const { io, written } = makeWorld(cwd, world);
  const code = await run(args, io);
  return { code, ...written() };
}
