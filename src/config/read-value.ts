import { isResponseKey } from "../contract/policy.ts";
import { describeValue } from "../core/describe-value.ts";
import { findNearest } from "../core/nearest.ts";
import { readSetting } from "../core/read-settings.ts";
import { isObject } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { parseGlob } from "./glob.ts";
import type { Shape, Table } from "./keys.ts";

/** What is asked while values are read. */
export interface Reading {
  /** The names of our rulesets. */
  readonly rulesets: readonly string[];
  /** Whether there is a file at a path that is written from the folder of the configuration. */
  readonly isFile: (path: string) => boolean;
  /** Throws a `UserError` for what stands at a path of keys: a sentence that says what is wrong, one what to do. */
  readonly refuse: (path: JsonPath, message: string, hint?: string) => never;
}

/** More than anybody writes, and few enough that what aliases repeat is read in no time. */
const maxItems = 1000;

/** The value at a path of keys as its shape has it, always a list where several may be written. */
export function readValue(value: unknown, shape: Shape, path: JsonPath, reading: Reading): unknown {
  const { refuse } = reading;
  const want = (form: string): never => refuse(path, `${nameKey(path)} is ${describeValue(value)}.`, `Write ${form}.`);
  switch (shape.kind) {
    case "table":
      return isObject(value) ? readTable(value, shape, path, reading) : want("a table of keys");
    case "list":
      return Array.isArray(value) ? readItems(value, shape.of, path, reading) : want("a list");
    case "some":
      return Array.isArray(value)
        ? readItems(value, shape.of, path, reading)
        : [readValue(value, shape.of, path, reading)];
    case "rulesets":
      return readRulesets(value, path, reading);
    case "word":
      return shape.words.find((word) => word === value) ?? want(`a ${shape.noun}: ${suggest(value, shape.words)}`);
    case "code":
      return isResponseKey(String(value)) ? String(value) : want(describeCode(String(value)));
    case "by-code":
      return isObject(value) ? readByCode(value, shape.of, path, reading) : readValue(value, shape.of, path, reading);
    case "switch":
      return typeof value === "boolean" ? value : want("true or false");
    case "count":
      return Number.isSafeInteger(value) && Number(value) >= 0 ? value : want("a whole number");
    case "setting":
      return explain(
        () => readSetting(shape.name, value),
        path,
        refuse,
        (reason) => reason,
      );
    default:
      if (typeof value !== "string" || value.trim() === "") return want("a text");
      if (shape.kind === "glob")
        explain(
          () => parseGlob(value),
          path,
          refuse,
          (reason) => `The glob ${describeValue(value)} ${reason}.`,
        );
      if (shape.kind === "path" && (/^[/\\]|^[A-Za-z]:/.test(value) || value.split(/[/\\]/).includes("..")))
        refuse(path, `${nameKey(path)} leads out of the folder of the configuration.`, "Name a file in it.");
      return value;
  }
}

function readItems(items: readonly unknown[], shape: Shape, path: JsonPath, reading: Reading): unknown[] {
  if (items.length === 0) reading.refuse(path, `${nameKey(path)} is an empty list.`, "Leave the key out.");
  if (items.length > maxItems)
    reading.refuse(path, `${nameKey(path)} has more than ${maxItems.toLocaleString("en")} items.`, "Use fewer.");
  return items.map((item, index) => readValue(item, shape, [...path, index], reading));
}

function readTable(value: object, { keys, noun, required = [] }: Table, path: JsonPath, reading: Reading): object {
  const missing = required.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined)
    reading.refuse(
      path,
      `${nameKey(path)} has an item without \`${missing}\`.`,
      "Write it beside the item's other keys.",
    );
  const entries = Object.entries(value).map(([name, held]) => {
    const at = [...path, name];
    const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (key !== undefined) return [name, readValue(held, key.shape, at, reading)];
    const place = noun === "key" && path.length > 0 ? ` in ${nameKey(path)}` : "";
    return reading.refuse(
      at,
      `There is no ${noun} ${describeValue(name)}${place}.`,
      hint(name, noun, Object.keys(keys)),
    );
  });
  return Object.fromEntries(entries);
}

function readByCode(value: object, of: Shape, path: JsonPath, reading: Reading): object {
  if (Object.keys(value).length === 0)
    reading.refuse(path, `${nameKey(path)} is an empty table.`, "Leave the key out.");
  const entries = Object.entries(value).map(([name, held]) => {
    const at = [...path, name];
    if (isResponseKey(name)) return [name, readValue(held, of, at, reading)];
    const message = `There is no code ${describeValue(name)} in ${nameKey(path)}.`;
    return reading.refuse(at, message, `Write ${describeCode(name)}.`);
  });
  return Object.fromEntries(entries);
}

/** The class or `default` that was meant, else what there is to write. */
function describeCode(written: string): string {
  const known = ["1XX", "2XX", "3XX", "4XX", "5XX", "default"];
  return findNearest(written.slice(0, 100), known) ?? "a status code such as 404, a class such as 4XX, or default";
}

function readRulesets(value: unknown, path: JsonPath, reading: Reading): readonly unknown[] {
  const names = readValue(value, { kind: "some", of: { kind: "text" } }, path, reading) as readonly string[];
  for (const [index, name] of names.entries()) {
    if (reading.rulesets.includes(name)) continue;
    const at = Array.isArray(value) ? [...path, index] : path;
    if (!reading.isFile(name))
      reading.refuse(
        at,
        `There is no ruleset ${describeValue(name)}, nor a file of that name.`,
        hint(name, "ruleset", reading.rulesets),
      );
    if (names.length > 1)
      reading.refuse(at, `The file ${describeValue(name)} is a ruleset by itself.`, "Extend the others in that file.");
  }
  return names;
}

/** What to do about a name that nobody knows. */
function hint(name: string, noun: string, known: readonly string[]): string {
  const near = findNearest(name.slice(0, 100), known);
  if (near !== undefined) return `Is ${near} meant?`;
  if (noun === "rule") return "`statute rules` lists them all.";
  return `There are ${known.filter((one) => !one.includes("/")).join(", ")}.`;
}

function suggest(value: unknown, words: readonly string[]): string {
  if (typeof value !== "string") return words.join(", ");
  // `warning` is further from `warn` than a slip of the finger.
  const near = findNearest(value.slice(0, 100), words) ?? words.find((word) => value.startsWith(word));
  return near ?? words.join(", ");
}

/** The last key on a path; items have no names. */
function nameKey(path: JsonPath): string {
  const key = path.findLast((segment) => typeof segment === "string");
  return key === undefined ? "The configuration" : `\`${key}\``;
}

/** The readers of settings and globs say in an `Error` what is wrong; any other error is a fault of ours. */
function explain<T>(read: () => T, path: JsonPath, refuse: Reading["refuse"], describe: (reason: string) => string): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error) || error.constructor !== Error) throw error;
    return refuse(path, describe(error.message));
  }
}
