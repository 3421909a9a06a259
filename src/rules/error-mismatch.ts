import { type Clause, listAlternatives, listClauses, quote } from "../meaning/clauses.ts";
import type { Reading, Statement } from "../meaning/read-text.ts";
import { findScenario, fits, type ScenarioName } from "../meaning/scenarios.ts";
import type { Operation } from "../openapi/operation.ts";
import type { Mismatch, ReadingRule } from "./mismatch.ts";
import { isAboutTarget } from "./targets.ts";

type Found = Omit<Mismatch, "member">;

/** What a 4xx or 5xx says that means another code. */
export function findErrorMismatch(reading: Reading, own: string, operation: Operation): Found | undefined {
  if (reading.statements.length === 0) return undefined;
  const clauses = listClauses(reading).filter(
    (clause) => !isHeading(reading, clause) && !namesOther(reading, clause, own),
  );
  const told = clauses.flatMap((clause) => listAlternatives(reading, clause).map((said) => ({ clause, said })));
  const others: { readonly clause: Clause; readonly statement: Statement; readonly scenario: ScenarioName }[] = [];
  for (const { clause, said } of told) {
    const clear = said.filter(({ scenario }) => !vagueScenarios.has(scenario));
    if (clear.length === 0 && said.some(({ scenario }) => scenario !== "nothing" && fits(scenario, own)))
      return undefined;
    for (const statement of clear) {
      const scenario = inContext(statement, reading, own, operation);
      if (scenario === "nothing" || vagueScenarios.has(scenario)) continue;
      if (fits(scenario, own)) return undefined;
      others.push({ clause, statement, scenario });
    }
  }
  const [first] = others;
  if (first === undefined || isAside(others.length, first.clause, clauses)) return undefined;
  const ranked = others
    .map(({ clause, statement, scenario }) => ({ clause, statement, scenario, rule: chooseRule(scenario, own) }))
    .filter(({ rule }) => rule !== undefined)
    .sort((one, other) => ranks.indexOf(one.rule as ReadingRule) - ranks.indexOf(other.rule as ReadingRule));
  const [best] = ranked;
  if (best?.rule === undefined) return undefined;
  return {
    rule: best.rule,
    code: findScenario(best.scenario).codes[0] ?? own,
    words: quoteClause(reading, best.clause, best.statement),
  };
}

/** They say that something is wrong, and not what: too little to contradict a code, enough to agree with one. */
const vagueScenarios = new Set<ScenarioName>(["vague", "badRequest", "failure"]);

/** The order in which the rules of the catalogue speak. */
const ranks: readonly ReadingRule[] = [
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
const specificCodes = new Set("401 403 405 406 408 410 412 413 414 415 416 423 428 431 451 501 502 503 504".split(" "));

function chooseRule(scenario: ScenarioName, own: string): ReadingRule | undefined {
  const [code = ""] = findScenario(scenario).codes;
  if (scenario === "rateLimit" || scenario === "quota") return "rate-limit-use-429";
  if (scenario === "conflict" && /^(?:400|403|404|422|500)$/.test(own)) return "400-use-409";
  if ((scenario === "authentication" && own === "403") || (scenario === "permission" && own === "401"))
    return "401-or-403";
  if (scenario === "notFound" && /^(?:400|401|403|5..)$/.test(own)) return "missing-use-404";
  if (scenario === "validation" && own === "400") return "400-use-422";
  if (own.startsWith("4") && blamesServer.has(scenario)) return "4xx-blames-server";
  if (own.startsWith("5") && code.startsWith("4")) return "5xx-blames-client";
  if (/^(?:400|403|404|409|500)$/.test(own) && specificCodes.has(code))
    return code !== "401" && code !== "403"
      ? "specific-code-available"
      : own === "400"
        ? "specific-code-available"
        : undefined;
  // What a server refuses, and to whom, is often told by what is wrong with the request.
  if (/^40[013]$/.test(own) || own === "500") return undefined;
  return "meaning-mismatch";
}

/** What the words mean here: the operation tells what they are about. */
function inContext(statement: Statement, reading: Reading, own: string, operation: Operation): ScenarioName {
  const { scenario } = statement;
  const hasBody = operation.requestBody !== undefined;
  // Without content, what is invalid stands in the path or the query.
  if (scenario === "validation" && own === "400" && !hasBody) return "parameter";
  if (scenario === "authentication" && own === "400" && isAboutCredentials(operation)) return "validation";
  if (scenario === "notFound" && !isAboutTarget(statement, reading, own, operation)) return "parameter";
  return scenario;
}

/** Operations that take credentials as their content, of which a bad one is bad content (RFC 6749, 5.2). */
function isAboutCredentials({ path, operationId = "", summary = "" }: Operation): boolean {
  return [path, operationId, summary].some((text) =>
    /auth|token|password|log-?in|sign-?in|session|verif|confirm|activat|invit|otp|reset|register|sign-?up|key|credential|certificate|secret/i.test(
      text,
    ),
  );
}

const headings =
  /^(?:http|status|code|error|errors|response|\d+|bad|request|requests|client|message|one|of|the|following|possible|reasons?|causes?|note)$/;

/** `Bad request.`, `HTTP Status Code: 400`: what is said comes after it. */
function isHeading({ words }: Reading, { from, to, mark }: Clause): boolean {
  if (mark === undefined || to >= words.length - 1) return false;
  for (let at = from; at < to; at++) if (!headings.test(words[at]?.text ?? "")) return false;
  return true;
}

/** A clause about another response: `returns 404 if there is none`. */
function namesOther({ words }: Reading, { from, to }: Clause, own: string): boolean {
  for (let at = from; at < to; at++) {
    const text = words[at]?.text ?? "";
    if (
      /^[2345]\d\d$/.test(text) &&
      text !== own &&
      /^(?:http|status|code|a|an|returns|return|with|otherwise|as|gives|is)$/.test(words[at - 1]?.text ?? "")
    )
      return true;
  }
  return false;
}

/** One remark in a long text: it is among much that nobody here understands. */
function isAside(count: number, { from }: Clause, clauses: readonly Clause[]): boolean {
  return clauses.length > 2 && clauses[0]?.from !== from && count * 2 < clauses.length;
}

/** More than anybody wants to read in a message. */
const maxQuote = 100;

/** The whole clause where it is short, else the words that tell. */
function quoteClause(reading: Reading, { from, to }: Clause, statement: Statement): string {
  const whole = quote(reading, from, to);
  return whole.length <= maxQuote ? whole : quote(reading, statement.from, statement.to);
}
