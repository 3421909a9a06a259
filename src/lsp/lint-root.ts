import type { Finding, Range } from "../core/finding.ts";
import type { FindingFix } from "../core/fix.ts";
import { groupBy } from "../core/group-by.ts";
import type { Ignore } from "../core/suppression.ts";
import { UserError } from "../core/user-error.ts";
import { RuleFailure, UnknownFormat } from "../engine/direct-driver.ts";
import { DocumentStore, type ReadDocument, readDocument } from "../engine/document-store.ts";
import type { Files } from "../engine/files.ts";
import { IgnoreBook, joinBooks } from "../engine/ignore-book.ts";
import { lintText } from "../engine/lint-text.ts";
import { TextFault } from "../engine/readers/text-fault.ts";
import type { Ruleset } from "../engine/ruleset.ts";
import { member } from "../openapi/json-object.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { EditorFiles } from "./editor-files.ts";
import type { BaselineInForce } from "./heed-baseline.ts";
import type { Terms } from "./project.ts";

/** What one description, and all that it refers to, was found to be. */
export interface Linted {
  readonly source: string;
  readonly ruleset: Ruleset;
  readonly baseline: BaselineInForce | undefined;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly ignores: ReadonlyMap<string, readonly Ignore[]>;
  /** The documents that were read, by their sources, the description itself among them. */
  readonly documents: ReadonlyMap<string, ReadDocument>;
  /** Every path that was looked at: where something comes to be there, all may be another. */
  readonly looked: ReadonlySet<string>;
  /** Of the documents that were open, by their sources. */
  readonly revisions: ReadonlyMap<string, number>;
  readonly fixOf: (finding: Finding) => FindingFix | undefined;
  /** Undefined where the text could not be read, or not all of it. */
  readonly index: OperationIndex | undefined;
  /** Whether all of the documents could be read. */
  readonly isWhole: boolean;
}

/**
 * A run over a text that could not be read, with what an earlier one had found in other documents: those have not
 * changed because of it. What that would write in this text was meant for another.
 */
export function patch(torn: Linted, good: Linted): Linted {
  const { source } = torn;
  const others = <T>(map: ReadonlyMap<string, T>) => [...map].filter(([of]) => of !== source);
  return {
    ...torn,
    findings: new Map([...others(good.findings), [source, torn.findings.get(source) ?? []]]),
    ignores: new Map(others(good.ignores)),
    documents: new Map([...good.documents, ...torn.documents]),
    looked: new Set([...good.looked, ...torn.looked]),
    revisions: new Map([...good.revisions, ...torn.revisions]),
    fixOf: (finding) => {
      const fix = good.fixOf(finding);
      if (fix === undefined || "refused" in fix || !fix.splices.some((splice) => splice.source === source)) return fix;
      return { title: fix.title, safety: fix.safety, refused: "the description cannot be read now" };
    },
  };
}

/** What is asked of a run beside the terms. */
export interface Asked {
  readonly files: EditorFiles;
  /** The day, as `2027-01-31`. */
  readonly today: () => string;
  /** Is told of a fault of ours. */
  readonly report: (fault: Error) => void;
}

/**
 * Lints the text of one description. Undefined where it is none of a description. A fault of the text is a finding; a
 * rule that fails is told of and left out.
 */
export async function lintRoot(source: string, text: string, terms: Terms, asked: Asked): Promise<Linted | undefined> {
  const { files, today, report } = asked;
  const looked = new Set<string>([source]);
  const watched: Files = {
    followLinks: (path) => {
      looked.add(path);
      const real = files.followLinks(path);
      looked.add(real);
      return real;
    },
    read: (path) => files.read(path),
  };
  const { tree, remote, validate, baseline } = terms;
  const identifyFrom = baseline?.root;
  const store = new DocumentStore(tree, watched, remote, false, (bytes, name) => files.parse(bytes, name));
  const book = new IgnoreBook(today(), identifyFrom);
  let index: OperationIndex | undefined;
  let fixOf: Linted["fixOf"] = () => undefined;
  let { ruleset } = terms;
  const lint = () =>
    lintText(text, {
      source,
      ruleset,
      store,
      validate,
      identifyFrom,
      book,
      takeFixer: (taken) => {
        fixOf = taken;
      },
      takeIndex: (taken) => {
        index = taken;
      },
    });
  const finish = (findings: readonly Finding[]): Linted => {
    const documents = new Map<string, ReadDocument>();
    for (const path of looked) {
      const document = path === source ? undefined : store.open(path);
      if (document?.source === path) documents.set(path, document);
    }
    const root = index?.references.root.document as ReadDocument | undefined;
    if (root !== undefined) documents.set(source, root);
    const revisions = new Map<string, number>();
    for (const path of [source, ...documents.keys()]) {
      const open = files.find(path);
      if (open !== undefined) revisions.set(path, open.revision);
    }
    const torn = [...documents.values()].filter(isTorn).map((document) => document.source);
    // In what could be read of a text, much is missing that will be there again in a moment.
    const sound = findings.filter(({ code, source: of }) => code === "parser" || !torn.includes(of));
    return {
      source,
      ruleset,
      baseline,
      findings: groupBy(sound, (finding) => finding.source),
      ignores: groupBy(
        joinBooks([book.close()], findings).ignores.filter((ignore) => !torn.includes(ignore.source)),
        (ignore) => ignore.source,
      ),
      documents,
      looked,
      revisions,
      fixOf,
      index: torn.includes(source) ? undefined : index,
      isWhole: index !== undefined && torn.length === 0,
    };
  };
  for (;;)
    try {
      return finish(await lint());
    } catch (error) {
      if (error instanceof RuleFailure && ruleset.rules.some(({ rule }) => rule.id === error.ruleId)) {
        report(error);
        ruleset = { ...ruleset, rules: ruleset.rules.filter(({ rule }) => rule.id !== error.ruleId) };
        store.begin();
        continue;
      }
      if (error instanceof UserError) {
        if (error instanceof UnknownFormat && !claimsVersion(text, source)) return undefined;
        return finish([describeFault(error, source)]);
      }
      report(error instanceof Error ? error : new Error(String(error)));
      return finish([]);
    }
}

/** Whether a readable text says that it is a description, of whatever version. */
function claimsVersion(text: string, source: string): boolean {
  const { data } = readDocument(text, source);
  return member(data, "openapi") !== undefined || member(data, "swagger") !== undefined;
}

/** Whether a text has faults of syntax, after which the rest is a guess. */
function isTorn({ parsed }: ReadDocument): boolean {
  return parsed.diagnostics.some(({ path }) => path.length === 0);
}

function describeFault(error: UserError, source: string): Finding {
  const at = error instanceof TextFault ? error.position : { line: 0, character: 0 };
  const range: Range = { start: at, end: { line: at.line, character: at.character + 1 } };
  const message = error instanceof TextFault ? error.bare : error.message.replaceAll(source, "This document");
  return { code: "parser", message, severity: "error", source, path: [], range };
}
