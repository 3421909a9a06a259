import type { Finding } from "../core/finding.ts";
import type { FindingFix } from "../core/fix.ts";
import type { Outline } from "../core/outline.ts";
import { severityOfReading } from "../core/reading-rules.ts";
import { once } from "../openapi/once.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import { toOneLine } from "../openapi/texts.ts";
import { checkReferences } from "./check-references.ts";
import { indexDocument, lintDirectly } from "./direct-driver.ts";
import { type DocumentStore, type ReadDocument, readDocument } from "./document-store.ts";
import { createFixer } from "./edits/place-fix.ts";
import { findUnquotedKeys } from "./find-unquoted-keys.ts";
import { createIdentifier } from "./identify.ts";
import type { IgnoreBook } from "./ignore-book.ts";
import { outlineDescription } from "./outline.ts";
import { type Draft, placeFindings } from "./place-findings.ts";
import { loadAhead } from "./remote/load-ahead.ts";
import type { Ruleset } from "./ruleset.ts";
import { sortFindings } from "./sort-findings.ts";
import { now, Timing } from "./timing.ts";
import { validateDocument } from "./validate.ts";

export interface LintTextOptions {
  /** Absolute path of the text, or a name for it; relative references start from there. */
  readonly source: string;
  readonly ruleset: Ruleset;
  readonly store: DocumentStore;
  /** Asks also whether the description is valid OpenAPI. */
  readonly validate?: boolean;
  /** The folder from where documents are named in identities; without it, findings have none. */
  readonly identifyFrom?: string | undefined;
  /** Asks also how each finding can be mended. */
  readonly fixes?: boolean | undefined;
  /** Is given the means to ask later how a finding can be mended; undefined for one that this run did not give. */
  readonly takeFixer?: ((fixOf: (finding: Finding) => FindingFix | undefined) => void) | undefined;
  /** Is given the outline of the description; without it, none is made. */
  readonly takeOutline?: ((outline: Outline) => void) | undefined;
  /** Is given the index of the description. */
  readonly takeIndex?: ((index: OperationIndex) => void) | undefined;
  /** Where to keep book of what is ignored, and why. */
  readonly book?: IgnoreBook | undefined;
  readonly timing?: Timing;
}

/**
 * Every finding in one description and the documents it refers to, in the order of the text.
 * Throws a `UserError` where the text cannot be read or is no OpenAPI description.
 */
export async function lintText(text: string, options: LintTextOptions): Promise<Finding[]> {
  const { source, ruleset, store, validate = false, identifyFrom, takeOutline, book } = options;
  const { timing = new Timing() } = options;
  const document = timing.measure("parse", () => readDocument(text, source));
  if (store.remote !== undefined) {
    const start = now();
    await loadAhead(document, store, store.remote);
    timing.add("network", now() - start);
  }
  const index = timing.measure("index", () => indexDocument(document, store));
  const drafts = await runRules(document, index, text.length, options, timing);
  const lost = timing.measure("references", () => [...reportReading(document, index, options)]);
  const written = timing.measure("keys", () => [...reportWriting(index, ruleset)]);
  // Its rules went by what they are told to ignore without a word to us: ours, at least, are asked again.
  if (ruleset.spectral !== undefined && book?.isOfUse) book.lint(index, ruleset, timing);
  const invalid = validate ? await validateDocument(document, index, store) : [];
  const identify = identifyFrom === undefined ? undefined : createIdentifier(identifyFrom);
  takeOutline?.(outlineDescription(index));
  options.takeIndex?.(index);
  const all = [...drafts, ...lost, ...written, ...invalid];
  const fixOf = options.fixes ? timing.measure("fixes", () => prepareFixes(all, document, index, options)) : undefined;
  return timing.measure("positions", () => {
    const findings = placeFindings(all, { identify, fixOf });
    options.takeFixer?.(fixLater(findings, all, () => prepareFixes(all, document, index, options)));
    return sortFindings(findings);
  });
}

/** Our own rules run over the index; a ruleset that says more than which of them is left to Spectral. */
async function runRules(
  document: ReadDocument,
  index: OperationIndex,
  length: number,
  { ruleset, store, book }: LintTextOptions,
  timing: Timing,
) {
  if (ruleset.spectral === undefined)
    return book === undefined ? lintDirectly(index, ruleset, timing) : book.lint(index, ruleset, timing);
  const { lintWithSpectral } = await import("./spectral/driver.ts");
  return lintWithSpectral(document, store, ruleset, length, timing);
}

/** Our own rules know how to mend what they find; where Spectral ran them, they are asked again. */
function prepareFixes(
  drafts: readonly Draft[],
  document: ReadDocument,
  index: OperationIndex,
  { ruleset, store }: LintTextOptions,
): (draft: Draft) => FindingFix | undefined {
  const open = (source: string) => (source === document.source ? document : store.open(source));
  const own = ruleset.spectral === undefined ? drafts : lintDirectly(index, ruleset, new Timing());
  return createFixer(drafts, own, open);
}

/** `findings` are those of the drafts, one by one. */
function fixLater(
  findings: readonly Finding[],
  drafts: readonly Draft[],
  prepare: () => (draft: Draft) => FindingFix | undefined,
): (finding: Finding) => FindingFix | undefined {
  const draftOf = new Map(findings.map((finding, position) => [finding, drafts[position]]));
  const fixOf = once(prepare);
  return (finding) => {
    const draft = draftOf.get(finding);
    return draft && fixOf()(draft);
  };
}

/** What the readers found on the way: faults of the text, and references that cannot be followed. */
function* reportReading(
  document: ReadDocument,
  { references }: OperationIndex,
  { store, book }: LintTextOptions,
): Iterable<Draft> {
  for (const lost of checkReferences(document, references, store))
    yield { ...lost, message: toOneLine(lost.message), severity: lost.code === "invalid-ref" ? "error" : "warn" };
  for (const read of [document, ...store.takeNews()]) {
    book?.add(read);
    for (const { message, path, range } of read.parsed.diagnostics)
      yield { code: "parser", message: toOneLine(message), severity: "error", document: read, path, range };
  }
}

/** What could be read, and is written as it had better not be. */
function reportWriting(index: OperationIndex, { reading }: Ruleset): Iterable<Draft> {
  const severity = severityOfReading(reading, "unquoted-status-key");
  return severity === "off" ? [] : findUnquotedKeys(index, severity);
}
