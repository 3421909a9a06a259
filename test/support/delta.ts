import { expect } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { type Outcome, statute } from "./command.ts";
import { gitEnv, type Repository } from "./repository.ts";

/** What a comparison said, each finding as `rule file`, each change as `kind operation status`. */
export interface Told {
  readonly code: number;
  readonly err: string;
  readonly base: { readonly name: string; readonly commit?: string; readonly why?: string };
  readonly introduced: readonly string[];
  readonly fixed: readonly string[];
  readonly unchanged: readonly string[];
  readonly suppressed: readonly string[];
  readonly byRuleset: readonly string[];
  readonly changes: readonly string[];
  readonly fingerprints: readonly string[];
}

/** Runs a command line that compares, and takes its JSON apart. */
export async function compare(cwd: string, args: readonly string[], world: Partial<Io> & { stdin?: string } = {}) {
  return tell(await statute(cwd, [...args, "-f", "json"], { env: gitEnv, ...world }));
}

export function check(repository: Repository, ...args: string[]): Promise<Told> {
  return compare(repository.cwd, ["check", ...args]);
}

function tell({ code, out, err }: Outcome): Told {
  expect(out, err).not.toBe("");
  const { base, findings, changes, byRuleset } = JSON.parse(out);
  const name = ({ code, file }: { code: string; file: string }) => `${code} ${file}`;
  return {
    code,
    err,
    base,
    introduced: findings.introduced.map(name),
    fixed: findings.fixed.map(name),
    unchanged: findings.unchanged.map(name),
    suppressed: findings.suppressed.map(name),
    byRuleset: byRuleset.map(name),
    changes: changes.map(({ kind, operation, status }: Record<string, string>) =>
      [kind, operation, status].join(" ").trim(),
    ),
    fingerprints: changes.map(({ fingerprint }: { fingerprint: string }) => fingerprint),
  };
}

/** A description with one operation for each path, answered with these codes. */
export function describePaths(paths: Readonly<Record<string, readonly string[]>>, title = "Pets"): string {
  const lines = Object.entries(paths).flatMap(([path, codes]) => [
    `  ${path}:`,
    "    get:",
    `      operationId: read${path.replace(/\W+/g, "_")}`,
    "      responses:",
    ...codes.flatMap((code) => [`        "${code}":`, "          description: As it says."]),
  ]);
  return ["openapi: 3.1.0", "info:", `  title: ${title}`, "  version: 1.0.0", "paths:", ...lines, ""].join("\n");
}
