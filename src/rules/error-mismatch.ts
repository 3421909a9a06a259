import { type Clause, followsUnread, listAlternatives, listClauses, quote, quoteClause } from "../meaning/clauses.ts";
import { isParted } from "../meaning/find-phrases.ts";
import type { Reading, Statement } from "../meaning/read-text.ts";
import { findScenario, fits, type ScenarioName } from "../meaning/scenarios.ts";
import { isMark } from "../meaning/words.ts";
import type { Operation } from "../openapi/operation.ts";
import { chooseRule, chooseRuleFor, ranks } from "./choose-rule.ts";
import { inContext } from "./in-context.ts";
import type { Mismatch, ReadingRule } from "./mismatch.ts";
import { isOfOthers } from "./refusals.ts";

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
      const isVague = vagueScenarios.has(scenario);
      if (fits(scenario, own)) {
        if (isVague) continue;
        return undefined;
      }
      // Of what is merely vague, a 405 alone can have nothing to say.
      if (!isVague || own === "405") others.push({ clause, statement, scenario });
    }
  const [first] = others;
  if (first === undefined || isAside(others.length, first.clause, clauses)) return undefined;
  if (first.scenario !== "validation" && saysAlso(reading, first.clause, own)) return undefined;
  const ranked = others
    .map(({ clause, statement, scenario }) => ({ clause, statement, scenario, rule: chooseRule(scenario, own) }))
    .filter(({ rule }) => rule !== undefined)
    .sort((one, other) => rank(one.scenario, one.rule) - rank(other.scenario, other.rule));
  const [best] = ranked;
  if (best?.rule === undefined) return undefined;
  if (best.rule === "meaning-mismatch" && followsUnread(reading, best.clause, best.statement)) return undefined;
  const [code = own] = findScenario(best.scenario).codes;
  if (own.startsWith("5") && code.startsWith("4") && isOfOthers(reading, best.clause)) return undefined;
  return {
    rule: best.rule,
    code,
    words: quoteClause(reading, best.statement),
  };
}

/** `HTTP Status Code: 404 Not Found`: the code that a text names for itself before it says anything else. */
function findStatedCode({ words }: Reading): string | undefined {
  let before = "";
  // Every user of a shared response asks: there is no need to look further than what may stand before a code is long.
  for (let at = 0; before.length < 18; at++) {
    const word = words[at];
    if (word === undefined) break;
    if (isMark(word)) continue;
    if (/^[45]\d\d$/.test(word.text))
      return /^(?:http |http code |(?:http )?status (?:code )?)$/.test(before) ? word.text : undefined;
    before += `${word.text} `;
  }
  return undefined;
}

/** Whichever comes first is told: a quota may be of anything, and `Unauthorized` is told better by what comes after it. */
function rank(scenario: ScenarioName, rule: ReadingRule | undefined): number {
  const later = scenario === "quota" ? ranks.length : scenario === "authorization" ? 0.5 : 0;
  return ranks.indexOf(rule as ReadingRule) + later;
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
  const isOfCredential = clause.statements.some(({ scenario }) => scenario === "authentication");
  return listAlternatives(reading, clause).some(
    (said) =>
      said.length > 0 &&
      said.every(({ scenario }) => vagueScenarios.has(scenario) && fits(scenario, own)) &&
      // `Token missing, expired or invalid`: the last word is about the token too.
      !(isOfCredential && said.every((statement) => isLeftAlone(statement, reading))),
  );
}

function isLeftAlone({ scenario, from, to }: Statement, { words }: Reading): boolean {
  return scenario === "vague" && /^(?:,|or)$/.test(words[from - 1]?.text ?? "") && isParted(words[to]);
}

/** Whether a text could mean another code at all, as most do not, whatever the operation is. */
export function mayMeanAnother({ statements, text }: Reading, own: string): boolean {
  return (
    /[45]\d\d/.test(text) ||
    statements.some(
      ({ scenario }) =>
        !silent.has(scenario) && !fits(scenario, own) && (own === "405" || !vagueScenarios.has(scenario)),
    )
  );
}

/** Whether a text says more than that something is wrong. */
export function isTelling({ statements }: Reading): boolean {
  return statements.some(({ scenario }) => !vagueScenarios.has(scenario) && !silent.has(scenario));
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
