import type { Documents } from "./blame.ts";
import { DocumentText } from "./document-text.ts";
import type { MendedDocument, MendOptions } from "./mend.ts";
import type { Candidate } from "./sort-out.ts";
import { listSplices } from "./take-apart.ts";

/** Where documents are changed and looked at, in memory alone. */
export class Workshop {
  readonly #pathOf: MendOptions["pathOf"];
  readonly #read: MendOptions["read"];
  readonly #originals = new Map<string, DocumentText>();
  /** What was made last of each document: it is read once, to be verified and to go on from. */
  readonly #spliced = new Map<string, { readonly made: readonly Candidate[]; readonly next: DocumentText }>();
  /** Those that have changed, as they are now. */
  documents: Documents = new Map();

  constructor({ pathOf, read }: Pick<MendOptions, "pathOf" | "read">) {
    this.#pathOf = pathOf;
    this.#read = read;
  }

  /** All that has changed, when these are made as well; nothing of it is kept. */
  make(made: readonly Candidate[]): Documents {
    const documents = new Map(this.documents);
    for (const [path, here] of this.groupByPath(made)) {
      const { before, after, steps } = this.#open(path, here);
      const next = this.#splice(path, after, here);
      documents.set(path, { path, before, after: next, steps: [...steps, this.#listSplices(path, here)] });
    }
    return documents;
  }

  /** What is wrong with a document when fixes are made. */
  findFault(path: string, made: readonly Candidate[]): string | undefined {
    const { after } = this.#open(path, made);
    const edits = made.flatMap((candidate) => candidate.edits).filter(({ source }) => this.#isAt(path, source));
    return after.refuse(this.#splice(path, after, made), edits);
  }

  #splice(path: string, text: DocumentText, made: readonly Candidate[]): DocumentText {
    const last = this.#spliced.get(path);
    if (last?.made.length === made.length && made.every((candidate, index) => candidate === last.made[index]))
      return last.next;
    const next = text.splice(this.#listSplices(path, made));
    this.#spliced.set(path, { made, next });
    return next;
  }

  #open(path: string, made: readonly Candidate[]): MendedDocument {
    const known = this.documents.get(path);
    if (known !== undefined) return known;
    let text = this.#originals.get(path);
    if (text === undefined) {
      const source = made.flatMap(({ splices }) => splices).find((splice) => this.#isAt(path, splice.source))?.source;
      text = new DocumentText(source ?? path, this.#read(path));
      this.#originals.set(path, text);
    }
    return { path, before: text, after: text, steps: [] };
  }

  #isAt(path: string, source: string): boolean {
    return this.#pathOf(source) === path;
  }

  #listSplices(path: string, made: readonly Candidate[]) {
    return listSplices(made, this.#pathOf).filter(({ source }) => this.#isAt(path, source));
  }

  /** Candidates by the documents that they change; each is with all of its own. */
  groupByPath(candidates: readonly Candidate[]): ReadonlyMap<string, readonly Candidate[]> {
    const groups = new Map<string, Candidate[]>();
    for (const candidate of candidates)
      for (const path of new Set(candidate.splices.map(({ source }) => this.#pathOf(source)))) {
        const group = groups.get(path);
        if (group === undefined) groups.set(path, [candidate]);
        else group.push(candidate);
      }
    return groups;
  }
}
