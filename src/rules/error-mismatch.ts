import { type Clause, followsUnread, listAlternatives, listClauses, quote } from "../meaning/clauses.ts";
import type { Reading, Statement } from "../meaning/read-text.ts";
import { findScenario, findScenarioOf, fits, type ScenarioName } from "../meaning/scenarios.ts";
import { isMark } from "../meaning/words.ts";
import type { Operation } from "../openapi/operation.ts";
import type { Mismatch, ReadingRule } from "./mismatch.ts";
import { isAboutTarget } from "./targets.ts";

type Found = Omit<Mismatch, "member">;

/** What a 4xx or 5xx says that means another code. */
export function findErrorMismatch(reading: Reading, own: string, operation: Operation): Found | undefined {
  const stated = findStatedCode(reading);
  if (stated !== undefined && stated !== own) {
    const rule = chooseRuleFor(stated, own);
    return rule && { rule, code: stated, words: quote(reading, 0, Math.min(reading.words.length, 8)) };
  }
  if (reading.statements.length === 0) return undefined;
  const clauses = listClauses(reading).filter(
    (clause) => !isHeading(reading, clause) && !namesOther(reading, clause, own),
  );
  const others: { readonly clause: Clause; readonly statement: Statement; readonly scenario: ScenarioName }[] = [];
  for (const clause of clauses)
    for (const statement of clause.statements) {
      const scenario = inContext(statement, reading, own, operation);
      if (silent.has(scenario)) continue;
      if (!vagueScenarios.has(scenario) || !fits(scenario, own)) {
        if (fits(scenario, own)) return undefined;
        // Of what is merely vague, a 405 alone can have nothing to say.
        if (vagueScenarios.has(scenario) && own !== "405") continue;
        others.push({ clause, statement, scenario });
      }
    }
  const [first] = others;
  if (first === undefined || isAside(others.length, first.clause, clauses)) return undefined;
  if (first.scenario !== "validation" && saysAlso(reading, first.clause, own)) return undefined;
  const ranked = others
    .map(({ clause, statement, scenario }) => ({ clause, statement, scenario, rule: chooseRule(scenario, own) }))
    .filter(({ rule }) => rule !== undefined)
    .sort((one, other) => ranks.indexOf(one.rule as ReadingRule) - ranks.indexOf(other.rule as ReadingRule));
  const [best] = ranked;
  if (best?.rule === undefined) return undefined;
  if (best.rule === "meaning-mismatch" && followsUnread(reading, best.clause, best.statement)) return undefined;
  return {
    rule: best.rule,
    code: findScenario(best.scenario).codes[0] ?? own,
    words: quoteClause(reading, best.clause, best.statement),
  };
}

/** `HTTP Status Code: 404 Not Found`: the code that a text names for itself before it says anything else. */
function findStatedCode({ words }: Reading): string | undefined {
  const said = words
    .filter((word) => !isMark(word))
    .slice(0, 4)
    .map(({ text }) => text);
  const index = said.findIndex((text) => /^[45]\d\d$/.test(text));
  const before = said.slice(0, index).join(" ");
  return index > 0 && /^(?:http|status|http status|status code|http status code|http code)$/.test(before)
    ? said[index]
    : undefined;
}

/** They say that something is wrong, and not what: too little to contradict a code, enough to agree with one. */
const vagueScenarios = new Set<ScenarioName>(["vague", "badRequest", "invalidInput"]);
/** They tell nothing about an error. */
const silent = new Set<ScenarioName>([
  "nothing",
  "failure",
  "created",
  "accepted",
  "noContent",
  "deleted",
  "updated",
  "success",
]);

/** Whether one of the alternatives that a clause lists is vague, and so may well be what the code means. */
function saysAlso(reading: Reading, clause: Clause, own: string): boolean {
  return listAlternatives(reading, clause).some(
    (said) => said.length > 0 && said.every(({ scenario }) => vagueScenarios.has(scenario) && fits(scenario, own)),
  );
}

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
/** What nobody but the client can be told of, whoever else was asked on the way. */
const blamesClient = new Set<ScenarioName>(["malformed", "parameter", "authorization", "permission"]);
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
  if (own === "500" && code.startsWith("4")) return "5xx-blames-client";
  if (own === "500" && specificCodes.has(code)) return "specific-code-available";
  if (own.startsWith("5")) return blamesClient.has(scenario) ? "5xx-blames-client" : undefined;
  if (/^(?:400|403|404|409|500)$/.test(own) && specificCodes.has(code))
    return code !== "401" && code !== "403"
      ? "specific-code-available"
      : own === "400"
        ? "specific-code-available"
        : own === "404" && code === "401"
          ? "meaning-mismatch"
          : undefined;
  // What a server refuses, and to whom, is often told by what is wrong with the request.
  if (/^40[013]$/.test(own) || own === "500") return undefined;
  return "meaning-mismatch";
}

/** The rule that speaks where a code of its own is named. */
export function chooseRuleFor(code: string, own: string): ReadingRule | undefined {
  const scenario = findScenarioOf(code);
  return scenario === undefined || fits(scenario, own) ? undefined : chooseRule(scenario, own);
}

/** Whether a text says more than that something is wrong. */
export function isTelling({ statements }: Reading): boolean {
  return statements.some(({ scenario }) => !vagueScenarios.has(scenario) && !silent.has(scenario));
}

/** What the words mean here: the operation tells what they are about. */
function inContext(statement: Statement, reading: Reading, own: string, operation: Operation): ScenarioName {
  const { scenario } = statement;
  const hasBody = operation.requestBody !== undefined;
  // Without content, what is invalid stands in the path or the query.
  if (scenario === "validation" && own === "400" && !hasBody) return "parameter";
  if (
    (scenario === "mediaType" || scenario === "tooLarge") &&
    !hasBody &&
    /^(?:GET|HEAD|DELETE)$/.test(operation.method)
  )
    return "nothing";
  if (scenario === "conflict" && isCopying(statement, reading, operation)) return "nothing";
  if (scenario === "validation" && own === "409" && has(statement, reading, /^(?:constraints?|integrity|rules?)$/))
    return "conflict";
  if (scenario === "authentication" && isAboutContent(statement, reading, own, operation)) return "nothing";
  // A session or a key is often what the path leads to.
  if (
    scenario === "authentication" &&
    own === "404" &&
    (!has(statement, reading, person) || has(statement, reading, /^found$/))
  )
    return "nothing";
  if (scenario === "notFound" && !fits(scenario, own) && !isAboutTarget(statement, reading, own, operation))
    return "nothing";
  return scenario;
}

/** Whether the duplicate is what the operation is asked to make. */
function isCopying(statement: Statement, reading: Reading, { path }: Operation): boolean {
  return /duplicat/i.test(path) && has(statement, reading, /^duplicat/);
}

/** By these somebody is known, rather than something. */
const person = /^(?:username|user|password|credentials|passcode|login)$/;

/** Whether a word of a statement is of some kind. */
function has({ from, to }: Statement, { words }: Reading, pattern: RegExp): boolean {
  return words.slice(from, to).some(({ text }) => pattern.test(text));
}

/** Whether the credential is what the operation takes as its content: a bad one is bad content then (RFC 6749, 5.2). */
function isAboutContent(statement: Statement, reading: Reading, own: string, operation: Operation): boolean {
  if (!/^(?:400|404|409|412|422)$/.test(own)) return false;
  const isOfPerson = has(statement, reading, person);
  const { path, operationId = "", summary = "" } = operation;
  const takesTokens = [path, operationId, summary].some((text) =>
    /token|oauth|password|verif|confirm|activat|invit|otp|reset|log-?out|revoke|register|sign-?up|key|credential|certificate|secret/i.test(
      text,
    ),
  );
  return takesTokens && (own === "400" || !isOfPerson || /credential|password/i.test(path));
}

const headings =
  /^(?:http|status|code|error|errors|response|\d+|bad|request|requests|client|message|one|of|the|following|possible|reasons?|causes?|note|fehler\w*|erreurs?|erros?|errore|fout)$/;

/** `Bad request.`, `HTTP Status Code: 400`, `错误请求：`: what is said comes after it. */
function isHeading({ words }: Reading, { from, to, statements, mark }: Clause): boolean {
  if (mark === undefined || to >= words.length - 1) return false;
  for (let at = from; at < to; at++) {
    const isSaid = statements.some(
      (statement) => statement.scenario === "badRequest" && statement.from <= at && at < statement.to,
    );
    if (!isSaid && !headings.test(words[at]?.text ?? "")) return false;
  }
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
  return clauses.length > 3 && clauses[0]?.from !== from && count * 2 < clauses.length;
}

/** More than anybody wants to read in a message. */
const maxQuote = 100;

/** The whole clause where it is short, else the words that tell. */
function quoteClause(reading: Reading, { from, to }: Clause, statement: Statement): string {
  const whole = quote(reading, from, to);
  return whole.length <= maxQuote ? whole : quote(reading, statement.from, statement.to);
}
