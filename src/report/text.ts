import { severityNumber } from "../core/severity.ts";
import type { View } from "./format.ts";
import { printable } from "./printable.ts";
import type { RunReport } from "./run-report.ts";

/** Spectral's words, so that whatever reads its text output reads ours. */
const words = ["error", "warning", "information", "hint"];

/** One line a finding, for editors: `path:line:column severity code "message"`, counted from one. */
export function* formatText({ findings }: RunReport, { showPath }: Pick<View, "showPath">): Iterable<string> {
  for (const { source, range, severity, code, message } of findings) {
    const { line, character } = range.start;
    const place = `${showPath(source)}:${line + 1}:${character + 1}`;
    yield `${printable(`${place} ${words[severityNumber(severity)]} ${code} "${plain(message)}"`)}\n`;
  }
}

/** ALE takes the last thing in double quotes for the message, and the last that looks like a place for the place. */
function plain(message: string): string {
  return message.replaceAll('"', "'").replace(/:(?=\d+:\d+ (?:error|warning) )/g, ": ");
}
