import { findNearest } from "../core/nearest.ts";
import type { Reading } from "../core/reading-rules.ts";
import { type Severity, severities } from "../core/severity.ts";
import { UserError } from "../core/user-error.ts";
import { isObject, type JsonObject, keysOf, member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { holdsExpressions } from "./holds-expressions.ts";
import { describeFileError, readRegularFile } from "./read-file.ts";
import { decodeBytes } from "./readers/read-text.ts";
import type { Catalogue, RuleInForce, Ruleset } from "./ruleset.ts";
import { isRulesetData, parseRulesetText, type RulesetText } from "./spectral/ruleset-text.ts";

/**
 * Reads a user's Spectral ruleset, by its absolute path: YAML, JSON or JavaScript. One that only says which of our rules
 * run at which severity needs nothing of Spectral, and is run without it.
 */
export async function loadUserRuleset(file: string, catalogue: Catalogue): Promise<Ruleset> {
  const text = isRulesetData(file) ? await parseRulesetText(await readText(file), file) : undefined;
  if (text !== undefined) {
    checkKeys(text);
    checkNames(text, catalogue);
    checkSeverities(text);
    const chosen = selectRules(text, catalogue);
    if (chosen !== undefined) return { name: file, ...chosen, files: [file] };
  }
  const { loadSpectralRuleset } = await import("./spectral/load-ruleset.ts");
  const { content, ...loaded } = await loadSpectralRuleset(file, text, catalogue);
  const isData = text !== undefined && !holdsCode(text.data, [...catalogue.published.keys()]);
  return { ...loaded, ...(isData && content !== undefined && { content }) };
}

/** What a ruleset that nobody named is to us. */
export type Relation = "extends-us" | "unrelated" | "holds-code";

/**
 * Whether a ruleset that is data extends one of ours, and says nothing that runs code: functions, the rulesets of
 * others, or expressions in a JSONPath, which can do whatever a program can.
 */
export async function inspectRuleset(file: string, { published }: Catalogue): Promise<Relation> {
  const content = await readText(file);
  const names = [...published.keys()];
  if (!content.includes("statute")) return "unrelated"; // Nearly all that are: no parser is loaded.
  const { data } = await parseRulesetText(content, file);
  const extended = listExtended(data.extends).map(nameOf);
  // A misspelt name of ours is about us as well, and is then refused by its name.
  if (!extended.some((name) => names.includes(name) || name.startsWith("statute/"))) return "unrelated";
  return holdsCode(data, names) ? "holds-code" : "extends-us";
}

/** Whether a ruleset, by its absolute path, is code or says something that runs code: see `inspectRuleset`. */
export async function bringsCode(file: string, { published }: Catalogue): Promise<boolean> {
  if (!isRulesetData(file)) return true;
  const { data } = await parseRulesetText(await readText(file), file);
  return holdsCode(data, [...published.keys()]);
}

function holdsCode(data: JsonObject, names: readonly string[]): boolean {
  const overrides = Array.isArray(data.overrides) ? data.overrides.filter(isObject) : [];
  return (
    data.functions !== undefined ||
    data.functionsDir !== undefined ||
    listExtended(data.extends).some((entry) => !isHarmless(nameOf(entry), names)) ||
    holdsExpressions(data) ||
    overrides.some((part) => holdsCode(part, names))
  );
}

function isHarmless(name: string, names: readonly string[]): boolean {
  return names.includes(name) || name.startsWith("statute/") || /^spectral:(oas|asyncapi|arazzo)$/.test(name);
}

/** The name in an entry of `extends`, which may be a pair of a name and a mode. */
function nameOf(entry: unknown): string {
  const name = Array.isArray(entry) ? entry[0] : entry;
  return typeof name === "string" ? name : "";
}

async function readText(file: string): Promise<string> {
  try {
    return decodeBytes(readRegularFile(file), file);
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    throw new UserError(`The ruleset ${file} ${reason}.`);
  }
}

/** Every key that Spectral knows at the root of a ruleset; `except` is from its fifth version, and still read. */
const knownKeys = [
  "aliases",
  "description",
  "documentationUrl",
  "except",
  "extends",
  "formats",
  "functions",
  "functionsDir",
  "overrides",
  "parserOptions",
  "rules",
];

function checkKeys(text: RulesetText): void {
  for (const key of keysOf(text.data)) {
    if (knownKeys.includes(key) || key.startsWith("x-")) continue;
    const near = findNearest(key, knownKeys);
    throw new UserError(
      `The ruleset ${text.file} has the unknown key "${key}" at ${lineOf(text, [key])}.`,
      near === undefined ? `Spectral knows ${knownKeys.join(", ")}, and keys that begin with x-.` : `Is ${near} meant?`,
    );
  }
}

function checkNames({ file, data }: RulesetText, { published }: Catalogue): void {
  const names = [...published.keys()];
  for (const name of listExtended(data.extends).map(nameOf)) {
    if (!name.startsWith("statute/") || names.includes(name)) continue;
    const near = findNearest(name, names);
    throw new UserError(
      `The ruleset ${file} extends ${name}, which there is not.`,
      near === undefined ? `There are ${names.join(", ")}.` : `Is ${near} meant?`,
    );
  }
}

/** Spectral takes `on`, numbers and capitals for mistakes too, but does not say what to write. */
function checkSeverities(text: RulesetText): void {
  const { rules } = text.data;
  for (const id of keysOf(rules)) {
    const value = member(rules, id);
    if (isObject(value) || typeof value === "boolean" || value === "off" || isSeverity(value)) continue;
    throw new UserError(
      `The ruleset ${text.file} gives ${id} the severity ${JSON.stringify(value)} at ${lineOf(text, ["rules", id])}.`,
      `Write ${suggestSeverity(value)}.`,
    );
  }
}

function isSeverity(value: unknown): value is Severity {
  return severities.some((severity) => severity === value);
}

function suggestSeverity(value: unknown): string {
  const word = typeof value === "object" ? "" : String(value).toLowerCase();
  const meant = /^[0-3]$/.test(word)
    ? severities[Number(word)]
    : word === "-1"
      ? "off"
      : word === "on"
        ? "true"
        : undefined;
  const near = meant ?? findNearest(word, [...severities, "off"]);
  return near ?? `one of ${severities.join(", ")}, off, true and false`;
}

/** Our rules that a ruleset switches on, and those that it has and leaves off; undefined where it says more than which of them run at which severity. */
function selectRules(text: RulesetText, catalogue: Catalogue): Pick<Ruleset, "rules" | "off" | "reading"> | undefined {
  if (!saysNoMore(text.data, catalogue)) return undefined;
  const chosen = new Map<string, { readonly force: RuleInForce; readonly severity: Severity; readonly on: boolean }>();
  // As in Spectral: what a later ruleset says of a rule, if only that it is off, replaces what an earlier one says.
  for (const entry of listExtended(text.data.extends)) {
    const [name, mode] = Array.isArray(entry) ? (entry as [string, string]) : [entry as string, "recommended"];
    for (const { on: isOn, ...force } of catalogue.published.get(name)?.rules ?? []) {
      const on = mode === "all" || (mode === "recommended" && isOn);
      chosen.set(force.rule.id, { force, severity: force.severity, on });
    }
  }
  const { rules } = text.data;
  for (const id of keysOf(rules)) {
    const known = chosen.get(id);
    if (known === undefined) throw refuseRule(id, text, catalogue);
    const value = member(rules, id);
    if (isSeverity(value)) chosen.set(id, { ...known, severity: value, on: true });
    else chosen.set(id, { ...known, on: value === true });
  }
  const list = (on: boolean) =>
    [...chosen.values()].filter((one) => one.on === on).map(({ force, severity }) => ({ ...force, severity }));
  const reading = readReading(member(text.data.parserOptions, "incompatibleValues"));
  return { rules: list(true), off: list(false), ...(reading && { reading }) };
}

/** What Spectral's own parser says of keys that are numbers, once for each, is to it of this severity: so it is to us. */
function readReading(severity: unknown): Reading | undefined {
  const named = severity === -1 ? "off" : typeof severity === "number" ? severities[severity] : severity;
  return named === "off" || isSeverity(named) ? { "unquoted-status-key": named } : undefined;
}

/** What Spectral would take for a mistake says more as well, for Spectral to name it. */
function saysNoMore(data: RulesetText["data"], catalogue: Catalogue): boolean {
  const { rules } = data;
  return (
    (data.extends !== undefined || rules !== undefined) &&
    keysOf(data).every((key) => key in ignorable || key === "extends" || key === "rules" || key.startsWith("x-")) &&
    Object.entries(ignorable).every(([key, isValid]) => data[key] === undefined || isValid(data[key])) &&
    listExtended(data.extends).every((entry) => isOurs(entry, catalogue)) &&
    (rules === undefined || (isObject(rules) && keysOf(rules).every((id) => !isObject(rules[id]))))
  );
}

/** What changes nothing about our rules: they bring their own pages and formats, and our readers the parser's findings. */
const ignorable: Readonly<Record<string, (value: unknown) => boolean>> = {
  description: (value) => typeof value === "string",
  documentationUrl: (value) => typeof value === "string" && URL.canParse(value),
  formats: (value) =>
    Array.isArray(value) && value.every((format) => typeof format === "string" && /^oas(2|3|3[._][012])$/.test(format)),
  parserOptions: (value) =>
    isObject(value) &&
    Object.entries(value).every(
      ([key, severity]) =>
        ["duplicateKeys", "incompatibleValues"].includes(key) &&
        (severity === "off" || isSeverity(severity) || [-1, 0, 1, 2, 3].some((number) => number === severity)),
    ),
};

function listExtended(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isOurs(entry: unknown, { published }: Catalogue): boolean {
  const [name, mode] = Array.isArray(entry) && entry.length === 2 ? entry : [entry, "recommended"];
  return typeof name === "string" && published.has(name) && ["all", "recommended", "off"].includes(mode);
}

function refuseRule(id: string, text: RulesetText, { rules }: Catalogue): UserError {
  const ids = rules.map(({ rule }) => rule.id);
  const near = findNearest(id, ids);
  const isMissing = ids.includes(id);
  return new UserError(
    `The ruleset ${text.file} names ${id} at ${lineOf(text, ["rules", id])}, which is a rule of no ruleset it extends.`,
    isMissing
      ? "Extend statute, statute/core or statute/strict, which hold every rule."
      : near === undefined
        ? "`statute rules` lists them all."
        : `Is ${near} meant? \`statute rules\` lists them all.`,
  );
}

function lineOf(text: RulesetText, path: JsonPath): string {
  return `line ${text.rangeOf(path).start.line + 1}`;
}
