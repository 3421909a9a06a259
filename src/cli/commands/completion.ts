import { Argument, type Command } from "commander";
import type { Shell } from "../completion.ts";
import type { Io } from "../io.ts";

/** `statute completion`: the script that lets a shell complete the command line. */
export function addCompletionCommand(program: Command, io: Io): void {
  program
    .command("completion")
    .description("Print a script that lets your shell complete the command line.")
    .addArgument(new Argument("<shell>", "the shell that reads the script").choices(["bash", "zsh", "fish"]))
    .action(async (shell: Shell) => {
      const { writeCompletion } = await import("../pages.ts");
      io.writeOut(writeCompletion(program, "lint", shell));
    });
}
