import { readingRules } from "../core/reading-rules.ts";
import type { Rule } from "../core/rule.ts";
import { type Severity, severityNumber } from "../core/severity.ts";
import { plainText } from "./plain-text.ts";
import type { RunReport } from "./run-report.ts";

/** A rule as platforms list it. No text is empty. */
export interface ReportedRule {
  readonly id: string;
  readonly severity: Severity;
  /** One sentence. */
  readonly summary: string;
  readonly description: string;
  /** Absolute, over HTTP. */
  readonly url: string | undefined;
  /** Undefined for what the readers say, and for rules of a user's own ruleset. */
  readonly rule: Rule | undefined;
}

/** Every rule that ran, and what else has findings, by its id. The report must have its rules whole. */
export function listReportedRules({ rules, findings, ruleset }: RunReport): readonly ReportedRule[] {
  const reported = new Map<string, ReportedRule>();
  for (const { rule, severity, documentationUrl } of rules) {
    const { id, summary, rationale } = rule;
    reported.set(id, { id, severity, summary, description: rationale, url: readUrl(documentationUrl), rule });
  }
  for (const { code, severity, documentationUrl } of findings) {
    const id = nameRule(code);
    const known = reported.get(id);
    if (known === undefined)
      reported.set(id, { ...describeOther(id, ruleset), severity, url: readUrl(documentationUrl) });
    else if (known.rule === undefined && severityNumber(severity) < severityNumber(known.severity))
      reported.set(id, { ...known, severity });
  }
  return [...reported.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** The id of a rule as platforms take it: a user's ruleset may call its rules as it likes. */
export function nameRule(code: string): string {
  return plainText(code, 255) || "unnamed";
}

/** What the readers of descriptions say, by its code. */
const ofReaders: Readonly<Record<string, readonly [summary: string, description: string]>> = {
  parser: [
    "A description can be read.",
    "What is written in a way that readers understand differently, or not at all, says nothing reliable.",
  ],
  "invalid-ref": [
    "Every reference leads to something.",
    "What a broken reference stands for is missing from the description, and nothing there was checked.",
  ],
  "openapi-valid": [
    "A description is valid OpenAPI.",
    "What the specification does not provide for is read by every tool in a way of its own, or by none.",
  ],
  "unquoted-status-key": [
    readingRules["unquoted-status-key"].summary,
    "OpenAPI asks for strings, and a program that goes by the types of YAML takes a number for something else.",
  ],
  "ref-not-loaded": [
    "Every reference can be followed.",
    "This one leads out of the working tree or to the network, from where nothing is read, and nothing there was checked.",
  ],
};

function describeOther(id: string, ruleset: string): Pick<ReportedRule, "id" | "summary" | "description" | "rule"> {
  const [summary, description] = (Object.hasOwn(ofReaders, id) ? ofReaders[id] : undefined) ?? [
    `${id} is kept.`,
    `A rule of the ruleset ${plainText(ruleset, 255)}, not one of Statute's own.`,
  ];
  return { id, summary, description, rule: undefined };
}

/** A link that a platform may show: over HTTP, absolute, and a URI by RFC 3986 too, which forbids what browsers put up with. */
export function readUrl(text: string | undefined): string | undefined {
  if (text === undefined || !/^https?:/i.test(text) || !URL.canParse(text)) return undefined;
  const { href } = new URL(text);
  return href.length <= 2_000 && /^(?:[\w.~:/?#@!$&'()*+,;=-]|%[\da-f]{2})*$/i.test(href) ? href : undefined;
}
