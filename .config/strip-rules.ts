import { readFile } from "node:fs/promises";
import type { Options } from "tsup";
import ts from "typescript";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** What a published ruleset has no use for: it is read on the reference pages and by the tests. */
const left = new Set(["rationale", "references", "strength", "remedy", "about", "fix", "good", "bad"]);

/**
 * Leaves the rationale, examples and fixes of rules out of a bundle, so that a ruleset stays small: every editor
 * bundles it anew for each document that it opens.
 */
export const stripRules: Plugin = {
  name: "strip-rules",
  setup(build) {
    build.onLoad({ filter: /[/\\]src[/\\]rules[/\\][^/\\]+[/\\][^/\\]+\.ts$/ }, async ({ path }) => ({
      contents: strip(await readFile(path, "utf8"), path),
      loader: "ts",
    }));
  },
};

function strip(text: string, path: string): string {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const spans: [start: number, end: number][] = [];
  for (const statement of file.statements) {
    if (isExample(statement)) spans.push([statement.getStart(), statement.end]);
    if (!ts.isExportAssignment(statement) || !ts.isCallExpression(statement.expression)) continue;
    const [rule] = statement.expression.arguments;
    if (rule === undefined || !ts.isObjectLiteralExpression(rule)) continue;
    for (const property of rule.properties)
      if (left.has(property.name?.getText() ?? "")) spans.push([property.getFullStart(), property.end + 1]);
  }
  return spans.reduceRight((kept, [start, end]) => kept.slice(0, start) + kept.slice(end), text);
}

/** A constant that holds the text of an example: a call of the `yaml` tag, which a bundler may not drop by itself. */
function isExample(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.every(
    ({ initializer }) =>
      initializer && ts.isTaggedTemplateExpression(initializer) && initializer.tag.getText() === "yaml",
  );
}
