import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseFragment } from "parse5";
import { installPinned } from "../hosts/install-pinned.ts";

export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A finding as both commands report it; lines and columns count from one. */
export interface Reported {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

/** Runs Redocly's own command in a project, with nothing sent anywhere. */
export async function runRedocly(project: string, args: readonly string[]): Promise<Ended> {
  const folder = resolve(await installPinned("redocly"), "node_modules/@redocly/cli");
  const { bin } = JSON.parse(await readFile(resolve(folder, "package.json"), "utf8")) as { bin: { redocly: string } };
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
  return new Promise((done, fail) =>
    execFile(
      process.execPath,
      [resolve(folder, bin.redocly), ...args],
      { cwd: project, env, maxBuffer: 1024 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : error.code;
        if (typeof exitCode === "number") done({ exitCode, stdout, stderr });
        else fail(error);
      },
    ),
  );
}

/** What Redocly finds by the rules of its plugins, in the order of the text; what its own rules find is left out. */
export async function lintWithRedocly(project: string, files: readonly string[], config = "redocly.yaml") {
  const args = ["lint", ...files, "--config", config, "--format", "checkstyle", "--max-problems", "10000000"];
  const { stdout, stderr } = await runRedocly(project, args);
  // An XML of one line for each problem, whose values hold nothing that HTML reads otherwise.
  if (!stdout.endsWith("</checkstyle>\n")) throw new Error(`Redocly ended without a report: ${stderr}`);
  const found: Reported[] = [];
  let file = "";
  for (const line of stdout.split("\n")) {
    const [node] = parseFragment(line).childNodes;
    if (node === undefined || !("attrs" in node)) continue;
    const { name, source, ...value } = Object.fromEntries(
      node.attrs.map((attribute) => [attribute.name, attribute.value]),
    );
    if (node.tagName === "file") file = resolve(project, name ?? "");
    if (node.tagName !== "error" || !source?.startsWith("statute/")) continue;
    const { severity = "", message = "" } = value;
    const [row, column] = [Number(value.line), Number(value.column)];
    found.push({ file, line: row, column, severity, code: source.slice("statute/".length), message });
  }
  return found;
}
