import type { Reading, Statement } from "../meaning/read-text.ts";
import { fits, type ScenarioName } from "../meaning/scenarios.ts";
import type { Operation } from "../openapi/operation.ts";
import { isRefused } from "./refusals.ts";
import { isAboutTarget } from "./targets.ts";

/** What the words mean here: the operation tells what they are about. */
export function inContext(statement: Statement, reading: Reading, own: string, operation: Operation): ScenarioName {
  const { scenario } = statement;
  const hasBody = () => operation.requestBody !== undefined;
  // Without content, what is invalid stands in the path or the query.
  if (scenario === "validation" && own === "400" && !hasBody()) return "parameter";
  if (
    (scenario === "mediaType" || scenario === "tooLarge") &&
    /^(?:GET|HEAD|DELETE)$/.test(operation.method) &&
    !hasBody()
  )
    return "nothing";
  // A path that names a kind leads nowhere where there is no such kind.
  if (
    (scenario === "mediaType" || scenario === "notAcceptable") &&
    !fits(scenario, own) &&
    /\{(?:\w*type|\w*format|ext(?:ension)?)\}/i.test(operation.path)
  )
    return "nothing";
  // A server is slow to answer, not to ask.
  if (scenario === "requestTimeout" && own.startsWith("5")) return "timeout";
  if (isRefused(statement, reading, own)) return "nothing";
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

/** Tokens that tell nobody who the caller is. */
const otherTokens =
  /^(?:[cx]srf|forgery|\w*captcha|reset|invit\w+|verification|confirmation|activation|shar\w+|download|upload)$/;

/** Whether the credential is what the operation takes as its content: a bad one is bad content then (RFC 6749, 5.2). */
function isAboutContent(statement: Statement, reading: Reading, own: string, operation: Operation): boolean {
  if (own !== "401" && otherTokens.test(reading.words[statement.from - 1]?.text ?? "")) return true;
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
