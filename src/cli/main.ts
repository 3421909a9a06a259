import { Console } from "node:console";
import { fstatSync, realpathSync, statSync, writeSync } from "node:fs";
import { devNull } from "node:os";
import process from "node:process";
import { UserError } from "../core/user-error.ts";
import { printable } from "../report/printable.ts";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { runThread } from "./lint-thread.ts";
import { askTerminal } from "./questions.ts";
import { run } from "./run.ts";
import { threadWord } from "./thread-word.ts";

async function main(): Promise<void> {
  const [, program = "", ...args] = process.argv;
  if (args[0] === threadWord && (await runThread())) return;
  let isDone = false;
  // A ruleset may be code, and do what no code here does: end the program, wait for what never comes, fail afterwards.
  process.on("exit", () => {
    if (isDone) return;
    write(2, "statute: The run was ended before it was done, by code that a ruleset brings. Mend it there.\n");
    process.exitCode = exitCode.userError;
  });
  process.on("uncaughtException", (error: unknown) => {
    const about = printable(error instanceof Error ? error.message : String(error)).slice(0, 500);
    write(2, `statute: Code that a ruleset brings failed outside of its rules: ${about}. Mend it there.\n`);
    isDone = true;
    process.exit(exitCode.userError);
  });
  process.exitCode = await run(args, makeIo(program));
  isDone = true;
}

function makeIo(program: string): Io {
  const isTerminal = isDevice() && process.stdout.isTTY === true;
  return {
    cwd: process.cwd(),
    env: process.env,
    readStdin: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    writeOut: (text) => write(1, text),
    writeErr: (text) => write(2, text),
    isTerminal,
    columns: isTerminal ? process.stdout.columns : undefined,
    errorColumns: () => (process.stderr.isTTY ? (process.stderr.columns ?? 80) : undefined),
    today: new Date().toISOString().slice(0, 10),
    get ask() {
      return isTerminal && process.stdin.isTTY ? askTerminal : undefined;
    },
    connect: () => {
      // What a library says must not get between the messages.
      Object.assign(console, new Console(process.stderr));
      return { input: process.stdin, output: process.stdout };
    },
    thread: () => ({ program: realpathSync.native(program), args: [threadWord] }),
  };
}

/** Node makes a stream of standard output when it is first looked at: a tenth of the time that a small file takes. */
function isDevice(): boolean {
  const output = fstatSync(1);
  return output.isCharacterDevice() && output.rdev !== statSync(devNull, { throwIfNoEntry: false })?.rdev;
}

/** Writes all of a text before it returns, however slowly the other end of a pipe reads. */
function write(descriptor: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      // The reader has seen enough (`statute lint … | head`); the exit code still tells.
      if (code === "EPIPE" || code === "ECONNRESET") return;
      if (code === "EAGAIN") continue;
      // There is nowhere left to say that this cannot be said; the exit code still tells.
      if (descriptor === 2) return;
      if (code === "ENOSPC") throw new UserError("The report cannot be written: no space is left.");
      throw new UserError(
        `The report cannot be written to standard output (${code ?? error}).`,
        "Give it a file: -f json=report.json.",
      );
    }
  }
}

// What goes wrong before a command runs, such as in a working folder that is gone, has nobody else to say it.
main().catch((error: unknown) => {
  const isGone = error instanceof Error && "syscall" in error && error.syscall === "uv_cwd";
  const fault = `a fault of ours: ${error instanceof Error ? error.message : String(error)} Please report it.`;
  write(2, `statute: ${isGone ? "The working folder is gone. Change into one that is there." : fault}\n`);
  process.exitCode = isGone ? exitCode.userError : exitCode.bug;
});
