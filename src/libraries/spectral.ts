// Loaded only for rulesets that Spectral has to run: a file of its own in the package, as all in this folder.
export { Document, type Rule, Ruleset, Spectral } from "@stoplight/spectral-core";
export { bundleRuleset } from "@stoplight/spectral-ruleset-bundler";
export { builtins } from "@stoplight/spectral-ruleset-bundler/plugins/builtins";
export { commonjs } from "@stoplight/spectral-ruleset-bundler/plugins/commonjs";
export { migrateRuleset } from "@stoplight/spectral-ruleset-migrator";
// What it does not offer: the part of a run that rules are run in.
export { Runner } from "../../node_modules/@stoplight/spectral-core/dist/runner/index.js";
