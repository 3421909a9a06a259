import { rules } from "../src/rules/index.ts";
import { choosePreset } from "../src/rules/presets.ts";
import { toSpectralRuleset } from "../src/rules/spectral-shape.ts";

/** `statute`: core, and what a careful reviewer would ask for. */
export default toSpectralRuleset(choosePreset(rules, "recommended"));
