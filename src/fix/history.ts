import type { Edit } from "../core/fix.ts";
import type { JsonPath } from "../openapi/json-path.ts";

/** What edits have made and taken away, so that others do not go back on it: rules may see one thing either way. */
export class History {
  readonly #gone = new Set<string>();
  readonly #made = new Set<string>();

  constructor(edits: readonly Edit[] = []) {
    this.note(edits);
  }

  note(edits: readonly Edit[]): void {
    for (const edit of edits) {
      for (const name of listGone(edit)) this.#gone.add(name);
      for (const name of listMade(edit)) this.#made.add(name);
    }
  }

  /** Whether edits bring back what was taken away, or take away what was brought. */
  isUndoneBy(edits: readonly Edit[]): boolean {
    return edits.some(
      (edit) =>
        listMade(edit).some((name) => this.#gone.has(name)) ||
        (edit.kind === "remove" && this.#made.has(nameMember(edit, edit.path))),
    );
  }
}

function listGone(edit: Edit): readonly string[] {
  return edit.kind === "remove" || edit.kind === "rename" ? [nameMember(edit, edit.path)] : [];
}

function listMade(edit: Edit): readonly string[] {
  if (edit.kind === "add") return [nameMember(edit, [...edit.path, ...edit.keys])];
  return edit.kind === "rename" ? [nameMember(edit, edit.path.with(-1, edit.key))] : [];
}

function nameMember({ source }: Edit, path: JsonPath): string {
  return [source, ...path].join("\n");
}
