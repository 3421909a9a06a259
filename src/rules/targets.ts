import { isParted } from "../meaning/find-phrases.ts";
import type { Reading, Statement } from "../meaning/read-text.ts";
import type { Operation } from "../openapi/operation.ts";
import { splitWords } from "../openapi/roles.ts";

/** What may be missing and is no resource of the API. */
const notResources = new Set(
  "parameter parameters param params header headers field fields column columns information info property properties attribute attributes argument value values body claim claims configuration config file".split(
    " ",
  ),
);
/** Words for whatever an operation is about. */
const anyResource = new Set(
  "resource resources item items object objects entity entities record records entry it element document documents version file page data id requested specified given".split(
    " ",
  ),
);
const smallWords = new Set(
  "a an the this that these those if when where is was are were be been or and any with for by of on in to no not such exist exists does do can could returned response one no provided requested specified given has have id ids uuid name error exception".split(
    " ",
  ),
);

/** Whether what does not exist is what the path leads to, and not something that the content refers to. */
export function isAboutTarget({ from, to }: Statement, { words }: Reading, own: string, operation: Operation): boolean {
  let [first, last] = [from, to];
  while (first > from - 8 && !isParted(words[first - 1])) first--;
  while (last < to + 6 && !isParted(words[last])) last++;
  const around = words.slice(first, last).map(({ text }) => text);
  const inPath = splitWords(operation.path).split(" ").map(stem);
  if (around.some((text) => (notResources.has(text) && !inPath.includes(stem(text))) || /^refer/.test(text)))
    return false;
  const subject = around.filter((text) => /^[a-z]+$/.test(text) && !smallWords.has(text));
  if (
    own === "401" &&
    subject.some((text) => /^(?:user|account|session|token|login|email|application|app|client|key)s?$/.test(text))
  )
    return false;
  const hasContent = operation.requestBody !== undefined;
  const isGeneral = subject.every((text) => anyResource.has(text) || text === "found" || text === "find");
  if (isGeneral) return !hasContent || operation.path.includes("{");
  // With content, what does not exist may be what the content refers to.
  const mayRefer = hasContent || /^(?:409|412|422|423)$/.test(own);
  const named = (mayRefer ? (operation.path.match(/[^/{}]+\/\{[^{}]*\}/g) ?? []) : [operation.path]).flatMap((part) =>
    splitWords(part).split(" ").map(stem),
  );
  return subject.some((text) => named.includes(stem(text)));
}

function stem(word: string): string {
  return word.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "");
}
