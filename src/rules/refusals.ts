import type { Clause } from "../meaning/clauses.ts";
import type { Reading, Statement } from "../meaning/read-text.ts";

/** A server tells of what another one said, and of what it holds itself, in the words that tell of a client's mistakes. */
export function isOfOthers({ words }: Reading, { from, to }: Clause): boolean {
  const said = words.slice(from, to).map(({ text }) => text);
  return /\b(?:upstream|downstream|gateway|back ?end|remote|external|third party|partner|providers?|database|smtp|(?:mis)?configur\w+|integrity|responses? (?!$))/.test(
    said.join(" "),
  );
}

/** Whether a server will not do something, or cannot, as its code tells: not every refusal is a conflict. */
export function isRefused({ scenario, from, to }: Statement, { words, text }: Reading, own: string): boolean {
  const said = words
    .slice(from, to)
    .map(({ text }) => text)
    .join(" ");
  // A token that was used already is a bad one; a name that is taken is a conflict, whoever asks for it.
  if (scenario === "conflict" && own === "401") return !/exist|taken|registered|duplica/.test(said);
  if (!/^(?:40[235]|5..)$/.test(own) || !/^(?:conflict|validation|malformed)$/.test(scenario)) return false;
  return (
    /\b(?:not be \w+ed|to read|not read)$/.test(said) ||
    (own === "405" && /\bnot (?:allow|support)ed\b|\bonly\b/i.test(text))
  );
}
