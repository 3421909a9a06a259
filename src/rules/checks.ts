import type { Fix, Violation } from "../core/rule.ts";
import { findField } from "../http/fields.ts";
import type { Response } from "../openapi/response.ts";

/** A check that asks for a header field. `advice` ends the message: what to write, and why a client needs it. */
export function requireField(name: string, advice: string) {
  return function* (response: Response): Iterable<Violation> {
    if (response.headers.has(name.toLowerCase())) return;
    const { at, key, subject, everyUse } = response;
    const alike = findMisspelt(response, name);
    const fact = alike === undefined ? `has no \`${name}\`` : `has \`${alike}\` where \`${name}\` is meant`;
    const others = [...new Set(everyUse.map((use) => use.key))].filter((other) => other !== key);
    const shared =
      others.length === 0 ? "" : ` (as this definition serves ${others.join(", ")} too, give ${key} one of its own)`;
    yield { at, message: `${subject} ${fact}: ${advice}${shared}.` };
  };
}

/** The fix that goes with `requireField`: it adds the field, ready to be made true. */
export function addField(name: string): Fix {
  const field = findField(name);
  if (field === undefined) throw new Error(`No facts about the field ${name}.`);
  const { description, schema, example } = field;
  return {
    title: `Add \`${name}\``,
    safety: "suggested",
    edits: [{ kind: "add", path: ["headers", name], value: { description, schema, example } }],
  };
}

/** A documented field that differs only in punctuation: `RetryAfter`, `Location:`. */
function findMisspelt(response: Response, name: string): string | undefined {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z]/g, "");
  for (const field of response.headers.values()) if (bare(field.name) === bare(name)) return field.name;
  return undefined;
}
