import { rules } from "../../src/rules/index.ts";
import type { ReadingRule } from "../../src/rules/mismatch.ts";
import { lintWith } from "./examples.ts";

/** Where a text stands (`GET 404`), the text, and the rule that speaks about it; none where it fits its code. */
export type Text = readonly [place: string, text: string, rule?: ReadingRule];

const ids: Readonly<Record<ReadingRule, true>> = {
  "2xx-error-description": true,
  "rate-limit-use-429": true,
  "400-use-409": true,
  "401-or-403": true,
  "missing-use-404": true,
  "400-use-422": true,
  "4xx-blames-server": true,
  "5xx-blames-client": true,
  "specific-code-available": true,
  "success-code-mismatch": true,
  "meaning-mismatch": true,
};
const readingRules = rules.filter(({ id }) => id in ids);

/** The rules that speak about a text: of a GET of one order, or of a POST of a new one. */
export async function listSpeakers(place: string, description: string): Promise<string[]> {
  const [method = "", code = ""] = place.split(" ");
  const operation = { responses: { [code]: { description } } };
  const paths =
    method === "GET"
      ? { "/orders/{orderId}": { get: operation } }
      : { "/orders": { post: { ...operation, requestBody: { content: { "application/json": {} } } } } };
  const text = JSON.stringify({ openapi: "3.1.0", info: { title: "Orders", version: "1" }, paths });
  const findings = await Promise.all(readingRules.map((rule) => lintWith(rule, text)));
  return findings.flat().flatMap(({ code: id }) => (id in ids ? [String(id)] : []));
}
