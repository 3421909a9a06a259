import type { Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/**
 * Writes what is beyond ASCII as escapes in regular expressions, too, which esbuild leaves as they are (nothing else
 * is left): one such character makes V8 keep and read the whole text at twice the size.
 */
export const asciiOnly: Plugin = {
  name: "ascii-only",
  setup(build) {
    build.onEnd(({ outputFiles = [] }) => {
      for (const file of outputFiles)
        if (file.path.endsWith(".cjs"))
          file.contents = new TextEncoder().encode(
            file.text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
          );
    });
  },
};
