import type { JsonPath } from "../openapi/json-path.ts";
import type { Operation } from "../openapi/operation.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { Place } from "../openapi/references.ts";
import { narrowUses, type Response } from "../openapi/response.ts";
import { toOneLine } from "../openapi/texts.ts";
import { isIgnored } from "./ignores.ts";
import type { Context, Rule, Violation } from "./rule.ts";
import type { Settings } from "./settings.ts";

type ResponseRule = Extract<Rule, { scope: "response" }>;
type OperationRule = Extract<Rule, { scope: "operation" }>;

/** A violation, and the response it is about where the rule judges responses. */
export interface Judgement extends Violation {
  /** Where it must be mended: `at` with its references followed. */
  readonly place: Place;
  /** With the uses that the violation concerns; undefined for rules that judge operations or documents. */
  readonly response: Response | undefined;
  /** The operation that it is about, where the rule judges operations. */
  readonly operation: Operation | undefined;
}

/** What a rule says of a description. Suppressions in the document are honoured here, so in every host alike. */
export function judge(rule: Rule, index: OperationIndex, settings: Settings): readonly Judgement[] {
  const context = { index, settings };
  const judgements: Judgement[] = [];
  if (rule.scope === "response") {
    for (const [key, responses] of index.responsesByKey)
      if (speaksAbout(rule, key)) for (const response of responses) judgeResponse(rule, context, response, judgements);
  } else if (rule.scope === "operation") judgeOperations(rule, context, judgements);
  else
    for (const { at, message } of rule.check(index, context))
      if (!isIgnored(index.references, rule.id, at))
        judgements.push(toJudgement(at, index.references.locate(at), message, undefined, undefined));
  return judgements;
}

function judgeOperations(rule: OperationRule, context: Context, judgements: Judgement[]): void {
  const { operations, references } = context.index;
  /** A path item that several paths share holds operations that are described once, and are to be mended once. */
  const reported = new Set<unknown>();
  for (const operation of operations) {
    if ((!rule.everywhere && operation.kind !== "path") || reported.has(operation.node.value)) continue;
    for (const { at, message } of rule.check(operation, context)) {
      if (isIgnored(references, rule.id, at)) continue;
      reported.add(operation.node.value);
      // The operation's own key is meant where it says something by reference, and not what others say too.
      const place = operation.at.every((key, index) => at[index] === key)
        ? references.locateBelow(operation.node, at.slice(operation.at.length))
        : references.locateBelow(references.root, at);
      judgements.push(toJudgement(at, place, message, undefined, operation));
    }
  }
}

function judgeResponse(rule: ResponseRule, context: Context, response: Response, judgements: Judgement[]): void {
  const { references } = context.index;
  const { everywhere, uses: counts } = rule;
  const asked = everywhere ? response : response.ofApi;
  const said = asked && collect(rule.check(asked, context));
  if (asked === undefined || said === undefined) return;

  // Only now, as violations are rare: which uses do count, and which of those are told to be ignored.
  const ignored = (route: JsonPath) => isIgnored(references, rule.id, route);
  const counted = asked.uses.filter((use) => (counts?.(use, response, context) ?? true) && !ignored(use.at));
  if (counted.length === 0) return;
  const judged = counted.length === asked.uses.length ? asked : narrowUses(response, counted);
  for (const { at, message } of judged === asked ? said : rule.check(judged, context)) {
    // The definition was described by the route of its first use, which may be one of those to ignore.
    const below = at.slice(response.at.length);
    const route = [...(judged.uses[0]?.at ?? []), ...below];
    const place = references.locateBelow(response.node, below);
    if (!ignored(route)) judgements.push(toJudgement(route, place, message, judged, undefined));
  }
}

/** Undefined where there is nothing, as nearly always: no list is made for that. */
function collect(violations: Iterable<Violation>): readonly Violation[] | undefined {
  let collected: Violation[] | undefined;
  for (const violation of violations) {
    collected ??= [];
    collected.push(violation);
  }
  return collected;
}

function toJudgement(
  at: JsonPath,
  place: Place,
  message: string,
  response: Response | undefined,
  operation: Operation | undefined,
): Judgement {
  return { at, place, message: toOneLine(message), response, operation };
}

function speaksAbout({ keys }: ResponseRule, key: string): boolean {
  if (keys === undefined) return true;
  return typeof keys === "function" ? keys(key) : keys.includes(key);
}
