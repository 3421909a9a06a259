import { findScenario, findScenarioOf, fits, type ScenarioName } from "../meaning/scenarios.ts";
import type { ReadingRule } from "./mismatch.ts";

/** The order in which the rules of the catalogue speak. */
export const ranks: readonly ReadingRule[] = [
  "rate-limit-use-429",
  "400-use-409",
  "401-or-403",
  "missing-use-404",
  "400-use-422",
  "4xx-blames-server",
  "5xx-blames-client",
  "specific-code-available",
  "meaning-mismatch",
];

const blamesServer = new Set<ScenarioName>(["internal", "unavailable", "upstream", "timeout"]);
/** What nobody but the client can be told of, by code: whoever stands between two servers hears it from the other. */
function blamesClient(scenario: ScenarioName, own: string): boolean {
  if (scenario === "parameter") return true;
  if (scenario === "validation") return own === "501" || own === "503";
  return /^(?:malformed|authorization|permission)$/.test(scenario) && own !== "502" && own !== "504";
}

const specificCodes = new Set("401 403 405 406 408 410 412 413 414 415 416 423 428 431 451 501 502 503 504".split(" "));

/** The rule that speaks of a scenario under a code that does not fit it; undefined where none does. */
export function chooseRule(scenario: ScenarioName, own: string): ReadingRule | undefined {
  const [code = ""] = findScenario(scenario).codes;
  if (scenario === "rateLimit" || scenario === "quota") return "rate-limit-use-429";
  if (scenario === "conflict" && /^(?:400|403|404|422|500)$/.test(own)) return "400-use-409";
  if (scenario === "conflict" && own === "401") return "meaning-mismatch";
  if ((scenario === "authentication" && own === "403") || (scenario === "permission" && own === "401"))
    return "401-or-403";
  if (scenario === "notFound" && /^(?:400|401|403|5..)$/.test(own)) return "missing-use-404";
  if (scenario === "validation" && own === "400") return "400-use-422";
  if (own.startsWith("4") && blamesServer.has(scenario)) return "4xx-blames-server";
  if (own === "500" && code.startsWith("4")) return "5xx-blames-client";
  if (own === "500" && specificCodes.has(code)) return "specific-code-available";
  if (own.startsWith("5")) return blamesClient(scenario, own) ? "5xx-blames-client" : undefined;
  if (/^(?:400|403|404|409)$/.test(own) && specificCodes.has(code)) {
    // Who the caller is, and what it may do, a 403 or 409 may well tell of, too.
    if (own === "400" || (code !== "401" && code !== "403")) return "specific-code-available";
    return own === "404" && code === "401" ? "meaning-mismatch" : undefined;
  }
  // What a server refuses, and to whom, is often told by what is wrong with the request.
  if (/^40[013]$/.test(own)) return undefined;
  return "meaning-mismatch";
}

/** The rule that speaks where a code of its own is named. */
export function chooseRuleFor(code: string, own: string): ReadingRule | undefined {
  const scenario = findScenarioOf(code);
  return scenario === undefined || fits(scenario, own) ? undefined : chooseRule(scenario, own);
}
