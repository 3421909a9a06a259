import { rules } from "../src/rules/index.ts";
import { choosePreset } from "../src/rules/presets.ts";
import { toSpectralRuleset } from "../src/rules/spectral-shape.ts";

/** `statute/strict`: every rule there is. */
export default toSpectralRuleset(choosePreset(rules, "strict"));
