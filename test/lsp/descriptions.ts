/** A description in YAML with the given paths, two blanks before each line. */
export function describePaths(paths: string, beside = ""): string {
  return `openapi: 3.1.0\ninfo:\n  title: Pets\n  version: 1.0.0\npaths:\n${paths.replace(/^(?=.)/gm, "  ")}${beside}`;
}

/** One finding, `429-retry-after` at `"429":`. */
export const limited = describePaths(`/pets:
  get:
    summary: List pets.
    responses:
      "200":
        description: The pets.
        content:
          application/json:
            schema: { type: array }
      "429":
        description: Too many requests.
        content:
          application/problem+json:
            schema: { type: object }
`);
