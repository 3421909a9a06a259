import { rules } from "../src/rules/index.ts";
import { choosePreset } from "../src/rules/presets.ts";
import { toSpectralRuleset } from "../src/rules/spectral-shape.ts";

/** `statute/core`: the five promises, and what the protocol forbids outright. */
export default toSpectralRuleset(choosePreset(rules, "core"));
