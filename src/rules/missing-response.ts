import type { Context, Violation } from "../core/rule.ts";
import type { Operation } from "../openapi/operation.ts";
import { readName, shorten } from "../openapi/texts.ts";
import { atResponses } from "./checks.ts";

/** What a rule asks of operations that document something already. */
interface Wanted {
  /** The response keys of which one is enough; ranges and `default` are matched in any case of letters. */
  readonly oneOf: readonly string[] | ((key: string) => boolean);
  /** What it is about the operation that makes it answer so; undefined where it is not asked. */
  readonly reason: (operation: Operation, context: Context) => string | undefined;
  /** What is missing and what to write; it follows the reason. */
  readonly advice: string | ((context: Context) => string);
}

/**
 * A check that asks for a response. It leaves alone what is not worth the words: a draft that documents no response at
 * all, what is deprecated, and OPTIONS, which is answered for browsers (CORS) by whatever stands in front of the API.
 */
export function askForResponse({ oneOf, reason, advice }: Wanted) {
  const isEnough = typeof oneOf === "function" ? oneOf : matchKeys(oneOf);
  // No generator: of thousands of operations that many rules ask, nearly all have nothing to say.
  return (operation: Operation, context: Context): readonly Violation[] => {
    const { method, name, responseKeys } = operation;
    if (method === "OPTIONS" || responseKeys.length === 0 || responseKeys.some(isEnough) || operation.deprecated)
      return none;
    const why = reason(operation, context);
    if (why === undefined) return none;
    const what = typeof advice === "string" ? advice : advice(context);
    return [{ at: atResponses(operation), message: `${name} ${why}${what}.` }];
  };
}

const none: readonly Violation[] = [];

function matchKeys(keys: readonly string[]): (key: string) => boolean {
  const lower = new Set(keys.map((key) => key.toLowerCase()));
  return (key) => lower.has(readName(key).toLowerCase());
}

/** What an operation takes content of: the media types of its request, none where it takes no content. */
export function listRequestTypes({ requestBody }: Operation): readonly string[] {
  return (requestBody?.mediaTypes ?? []).map(({ name }) => name);
}

/** The first few of many names, as code. */
export function quoteSome(names: readonly string[]): string {
  const quoted = names.slice(0, names.length <= 3 ? 3 : 2).map((name) => `\`${shorten(name)}\``);
  return names.length > 3 ? `${quoted.join(", ")} and ${names.length - 2} more` : joinAll(quoted);
}

/** `a, b and c`. */
export function joinAll(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

/** The names in a path template, and of what the path item declares for it. */
export function listPathParameters({ path, parameters }: Operation): readonly string[] {
  const templated = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  if (templated.length > 0) return templated;
  return parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
}
