import type { Rule } from "../core/rule.ts";
import { type StatusClass, statusCodes, vendorCodes } from "../http/status-codes.ts";

/** The rules that speak of a code, and those that speak of its whole class. */
export interface RulesAbout {
  readonly own: readonly Rule[];
  readonly ofClass: readonly Rule[];
}

/**
 * Which rules speak of a response key: of a code those that name it in their id, in `about` or in `keys`; of its class
 * those that name the class, or whose `keys` take most of its codes. A rule that takes every code speaks of none in
 * particular.
 */
export function listRulesAbout(key: string, rules: readonly Rule[]): RulesAbout {
  const own = rules.filter((rule) => listSubjects(rule).has(key));
  const ofClass = rules.filter(
    (rule) => !own.includes(rule) && mayJudge(rule, key) && listSubjects(rule).has(`${key.charAt(0)}XX`),
  );
  return { own, ofClass };
}

const subjects = new WeakMap<Rule, ReadonlySet<string>>();

/** The codes, classes and other response keys that a rule speaks of. */
function listSubjects(rule: Rule): ReadonlySet<string> {
  const known = subjects.get(rule) ?? new Set([...(rule.about ?? []), ...listNamed(rule.id), ...listAccepted(rule)]);
  subjects.set(rule, known);
  return known;
}

/** `301-302-unsafe-method` names two codes, `4xx-blames-server` a class, `default-documented` the key `default`. */
function listNamed(id: string): string[] {
  return id.split("-").flatMap((word) => {
    if (/^[1-5](?:\d\d|xx)$/.test(word)) return [word.toUpperCase()];
    return word === "default" ? [word] : [];
  });
}

function listAccepted(rule: Rule): readonly string[] {
  if (rule.scope !== "response" || rule.keys === undefined) return [];
  const { keys } = rule;
  if (typeof keys !== "function") return keys;
  const registered = statusCodes.map(({ code }) => code).filter(keys);
  if (registered.length === statusCodes.length) return [];
  // Where it takes no registered code, it is about the keys that are none.
  if (registered.length === 0) return [...vendorCodes.map(({ code }) => code), ...classes, "default"].filter(keys);
  return classes.flatMap((statusClass) => {
    const taken = registered.filter((code) => code.startsWith(statusClass.charAt(0)));
    const all = statusCodes.filter((status) => status.class === statusClass);
    return taken.length > all.length / 2 ? [statusClass] : taken;
  });
}

const classes: readonly StatusClass[] = ["1XX", "2XX", "3XX", "4XX", "5XX"];

function mayJudge(rule: Rule, key: string): boolean {
  if (rule.scope !== "response" || rule.keys === undefined) return /^[1-5]\d\d$/.test(key);
  return typeof rule.keys === "function" ? rule.keys(key) : rule.keys.includes(key);
}
