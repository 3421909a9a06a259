/**
 * The text of an example: `paths` in OpenAPI 3, as YAML, freed of the indentation that its place in the code gives it.
 * Lines that end in `# <--` are the ones that must be reported.
 */
export function yaml(text: TemplateStringsArray): string {
  const lines = (text.raw[0] ?? "").replace(/^\n/, "").trimEnd().split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return `${lines.map((line) => line.slice(indent)).join("\n")}\n`;
}
