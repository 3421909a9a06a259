import type { Command } from "commander";
import type { Io } from "../io.ts";

/** `statute explain`: the page of a rule, or all there is to know about a status code. */
export function addExplainCommand(program: Command, io: Io): void {
  program
    .command("explain")
    .description("Explain a rule or a status code.")
    .argument("<rule|code>", "the id of a rule, a code such as 404, a class such as 4xx, or default")
    .option("--no-color", "print without colour")
    .action(async (topic: string, { color }: { color: boolean }) => {
      const { explain } = await import("../pages.ts");
      io.writeOut(await explain(topic, color, io));
    });
}
