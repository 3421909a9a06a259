import type { Command } from "commander";
import { UserError } from "../../core/user-error.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";

/** `statute lsp`: the language server for editors, over standard input and output. */
export function addLspCommand(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command("lsp")
    .description("Serve an editor over standard input and output, by the Language Server Protocol.")
    .option("--stdio", "as it is anyway")
    // Editors name themselves and the like.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async () => {
      if (io.connect === undefined) throw new UserError("There is no editor to serve.");
      const { serve } = await import("../../lsp/language-server.ts");
      finish((await serve(io.connect(), io)) ? exitCode.clean : exitCode.leftAlone);
    });
}
