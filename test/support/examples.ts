import type { Finding } from "../../src/core/finding.ts";
import type { Example, Rule } from "../../src/core/rule.ts";
import type { Settings } from "../../src/core/settings.ts";
import { DocumentStore, readDocument } from "../../src/engine/document-store.ts";
import { lintText } from "../../src/engine/lint-text.ts";

/** A whole description around the `paths` of an example. */
export function documentWith(
  { paths, beside = "", since = "3.1" }: Pick<Example, "paths" | "beside" | "since">,
  version = since === "3.2" ? "3.2.0" : "3.1.0",
): string {
  const indented = paths.replace(/^(?=.)/gm, "  ");
  return `openapi: ${version}\ninfo:\n  title: Example\n  version: "1"\npaths:\n${indented}${beside}`;
}

/** What one rule says of a text, as `statute lint` would. */
export function lintWith(
  rule: Rule,
  text: string,
  settings: Settings = {},
  source = "/example/openapi.yaml",
): Promise<Finding[]> {
  const documentationUrl = `https://statute.test/${rule.id}`;
  const ruleset = { name: rule.id, rules: [{ rule, severity: rule.severity, settings, documentationUrl }] };
  return lintText(text, { source, ruleset, store: new DocumentStore("/example") });
}

/** The lines, counted from zero, that end in `# <--`. */
export function markedLines(text: string): number[] {
  return text.split("\n").flatMap((line, index) => (line.trimEnd().endsWith("# <--") ? [index] : []));
}

export function parse(text: string): unknown {
  return readDocument(text, "/example/openapi.yaml").data;
}
