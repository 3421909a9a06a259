/** Thrown where an edit cannot be placed for sure; its message is the reason, as a clause. */
export class Refusal extends Error {}

/** A key or a name within a clause. */
export function quoteName(name: string): string {
  return `\`${name}\``;
}
