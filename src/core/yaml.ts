/**
 * The text of an example: `paths` in OpenAPI 3, as YAML, freed of the indentation that its place in the code gives it.
 * Lines that end in `# <--` are the ones that must be reported.
 */
export function yaml(text: TemplateStringsArray): string {
  const raw = (text.raw[0] ?? "").replace(/^\n/, "").trimEnd();
  // No line of an example is less indented than its first.
  const indent = raw.length - raw.trimStart().length;
  return `${raw.slice(indent).replaceAll(`\n${" ".repeat(indent)}`, "\n")}\n`;
}
