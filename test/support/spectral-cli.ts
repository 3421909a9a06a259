import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const cli = fileURLToPath(new URL("../../node_modules/@stoplight/spectral-cli/dist/index.js", import.meta.url));

export interface SpectralResult {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly severity: number;
  readonly source: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** What the stock Spectral CLI says of files, with a ruleset file, from a folder. */
export async function runSpectral(files: readonly string[], ruleset: string, cwd: string): Promise<SpectralResult[]> {
  const args = [cli, "lint", ...files, "-r", ruleset, "-f", "json", "--quiet", "--fail-severity", "error"];
  const run = promisify(execFile)(process.execPath, args, { cwd, maxBuffer: 1 << 30 });
  // It exits with 1 for findings, which is an error to Node and none to us.
  const { stdout } = await run.catch((error: { code?: number; stdout: string; stderr: string }) => {
    if (error.code === 1) return error;
    throw new Error(`Spectral CLI failed: ${error.stderr}`);
  });
  return JSON.parse(stdout);
}
