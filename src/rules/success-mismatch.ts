import { listClauses, quoteClause } from "../meaning/clauses.ts";
import type { Reading, Statement } from "../meaning/read-text.ts";
import type { ScenarioName } from "../meaning/scenarios.ts";
import { conditionAfter, conditions, otherwise } from "../meaning/small-words.ts";
import type { Word } from "../meaning/words.ts";
import type { Operation } from "../openapi/operation.ts";
import { isAboutFailures, itemWords } from "./failure-signs.ts";
import type { Mismatch } from "./mismatch.ts";
import { findOtherSuccess, telling } from "./other-success.ts";
import { isAboutTarget } from "./targets.ts";

type Found = Omit<Mismatch, "member">;

/** What a 2xx says that means another code: a failure, or a success of another kind. */
export function findSuccessMismatch(reading: Reading, own: string, operation: Operation): Found | undefined {
  return (
    findFailure(reading, operation) ?? findLost(reading, own, operation) ?? findOtherSuccess(reading, own, operation)
  );
}

/** Whether a text could mean another code at all, as most do not, whatever the operation is. */
export function mayMeanAnotherSuccess({ statements }: Reading, own: string): boolean {
  return own === "200"
    ? statements.some(({ scenario }) => telling.has(scenario) || failures.has(scenario))
    : own !== "207";
}

const failures = new Map<ScenarioName, string>([
  ["failure", "400"],
  ["authentication", "401"],
  ["authorization", "401"],
  ["permission", "403"],
  ["malformed", "400"],
  ["badRequest", "400"],
  ["invalidInput", "400"],
  ["rateLimit", "429"],
  ["internal", "500"],
  ["unavailable", "503"],
  ["validation", "422"],
]);
const successes = new Set<ScenarioName>(["success", "created", "updated", "deleted", "accepted", "noContent"]);

/** Operations that refuse something, and so succeed when they did; and those whose protocol ends in an error now and then. */
const refusing = /oauth|reject|den[yi]|declin|refus|invalid|expire|revok|dispute|cancel/i;

function findFailure(reading: Reading, operation: Operation): Found | undefined {
  const { statements, text } = reading;
  // What tells of a limit is no failure to keep to it.
  const told = statements.filter(
    ({ scenario }) => failures.has(scenario) && !(scenario === "rateLimit" && /limit|quota/i.test(operation.path)),
  );
  if (told.length === 0 || isAboutFailures(operation) || itemWords.test(text)) return undefined;
  const { path, operationId = "", summary = "" } = operation;
  if ([path, operationId, summary].some((name) => refusing.test(name))) return undefined;
  const succeeds = statements.some(({ scenario }) => successes.has(scenario));
  const end = listClauses(reading)[0]?.to ?? 0;
  for (const statement of told) {
    // That it failed is plain only where nothing is said of a success, but for "…, otherwise an error".
    const isAlternative =
      reading.words.slice(statement.from, statement.to).some(({ text: word }) => otherwise.has(word)) ||
      (reading.words[statement.from - 1]?.text === "or" && !isCase(reading, statement, caseWords));
    if (!isAlternative && (succeeds || statement.from >= end || isCase(reading, statement, clauseWords))) continue;
    return {
      rule: "2xx-error-description",
      code: failures.get(statement.scenario) ?? "400",
      words: quoteClause(reading, statement),
    };
  }
  return undefined;
}

/** `Pet not found`, and no more: whoever looks for a list of them finds it empty. */
function findLost(reading: Reading, own: string, operation: Operation): Found | undefined {
  const { words, statements, text } = reading;
  const [statement] = statements;
  if (statement?.scenario !== "notFound" || statements.length > 1) return undefined;
  const [clause, more] = listClauses(reading);
  if (more !== undefined) return undefined;
  if (statement.to !== clause?.to || /^no(?:thing)?$/.test(words[statement.from]?.text ?? "")) return undefined;
  if (isCase(reading, statement, clauseWords) || isAboutFailures(operation)) return undefined;
  const isList = operation.method === "GET" && !operation.path.endsWith("}");
  return isList || !isAboutTarget(statement, reading, own, operation)
    ? undefined
    : { rule: "missing-use-404", code: "404", words: text };
}

/** After these a failure is not told of this response. */
const clauseWords = /^(?:even|whether|or|not|no|whose|that|which|ob|als|nicht|qui|que|pas|che|non|nao|niet)$/;
/** After these one case is as good as the other. */
const caseWords = /^(?:even|whether|whose|that|which)$/;

/** Whether a failure is a case among others, or did not happen. */
function isCase(reading: Reading, statement: Statement, words: RegExp): boolean {
  return isConditional(reading, statement) || listBefore(reading.words, statement).some((word) => words.test(word));
}

function isConditional({ text, words }: Reading, statement: Statement): boolean {
  const rest = text.slice(words[statement.to - 1]?.end).slice(0, 12);
  return listBefore(words, statement).some((word) => conditions.has(word)) || conditionAfter.test(rest);
}

/** The words not far before a statement. */
function listBefore(words: readonly Word[], { from }: Statement): readonly string[] {
  return words.slice(Math.max(0, from - 8), from).map(({ text }) => text);
}
