import type { Finding } from "../core/finding.ts";
import { ignoreExtension, isHeeded, isIgnored } from "../core/ignores.ts";
import type { Ignore, SuppressedFinding } from "../core/suppression.ts";
import { member } from "../openapi/json-object.ts";
import { formatPointer } from "../openapi/locations.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import { createDefectNamer } from "./defect-namer.ts";
import { lintDirectly } from "./direct-driver.ts";
import type { ReadDocument } from "./document-store.ts";
import { createIdentifier, tellTwinsApart } from "./identify.ts";
import { listComments, listExtensions } from "./list-ignores.ts";
import { type Draft, placeFindings } from "./place-findings.ts";
import type { Ruleset } from "./ruleset.ts";
import type { Timing } from "./timing.ts";

/** What documents say is to be ignored, and what was not reported because rules went by it. */
export interface Ignored {
  readonly ignores: readonly Ignore[];
  readonly suppressed: readonly SuppressedFinding[];
}

/**
 * Keeps book, during a run, of what documents say is to be ignored and of what is not reported because of it. Rules
 * drop such findings themselves, as they run in hosts that know nothing of this; so those that did are run once more.
 */
export class IgnoreBook {
  readonly #today: string;
  readonly #identifyFrom: string | undefined;
  readonly #documents: ReadDocument[] = [];
  readonly #names = new Map<unknown, Set<string>>();
  /** The rules that have ignored something, by the object that told them to. */
  readonly #heeded = new Map<unknown, Set<string>>();
  readonly #hidden: SuppressedFinding[] = [];
  #isDated = false;

  /** `today` is the day of the run, as `2027-01-31`; with `identifyFrom`, all has its identity. */
  constructor(today: string, identifyFrom: string | undefined) {
    this.#today = today;
    this.#identifyFrom = identifyFrom;
  }

  /** Takes note of a document that was read. */
  add(document: ReadDocument): void {
    const { parsed, source } = document;
    if (!parsed.mentions("statute-ignore")) return;
    // What several descriptions refer to is read for each, and is the same under the same name.
    const names = this.#names.get(parsed) ?? new Set();
    if (names.has(source)) return;
    this.#names.set(parsed, names.add(source));
    this.#documents.push(document);
  }

  /** Runs our own rules over a description. */
  lint(index: OperationIndex, ruleset: Ruleset, timing: Timing): Draft[] {
    const { references } = index;
    const deaf = new Set<string>();
    references.heeds = (entry, ruleId, holder) => {
      if (!this.#heeds(entry)) return false;
      deaf.add(ruleId);
      const rules = this.#heeded.get(holder);
      if (rules === undefined) this.#heeded.set(holder, new Set([ruleId]));
      else rules.add(ruleId);
      return true;
    };
    const shown = lintDirectly(index, ruleset, timing);
    if (deaf.size > 0) {
      const rules = ruleset.rules.filter(({ rule }) => deaf.has(rule.id));
      references.heeds = () => false;
      this.#hide(lintDirectly(index, { ...ruleset, rules }, timing), shown, index);
    }
    return shown;
  }

  /** Whether there is anything in the documents read so far that rules may go by. */
  get isOfUse(): boolean {
    return this.#documents.some(({ parsed }) => parsed.mentions(ignoreExtension));
  }

  /** Whether what was reported may be another on another day. */
  get isDated(): boolean {
    return this.#isDated;
  }

  /** All that was said, and what was not reported because of it: see `joinBooks`. */
  close(): Ignored {
    return { ignores: this.#listIgnores(), suppressed: this.#hidden };
  }

  #heeds(entry: unknown): boolean {
    if (member(entry, "until") !== undefined) this.#isDated = true;
    return isHeeded(entry, this.#today);
  }

  #hide(all: readonly Draft[], shown: readonly Draft[], { references }: OperationIndex): void {
    let reason = "";
    references.heeds = (entry) => {
      if (!this.#heeds(entry)) return false;
      reason = String(member(entry, "reason") ?? entry).trim();
      return true;
    };
    const nameDefect = createDefectNamer();
    const known = new Set(shown.map((draft) => nameDefect({ ...draft, source: draft.document.source })));
    const drafts = all.filter((draft) => !known.has(nameDefect({ ...draft, source: draft.document.source })));
    const identify = this.#identifyFrom === undefined ? undefined : createIdentifier(this.#identifyFrom);
    for (const [position, finding] of placeFindings(drafts, { identify }).entries()) {
      const { route = [], users = [] } = drafts[position] ?? {};
      const isHidden = [route, ...users.map(({ at }) => at)].some((way) => isIgnored(references, finding.code, way));
      if (isHidden) this.#hidden.push({ finding, by: "extension", reason });
    }
  }

  #listIgnores(): readonly Ignore[] {
    const identify = this.#identifyFrom === undefined ? undefined : createIdentifier(this.#identifyFrom);
    return this.#documents.flatMap((document) => {
      const identified = (code: string, ignore: Ignore): Ignore =>
        identify === undefined ? ignore : { ...ignore, identity: identify({ code, path: ignore.path, document }) };
      const extensions = listExtensions(document).map(({ holder, ...ignore }) => {
        const isUsed = ignore.code !== undefined && (this.#heeded.get(holder)?.has(ignore.code) ?? false);
        return identified(ignoreExtension, { ...ignore, isUsed });
      });
      return [...extensions, ...listComments(document).map((ignore) => identified(nameComment(ignore), ignore))];
    });
  }
}

function nameComment({ says }: Pick<Extract<Ignore, { by: "comment" }>, "says">): string {
  return `# statute-ignore ${says.split(/\s/, 1)}`;
}

/** One book out of those that were kept, beside each other, during a run in which this was reported. */
export function joinBooks(books: readonly Ignored[], reported: readonly Finding[]): Ignored {
  const hidden = books.flatMap((book) => book.suppressed);
  // A definition that others use, who do not ignore it, is reported for those.
  const nameDefect = createDefectNamer();
  const known = new Set(hidden.length === 0 ? [] : reported.map(nameDefect));
  const suppressed = hidden.filter(({ finding }) => {
    const name = nameDefect(finding);
    return !known.has(name) && known.add(name);
  });
  const ignores = new Map<string, Ignore>();
  for (const ignore of books.flatMap((book) => book.ignores)) {
    const { source, path, range } = ignore;
    const code = ignore.by === "extension" ? `${ignoreExtension} ${ignore.code}` : nameComment(ignore);
    const name = [source, code, formatPointer(path), range.start.line].join("\n");
    const before = ignores.get(name);
    // A description that others refer to is read once for itself, and once for them.
    if (before?.by === "extension" && before.isUsed) continue;
    ignores.set(name, ignore);
  }
  return { suppressed, ignores: tellTwinsApart(sortIgnores([...ignores.values()])) };
}

/** As documents are read in an order of its own by each book. */
function sortIgnores(ignores: Ignore[]): Ignore[] {
  const place = ({ source, range }: Ignore) => [source, range.start.line, range.start.character] as const;
  return ignores.sort((one, other) => {
    const [[a, line, character], [b, otherLine, otherCharacter]] = [place(one), place(other)];
    if (a !== b) return a < b ? -1 : 1;
    return line - otherLine || character - otherCharacter;
  });
}
