import type { Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/**
 * Leaves what `src/libraries` stands for, the pages, and the formats that few runs ask for in files of their own, which
 * are read when they are asked for: the command then is one small file, and starts as fast as Node reads it. `folder`
 * leads there from what is built.
 */
export function separateFiles(folder: string): Plugin {
  return {
    name: "separate-files",
    setup(build) {
      build.onResolve(
        { filter: /\/(?:libraries\/[\w-]+|pages|language-server|matrix-formats|platform-formats)\.ts$/ },
        ({ path, kind }) =>
          kind === "entry-point"
            ? undefined
            : { path: path.replace(/^.*\/([\w-]+)\.ts$/, `${folder}/$1.cjs`), external: true },
      );
    },
  };
}
