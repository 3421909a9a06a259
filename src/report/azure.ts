import type { Severity } from "../core/severity.ts";
import { describeFault } from "./describe-fault.ts";
import type { View } from "./format.ts";
import { maskControls, printable } from "./printable.ts";
import type { RunReport } from "./run-report.ts";

/**
 * Azure Pipelines has two levels. What is weaker than a warning is a plain line: as a warning, it would make every build
 * look troubled, and crowd out those that matter, as a page shows the first ten of a step.
 */
const types: Readonly<Record<Severity, "error" | "warning" | undefined>> = {
  error: "error",
  warn: "warning",
  info: undefined,
  hint: undefined,
};

/** Logging commands for Azure Pipelines, one finding a line. */
export function* formatAzure({ findings, faults }: RunReport, { filePath }: Pick<View, "filePath">): Iterable<string> {
  for (const fault of faults)
    yield formatCommand({ type: "error", sourcepath: filePath(fault.source) }, describeFault(fault));
  for (const { source, range, severity, code, message } of findings) {
    const type = types[severity];
    const [line, column] = [range.start.line + 1, range.start.character + 1];
    yield type === undefined
      ? `${printable(`${filePath(source)}:${line}:${column} ${severity} ${code} ${message}`)}\n`
      : formatCommand({ type, sourcepath: filePath(source), linenumber: line, columnnumber: column, code }, message);
  }
}

/** Escapes as in `microsoft/azure-pipelines-task-lib`, node/taskcommand.ts. */
function formatCommand(properties: Readonly<Record<string, string | number>>, message: string): string {
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))};`);
  return `##vso[task.logissue ${written.join("")}]${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return maskControls(text).replaceAll("%", "%AZP25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll("]", "%5D").replaceAll(";", "%3B");
}
