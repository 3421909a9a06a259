import { type Clause, listClauses, quote, quoteClause } from "../meaning/clauses.ts";
import { isParted } from "../meaning/find-phrases.ts";
import type { Reading, Statement } from "../meaning/read-text.ts";
import type { ScenarioName } from "../meaning/scenarios.ts";
import { conditionAfter, conditions } from "../meaning/small-words.ts";
import type { Operation } from "../openapi/operation.ts";
import { splitWords } from "../openapi/roles.ts";
import type { Mismatch } from "./mismatch.ts";
import { findPhraseCode } from "./reason-phrases.ts";

type Found = Omit<Mismatch, "member">;

/** What a 200, 201, 202 or 204 says that means another of them. */
export function findOtherSuccess(reading: Reading, own: string, operation: Operation): Found | undefined {
  const { statements, text } = reading;
  const { method, operationId = "", path, responseKeys, summary = "" } = operation;
  const isAccepting = () => [path, operationId, summary].some((name) => /accept/i.test(name));
  const code = findPhraseCode(text);
  if (code !== undefined && isOther(code, own) && !text.includes(own))
    return code === "202" && isAccepting() ? undefined : say(code, text);

  const find = (wanted: ScenarioName) => statements.find(({ scenario }) => scenario === wanted);
  const tell = (statement: Statement | undefined, meant: string): Found | undefined =>
    statement === undefined || isConditional(reading, statement)
      ? undefined
      : say(meant, quoteClause(reading, statement));
  const [created, updated, accepted] = [find("created"), find("updated"), find("accepted")];
  const [clause, more] = listClauses(reading);
  const isBrief = more === undefined && clause !== undefined && clause.to - clause.from <= 6;
  if (accepted !== undefined && own !== "202") {
    if (isAccepting() || /schedul/i.test(path) || responseKeys.includes("202")) return undefined;
    // What was submitted or started may well be new.
    if (own === "201" && (created !== undefined || !delayed.test(text))) return undefined;
    // What a GET tells of is seldom its own doing.
    return method === "GET" && (own !== "204" || accepted.from >= (clause?.to ?? 0))
      ? undefined
      : tell(accepted, "202");
  }
  const deleted = statements.find((one) => isDeletion(reading, one));
  const done = created ?? deleted ?? updated;
  if (own === "202") {
    if (done === undefined || !isBrief || !endsWith(reading, done) || work.test(text)) return undefined;
    return tell(done, done === created ? "201" : "200");
  }
  if (own === "201") {
    const isRead = /\b(?:retrieved|fetched)\b/i.exec(text);
    if (created !== undefined || done !== undefined || isRead === null) return created ? undefined : tell(done, "200");
    return say("200", isRead[0]);
  }
  if (created !== undefined) {
    if (own === "204" && find("noContent") !== undefined) return undefined;
    const isNew = /^(?:POST|PUT|PATCH)$/.test(method) && updated === undefined && !upsert.test(summary);
    return isNew && !isEither(reading, created) && !isHandedOut(reading, created, path)
      ? tell(created, "201")
      : undefined;
  }
  if (own === "204") {
    const [content] = statements.every((one) => one === updated) ? (returned.exec(text) ?? []) : [];
    return content === undefined ? undefined : say("200", content);
  }
  const nothing = find("noContent");
  const isAll = isBrief || (nothing !== undefined && nothing.from <= 2);
  return isAll && method !== "GET" && /\b(?:no(?! data)|nothing|without)\b/i.test(text)
    ? tell(nothing, "204")
    : undefined;
}

/** What may tell of another success, or that there is nothing. */
export const telling = new Set<ScenarioName>([
  "created",
  "accepted",
  "noContent",
  "deleted",
  "updated",
  "gone",
  "notFound",
]);

function say(code: string, words: string): Found {
  return { rule: "success-code-mismatch", code, words };
}

/** Whether a phrase names another success; an `OK` is as good as a `Created`. */
function isOther(code: string, own: string): boolean {
  return code === "200" ? own === "202" || own === "204" : code !== own && /^20[124]$/.test(code);
}

function isDeletion(reading: Reading, { scenario, from, to }: Statement): boolean {
  return scenario === "deleted" || (scenario === "gone" && /delet|remov/i.test(quote(reading, from, to)));
}

/** `Pet deleted successfully`: nothing comes after it. */
function endsWith({ words, statements }: Reading, { to }: Statement): boolean {
  const last = statements.find(({ scenario, from }) => scenario === "success" && from === to);
  return isParted(words[last?.to ?? to]);
}

/** Work that a server has yet to do is created and changed, too. */
const work =
  /\b(?:jobs?|tasks?|requests?|operat|process|runs?|execut|(?:im|ex)ports?|builds?|deploy|pending|will|later|background|async)/i;
const delayed = /\b(?:accepted|(?:en)?queued|async|background|later|for \w*processing)/i;
const upsert = /upsert|\b(?:creates?|updates?) (?:or\b|and update)|\bor (?:create|update)|\bcreates? ?\//i;
/** Words that say that something comes with the response. */
const returned =
  /^(?:returns?|returning) (?:the|an?|all|lists?|arrays?|details|data|json)\b(?!.*(?:\d|status|header|success|empty|blank|nothing)).*|^(?:the |an? )?(?:list|array|collection) of\b.*/i;

/** After these, too, something did not happen, or not now. */
const denials = /^(?:previously|already|errors?|not|no|never|would|zero|0)$/;

/** Whether it may not have happened; `Returned when` is no condition. */
function isConditional({ text: whole, words }: Reading, { from, to }: Statement): boolean {
  if (conditionAfter.test(whole.slice(words[to - 1]?.end).slice(0, 12))) return true;
  for (let at = from - 1; at >= 0 && !isParted(words[at]); at--) {
    const text = words[at]?.text ?? "";
    const isOwn = /^(?:if|when)$/.test(text) && /^(?:returned|response|sent)$/.test(words[at - 1]?.text ?? "");
    if ((conditions.has(text) || denials.test(text)) && !isOwn) return true;
  }
  return false;
}

/** `Created or found`. */
function isEither({ words }: Reading, { to }: Statement): boolean {
  return words[words[to]?.text === "," ? to + 1 : to]?.text === "or";
}

/** What is handed out rather than created: it is found under no URI. */
const handed =
  /\b(?:tokens?|sessions?|reports?|exports?|previews?|passwords?|otp|(?:access|auth\w*|verification|recovery|login) codes?)\b/;
const handing = /\b(?:log ?in|sign ?in|auth|authori[sz]e|authenticate|oauth\d?|search|query|codes?|verify)$/;

function isHandedOut(reading: Reading, statement: Statement, path: string): boolean {
  const clause = listClauses(reading).find(({ from, to }: Clause) => from <= statement.from && to > statement.from);
  const said = clause === undefined ? "" : splitWords(quote(reading, clause.from, clause.to));
  const name = splitWords(/(?<![^/{}])([^/{}]+)(?:\/\{[^{}]*\})*\/?$/.exec(path)?.[1] ?? "");
  return handed.test(said) || handed.test(name) || handing.test(name);
}
