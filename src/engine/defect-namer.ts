import type { Finding } from "../core/finding.ts";

type Defect = Pick<Finding, "code" | "source" | "path"> & { readonly responseKey?: string | undefined };

/**
 * Names what makes two findings the same defect, whoever uses the definition that it is in: rule, document, place and
 * response key. Each word is a number in the name, as a path may be long and thousands of findings may stand on it.
 */
export function createDefectNamer(): (defect: Defect) => string {
  const numbers = new Map<string, number>();
  const number = (word: string) => {
    const known = numbers.get(word) ?? numbers.size;
    numbers.set(word, known);
    return known;
  };
  return ({ code, source, path, responseKey = "" }) =>
    [code, source, responseKey, ...path.map(String)].map(number).join(" ");
}
