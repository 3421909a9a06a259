import type { JsonPath } from "../openapi/json-path.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { Place } from "../openapi/references.ts";
import { narrowUses, type Response } from "../openapi/response.ts";
import { isIgnored } from "./ignores.ts";
import type { Rule, Violation } from "./rule.ts";

type ResponseRule = Extract<Rule, { scope: "response" }>;

/** A violation, and the response it is about where the rule judges responses. */
export interface Judgement extends Violation {
  /** Where it must be mended: `at` with its references followed. */
  readonly place: Place;
  /** With the uses that the violation concerns; undefined for rules that judge operations or documents. */
  readonly response: Response | undefined;
}

/** What a rule says of a description. Suppressions in the document are honoured here, so in every host alike. */
export function* judge(rule: Rule, index: OperationIndex): Iterable<Judgement> {
  if (rule.scope === "response") {
    for (const [key, responses] of index.responsesByKey)
      if (speaksAbout(rule, key)) for (const response of responses) yield* judgeResponse(rule, index, response);
    return;
  }
  const { references } = index;
  for (const { at, message } of listViolations(rule, index))
    if (!isIgnored(references, rule.id, at))
      yield { at, place: references.locate(at), message: clean(message), response: undefined };
}

function* listViolations(rule: Exclude<Rule, ResponseRule>, index: OperationIndex): Iterable<Violation> {
  if (rule.scope === "document") yield* rule.check(index);
  else
    for (const operation of index.operations)
      if (rule.everywhere || operation.kind === "path") yield* rule.check(operation);
}

function* judgeResponse(rule: ResponseRule, { references }: OperationIndex, response: Response): Iterable<Judgement> {
  const { everywhere, uses: counts } = rule;
  const uses = everywhere ? response.uses : response.uses.filter(({ operation }) => operation.kind === "path");
  if (uses.length === 0 || isSilent(rule.check(narrowUses(response, uses)))) return;

  // Only now, as violations are rare: which uses do count, and which of those are told to be ignored.
  const ignored = (route: JsonPath) => isIgnored(references, rule.id, route);
  const judged = narrowUses(
    response,
    uses.filter((use) => (counts?.(use, response) ?? true) && !ignored(use.at)),
  );
  if (judged.uses.length === 0) return;
  for (const { at, message } of rule.check(judged)) {
    // The definition was described by the route of its first use, which may be one of those to ignore.
    const below = at.slice(response.at.length);
    const route = [...(judged.uses[0]?.at ?? []), ...below];
    const place = references.locateBelow(response.node, below);
    if (!ignored(route)) yield { at: route, place, message: clean(message), response: judged };
  }
}

/** A message may quote the document: it stays one line, and Spectral must find no `{{…}}` in it to fill in. */
function clean(message: string): string {
  return message.replace(/[\p{Cc}\s]+/gu, " ").replace(/\{(?=\{)/g, "{ ");
}

function speaksAbout({ keys }: ResponseRule, key: string): boolean {
  if (keys === undefined) return true;
  return typeof keys === "function" ? keys(key) : keys.includes(key);
}

function isSilent(violations: Iterable<Violation>): boolean {
  for (const _ of violations) return false;
  return true;
}
