import type { Fix, Violation } from "../core/rule.ts";
import { findField } from "../http/fields.ts";
import { findStatusCode } from "../http/status-codes.ts";
import type { Response } from "../openapi/response.ts";

/** A check that asks for a header field. `advice` ends the message: what to write, and why a client needs it. */
export function requireField(name: string, advice: string) {
  return function* (response: Response): Iterable<Violation> {
    if (response.headers.has(name.toLowerCase())) return;
    const { at, key, subject, everyKey } = response;
    const alike = findMisspelt(response, name);
    const fact = alike === undefined ? `has no \`${name}\`` : `has \`${alike}\` where \`${name}\` is meant`;
    const others = everyKey.filter((other) => !hasUseFor(other, name));
    const shared =
      others.length === 0 ? "" : ` (as this definition serves ${nameSome(others)} too, give ${key} one of its own)`;
    yield { at, message: `${subject} ${fact}: ${advice}${shared}.` };
  };
}

/** Whether a response under some key may well have the field, so that it does no harm in a definition that serves it. */
function hasUseFor(key: string, name: string): boolean {
  const status = findStatusCode(key);
  return status !== undefined && [...status.requiredFields, ...status.usefulFields].includes(name);
}

/** The first few of many names. */
export function nameSome(names: readonly string[]): string {
  return names.length <= 4 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
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
