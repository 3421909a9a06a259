/**
 * Something that the user can put right: the CLI prints `message` and `hint` and exits with 2.
 * `message` is one sentence that says what is wrong and where, `hint` one that says what to do.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** What was named, or what a glob means, is not there. */
export class NothingThere extends UserError {}

/** Told by its name: what is published in several files has the class several times. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === "UserError";
}
