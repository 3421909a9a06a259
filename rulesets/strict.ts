import { rules } from "../src/rules/index.ts";
import { toSpectralRuleset } from "../src/rules/spectral-shape.ts";

/** `statute/strict`: every rule there is. */
export default toSpectralRuleset(rules, "strict");
