import type { Finding, Position, Range, RelatedPlace } from "../core/finding.ts";
import { type FindingFix, safeties } from "../core/fix.ts";
import { type Severity, severities } from "../core/severity.ts";
import type { SuppressedFinding } from "../core/suppression.ts";
import { UserError } from "../core/user-error.ts";
import { isObject, member } from "../openapi/json-object.ts";
import type { Fault, Shard } from "./run-report.ts";

/** A report as it was read. What `-f json` has no place for is undefined. */
export interface ReportPart {
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly complete:
    | {
        readonly version: string;
        readonly ruleset: string;
        readonly rules: readonly { readonly id: string; readonly severity: Severity }[];
        readonly shard: Shard | undefined;
        readonly faults: readonly Fault[];
        readonly checked: readonly string[];
        readonly suppressed: readonly SuppressedFinding[];
      }
    | undefined;
}

/**
 * Reads a report that was written as `report` or `json`, perhaps on another machine: its files are named as they would
 * be here, where the repository is at `root`. Throws a `UserError` that names the report where it is none.
 */
export function readReport(text: string, name: string, root: string): ReportPart {
  try {
    const data: unknown = JSON.parse(text);
    if (Array.isArray(data))
      return { name, findings: readFindings(data, "", findRoot(data), root), complete: undefined };
    return readComplete(data, name, root);
  } catch (error) {
    const advice = `Write it with \`statute lint -f report=${name}\`.`;
    if (error instanceof SyntaxError) throw new UserError(`${name} is no report: it is not valid JSON.`, advice);
    if (error instanceof Mismatch) throw new UserError(`${name} is no report of Statute: ${error.message}.`, advice);
    throw error;
  }
}

/** What is not as we write it. */
class Mismatch extends Error {}

function readComplete(data: unknown, name: string, root: string): ReportPart {
  if (!isObject(data)) throw new Mismatch("it is neither an array nor an object");
  const version = readText(data, "statute", "");
  const before = readText(data, "root", "");
  const anchor = createAnchor(before, root);
  return {
    name,
    findings: readFindings(readList(data, "findings", ""), "findings", before, root),
    complete: {
      version,
      ruleset: readText(data, "ruleset", ""),
      rules: readList(data, "rules", "").map((rule, index) => ({
        id: readText(rule, "id", `rules[${index}]`),
        severity: readWord(rule, "severity", `rules[${index}]`, severities),
      })),
      shard: member(data, "shard") === undefined ? undefined : readShard(member(data, "shard")),
      faults: readList(data, "faults", "").map((fault, index) => ({
        source: anchor(readText(fault, "source", `faults[${index}]`)),
        message: readText(fault, "message", `faults[${index}]`),
        hint: readOptional(fault, "hint", `faults[${index}]`),
      })),
      checked: readList(data, "checked", "").map((source, index) => {
        if (typeof source !== "string") throw new Mismatch(`checked[${index}] is no text`);
        return anchor(source);
      }),
      suppressed: readList(data, "suppressed", "").map((entry, index) => ({
        by: readWord(entry, "by", `suppressed[${index}]`, ["extension", "comment", "baseline"] as const),
        reason: readText(entry, "reason", `suppressed[${index}]`),
        finding: readFinding(member(entry, "finding"), `suppressed[${index}].finding`, anchor),
      })),
    },
  };
}

/** More parts than any run has. */
const mostShards = 10_000;

function readShard(value: unknown): Shard {
  const index = readNumber(value, "index", "shard");
  const count = readNumber(value, "count", "shard");
  if (!Number.isInteger(index) || !Number.isInteger(count) || index < 1 || index > count || count > mostShards)
    throw new Mismatch("shard is none of a run");
  return { index, count, division: readText(value, "division", "shard") };
}

/** The folder that files were named from; undefined where no file is below it. */
function findRoot(data: readonly unknown[]): string | undefined {
  for (const value of data) {
    const [source, file] = [member(value, "source"), member(value, "file")];
    if (typeof source === "string" && typeof file === "string" && source.endsWith(`/${file}`))
      return source.slice(0, -file.length - 1);
  }
  return undefined;
}

/** Names a file of one repository as a file of another. */
function createAnchor(before: string | undefined, root: string): (source: string) => string {
  const [from, to] = [before, root].map((folder) => folder?.replaceAll("\\", "/").replace(/\/?$/, "/"));
  return (source) => (from !== undefined && source.startsWith(from) ? `${to}${source.slice(from.length)}` : source);
}

function readFindings(
  list: readonly unknown[],
  at: string,
  before: string | undefined,
  root: string,
): readonly Finding[] {
  const anchor = createAnchor(before, root);
  return list.map((value, index) => readFinding(value, `${at}[${index}]`, anchor));
}

/** Its keys are in the order of the engine, so that it is written as it was. */
function readFinding(value: unknown, at: string, anchor: (source: string) => string): Finding {
  const number = readNumber(value, "severity", at);
  const severity = severities[number];
  if (severity === undefined) throw new Mismatch(`${at}.severity is ${number}`);
  readText(value, "file", at);
  const [documentationUrl, operation, responseKey, operationId] = (
    ["documentationUrl", "operation", "responseKey", "operationId"] as const
  ).map((key) => readOptional(value, key, at));
  const fingerprint = readText(value, "fingerprint", at);
  const fix = member(value, "fix") === undefined ? undefined : readFix(member(value, "fix"), `${at}.fix`, anchor);
  const related = member(value, "related") === undefined ? undefined : readList(value, "related", at);
  return {
    code: readText(value, "code", at),
    message: readText(value, "message", at),
    severity,
    path: readPath(value, at),
    source: anchor(readText(value, "source", at)),
    range: readRange(value, at),
    ...(documentationUrl !== undefined && { documentationUrl }),
    ...(operation !== undefined && { operation }),
    ...(responseKey !== undefined && { responseKey }),
    ...(related && { related: related.map((user, index) => readUser(user, `${at}.related[${index}]`, anchor)) }),
    identity: {
      fingerprint,
      pointer: readText(value, "pointer", at),
      // Where it is not told, nothing is taken for the same.
      content: readOptional(value, "content", at) ?? fingerprint,
      ...(operationId !== undefined && { operationId }),
    },
    ...(fix && { fix }),
  };
}

/** What a fix does to the data is not told: nobody mends a file after a report of it. */
function readFix(value: unknown, at: string, anchor: (source: string) => string): FindingFix {
  const common = { title: readText(value, "title", at), safety: readWord(value, "safety", at, safeties) };
  const refused = readOptional(value, "refused", at);
  if (refused !== undefined) return { ...common, refused };
  const splices = readList(value, "edits", at).map((edit, index) => {
    const place = `${at}.edits[${index}]`;
    return {
      source: anchor(readText(edit, "source", place)),
      start: readNumber(edit, "start", place),
      end: readNumber(edit, "end", place),
      range: readRange(edit, place),
      text: readText(edit, "text", place),
    };
  });
  return { ...common, edits: [], splices };
}

function readUser(value: unknown, at: string, anchor: (source: string) => string): RelatedPlace {
  return {
    label: readText(value, "label", at),
    source: anchor(readText(value, "source", at)),
    path: readPath(value, at),
    range: readRange(value, at),
  };
}

function readPath(value: unknown, at: string): readonly string[] {
  return readList(value, "path", at).map((segment) => {
    if (typeof segment !== "string") throw new Mismatch(`${at}.path is no list of texts`);
    return segment;
  });
}

function readRange(value: unknown, at: string): Range {
  const range = member(value, "range");
  const read = (key: string): Position => ({
    line: readNumber(member(range, key), "line", `${at}.range.${key}`),
    character: readNumber(member(range, key), "character", `${at}.range.${key}`),
  });
  return { start: read("start"), end: read("end") };
}

function readText(holder: unknown, key: string, at: string): string {
  const value = member(holder, key);
  if (typeof value !== "string") throw mismatch(holder, key, at, "text");
  return value;
}

function readOptional(holder: unknown, key: string, at: string): string | undefined {
  return member(holder, key) === undefined ? undefined : readText(holder, key, at);
}

function readWord<Word extends string>(holder: unknown, key: string, at: string, words: readonly Word[]): Word {
  const text = readText(holder, key, at);
  const word = words.find((known) => known === text);
  if (word === undefined) throw new Mismatch(`${name(key, at)} is none of ${words.join(", ")}`);
  return word;
}

function readNumber(holder: unknown, key: string, at: string): number {
  const value = member(holder, key);
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw mismatch(holder, key, at, "whole number");
  return value as number;
}

function readList(holder: unknown, key: string, at: string): readonly unknown[] {
  const value = member(holder, key);
  if (!Array.isArray(value)) throw mismatch(holder, key, at, "list");
  return value;
}

function mismatch(holder: unknown, key: string, at: string, kind: string): Mismatch {
  return new Mismatch(
    member(holder, key) === undefined ? `${name(key, at)} is missing` : `${name(key, at)} is no ${kind}`,
  );
}

function name(key: string, at: string): string {
  return at === "" ? key : `${at}.${key}`;
}
