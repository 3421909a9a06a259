import { join } from "node:path";
import { build } from "tsup";
import { rawText } from "../../.config/raw-text.ts";

/** Builds the command into `cli.js` of a folder inside the repository, from where it finds what it depends on. */
export async function buildCommand(folder: string): Promise<void> {
  await build({
    config: false,
    entry: { cli: join(import.meta.dirname, "../../src/cli/main.ts") },
    outDir: folder,
    format: ["esm"],
    platform: "node",
    target: "node20",
    silent: true,
    skipNodeModulesBundle: true,
    esbuildPlugins: [rawText],
  });
}
