import type { Finding } from "../core/finding.ts";
import { severityNumber } from "../core/severity.ts";
import { printable } from "./printable.ts";

/** Spectral's words, so that whatever reads its text output reads ours. */
const words = ["error", "warning", "information", "hint"];

/** One line a finding, for editors: `path:line:column severity code "message"`, counted from one. */
export function* formatText(findings: Iterable<Finding>, showPath: (source: string) => string): Iterable<string> {
  for (const { source, range, severity, code, message } of findings) {
    const { line, character } = range.start;
    const place = `${printable(showPath(source))}:${line + 1}:${character + 1}`;
    yield `${place} ${words[severityNumber(severity)]} ${code} "${printable(message)}"\n`;
  }
}
