import { UserError } from "../core/user-error.ts";

/** What to say of a description that says too much; undefined for any other fault. It is known by name, as rules may be published ones. */
export function refuseTooLarge(error: unknown, source: string): UserError | undefined {
  if (!(error instanceof Error) || error.name !== "DescriptionTooLarge") return undefined;
  return new UserError(`${source} is too large. ${error.message}`, "Look for references that multiply.");
}
