import { createContext, runInContext } from "node:vm";
import ts from "typescript";

/** What keeps a module from loading everywhere, and what it exports. */
export interface ModuleScan {
  readonly exportedNames: readonly string[];
  /** Each with its line: `import (line 1)`, `process (line 20)`. */
  readonly impurities: readonly string[];
}

const fileName = "module.js";

/** The standard's own globals, without V8's `console`: what a ruleset writes to the console costs the JetBrains user all findings. */
const globalNames = new Set(runInContext("Object.getOwnPropertyNames(globalThis)", createContext({})) as string[]);
globalNames.delete("console");
/** Through it every other name can be had unseen. */
globalNames.delete("globalThis");
/** Not the standard's, but in every Node and every browser. */
for (const name of ["URL", "URLSearchParams", "TextEncoder", "TextDecoder"]) globalNames.add(name);
globalNames.add("arguments");

export function scanModule(text: string): ModuleScan {
  const source = parse(text);
  const program = programOf(source);
  const checker = program.getTypeChecker();
  const exportedNames: string[] = [];
  const impurities: string[] = [];

  function report(what: string, node: ts.Node): void {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    impurities.push(`${what} (line ${line + 1})`);
  }

  function visit(node: ts.Node, inFunction: boolean): void {
    if (ts.isImportDeclaration(node)) report("import", node);
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) report("export from", node);
    if (node.kind === ts.SyntaxKind.ImportKeyword && ts.isCallExpression(node.parent)) report("import()", node);
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) report("import.meta", node);
    if (!inFunction && isAwait(node)) report("top-level await", node);
    if (ts.isIdentifier(node) && isReference(node) && !globalNames.has(node.text) && isFree(node, checker))
      report(node.text, node);
    ts.forEachChild(node, (child) => visit(child, inFunction || ts.isFunctionLike(node)));
  }

  for (const { start, messageText } of program.getSyntacticDiagnostics(source)) {
    const { line } = source.getLineAndCharacterOfPosition(start);
    impurities.push(`${ts.flattenDiagnosticMessageText(messageText, " ")} (line ${line + 1})`);
  }
  for (const statement of source.statements) exportedNames.push(...exportedBy(statement));
  visit(source, false);
  return { exportedNames, impurities };
}

/** Evaluates the module in a context that has nothing but the language, and returns its default export. */
export function loadBare(text: string): unknown {
  const source = parse(text);
  const exported = source.statements.find((statement) => exportedBy(statement).includes("default"));
  const expression = exported && defaultExpression(exported);
  if (exported === undefined || expression === undefined) throw new Error("No default export that can be evaluated.");
  const rest = text.slice(0, exported.getStart(source)) + text.slice(exported.end);
  const script = `"use strict"; ${rest}\n;(${expression.getText(source)});`;
  return runInContext(script, createContext({}), { filename: fileName, timeout: 10_000 });
}

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile(fileName, text, ts.ScriptTarget.ES2022, true);
}

/** The compiler is here for its scopes: it knows which names a module declares itself. */
function programOf(source: ts.SourceFile): ts.Program {
  const options = { allowJs: true, noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ES2022 };
  const host = ts.createCompilerHost(options);
  host.getSourceFile = (name) => (name === fileName ? source : undefined);
  return ts.createProgram([fileName], options, host);
}

function isAwait(node: ts.Node): boolean {
  return ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined);
}

/** Whether the identifier stands for a variable rather than for a member, a label or an exported name. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  if (ts.isBindingElement(parent)) return parent.propertyName !== node;
  if (ts.isExportSpecifier(parent)) return (parent.propertyName ?? parent.name) === node;
  return !ts.isMetaProperty(parent) && !ts.isLabeledStatement(parent) && !ts.isBreakOrContinueStatement(parent);
}

function isFree(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  return (symbol?.declarations ?? []).length === 0;
}

function exportedBy(statement: ts.Statement): readonly string[] {
  if (ts.isExportAssignment(statement)) return ["default"];
  if (ts.isExportDeclaration(statement)) {
    const { exportClause } = statement;
    if (exportClause === undefined) return ["*"];
    return ts.isNamedExports(exportClause)
      ? exportClause.elements.map(({ name }) => name.text)
      : [exportClause.name.text];
  }
  const modifiers = (ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined) ?? [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return ["default"];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [statement.getText()];
  return [];
}

function defaultExpression(statement: ts.Statement): ts.Node | undefined {
  if (ts.isExportAssignment(statement)) return statement.expression;
  if (!ts.isExportDeclaration(statement) || statement.exportClause === undefined) return undefined;
  if (!ts.isNamedExports(statement.exportClause)) return undefined;
  const specifier = statement.exportClause.elements.find(({ name }) => name.text === "default");
  return specifier?.propertyName ?? specifier?.name;
}
