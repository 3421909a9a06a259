import type { Violation } from "../core/rule.ts";
import { findStatusCode } from "../http/status-codes.ts";
import { findFirstWords } from "../meaning/lexicon.ts";
import { findPhrases } from "../meaning/phrases.ts";
import { createReader, type Reading, type TextReader } from "../meaning/read-text.ts";
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
import { findSuccessMismatch, mayMeanAnotherSuccess } from "./success-mismatch.ts";

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

/** What a response says that could mean another code, whatever operation it is of. */
interface Told {
  readonly readings: readonly { readonly member: Mismatch["member"]; readonly reading: Reading }[];
  readonly misnamed: Mismatch | undefined;
}

const tellKnown = onceFor(
  (response: Response) => response,
  (response) => tell(response, readMeaning),
);

const weighKnown = onceFor(
  (_: Response, use: ResponseUse) => use,
  (response, use) => weigh(tellKnown(response), response, use),
);

/** Which rule speaks about a response in one use, and why; undefined where its texts mean its code, or too much to tell. */
export function findKnownMismatch(response: Response, use: ResponseUse): Mismatch | undefined {
  // Most responses mean what they are, and have many uses.
  return tellKnown(response) === undefined ? undefined : weighKnown(response, use);
}

/** The same as a given reader understands the texts. */
export function findMismatch(response: Response, use: ResponseUse, read: TextReader): Mismatch | undefined {
  return weigh(tell(response, read), response, use);
}

function tell({ key, node, status }: Response, read: TextReader): Told | undefined {
  if (status === undefined || status.state === "unused" || !/^[245]/.test(key)) return undefined;
  const readings: Told["readings"][number][] = [];
  for (const name of ["description", "summary"] as const) {
    const text = readText(member(node.value, name));
    if (text === undefined || text.trim() === "" || findPhraseCode(text) === key) continue;
    if (findOtherPhrase(text, key) !== undefined) return undefined;
    const reading = read(text);
    if (key.startsWith("2") ? mayMeanAnotherSuccess(reading, key) : mayMeanAnother(reading, key))
      readings.push({ member: name, reading });
  }
  const misnamed = findMisnamed(key, node, read);
  return readings.length === 0 && misnamed === undefined ? undefined : { readings, misnamed };
}

function weigh(told: Told | undefined, { key }: Response, use: ResponseUse): Mismatch | undefined {
  if (told === undefined || use.description !== undefined) return undefined;
  const find = key.startsWith("2") ? findSuccessMismatch : findErrorMismatch;
  for (const { member: name, reading } of told.readings) {
    const found = find(reading, key, use.operation);
    if (found !== undefined) return { ...found, member: name };
  }
  return told.misnamed;
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
