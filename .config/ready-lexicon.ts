import type { Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** Has the index of the lexicon made at the build: to make it costs a run on a small description more than all else. */
export const readyLexicon: Plugin = {
  name: "ready-lexicon",
  setup(build) {
    build.onLoad({ filter: /[/\\]src[/\\]meaning[/\\]lexicon\.ts$/ }, async ({ path }) => {
      const { findFirstWords } = await run<typeof import("../src/meaning/lexicon.ts")>(build, path);
      return {
        contents: `export const findFirstWords = () => JSON.parse(${JSON.stringify(JSON.stringify(findFirstWords()))});`,
        loader: "ts",
      };
    });
  },
};

/** What a module exports, run at the build. */
export async function run<Module>(build: Parameters<Plugin["setup"]>[0], path: string): Promise<Module> {
  const { outputFiles } = await build.esbuild.build({ entryPoints: [path], bundle: true, format: "esm", write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.text ?? "").toString("base64")}`);
}
