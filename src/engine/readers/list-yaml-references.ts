/** A key `$ref` with a plain or quoted scalar on its line, and nothing after it that could belong to it. */
const yamlReference =
  /\$ref['"]?:[ \t]+(?:'([^'\n]*)'|"([^"\\\n]*)"|([^\s'"[\]{},#&*!|>%@`][^\s,[\]{}]*))(?=[ \t]*(?:[\r\n,}\]#]|$))/y;

/** The value of every `$ref` in a YAML text; undefined where a `$ref` is written in an unusual way, or stands in some text. */
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
