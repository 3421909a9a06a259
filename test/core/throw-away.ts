import { defineRule, type Rule, type Violation } from "../../src/core/rule.ts";
import { rfc } from "../../src/http/reference.ts";
import type { Operation } from "../../src/openapi/operation.ts";
import type { OperationIndex } from "../../src/openapi/operation-index.ts";
import type { Response, ResponseUse } from "../../src/openapi/response.ts";

/** What a rule must have beside its check. */
export const facts = {
  id: "throw-away",
  summary: "Nothing is claimed.",
  rationale: "This rule is only here to be run.",
  references: [rfc(9110, "15")],
  strength: "practice",
  remedy: "There is nothing to mend.",
  severity: "warn",
  preset: "strict",
  since: "0.1.0",
  good: [{ title: "Anything", paths: "" }],
  bad: [{ title: "Nothing", paths: "" }],
} as const;

interface ResponseOptions {
  readonly keys?: readonly [string, ...string[]] | ((key: string) => boolean);
  readonly everywhere?: true;
  readonly uses?: (use: ResponseUse, response: Response) => boolean;
}

export function responseRule(check: (response: Response) => Iterable<Violation>, options: ResponseOptions = {}): Rule {
  return defineRule({ ...facts, ...options, scope: "response", check });
}

export function operationRule(
  check: (operation: Operation) => Iterable<Violation>,
  options: { readonly everywhere?: true } = {},
): Rule {
  return defineRule({ ...facts, ...options, scope: "operation", check });
}

export function documentRule(check: (index: OperationIndex) => Iterable<Violation>): Rule {
  return defineRule({ ...facts, scope: "document", check });
}
