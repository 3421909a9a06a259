import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver";
import type { Finding, Range } from "../core/finding.ts";
import type { Severity } from "../core/severity.ts";

/** What an editor can show of a finding. */
export interface Abilities {
  readonly related: boolean;
  readonly tags: boolean;
}

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warn: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What does nothing, and can go. */
const idle = ["unused-ignore", "expired-ignore"];

/** As many users of a shared definition as anybody looks through. */
const maxRelated = 20;

/** A finding as editors show it. `place` turns ranges into those of a document, `nameUri` gives the URI of one. */
export function toDiagnostic(
  finding: Finding,
  place: (source: string, range: Range) => Range,
  nameUri: (source: string) => string,
  { related: showsRelated, tags }: Abilities,
): Diagnostic {
  const { code, message, severity, source, range, documentationUrl, related = [], responseKey } = finding;
  return {
    range: place(source, range),
    severity: severityOf[severity],
    code,
    source: "statute",
    message,
    ...(documentationUrl !== undefined && { codeDescription: { href: documentationUrl } }),
    ...(tags && idle.includes(code) && { tags: [DiagnosticTag.Unnecessary] }),
    ...(showsRelated &&
      related.length > 0 && {
        relatedInformation: related.slice(0, maxRelated).map((user) => ({
          location: { uri: nameUri(user.source), range: place(user.source, user.range) },
          message: `Used by ${user.label}`,
        })),
      }),
    data: { rule: code, ...(responseKey !== undefined && { responseKey }) },
  };
}
