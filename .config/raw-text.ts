import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** Reads what is imported with `?raw` as text, as Vite does. */
export const rawText: Plugin = {
  name: "raw-text",
  setup(build) {
    build.onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      // With its `?raw`, by which nobody takes it for a style sheet or a script.
      path: resolve(resolveDir, path),
      namespace: "raw-text",
    }));
    build.onLoad({ filter: /.*/, namespace: "raw-text" }, async ({ path }) => ({
      contents: await readFile(path.replace(/\?raw$/, ""), "utf8"),
      loader: "text",
    }));
  },
};
