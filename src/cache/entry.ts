import type { Edit } from "../core/fix.ts";
import type { Outcome, Trace } from "../engine/lint-files.ts";

/** What is kept of a description: what came of it, and what that rests on. */
export interface Entry {
  readonly outcome: Exclude<Outcome, { error: unknown }>;
  readonly trace: Trace;
}

/**
 * The written form of an entry, as JSON: whatever occurs often is in a table, and is named by its place there. Nothing is
 * taken on trust that is read: see `readEntry`.
 */
export interface WrittenEntry {
  readonly digest: string;
  readonly day: string | null;
  readonly witnesses: readonly (readonly [location: string, state: string])[];
  readonly words: readonly (string | number)[];
  /** Of words. */
  readonly paths: readonly (readonly number[])[];
  readonly places: readonly WrittenPlace[];
  /** Null where the description was passed over. */
  readonly findings: readonly WrittenFinding[] | null;
  readonly outline: WrittenOutline | null;
  readonly suppressed: readonly (readonly [finding: WrittenFinding, by: number, reason: number])[];
  readonly ignores: readonly WrittenIgnore[];
}

export type WrittenRange = readonly [line: number, character: number, endLine: number, endCharacter: number];
export type WrittenPlace = readonly [label: number, source: number, path: number, range: WrittenRange];
/** Where a word may be missing, it is null. */
export type WrittenIdentity = readonly [
  fingerprint: number,
  pointer: number,
  operationId: number | null,
  content: number,
];
export type WrittenFinding = readonly [
  code: number,
  message: number,
  severity: number,
  path: number,
  source: number,
  range: WrittenRange,
  documentationUrl: number | null,
  operation: number | null,
  responseKey: number | null,
  related: readonly number[] | null,
  identity: WrittenIdentity | null,
  fix: WrittenFix | null,
];
export type WrittenFix =
  | readonly [title: number, safety: number, refused: number]
  | readonly [title: number, safety: number, edits: readonly WrittenEdit[], splices: readonly WrittenSplice[]];
/** The value that an edit adds is kept as JSON in a word, as many add the same. */
export type WrittenEdit = readonly [
  kind: number,
  source: number,
  path: number,
  ...of:
    | readonly []
    | readonly [word: number]
    | readonly [keys: readonly number[], value: number, after: number | null],
];
export type WrittenSplice = readonly [source: number, start: number, end: number, range: WrittenRange, text: number];
export type WrittenIgnore = readonly [
  source: number,
  path: number,
  range: WrittenRange,
  identity: WrittenIdentity | null,
  says: unknown,
  of: readonly ["extension", code: number | null, isUsed: boolean] | readonly ["comment", speaksFor: readonly number[]],
];

export type WrittenOutline = readonly [
  source: number,
  title: number | null,
  version: number | null,
  operations: readonly WrittenOperation[],
];
export type WrittenOperation = readonly [
  name: number,
  method: number,
  path: number,
  kind: number,
  summary: number | null,
  tags: readonly number[],
  isDeprecated: boolean,
  source: number,
  place: number,
  responseKeys: readonly number[],
];

/** The kinds of operations, by number. */
export const operationKinds = ["path", "webhook", "callback"] as const;

/** What edits do, by number. */
export const editKinds = ["add", "remove", "rename", "quote", "set"] as const satisfies readonly Edit["kind"][];

/** Who may have suppressed what is in an entry, by number. */
export const suppressors = ["extension", "comment", "baseline"] as const;
