import { listClauses, quote } from "../meaning/clauses.ts";
import type { Reading, Statement } from "../meaning/read-text.ts";
import type { ScenarioName } from "../meaning/scenarios.ts";
import type { Operation } from "../openapi/operation.ts";
import { splitWords } from "../openapi/roles.ts";
import { isAboutFailures, itemWords } from "./failure-signs.ts";
import type { Mismatch } from "./mismatch.ts";
import { findPhraseCode } from "./reason-phrases.ts";
import { isAboutTarget } from "./targets.ts";

type Found = Omit<Mismatch, "member">;

/** What a 2xx says that means another code: a failure, or a success of another kind. */
export function findSuccessMismatch(reading: Reading, own: string, operation: Operation): Found | undefined {
  if (own === "207") return undefined;
  return (
    findFailure(reading, operation) ?? findLost(reading, own, operation) ?? findOtherSuccess(reading, own, operation)
  );
}

const failures = new Map<ScenarioName, string>([
  ["failure", "400"],
  ["authentication", "401"],
  ["authorization", "401"],
  ["permission", "403"],
  ["malformed", "400"],
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
  const { path, operationId = "", summary = "" } = operation;
  // What tells of a limit is no failure to keep to it.
  const isLimit = /limit|quota/i.test(path);
  const told = statements.filter(({ scenario }) => failures.has(scenario) && !(scenario === "rateLimit" && isLimit));
  if (told.length === 0 || isAboutFailures(operation) || itemWords.test(text)) return undefined;
  if ([path, operationId, summary].some((name) => refusing.test(name))) return undefined;
  const succeeds = statements.some(({ scenario }) => successes.has(scenario));
  const end = listClauses(reading)[0]?.to ?? 0;
  for (const statement of told) {
    const words = quote(reading, statement.from, statement.to);
    // That it failed is plain only where nothing is said of a success, but for "…, otherwise an error".
    const isAlternative = /\b(?:or|otherwise|else)\b/i.test(words);
    if (!isAlternative && (succeeds || statement.from >= end || isAfter(clauseWords, reading, statement))) continue;
    return { rule: "2xx-error-description", code: failures.get(statement.scenario) ?? "400", words };
  }
  return undefined;
}

/** `Pet not found`, and no more: whoever looks for a list of them finds it empty. */
function findLost(reading: Reading, own: string, operation: Operation): Found | undefined {
  const { words, statements, text } = reading;
  const [statement] = statements;
  const [clause, more] = listClauses(reading);
  if (statement?.scenario !== "notFound" || statements.length > 1 || more !== undefined) return undefined;
  if (statement.to !== clause?.to || /^no(?:thing)?$/.test(words[statement.from]?.text ?? "")) return undefined;
  if (isAfter(clauseWords, reading, statement) || isAboutFailures(operation)) return undefined;
  const isList = operation.method === "GET" && !operation.path.endsWith("}");
  return isList || !isAboutTarget(statement, reading, own, operation)
    ? undefined
    : { rule: "missing-use-404", code: "404", words: text };
}

/** After these a failure is a case among others, or did not happen. */
const clauseWords = /^(?:if|when|unless|even|whether|or|not|no|whose|that|which)$/;
const conditions = /^(?:if|when|unless|previously|already|errors?)$/;

function isAfter(pattern: RegExp, { words }: Reading, { from }: Statement): boolean {
  return words.slice(Math.max(0, from - 8), from).some(({ text }) => pattern.test(text));
}

/** What is handed out rather than created: it is found under no URI. */
const handedOut =
  /\b(?:tokens?|sessions?|log ?in|sign ?in|auth\w*|oauth\d?|reports?|exports?|previews?|search|query|passwords?|otp|codes?)\b/;
const upsert = /upsert|creates? or|or creates?|create ?\/|updates? or|or updates?|creates? and|duplicate|bulk|batch/i;

function findOtherSuccess(reading: Reading, own: string, operation: Operation): Found | undefined {
  const code = findPhraseCode(reading.text);
  if ((code === "204" && own === "200") || (code === "200" && (own === "204" || own === "202")))
    return { rule: "success-code-mismatch", code, words: reading.text };
  const { method, responseKeys, summary = "", path } = operation;
  const find = (wanted: ScenarioName) => reading.statements.find(({ scenario }) => scenario === wanted);
  const tell = (statement: Statement | undefined, meant: string): Found | undefined =>
    statement === undefined || responseKeys.includes(meant) || isAfter(conditions, reading, statement)
      ? undefined
      : { rule: "success-code-mismatch", code: meant, words: quote(reading, statement.from, statement.to) };

  const accepted = find("accepted");
  if (accepted !== undefined && (own === "200" || own === "204")) {
    // What a GET tells of is seldom its own doing.
    const isAside = method === "GET" && accepted.from >= (listClauses(reading)[0]?.to ?? 0);
    return isAside || /accept/i.test(path) ? undefined : tell(accepted, "202");
  }
  const [created, updated] = [find("created"), find("updated")];
  if (created !== undefined && (own === "200" || own === "204")) {
    if (!/^(?:POST|PUT|PATCH)$/.test(method) || updated !== undefined || upsert.test(summary)) return undefined;
    const isEither = reading.words[created.to]?.text === "or";
    return isEither || handedOut.test(splitWords(path)) ? undefined : tell(created, "201");
  }
  return own === "201" && created === undefined && accepted === undefined
    ? tell(find("deleted") ?? updated, "200")
    : undefined;
}
