import type { Finding, Identity, Range, RelatedPlace } from "../core/finding.ts";
import { type Edit, type FindingFix, type Splice, safeties } from "../core/fix.ts";
import type { Outline } from "../core/outline.ts";
import { severities } from "../core/severity.ts";
import type { Ignore } from "../core/suppression.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import {
  type Entry,
  editKinds,
  operationKinds,
  suppressors,
  type WrittenEdit,
  type WrittenEntry,
  type WrittenFinding,
  type WrittenFix,
  type WrittenIdentity,
  type WrittenIgnore,
  type WrittenOutline,
  type WrittenPlace,
  type WrittenRange,
  type WrittenSplice,
} from "./entry.ts";

/** More than this is not worth keeping: words and numbers are counted, and the characters of words. */
const [mostItems, mostCharacters] = [4_000_000, 16_000_000];

/** An entry as JSON; undefined for one that is too large, or that holds what JSON cannot say. */
export function writeEntry({ outcome, trace }: Entry): string | undefined {
  try {
    const tables = new Tables();
    const { book, witnesses, digest, day = null } = trace;
    const written: WrittenEntry = {
      digest,
      day,
      witnesses: witnesses.map(({ location, state }) => [location, state]),
      findings: outcome === undefined ? null : outcome.findings.map((finding) => tables.finding(finding)),
      outline: outcome?.outline === undefined ? null : tables.outline(outcome.outline),
      suppressed: book.suppressed.map(({ finding, by, reason }) => [
        tables.finding(finding),
        suppressors.indexOf(by),
        tables.word(reason),
      ]),
      ignores: book.ignores.map((ignore) => tables.ignore(ignore)),
      ...tables.written,
    };
    return JSON.stringify(written);
  } catch (error) {
    if (error instanceof NotToBeKept) return undefined;
    throw error;
  }
}

class NotToBeKept extends Error {}

/** What occurs often, each once. */
class Tables {
  readonly #words = new Map<string | number, number>();
  readonly #paths = new Map<string, number>();
  readonly #places = new Map<RelatedPlace, number>();
  readonly written = {
    words: [] as (string | number)[],
    paths: [] as (readonly number[])[],
    places: [] as WrittenPlace[],
  };
  #items = 0;
  #characters = 0;

  word(word: string | number): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    this.#characters += String(word).length;
    if (this.#characters > mostCharacters) throw new NotToBeKept();
    this.#words.set(word, this.#words.size);
    return this.written.words.push(word) - 1;
  }

  finding(finding: Finding): WrittenFinding {
    const { code, message, severity, path, source, range, documentationUrl, operation, responseKey, related } = finding;
    this.#count(12 + (related?.length ?? 0));
    return [
      this.word(code),
      this.word(message),
      severities.indexOf(severity),
      this.#path(path),
      this.word(source),
      writeRange(range),
      this.#perhaps(documentationUrl),
      this.#perhaps(operation),
      this.#perhaps(responseKey),
      related?.map((place) => this.#place(place)) ?? null,
      this.#identity(finding.identity),
      finding.fix === undefined ? null : this.#fix(finding.fix),
    ];
  }

  #fix(fix: FindingFix): WrittenFix {
    const [title, safety] = [this.word(fix.title), safeties.indexOf(fix.safety)];
    if ("refused" in fix) return [title, safety, this.word(fix.refused)];
    const { edits, splices } = fix;
    this.#count(8 * (edits.length + splices.length));
    return [title, safety, edits.map((edit) => this.#edit(edit)), splices.map((splice) => this.#splice(splice))];
  }

  #edit(edit: Edit): WrittenEdit {
    const common = [editKinds.indexOf(edit.kind), this.word(edit.source), this.#path(edit.path)] as const;
    if (edit.kind === "rename") return [...common, this.word(edit.key)];
    if (edit.kind === "set") return [...common, this.word(edit.value)];
    if (edit.kind !== "add") return common;
    const value = this.word(JSON.stringify(plain(edit.value)));
    return [...common, edit.keys.map((key) => this.word(key)), value, this.#perhaps(edit.after)];
  }

  #splice({ source, start, end, range, text }: Splice): WrittenSplice {
    return [this.word(source), start, end, writeRange(range), this.word(text)];
  }

  ignore(ignore: Ignore): WrittenIgnore {
    const { source, path, range, identity, says } = ignore;
    this.#count(12 + (ignore.by === "comment" ? ignore.speaksFor.length : 0));
    return [
      this.word(source),
      this.#path(path),
      writeRange(range),
      this.#identity(identity),
      plain(says),
      ignore.by === "extension"
        ? [ignore.by, this.#perhaps(ignore.code), ignore.isUsed]
        : [ignore.by, ignore.speaksFor.map((spoken) => this.#path(spoken))],
    ];
  }

  outline({ source, title, version, operations }: Outline): WrittenOutline {
    return [
      this.word(source),
      this.#perhaps(title),
      this.#perhaps(version),
      operations.map(({ tags, responseKeys, place, ...operation }) => {
        this.#count(12 + tags.length + responseKeys.length);
        return [
          this.word(operation.name),
          this.word(operation.method),
          this.word(operation.path),
          operationKinds.indexOf(operation.kind),
          this.#perhaps(operation.summary),
          tags.map((tag) => this.word(tag)),
          operation.isDeprecated,
          this.word(place.source),
          this.#path(place.path),
          responseKeys.map((key) => this.word(key)),
        ];
      }),
    ];
  }

  #path(path: JsonPath): number {
    const words = path.map((segment) => this.word(segment));
    const name = words.join();
    const known = this.#paths.get(name);
    if (known !== undefined) return known;
    this.#count(words.length);
    this.#paths.set(name, this.#paths.size);
    return this.written.paths.push(words) - 1;
  }

  #place(place: RelatedPlace): number {
    const known = this.#places.get(place);
    if (known !== undefined) return known;
    this.#count(8);
    const { label, source, path, range } = place;
    this.#places.set(place, this.#places.size);
    return this.written.places.push([this.word(label), this.word(source), this.#path(path), writeRange(range)]) - 1;
  }

  #identity(identity: Identity | undefined): WrittenIdentity | null {
    if (identity === undefined) return null;
    const { fingerprint, pointer, operationId, content } = identity;
    return [this.word(fingerprint), this.word(pointer), this.#perhaps(operationId), this.word(content)];
  }

  #perhaps(word: string | undefined): number | null {
    return word === undefined ? null : this.word(word);
  }

  #count(items: number): void {
    this.#items += items;
    if (this.#items > mostItems) throw new NotToBeKept();
  }
}

function writeRange({ start, end }: Range): WrittenRange {
  return [start.line, start.character, end.line, end.character];
}

/** The value itself, if JSON can say it, and in not too many words: a few aliases can make a text without end. */
function plain(value: unknown): unknown {
  let room = 20_000;
  const check = (held: unknown, depth: number): void => {
    room -= typeof held === "string" ? held.length + 1 : 1;
    if (room < 0 || depth > 20 || !isSayable(held)) throw new NotToBeKept();
    if (typeof held === "object" && held !== null)
      for (const [key, child] of Object.entries(held)) {
        // A member without a value is left out.
        if (child === undefined && !Array.isArray(held)) continue;
        room -= key.length;
        check(child, depth + 1);
      }
  };
  check(value, 0);
  return value;
}

function isSayable(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value === "object") return value === null || !("toJSON" in value);
  return typeof value === "string" || typeof value === "boolean";
}
