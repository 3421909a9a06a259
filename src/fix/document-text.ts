import type { Edit, Splice } from "../core/fix.ts";
import { UserError } from "../core/user-error.ts";
import { applySplices } from "../engine/edits/apply-splices.ts";
import { applyAll } from "../engine/edits/apply-to-data.ts";
import { decodeBytes, readText } from "../engine/readers/read-text.ts";
import type { ParsedText } from "../engine/readers/reader.ts";
import { once } from "../openapi/once.ts";
import { isSame } from "./is-same.ts";

/** The text of a document at one time. */
export class DocumentText {
  /** A name under which it was read: what language it is in can be told from that. */
  readonly source: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly #parse: () => ParsedText;

  constructor(source: string, bytes: Uint8Array) {
    this.source = source;
    this.bytes = bytes;
    this.text = decodeBytes(bytes, source);
    this.#parse = once(() => readText(this.text, source));
  }

  /** Given splices, each once. */
  splice(splices: readonly Splice[]): DocumentText {
    return new DocumentText(this.source, Buffer.from(applySplices(this.text, splices)));
  }

  /** Why another text is not this one with the edits made and nothing else; undefined where it is. */
  refuse(next: DocumentText, edits: readonly Edit[]): string | undefined {
    const before = this.#parse();
    let after: ParsedText;
    try {
      after = next.#parse();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return "the document could not be read any more";
    }
    if (after.diagnostics.length > before.diagnostics.length) return "the document could not be read without fault";
    const wanted = applyAll(before.data, inOrder(edits));
    return isSame(wanted, after.data) ? undefined : "more would change than what is meant";
  }
}

/** Each once, and so that the paths of all of them lead somewhere when their turn comes: keys are renamed last. */
function inOrder(edits: readonly Edit[]): readonly Edit[] {
  const known = new Map(edits.map((edit) => [JSON.stringify({ ...edit, source: "" }), edit]));
  const isRename = ({ kind }: Edit) => Number(kind === "rename");
  return [...known.values()].sort((a, b) => isRename(a) - isRename(b) || b.path.length - a.path.length);
}
