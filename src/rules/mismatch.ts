import type { Violation } from "../core/rule.ts";
import { findStatusCode } from "../http/status-codes.ts";
import { findFirstWords } from "../meaning/lexicon.ts";
import { findPhrases } from "../meaning/phrases.ts";
import { createReader, type TextReader } from "../meaning/read-text.ts";
import { member } from "../openapi/json-object.ts";
import { once, onceFor } from "../openapi/once.ts";
import type { Node } from "../openapi/references.ts";
import type { Response, ResponseUse } from "../openapi/response.ts";
import { splitWords } from "../openapi/roles.ts";
import { readText } from "../openapi/texts.ts";
import { chooseRuleFor } from "./choose-rule.ts";
import { findErrorMismatch, isTelling, mayMeanAnother } from "./error-mismatch.ts";
import { cleanText } from "./phrases.ts";
import { findOtherPhrase, findPhraseCode } from "./reason-phrases.ts";
import { findSuccessMismatch } from "./success-mismatch.ts";

/** The rules that read descriptions. Of those that apply to a response, one speaks. */
export type ReadingRule =
  | "2xx-error-description"
  | "rate-limit-use-429"
  | "400-use-409"
  | "401-or-403"
  | "missing-use-404"
  | "400-use-422"
  | "4xx-blames-server"
  | "5xx-blames-client"
  | "specific-code-available"
  | "success-code-mismatch"
  | "meaning-mismatch";

/** That a response means another code than its own. */
export interface Mismatch {
  readonly rule: ReadingRule;
  /** The words that gave it away, as they are written. */
  readonly words: string;
  /** The code that they mean. */
  readonly code: string;
  /** Which of the two texts of a response they stand in. */
  readonly member: "description" | "summary";
}

const readPhrases = once(() => createReader(findPhrases(), findFirstWords()));

/** Reads a text in every language that the lexicon knows, as far as anybody writes (5,000 characters). */
export const readMeaning: TextReader = (text) => readPhrases()(readText(text) ?? "");

/** Which rule speaks about a response in one use, and why; undefined where its texts mean its code, or too much to tell. */
export const findKnownMismatch = onceFor(
  (_: Response, use: ResponseUse) => use,
  (response, use) => findMismatch(response, use, readMeaning),
);

/** The same as a given reader understands the texts. */
export function findMismatch(
  { key, node, status }: Response,
  use: ResponseUse,
  read: TextReader,
): Mismatch | undefined {
  if (status === undefined || status.state === "unused" || use.description !== undefined) return undefined;
  if (!/^[245]/.test(key)) return undefined;
  for (const name of ["description", "summary"] as const) {
    const text = readText(member(node.value, name));
    if (text === undefined || text.trim() === "") continue;
    if (findPhraseCode(text) === key) continue;
    if (findOtherPhrase(text, key) !== undefined) return undefined;
    const reading = read(text);
    const isOfError = !key.startsWith("2");
    if (isOfError && !mayMeanAnother(reading, key)) continue;
    const find = isOfError ? findErrorMismatch : findSuccessMismatch;
    const found = find(reading, key, use.operation);
    if (found !== undefined) return { ...found, member: name };
  }
  return findMisnamed(key, node, read);
}

/** A vague description of a definition that is named after another code: `NotFound` used as a 403. */
function findMisnamed(key: string, node: Node, read: TextReader): Mismatch | undefined {
  const description = readText(member(node.value, "description")) ?? "";
  if (key.startsWith("2") || findPhraseCode(description) === key || isTelling(read(description))) return undefined;
  const [, name = ""] = /^(?:components\/)?responses\/([^/]+)$/.exec(node.path.join("/")) ?? [];
  // A client calls every error that a server answers with a server error.
  const meant = findOtherPhrase(splitWords(name).replace(/^server error$/, ""), key);
  const rule = meant === undefined ? undefined : chooseRuleFor(meant, key);
  return meant === undefined || rule === undefined
    ? undefined
    : { rule, words: name, code: meant, member: "description" };
}

/** For `uses`: whether a rule speaks about a response in this use. */
export function isMismatch(rule: ReadingRule) {
  return (use: ResponseUse, response: Response): boolean => findKnownMismatch(response, use)?.rule === rule;
}

/** A check that quotes the words and names the code that they mean; `advice` ends the message. */
export function sayMismatch(rule: ReadingRule, advice: (code: string, key: string) => string) {
  return (response: Response): readonly Violation[] => {
    const { at, key, subject, uses } = response;
    for (const use of uses) {
      const found = findKnownMismatch(response, use);
      if (found?.rule !== rule) continue;
      const { words, member: name } = found;
      return [
        { at: [...at, name], message: `${subject} is described as "${cleanText(words)}": ${advice(found.code, key)}.` },
      ];
    }
    return [];
  };
}

/** `409 Conflict`. */
export function nameCode(code: string): string {
  return `${code} ${findStatusCode(code)?.phrase ?? ""}`.trim();
}
