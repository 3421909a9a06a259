import { isDay, isHeeded } from "../core/ignores.ts";
import { findNearest } from "../core/nearest.ts";
import type { Ignore } from "../core/suppression.ts";
import { isObject, keysOf, member } from "../openapi/json-object.ts";
import { shorten } from "../openapi/texts.ts";

/** Which rules there are, and which of them ran. */
export interface KnownRules {
  /** All of ours. */
  readonly all: ReadonlySet<string>;
  /** The names under which the readers report. */
  readonly ofReaders: ReadonlySet<string>;
  /** Of both. */
  readonly inForce: ReadonlySet<string>;
  /** Whether rules of others ran as well, whose names we do not know. */
  readonly hasForeign: boolean;
}

/** An ignore that says what it must. */
export interface ReadIgnore {
  readonly code: string;
  readonly reason: string;
}

/** What is wrong with one, to be reported in its place. */
export interface IgnoreFault {
  readonly fault: "ignore-without-reason" | "expired-ignore" | "invalid-ignore";
  readonly message: string;
}

/** Reads an ignore as it is written; undefined where it speaks of a rule that did not run. */
export function readIgnore(ignore: Ignore, today: string, rules: KnownRules): ReadIgnore | IgnoreFault | undefined {
  const { by } = ignore;
  const written = by === "comment" ? readComment(ignore.says) : readMember(ignore.code, ignore.says);
  if (written === undefined) return invalid(`This suppression is not of the form ${forms[by]}.`);
  const { code, reason, until, stray } = written;
  const name = shorten(code);
  if (!rules.all.has(code)) {
    const isOthers = rules.ofReaders.has(code) || rules.hasForeign;
    if (!isOthers)
      return invalid(`There is no rule ${name}${suggest(code, rules)}: correct or remove this suppression.`);
    if (by === "extension")
      return invalid(
        `There is no rule ${name} of Statute${suggest(code, rules)}, and other rules do not read \`x-statute-ignore\`: write the comment ${forms.comment}.`,
      );
  }
  if (!rules.inForce.has(code) && (rules.all.has(code) || rules.ofReaders.has(code))) return undefined;
  if (typeof reason !== "string" || reason.trim() === "")
    return {
      fault: "ignore-without-reason",
      message: `Nothing is ignored without a reason: write why ${name} does not count here, in the form ${forms[by]}.`,
    };
  if (stray !== undefined)
    return invalid(
      `This suppression of ${name} has the unknown key ${shorten(stray)}: it takes \`reason\` and \`until\`.`,
    );
  if (until !== undefined && !isDay(until))
    return invalid(`This suppression of ${name} ends on no day: write \`until\` with a day such as 2027-01-31.`);
  if (until !== undefined && !isHeeded({ reason, until }, today))
    return {
      fault: "expired-ignore",
      message: `This suppression of ${name} has expired: it counted until ${until}. Mend what it is about, or give it a later day.`,
    };
  return { code, reason: reason.trim() };
}

const forms = {
  extension: "`x-statute-ignore: { rule-id: reason }`",
  comment: "`# statute-ignore rule-id -- reason`",
};

interface Written {
  readonly code: string;
  readonly reason: unknown;
  readonly until: unknown;
  /** A key that means nothing. */
  readonly stray?: string | undefined;
}

function readMember(code: string | undefined, says: unknown): Written | undefined {
  if (code === undefined) return undefined;
  if (!isObject(says)) return { code, reason: says, until: undefined };
  const stray = keysOf(says).find((key) => key !== "reason" && key !== "until");
  return { code, reason: member(says, "reason"), until: member(says, "until"), stray };
}

/** `rule-id -- reason`, or `rule-id until 2027-01-31 -- reason`. */
function readComment(says: string): Written | undefined {
  const dashes = /(?<!\S)--(?!\S)/.exec(says);
  const head = dashes === null ? says : says.slice(0, dashes.index);
  const [code = "", word, until, ...rest] = head.trim().split(/\s+/);
  if (code === "" || rest.length > 0 || (word !== undefined && (word !== "until" || until === undefined)))
    return undefined;
  return { code, reason: dashes === null ? undefined : says.slice(dashes.index + 2), until };
}

function suggest(code: string, { all }: KnownRules): string {
  const near = code.length > 100 ? undefined : findNearest(code, [...all]);
  return near === undefined ? "" : ` (is ${near} meant?)`;
}

function invalid(message: string): IgnoreFault {
  return { fault: "invalid-ignore", message };
}
