import type { Command } from "commander";
import type { Format } from "../../report/format.ts";
import type { RulesetOptions } from "../choose-ruleset.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { addRuleOptions, oneOf } from "../options.ts";
import { lint } from "./lint.ts";

interface MatrixOptions extends Pick<RulesetOptions, "ruleset" | "rule" | "only"> {
  readonly format: keyof typeof formats;
  readonly config?: string;
  readonly stdinFilepath?: string;
  readonly allowOutside?: true;
  readonly allowRemoteRefs?: true;
  readonly allowPrivateRefs?: true;
  readonly color: boolean;
}

const formats = {
  text: {
    about: "in aligned columns",
    outlines: true,
    load: async () => (await import("../../report/matrix-formats.ts")).formatMatrixText,
  },
  markdown: {
    about: "as a table in Markdown",
    outlines: true,
    load: async () => (await import("../../report/matrix-formats.ts")).formatMatrixMarkdown,
  },
  html: {
    about: "as a page for a browser, with the findings",
    outlines: true,
    load: async () => (await import("../../report/matrix-formats.ts")).formatHtml,
  },
  json: {
    about: "as data",
    outlines: true,
    load: async () => (await import("../../report/matrix-formats.ts")).formatMatrixJson,
  },
} as const satisfies Readonly<Record<string, Format>>;

/** `statute matrix`: what each operation documents by status code, and where something was found. It fails no run. */
export function addMatrixCommand(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const command = program
    .command("matrix")
    .description("Show operations by status code, and where something was found.")
    .argument("[files...]", "files, globs in quotes, or - for standard input; else those of the configuration")
    .addOption(oneOf("-f, --format <format>", "how to print it", Object.keys(formats), "text"))
    .option("-r, --ruleset <ruleset>", "what to look for: as for lint")
    .option("-c, --config <file>", "a configuration: as for lint");
  addRuleOptions(command)
    .option("--stdin-filepath <path>", "what to call standard input; references start from there")
    .option("--allow-outside", "follow references out of the working tree")
    .option("--allow-remote-refs", "follow references to http:// and https://")
    .option("--allow-private-refs", "with that, also to hosts of a private network and this machine")
    .option("--no-color", "print without colour")
    .action(async (patterns: readonly string[], { format, ...options }: MatrixOptions) => {
      const settings = { ...options, engine: "auto", failOn: "never", maxWarnings: Number.POSITIVE_INFINITY } as const;
      finish(await lint(patterns, settings, () => [{ format: formats[format], file: undefined }], io));
    });
}
