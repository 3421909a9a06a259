import { type Judgement, judge } from "../core/judge.ts";
import type { Context, Rule } from "../core/rule.ts";
import { UserError } from "../core/user-error.ts";
import { isObject, member } from "../openapi/json-object.ts";
import { indexOperations, type OperationIndex } from "../openapi/operation-index.ts";
import type { Place } from "../openapi/references.ts";
import { toOneLine } from "../openapi/texts.ts";
import { findVersion } from "../openapi/versions.ts";
import type { DocumentStore, ReadDocument } from "./document-store.ts";
import type { Mending } from "./edits/place-fix.ts";
import type { Draft } from "./place-findings.ts";
import { refuseTooLarge } from "./refuse-too-large.ts";
import type { RuleInForce, Ruleset } from "./ruleset.ts";
import type { Timing } from "./timing.ts";

/** Runs our own rules over the index of a description; nothing of Spectral is loaded. */
export function lintDirectly(index: OperationIndex, { rules }: Ruleset, timing: Timing): Draft[] {
  const drafts: Draft[] = [];
  for (const force of rules)
    timing.measure(`rule ${force.rule.id}`, () => {
      for (const judgement of runRule(force, index)) drafts.push(draft(force, judgement, index));
    });
  return drafts;
}

/** The index of a description, built without visiting its schemas. Throws a `UserError` where it is no description. */
export function indexDocument(document: ReadDocument, store: Pick<DocumentStore, "open">): OperationIndex {
  const { source, data } = document;
  const paths = member(data, "paths");
  if (findVersion(data) !== undefined && paths !== undefined && paths !== null && !isObject(paths))
    throw new UserError(
      `The \`paths\` of ${source} is no mapping.`,
      "Write path templates under it, such as `/pets:`.",
    );
  try {
    const index = indexOperations(document, (location) => store.open(location));
    if (index !== undefined) return index;
  } catch (error) {
    throw refuseTooLarge(error, source) ?? error;
  }
  throw new UnknownFormat(document);
}

/** A readable document that is no description of a version we know. */
export class UnknownFormat extends UserError {
  constructor({ source, data }: ReadDocument) {
    const version = member(data, "openapi") ?? member(data, "swagger");
    super(
      version === undefined
        ? `${source} is no OpenAPI description: it has neither \`openapi\` nor \`swagger\` at its root.`
        : `${source} declares ${typeof version === "object" ? "a version that is no text" : `version ${JSON.stringify(version)}`}, which is none of OpenAPI 2.0, 3.0, 3.1 and 3.2.`,
      "Name only descriptions, or pass over other files with --ignore-unknown-format.",
    );
  }
}

function runRule({ rule, settings }: RuleInForce, index: OperationIndex): readonly Judgement[] {
  try {
    return judge(rule, index, settings);
  } catch (error) {
    const { source } = index.references.root.document;
    throw refuseTooLarge(error, source) ?? new RuleFailure(rule.id, error);
  }
}

/** A fault of ours, in one rule. */
export class RuleFailure extends Error {
  readonly ruleId: string;

  constructor(ruleId: string, cause: unknown) {
    super(`The rule ${ruleId} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.ruleId = ruleId;
  }
}

function draft(
  { rule, severity, settings, documentationUrl }: RuleInForce,
  judgement: Judgement,
  index: OperationIndex,
): Draft {
  const { at, place, message, response, operation } = judgement;
  const { document, path } = place;
  const [only, ...others] = response?.uses ?? [];
  const isShared =
    others.length > 0 || (only !== undefined && response !== undefined && !isAt(only.place, response.node));
  return {
    code: rule.id,
    message,
    severity,
    document,
    path,
    route: at,
    documentationUrl,
    responseKey: response?.key,
    operation: operation?.name ?? (others.length === 0 ? only?.operation.name : undefined),
    users: isShared ? response?.uses : undefined,
    mend: rule.fix && (() => planFix(rule, judgement, { index, settings })),
  };
}

function planFix({ id, fix }: Rule, judgement: Judgement, context: Context): Mending | undefined {
  try {
    const plan = fix?.plan(judgement, context);
    if (fix === undefined || plan === undefined) return undefined;
    const mending = { title: fix.title, safety: fix.safety, ...plan };
    // Either may quote the document.
    return "refused" in mending
      ? { ...mending, refused: toOneLine(mending.refused) }
      : { ...mending, title: toOneLine(mending.title) };
  } catch (error) {
    throw new Error(`The fix of the rule ${id} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function isAt(one: Place, other: Place): boolean {
  return (
    one.document === other.document &&
    one.path.length === other.path.length &&
    one.path.every((key, index) => String(key) === String(other.path[index]))
  );
}
