import type { Finding } from "../../src/core/finding.ts";
import type { Rule } from "../../src/core/rule.ts";
import type { Settings } from "../../src/core/settings.ts";
import { DocumentStore, readDocument } from "../../src/engine/document-store.ts";
import { lintText } from "../../src/engine/lint-text.ts";

export { documentWith } from "../../src/core/example-document.ts";

/** What one rule says of a text, as `statute lint` would. */
export function lintWith(
  rule: Rule,
  text: string,
  settings: Settings = {},
  source = "/example/openapi.yaml",
): Promise<Finding[]> {
  const documentationUrl = `https://statute.test/${rule.id}`;
  const ruleset = { name: rule.id, rules: [{ rule, severity: rule.severity, settings, documentationUrl }] };
  return lintText(text, { source, ruleset, store: new DocumentStore("/example"), fixes: true });
}

/** The lines, counted from zero, that end in `# <--`. */
export function markedLines(text: string): number[] {
  return text.split("\n").flatMap((line, index) => (line.trimEnd().endsWith("# <--") ? [index] : []));
}

export function parse(text: string): unknown {
  return readDocument(text, "/example/openapi.yaml").data;
}
