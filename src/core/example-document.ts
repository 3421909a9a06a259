import type { Example } from "./rule.ts";

/** A whole description around the `paths` of an example. */
export function documentWith(
  { paths, beside = "", since = "3.1" }: Pick<Example, "paths" | "beside" | "since">,
  version = since === "3.2" ? "3.2.0" : "3.1.0",
): string {
  const indented = paths.replace(/^(?=.)/gm, "  ");
  return `openapi: ${version}\ninfo:\n  title: Example\n  version: "1"\npaths:\n${indented}${beside}`;
}
