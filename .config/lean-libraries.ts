import type { Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** What the libraries bring along and our command line never needs, by the module that it is asked for as. */
const replacements: Readonly<Record<string, string>> = {
  // Install-time analytics.
  "@scarf/scarf": "module.exports = {};",
  // A file watcher for macOS that Rollup asks for when it watches.
  fsevents: "module.exports = {};",
  // Older than what Node has by now.
  "es-aggregate-error": "module.exports = AggregateError;",
  "abort-controller": "module.exports = { AbortController, AbortSignal, default: AbortController };",
  // Nothing is fetched; where `fetch` is only named, half of Node's HTTP is loaded.
  "node-fetch": 'module.exports = () => Promise.reject(new Error("Nothing is fetched from the network."));',
  // 1.1 MB of schemas for documents that are not OpenAPI, and so are refused before any rule sees them.
  "@asyncapi/specs": "module.exports = { schemas: {} };",
};

/** Makes the chunks smaller, and keeps what must not reach users out of them. */
export const leanLibraries: Plugin = {
  name: "lean-libraries",
  setup(build) {
    const names = Object.keys(replacements).map((name) => name.replaceAll("/", "\\/"));
    const filter = new RegExp(`^(${names.join("|")})$`);
    build.onResolve({ filter }, ({ path }) => ({ path, namespace: "replacement" }));
    // For subcommands that are programs of their own; ours are not, and starting takes long enough.
    build.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      /[/\\]commander[/\\]/.test(importer) ? { path, namespace: "replacement" } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "replacement" }, ({ path }) => ({ contents: replacements[path] ?? "" }));
    // Its main file calls `require` in a way that no bundler follows; beside it lies the same as modules.
    build.onResolve({ filter: /^jsonc-parser$/ }, ({ resolveDir, kind }) =>
      build.resolve("jsonc-parser/lib/esm/main.js", { resolveDir, kind }),
    );
    // 0.5 MB of validators for Arazzo documents, which are no OpenAPI either.
    build.onLoad({ filter: /spectral-rulesets[\\/]dist[\\/]arazzo[\\/]schemas[\\/]validators\.js$/ }, () => ({
      contents: "module.exports = {};",
    }));
  },
};
