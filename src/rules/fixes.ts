import type { Edit, Fix } from "../core/fix.ts";
import type { Judgement } from "../core/judge.ts";
import { findField } from "../http/fields.ts";

/** The fix that goes with `requireField`: it adds the field, ready to be made true. */
export function addField(name: string): Fix {
  const field = findField(name);
  if (field === undefined) throw new Error(`No facts about the field ${name}.`);
  const { description, schema, example } = field;
  return {
    title: `Add \`${name}\``,
    safety: "suggested",
    plan: (found) => ({
      edits: [{ kind: "add", ...spotOf(found), keys: ["headers", name], value: { description, schema, example } }],
    }),
  };
}

/** Takes away what was found. */
export function removeFound(found: Judgement): { readonly edits: readonly [Edit] } {
  return { edits: [{ kind: "remove", ...spotOf(found) }] };
}

/** Where a finding is, as an edit says it. */
export function spotOf({ place: { document, path } }: Judgement): Pick<Edit, "source" | "path"> {
  return { source: document.source, path };
}
