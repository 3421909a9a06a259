import { listClauses, quote } from "../meaning/clauses.ts";
import type { Reading, Statement } from "../meaning/read-text.ts";
import type { ScenarioName } from "../meaning/scenarios.ts";
import type { Operation } from "../openapi/operation.ts";
import { isAboutFailures, itemWords } from "./failure-signs.ts";
import type { Mismatch } from "./mismatch.ts";
import { findPhraseCode } from "./reason-phrases.ts";

type Found = Omit<Mismatch, "member">;

/** What a 2xx says that means another code: a failure, or a success of another kind. */
export function findSuccessMismatch(reading: Reading, own: string, operation: Operation): Found | undefined {
  if (own === "207") return undefined;
  const phrase = findPhraseCode(reading.text);
  if (phrase === "204" && own === "200") return { rule: "success-code-mismatch", code: "204", words: reading.text };
  if (phrase === "200" && (own === "204" || own === "202"))
    return { rule: "success-code-mismatch", code: "200", words: reading.text };
  if (reading.statements.length === 0) return undefined;
  const said = new Set(reading.statements.map(({ scenario }) => scenario));
  return findFailure(reading, said, operation) ?? findOtherSuccess(reading, said, own, operation);
}

/** Names of operations that refuse something, and so succeed when they did. */
const refusing = /oauth|reject|den[yi]|declin|refus|invalid|expire|revok|dispute|cancel/i;

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

function findFailure(reading: Reading, said: ReadonlySet<ScenarioName>, operation: Operation): Found | undefined {
  if (isAboutFailures(operation) || itemWords.test(reading.text)) return undefined;
  const { path, operationId = "", summary = "" } = operation;
  if ([path, operationId, summary].some((text) => refusing.test(text))) return undefined;
  const [first] = listClauses(reading);
  for (const statement of reading.statements) {
    const code = failures.get(statement.scenario);
    if (code === undefined) continue;
    // That it failed is plain only where nothing is said of a success, but for "…, otherwise an error".
    const isAlternative = /\b(?:or|otherwise|else)\b/.test(quote(reading, statement.from, statement.to));
    if (
      !isAlternative &&
      (successes.some((success) => said.has(success)) || first === undefined || statement.from >= first.to)
    )
      continue;
    if (!isAlternative && isConditional(reading, statement)) continue;
    return { rule: "2xx-error-description", code, words: quote(reading, statement.from, statement.to) };
  }
  return undefined;
}

const successes: readonly ScenarioName[] = ["success", "created", "updated", "deleted", "accepted", "noContent"];

function isConditional({ words }: Reading, { from }: Statement): boolean {
  return words
    .slice(Math.max(0, from - 8), from)
    .some(({ text }) => /^(?:if|when|unless|even|whether|or|not|no|whose|that|which)$/.test(text));
}

const handedOut = /token|session|log-?in|sign-?in|auth|report|export|preview|search|query|password/i;
const upsert = /upsert|creates? or|or creates?|create ?\/|creates? and|duplicate|bulk|batch/i;

function findOtherSuccess(
  reading: Reading,
  said: ReadonlySet<ScenarioName>,
  own: string,
  operation: Operation,
): Found | undefined {
  const { method, responseKeys, summary = "", path } = operation;
  const tell = (scenario: ScenarioName, code: string): Found | undefined => {
    const [first] = listClauses(reading);
    const statement = reading.statements.find((other) => other.scenario === scenario);
    if (
      scenario === "accepted" &&
      (statement === undefined || (method === "GET" && statement.from >= (first?.to ?? 0)))
    )
      return undefined;
    if (statement === undefined || responseKeys.includes(code)) return undefined;
    return { rule: "success-code-mismatch", code, words: quote(reading, statement.from, statement.to) };
  };
  if (
    said.has("accepted") &&
    (own === "204" || own === "200" || own === "201") &&
    !(own === "201" && said.has("created")) &&
    !/accept/i.test(path)
  )
    return tell("accepted", "202");
  if (said.has("created") && (own === "200" || own === "204") && /^(?:POST|PUT|PATCH)$/.test(method)) {
    if (said.has("updated") || handedOut.test(path) || (method === "POST" && upsert.test(summary))) return undefined;
    return tell("created", "201");
  }
  if (own === "201" && !said.has("created") && !said.has("accepted") && (said.has("deleted") || said.has("updated")))
    return tell(said.has("deleted") ? "deleted" : "updated", "200");
  return undefined;
}
