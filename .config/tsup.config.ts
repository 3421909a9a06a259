import { defineConfig, type Options } from "tsup";
import { asciiOnly } from "./ascii-only.ts";
import { bundledLicences } from "./bundled-licences.ts";
import { leanLibraries } from "./lean-libraries.ts";
import { packLanguages } from "./pack-languages.ts";
import { rawText } from "./raw-text.ts";
import { readyLexicon } from "./ready-lexicon.ts";
import { separateFiles } from "./separate-files.ts";
import { stripExplanations, stripReferences, stripRules } from "./strip-rules.ts";

/** What runs on Node; everything is bundled, so that a user installs one package and no more. */
const node: Options = {
  platform: "node",
  target: "node20",
  noExternal: [/.*/],
  splitting: false,
  minify: true,
  // Else tsup answers for Node's modules before `leanLibraries` is asked.
  removeNodeProtocol: false,
  // In CommonJS, the address of a module that asks for its own.
  shims: true,
  // An uncaught error shows the line that threw it.
  esbuildOptions: (options) => {
    options.lineLimit = 200;
  },
};

/** A ruleset: one self-contained module, as every host of Spectral loads it: no import, nothing but a default export. */
const ruleset: Options = {
  platform: "neutral",
  target: "es2022",
  noExternal: [/.*/],
  splitting: false,
  // It makes of a ruleset 2 % less than esbuild does; and they may be no larger than 200 KB.
  minify: "terser",
  terserOptions: {
    toplevel: true,
    ecma: 2020,
    compress: { passes: 4, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false, hoist_funs: true },
  },
  esbuildPlugins: [stripRules, stripReferences, packLanguages, bundledLicences("dist/LICENSES.txt")],
};

/** `export =` is what the types of CommonJS say; this makes them true. */
const exportDefault: Options["footer"] = ({ format }) =>
  format === "cjs" ? { js: "module.exports = module.exports.default;" } : {};

export default defineConfig([
  {
    ...ruleset,
    entry: ["rulesets/core.ts", "rulesets/recommended.ts", "rulesets/strict.ts"],
    format: ["esm", "cjs"],
    dts: true,
    cjsInterop: true,
    footer: exportDefault,
    clean: true,
  },
  {
    ...ruleset,
    entry: ["rulesets/configure.ts", "rulesets/{guidelines,settings}/*.ts"],
    outDir: "dist",
    format: ["esm"],
    // One for all, as all are of one type.
    dts: { entry: { ruleset: "rulesets/strict.ts", configure: "rulesets/configure.ts" } },
  },
  {
    ...node,
    entry: ["src/libraries/*.ts"],
    outDir: "dist/lib",
    format: ["cjs"],
    esbuildPlugins: [leanLibraries, bundledLicences("dist/LICENSES.txt")],
  },
  {
    // CommonJS, which Node reads faster than modules.
    ...node,
    entry: { cli: "src/cli/start.ts", program: "src/cli/main.ts" },
    format: ["cjs"],
    esbuildOptions: (options, context) => {
      node.esbuildOptions?.(options, context);
      // A script that was compiled before has no `import()`; all that the program loads later is CommonJS, too.
      options.supported = { "dynamic-import": false };
    },
    esbuildPlugins: [
      stripExplanations,
      readyLexicon,
      separateFiles("./lib"),
      leanLibraries,
      asciiOnly,
      bundledLicences("dist/LICENSES.txt"),
    ],
  },
  {
    ...node,
    entry: { redocly: "src/redocly/plugin.ts" },
    format: ["cjs"],
    dts: true,
    cjsInterop: true,
    footer: exportDefault,
    esbuildPlugins: [stripRules, readyLexicon, separateFiles("./lib"), bundledLicences("dist/LICENSES.txt")],
  },
  {
    ...node,
    entry: { "language-server": "src/lsp/language-server.ts" },
    outDir: "dist/lib",
    format: ["cjs"],
    esbuildPlugins: [readyLexicon, separateFiles("."), leanLibraries, bundledLicences("dist/LICENSES.txt")],
  },
  {
    ...node,
    entry: {
      pages: "src/cli/pages.ts",
      "matrix-formats": "src/report/matrix-formats.ts",
      "platform-formats": "src/report/platform-formats.ts",
    },
    outDir: "dist/lib",
    format: ["cjs"],
    esbuildPlugins: [separateFiles("."), rawText, leanLibraries, bundledLicences("dist/LICENSES.txt")],
  },
  {
    ...node,
    entry: { api: "src/api.ts" },
    format: ["esm"],
    dts: true,
    esbuildPlugins: [separateFiles("./lib"), leanLibraries, bundledLicences("dist/LICENSES.txt")],
    // What is bundled comes partly from CommonJS, which calls `require` for Node's own modules.
    banner: { js: 'const require = process.getBuiltinModule("module").createRequire(import.meta.url);' },
  },
]);
