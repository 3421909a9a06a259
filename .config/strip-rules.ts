import { readFile } from "node:fs/promises";
import type { Options } from "tsup";
import ts from "typescript";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** What linting has no use for: it is read on the pages of rules and guidelines, and by the tests. */
const explanations = ["rationale", "references", "strength", "remedy", "about", "good", "bad", "clauses", "since"];

/** Leaves the rationale and examples of rules out of a bundle, so that it is read sooner. */
export const stripExplanations: Plugin = leaveOut("strip-explanations", explanations);

/**
 * Leaves out their fixes too, which hosts of Spectral do not know, so that a ruleset stays small: every editor bundles
 * it anew for each document that it opens.
 */
export const stripRules: Plugin = leaveOut("strip-rules", [...explanations, "fix"]);

function leaveOut(name: string, keys: readonly string[]): Plugin {
  const left = new Set(keys);
  const filter = /[/\\]src[/\\](?:rules[/\\][^/\\]+|guidelines)[/\\][^/\\]+\.ts$/;
  return {
    name,
    setup(build) {
      build.onLoad({ filter }, async ({ path }) => ({
        contents: strip(await readFile(path, "utf8"), path, left),
        loader: "ts",
      }));
    },
  };
}

/** Leaves out of a ruleset what the facts about codes and fields rest on, too: the command names it, rules do not. */
export const stripReferences: Plugin = {
  name: "strip-references",
  setup(build) {
    build.onLoad(
      { filter: /[/\\]src[/\\]http[/\\](?:status-codes|fields|field-syntax|methods)\.ts$/ },
      async ({ path }) => ({
        contents: (await readFile(path, "utf8")).replace(/\b(?:rfc|draft)\([^()]*\)/g, "undefined"),
        loader: "ts",
      }),
    );
  },
};

function strip(text: string, path: string, left: ReadonlySet<string>): string {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const spans: [start: number, end: number][] = [];
  const examples = new Set<string>();
  for (const statement of file.statements) {
    if (isExample(statement, examples)) spans.push([statement.getStart(), statement.end]);
    const facts = findFacts(statement);
    for (const property of facts?.properties ?? [])
      if (left.has(property.name?.getText() ?? "")) spans.push([property.getFullStart(), property.end + 1]);
  }
  return spans.reduceRight((kept, [start, end]) => kept.slice(0, start) + kept.slice(end), text);
}

/**
 * A constant that holds the text of an example: a call of the `yaml` tag, which a bundler may not drop by itself, or what
 * is made of others. Its name joins those known.
 */
function isExample(statement: ts.Statement, known: Set<string>): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  const { declarations } = statement.declarationList;
  const areExamples = declarations.every(({ initializer }) => initializer && mentionsExample(initializer, known));
  if (areExamples) for (const { name } of declarations) known.add(name.getText());
  return areExamples;
}

function mentionsExample(node: ts.Node, known: ReadonlySet<string>): boolean {
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === "yaml") return true;
  if (ts.isIdentifier(node) && known.has(node.text)) return true;
  return ts.isFunctionLike(node) ? false : ts.forEachChild(node, (child) => mentionsExample(child, known)) === true;
}

/** The object that a file is about: what `defineRule` is called with, or the guideline. */
function findFacts(statement: ts.Statement): ts.ObjectLiteralExpression | undefined {
  let facts: ts.Expression | undefined;
  if (ts.isExportAssignment(statement) && ts.isCallExpression(statement.expression))
    facts = statement.expression.arguments[0];
  else if (ts.isVariableStatement(statement)) {
    const [declaration] = statement.declarationList.declarations;
    if (declaration?.type?.getText() === "Guideline") facts = declaration.initializer;
  }
  return facts !== undefined && ts.isObjectLiteralExpression(facts) ? facts : undefined;
}
