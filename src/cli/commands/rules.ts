import type { Command } from "commander";
import type { Io } from "../io.ts";
import { oneOf } from "../options.ts";

/** `statute rules`: the catalogue. */
export function addRulesCommand(program: Command, io: Io): void {
  program
    .command("rules")
    .description("List the rules.")
    .addOption(oneOf("-f, --format <format>", "how to print them", ["text", "json"], "text"))
    .action(async ({ format }: { format: "text" | "json" }) => {
      const { listCatalogue } = await import("../pages.ts");
      io.writeOut(listCatalogue(format));
    });
}
