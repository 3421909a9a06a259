import { QUOTE, skipBlanks, skipString } from "./scan-json.ts";

/** The value of every member `$ref` in a JSON text. Inside of a string its quotes would be escaped. */
export function listJsonReferences(text: string): readonly string[] | undefined {
  const found: string[] = [];
  for (let at = text.indexOf('"$ref"'); at !== -1; at = text.indexOf('"$ref"', at + 6)) {
    const colon = skipBlanks(text, at + 6);
    if (text.charAt(colon) !== ":") continue; // A text that is just "$ref".
    const start = skipBlanks(text, colon + 1);
    if (text.charCodeAt(start) === QUOTE) found.push(JSON.parse(text.slice(start, skipString(text, start))));
  }
  // Nobody writes the key with an escape, but it could be done.
  return text.includes("\\u0024") ? undefined : found;
}

/** A key `$ref` with a plain or quoted scalar on its line, and nothing after it that could belong to it. */
const yamlReference =
  /\$ref['"]?:[ \t]+(?:'([^'\n]*)'|"([^"\\\n]*)"|([^\s'"[\]{},#&*!|>%@`][^\s,[\]{}]*))(?=[ \t]*(?:[\r\n,}\]#]|$))/y;

/** The same for a YAML text; undefined where a `$ref` is written in an unusual way, or stands in some text. */
export function listYamlReferences(text: string): readonly string[] | undefined {
  const found: string[] = [];
  for (let at = text.indexOf("$ref"); at !== -1; at = text.indexOf("$ref", at + 4)) {
    yamlReference.lastIndex = at;
    const match = yamlReference.exec(text);
    if (match === null) return undefined;
    found.push(match[1] ?? match[2] ?? match[3] ?? "");
  }
  return found;
}
