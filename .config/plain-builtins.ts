import { builtinModules } from "node:module";
import type { Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/**
 * Takes Node's own modules without an `import`: for one of those Node looks at each export of the module, and so loads
 * what hides behind the lazy ones: a good part of the time that a small description takes.
 */
export const plainBuiltins: Plugin = {
  name: "plain-builtins",
  setup(build) {
    const filter = new RegExp(`^(?:node:)?(?:${builtinModules.map((name) => name.replaceAll("/", "\\/")).join("|")})$`);
    build.onResolve({ filter }, ({ path }) => ({ path: path.replace(/^node:/, ""), namespace: "builtin" }));
    build.onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};
