import type { Edit } from "../core/fix.ts";
import type { Judgement } from "../core/judge.ts";
import type { Response } from "../openapi/response.ts";

/** Takes away what was found. */
export function removeFound(found: Judgement): { readonly edits: readonly [Edit] } {
  return { edits: [{ kind: "remove", ...spotOf(found) }] };
}

/** Where a finding is, as an edit says it. */
export function spotOf({ place: { document, path } }: Judgement): Pick<Edit, "source" | "path"> {
  return { source: document.source, path };
}

/** The response that a rule has found which judges responses. */
export function responseOf({ response }: Judgement): Response {
  if (response === undefined) throw new Error("This rule judges no responses.");
  return response;
}
