import { defineConfig } from "tsup";
import { bundledLicences } from "./bundled-licences.ts";
import { leanLibraries } from "./lean-libraries.ts";
import { plainBuiltins } from "./plain-builtins.ts";
import { stripRules } from "./strip-rules.ts";

const rulesets = ["rulesets/core.ts", "rulesets/recommended.ts", "rulesets/strict.ts"];

export default defineConfig([
  {
    // One self-contained module each, as every host of Spectral loads it: no import, and nothing but a default export.
    entry: rulesets,
    format: ["esm", "cjs"],
    platform: "neutral",
    target: "es2022",
    noExternal: [/.*/],
    splitting: false,
    dts: true,
    cjsInterop: true,
    minifySyntax: true,
    esbuildPlugins: [stripRules],
    // `export =` is what the CommonJS types say; this makes them true.
    footer: ({ format }) => (format === "cjs" ? { js: "module.exports = module.exports.default;" } : {}),
    clean: true,
  },
  {
    entry: { cli: "src/cli/main.ts", api: "src/api.ts" },
    format: ["esm"],
    platform: "node",
    target: "node20",
    noExternal: [/.*/],
    splitting: true,
    removeNodeProtocol: false,
    dts: { entry: { api: "src/api.ts" } },
    minify: true,
    // An uncaught error shows the line that threw it.
    esbuildOptions: (options) => {
      options.lineLimit = 200;
    },
    esbuildPlugins: [leanLibraries, plainBuiltins, bundledLicences("dist/LICENSES.txt")],
    // What is bundled comes partly from CommonJS, which calls `require` for Node's own modules.
    banner: { js: 'const require = process.getBuiltinModule("module").createRequire(import.meta.url);' },
  },
]);
