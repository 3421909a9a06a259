import type { Command } from "commander";
import type { Io } from "../io.ts";

/** `statute explain`: the page of a rule or a kind of change, or all there is to know about a status code. */
export function addExplainCommand(program: Command, io: Io): void {
  program
    .command("explain")
    .description("Explain a rule, a status code or a kind of change.")
    .argument(
      "<topic>",
      "the id of a rule, a code such as 404, a class such as 4xx, default, or a kind of change such as field-removed",
    )
    .option("--no-color", "print without colour")
    .action(async (topic: string, { color }: { color: boolean }) => {
      const { explain } = await import("../pages.ts");
      io.writeOut(await explain(topic, color, io));
    });
}
