import { findNearest } from "../../core/nearest.ts";
import { UserError } from "../../core/user-error.ts";
import { member } from "../../openapi/json-object.ts";
import { describeFileError } from "../read-file.ts";
import { isRulesetData } from "./ruleset-text.ts";

/** Puts into a sentence what Spectral, its bundler or the ruleset's own code has to say against a ruleset. */
export function describeRulesetFault(error: unknown, file: string, ids: readonly string[]): UserError {
  if (error instanceof UserError) return error;
  const [first, ...others] = flatten(error);
  const fault = describe(first, file, ids);
  if (others.length > 0) return withMore(fault, others.length);
  return fault;
}

/** Spectral throws all that is wrong with a ruleset at once, in several layers. */
function flatten(error: unknown): readonly unknown[] {
  const errors = member(error, "errors");
  return Array.isArray(errors) && errors.length > 0 ? errors.flatMap(flatten) : [error];
}

function describe(error: unknown, file: string, ids: readonly string[]): UserError {
  const message = error instanceof Error ? error.message : String(error);
  if (isRulesetData(file) && (error instanceof TypeError || error instanceof RangeError))
    return new UserError(
      `The ruleset ${file} has an entry of a kind that Spectral does not take, or one that holds itself.`,
    );
  const code = member(error, "code");

  const missing = /^Cannot extend non-existing rule: "(.*)"$/s.exec(message)?.[1];
  if (missing !== undefined) {
    const near = findNearest(missing, ids);
    const text = `The ruleset ${file} sets the severity of ${missing}, which is a rule of no ruleset it extends.`;
    return new UserError(text, near === undefined ? undefined : `Is ${near} meant?`);
  }
  if (code === "ENOENT" || code === "UNRESOLVED_ENTRY") {
    const named = member(error, "path");
    const lost = typeof named === "string" && named !== file ? `extends ${named}, which` : "";
    return new UserError(
      `The ruleset ${file} ${lost} ${describeFileError(error) ?? "does not exist"}.`.replace("  ", " "),
    );
  }
  if (code === "MODULE_NOT_FOUND") {
    const name = /Cannot find module '([^']*)'/.exec(message)?.[1] ?? "a module";
    return new UserError(
      `The ruleset ${file} needs ${name}, which is not found.`,
      "Is the path right, or the package installed beside the ruleset?",
    );
  }
  if (message === "Invalid ruleset provided")
    return new UserError(
      `The ruleset ${file} has an entry of the wrong kind.`,
      "`extends` takes a name, or a list of names and of [name, all|recommended|off]; `rules` a mapping by rule id.",
    );
  const path = member(error, "path");
  if (Array.isArray(path))
    return new UserError(`The ruleset ${file} is refused by Spectral${placeOf(error, path)}: ${oneLine(message)}.`);
  return new UserError(`The ruleset ${file} cannot be loaded${lineIn(file, error)}: ${oneLine(message)}.`);
}

function placeOf(error: unknown, path: readonly unknown[]): string {
  const entry = path.filter((segment) => segment !== "").join(".");
  const line = member(member(member(error, "range"), "start"), "line");
  return (entry === "" ? "" : ` for ${entry}`) + (typeof line === "number" ? ` at line ${line + 1}` : "");
}

/** The bundler's places are in code; the code that data is turned into is nobody's. */
function lineIn(file: string, error: unknown): string {
  const place = member(error, "loc");
  return member(place, "file") === file ? ` at line ${member(place, "line")}` : "";
}

function oneLine(message: string): string {
  const [first = ""] = message.split("\n");
  // What the bundler adds is about its own options, and about code that is not the user's.
  return first
    .replace(/ \(Note that you need plugins.*|, imported by \S*\.spectral\.js$/, "")
    .replace(/\.$/, "")
    .trim();
}

function withMore({ message, hint }: UserError, more: number): UserError {
  return new UserError(`${message.replace(/\.$/, "")}, and ${more} more.`, hint);
}
