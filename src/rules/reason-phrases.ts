import { statusCodes } from "../http/status-codes.ts";
import { once } from "../openapi/once.ts";
import { listPhrases, simplifyText } from "./phrases.ts";

/** Words that name one code as plainly as its phrase does. */
const plainNames: Readonly<Record<string, string>> = {
  unauthenticated: "401",
  unauthorised: "401",
  "un authorized": "401",
  "internal error": "500",
  "server error": "500",
};

/** Made when the first description is looked at: starting is no time to lose any. */
const codesByPhrase = once(() => {
  const codeByPhrase = new Map<string, string>(Object.entries(plainNames));
  for (const { code, phrase, earlierPhrases, state } of statusCodes)
    for (const name of state === "unused" ? earlierPhrases : [phrase, ...earlierPhrases])
      codeByPhrase.set(simplifyText(name), code);
  return codeByPhrase;
});

/** The code whose reason phrase a text is, give or take case, punctuation and words such as `HTTP` and `response`. */
export function findPhraseCode(text: string): string | undefined {
  for (const candidate of listPhrases(text)) {
    const code = codesByPhrase().get(candidate);
    if (code !== undefined) return code;
  }
  return undefined;
}

/** Under a 2xx these are the names of things: a merge conflict, a locked door, a late train. */
const everydayWords = new Set(["conflict", "gone", "locked", "too early"]);

/** The code whose phrase the text is, where it is an error that is not the response's own. */
export function findOtherPhrase(text: string, own: string): string | undefined {
  for (const candidate of listPhrases(text)) {
    const code = codesByPhrase().get(candidate);
    if (code === undefined) continue;
    if (code === own || mayMeanOwn(candidate, code, own)) return undefined;
    return own.startsWith("2") && (!/^[45]/.test(code) || everydayWords.has(candidate)) ? undefined : code;
  }
  return undefined;
}

/** Whether words that name a code may as well be said of the response's own: a 502 is a server error, and a 402 may ask for a better plan. */
function mayMeanOwn(words: string, meant: string, own: string): boolean {
  return (words === "server error" && own.startsWith("5")) || (meant === "426" && /^40[23]$/.test(own));
}
