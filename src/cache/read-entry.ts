import type { Finding, Identity, Range, RelatedPlace } from "../core/finding.ts";
import { type Edit, type FindingFix, type Splice, safeties } from "../core/fix.ts";
import type { OperationOutline, Outline } from "../core/outline.ts";
import { severities } from "../core/severity.ts";
import type { Ignore, SuppressedFinding } from "../core/suppression.ts";
import type { Witness } from "../engine/witness.ts";
import { member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { type Entry, editKinds, operationKinds, suppressors } from "./entry.ts";

/** Reads what `writeEntry` has written; undefined for anything else, whatever it is. */
export function readEntry(text: string): Entry | undefined {
  try {
    return new Reader(JSON.parse(text)).entry();
  } catch {
    // Somebody else wrote that, or a fault of ours did: either way it is nothing to go by.
    return undefined;
  }
}

/** Takes nothing on trust: each part is asked what it is, and made anew. Throws where one is not what it must be. */
class Reader {
  readonly #written: unknown;
  readonly #words: readonly (string | number)[];
  readonly #paths: readonly JsonPath[];
  readonly #places: readonly RelatedPlace[];

  constructor(written: unknown) {
    this.#written = written;
    this.#words = list(member(written, "words"), (word) => (typeof word === "number" ? number(word) : text(word)));
    this.#paths = list(member(written, "paths"), (path) => list(path, (word) => pick(this.#words, word)));
    this.#places = list(member(written, "places"), (place) => this.#place(place));
  }

  entry(): Entry {
    const of = (key: string) => member(this.#written, key);
    const findings = perhaps(of("findings"), (found) => list(found, (finding) => this.#finding(finding)));
    const outline = perhaps(of("outline"), (written) => this.#outline(written));
    return {
      outcome: findings && { findings, outline },
      trace: {
        digest: text(of("digest")),
        day: perhaps(of("day"), text),
        witnesses: list(of("witnesses"), readWitness),
        book: {
          suppressed: list(of("suppressed"), (one) => this.#suppressed(one)),
          ignores: list(of("ignores"), (ignore) => this.#ignore(ignore)),
        },
      },
    };
  }

  #finding(written: unknown): Finding {
    const [code, message, severity, path, source, range, url, operation, responseKey, related, identity, fix] = tuple(
      written,
      12,
    );
    const documentationUrl = this.#perhaps(url);
    const operationName = this.#perhaps(operation);
    const key = this.#perhaps(responseKey);
    const places = perhaps(related, (some) => list(some, (place) => pick(this.#places, place)));
    const known = this.#identity(identity);
    const mended = perhaps(fix, (parts) => this.#fix(parts));
    return {
      code: this.#text(code),
      message: this.#text(message),
      severity: pick(severities, severity),
      path: pick(this.#paths, path),
      source: this.#text(source),
      range: readRange(range),
      ...(documentationUrl !== undefined && { documentationUrl }),
      ...(operationName !== undefined && { operation: operationName }),
      ...(key !== undefined && { responseKey: key }),
      ...(places !== undefined && { related: places }),
      ...(known !== undefined && { identity: known }),
      ...(mended !== undefined && { fix: mended }),
    };
  }

  #fix(written: unknown): FindingFix {
    const [title, safety, of, splices] = tuple(written);
    const common = { title: this.#text(title), safety: pick(safeties, safety) };
    if (splices === undefined) return { ...common, refused: this.#text(of) };
    return {
      ...common,
      edits: list(of, (edit) => this.#edit(edit)),
      splices: list(splices, (splice) => this.#splice(splice)),
    };
  }

  #edit(written: unknown): Edit {
    const [at, source, path, ...of] = tuple(written);
    const kind = pick(editKinds, at);
    const spot = { source: this.#text(source), path: pick(this.#paths, path) };
    if (kind === "rename") return { kind, ...spot, key: this.#text(of[0]) };
    if (kind === "set") return { kind, ...spot, value: this.#text(of[0]) };
    if (kind !== "add") return { kind, ...spot };
    const [keys, value, after] = tuple(of, 3);
    const [first, ...others] = list(keys, (key) => this.#text(key));
    if (first === undefined) throw new TypeError();
    const sibling = this.#perhaps(after);
    return {
      kind,
      ...spot,
      keys: [first, ...others],
      value: JSON.parse(this.#text(value)),
      ...(sibling !== undefined && { after: sibling }),
    };
  }

  #splice(written: unknown): Splice {
    const [source, start, end, range, text] = tuple(written, 5);
    return {
      source: this.#text(source),
      start: number(start),
      end: number(end),
      range: readRange(range),
      text: this.#text(text),
    };
  }

  #place(written: unknown): RelatedPlace {
    const [label, source, path, range] = tuple(written, 4);
    return {
      label: this.#text(label),
      source: this.#text(source),
      path: pick(this.#paths, path),
      range: readRange(range),
    };
  }

  #identity(written: unknown): Identity | undefined {
    return perhaps(written, (parts) => {
      const [fingerprint, pointer, operation, content] = tuple(parts, 4);
      const operationId = this.#perhaps(operation);
      return {
        fingerprint: this.#text(fingerprint),
        pointer: this.#text(pointer),
        content: this.#text(content),
        ...(operationId !== undefined && { operationId }),
      };
    });
  }

  #outline(written: unknown): Outline {
    const [source, title, version, operations] = tuple(written, 4);
    return {
      source: this.#text(source),
      title: this.#perhaps(title),
      version: this.#perhaps(version),
      operations: list(operations, (operation) => this.#operation(operation)),
    };
  }

  #operation(written: unknown): OperationOutline {
    const [name, method, path, kind, summary, tags, isDeprecated, source, place, responseKeys] = tuple(written, 10);
    return {
      name: this.#text(name),
      method: this.#text(method),
      path: this.#text(path),
      kind: pick(operationKinds, kind),
      summary: this.#perhaps(summary),
      tags: list(tags, (tag) => this.#text(tag)),
      isDeprecated: flag(isDeprecated),
      place: { source: this.#text(source), path: pick(this.#paths, place) },
      responseKeys: list(responseKeys, (key) => this.#text(key)),
    };
  }

  #suppressed(written: unknown): SuppressedFinding {
    const [finding, by, reason] = tuple(written, 3);
    return { finding: this.#finding(finding), by: pick(suppressors, by), reason: this.#text(reason) };
  }

  #ignore(written: unknown): Ignore {
    const [source, path, range, identity, says, of] = tuple(written, 6);
    const known = this.#identity(identity);
    const place = {
      source: this.#text(source),
      path: pick(this.#paths, path),
      range: readRange(range),
      ...(known !== undefined && { identity: known }),
    };
    const [by, ...rest] = tuple(of);
    if (by === "comment") {
      const [speaksFor] = tuple(rest, 1);
      return { by, says: text(says), speaksFor: list(speaksFor, (spoken) => pick(this.#paths, spoken)), ...place };
    }
    if (by !== "extension") throw new TypeError();
    const [code, isUsed] = tuple(rest, 2);
    return { by, code: this.#perhaps(code), says, isUsed: flag(isUsed), ...place };
  }

  #text(index: unknown): string {
    return text(pick(this.#words, index));
  }

  #perhaps(index: unknown): string | undefined {
    return perhaps(index, (some) => this.#text(some));
  }
}

function readWitness(written: unknown): Witness {
  const [location, state] = tuple(written, 2);
  return { location: text(location), state: text(state) };
}

function readRange(written: unknown): Range {
  const [line, character, endLine, endCharacter] = tuple(written, 4).map(number);
  if (line === undefined || character === undefined || endLine === undefined || endCharacter === undefined)
    throw new TypeError();
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

function perhaps<T>(value: unknown, read: (value: unknown) => T): T | undefined {
  return value === null ? undefined : read(value);
}

function list<T>(value: unknown, read: (item: unknown) => T): T[] {
  return tuple(value).map((item) => read(item));
}

/** A list, of this length where one is given. */
function tuple(value: unknown, length?: number): readonly unknown[] {
  if (!Array.isArray(value) || (length !== undefined && value.length !== length)) throw new TypeError();
  return value;
}

function pick<T>(items: readonly T[], index: unknown): T {
  const item = items[number(index)];
  if (item === undefined) throw new TypeError();
  return item;
}

function text(value: unknown): string {
  if (typeof value !== "string") throw new TypeError();
  return value;
}

function flag(value: unknown): boolean {
  if (typeof value !== "boolean") throw new TypeError();
  return value;
}

/** A whole number from 0: the place in a table, a line, a character. */
function number(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new TypeError();
  return value;
}
