import type { Command } from "commander";
import { catalogue } from "../../catalogue.ts";
import { listRules } from "../../report/rule-list.ts";
import type { Io } from "../io.ts";
import { oneOf } from "../options.ts";

/** `statute rules`: the catalogue. */
export function addRulesCommand(program: Command, io: Io): void {
  program
    .command("rules")
    .description("List the rules.")
    .addOption(oneOf("-f, --format <format>", "How to print them.", ["text", "json"], "text"))
    .action(({ format }: { format: "text" | "json" }) => {
      io.writeOut(listRules(catalogue.rules, format));
    });
}
