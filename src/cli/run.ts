import { Command, CommanderError } from "commander";
import { isUserError } from "../core/user-error.ts";
import { printable } from "../report/printable.ts";
import { addApproveCommand } from "./commands/approve.ts";
import { addBaselineCommand } from "./commands/baseline.ts";
import { addCheckCommand } from "./commands/check.ts";
import { addCodesCommand } from "./commands/codes.ts";
import { addCompletionCommand } from "./commands/completion.ts";
import { addDiffCommand } from "./commands/diff.ts";
import { addExplainCommand } from "./commands/explain.ts";
import { addInitCommand } from "./commands/init.ts";
import { addLintCommand } from "./commands/lint.ts";
import { addLspCommand } from "./commands/lsp.ts";
import { addMatrixCommand } from "./commands/matrix.ts";
import { addMergeReportsCommand } from "./commands/merge-reports.ts";
import { addRulesCommand } from "./commands/rules.ts";
import { describeUserError } from "./describe-user-error.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { findChanges } from "./find-changes.ts";
import type { Io } from "./io.ts";
import { version } from "./version.ts";

/** Runs the command line `statute <args>` and gives its exit code. Never throws. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  let outcome: ExitCode = exitCode.clean;
  const program = new Command("statute")
    .description("Checks what an API promises over HTTP: status codes, their fields and their content.")
    .version(version, "-V, --version", "Print the version.")
    .helpOption("-h, --help", "Print this help.")
    .helpCommand("help [command]", "Print the help of a command.")
    .showHelpAfterError("Run `statute --help` for the options.")
    .configureOutput({
      writeOut: io.writeOut,
      writeErr: io.writeErr,
      outputError: (text, write) =>
        write(
          text
            .replace(/^error: /, "statute: ")
            .split("\n")
            .map(printable)
            .join("\n"),
        ),
    })
    .exitOverride();
  const finish = (code: ExitCode) => {
    outcome = code;
  };
  addLintCommand(program, io, finish);
  addCheckCommand(program, io, finish);
  addDiffCommand(program, io, finish);
  addMatrixCommand(program, io, finish);
  addApproveCommand(program, io, findChanges);
  addBaselineCommand(program, io);
  addExplainCommand(program, io);
  addCodesCommand(program, io);
  addRulesCommand(program, io);
  addInitCommand(program, io);
  addLspCommand(program, io, finish);
  addCompletionCommand(program, io);
  addMergeReportsCommand(program, io, finish);
  for (const command of program.commands) pointToHelp(command, "statute");
  try {
    await program.parseAsync(args, { from: "user" });
    return outcome;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.clean : exitCode.userError;
    if (isUserError(error)) {
      io.writeErr(`${printable(describeUserError(error))}\n`);
      return exitCode.userError;
    }
    io.writeErr(`${describeBug(error, io)}\n`);
    return exitCode.bug;
  }
}

/** After a mistake, the help of the very command is what helps. */
function pointToHelp(command: Command, above: string): void {
  const name = `${above} ${command.name()}`;
  command.showHelpAfterError(`Run \`${name} --help\` for the options.`);
  for (const below of command.commands) pointToHelp(below, name);
}

function describeBug(error: unknown, { env }: Io): string {
  const fault = error instanceof Error ? error : new Error(String(error));
  const trace = env.STATUTE_TRACE === undefined ? "Set STATUTE_TRACE=1 to see where." : fault.stack;
  return `statute: a fault of ours, not of your description: ${fault.message} Please report it. ${trace}`;
}
