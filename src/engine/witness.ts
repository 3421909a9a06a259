import type { Files } from "./files.ts";

/** What was at a location when a description was linted: a later run that finds the same there finds the same in it. */
export interface Witness {
  /** As references give it, its links not followed. */
  readonly location: string;
  readonly state: string;
}

/** The state of a file that was read, by the path that links lead to. */
export function stateOfContent(path: string, digest: string): string {
  return `${digest} ${path}`;
}

/** The state of a location that is not read, as it leads out of the working tree. */
export function stateOutside(path: string): string {
  return `outside ${path}`;
}

/** The state of a location that cannot be read; undefined where the error says nothing of it. */
export function stateOfFailure(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? `failed ${error.code}` : undefined;
}

/** What is at a location now, for descriptions whose references cannot leave `tree`; undefined where nobody can say. */
export function lookAt(
  location: string,
  isAllowed: (path: string) => boolean,
  files: Files,
  digestFile: (path: string) => string,
): string | undefined {
  try {
    const path = files.followLinks(location);
    return isAllowed(path) ? stateOfContent(path, digestFile(path)) : stateOutside(path);
  } catch (error) {
    return stateOfFailure(error);
  }
}
