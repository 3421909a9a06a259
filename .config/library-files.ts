import type { Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/**
 * Leaves what `src/libraries` stands for in files of its own, which are read when they are asked for: the command then
 * is one small file, and starts as fast as Node reads it.
 */
export const libraryFiles: Plugin = {
  name: "library-files",
  setup(build) {
    build.onResolve({ filter: /\/libraries\/[\w-]+\.ts$/ }, ({ path }) => ({
      path: path.replace(/^.*\/([\w-]+)\.ts$/, "./lib/$1.cjs"),
      external: true,
    }));
  },
};
