import type { Command } from "commander";
import type { Io } from "../io.ts";
import { oneOf } from "../options.ts";

export interface CodesOptions {
  readonly format: "text" | "json";
  readonly example?: string;
  readonly color: boolean;
}

/** `statute codes`: the registered status codes. */
export function addCodesCommand(program: Command, io: Io): void {
  program
    .command("codes")
    .description("List or search the status codes.")
    .argument("[query...]", "a code, a class such as 4xx, retry, a field such as Location, or words of the meaning")
    .addOption(oneOf("-f, --format <format>", "how to print them", ["text", "json"], "text"))
    .option("--example <code>", "print a ready response in OpenAPI 3 for a code, 4XX, 5XX or default")
    .option("--no-color", "print without colour")
    .action(async (query: readonly string[], options: CodesOptions) => {
      const { listCodes } = await import("../pages.ts");
      io.writeOut(listCodes(query, options, io));
    });
}
