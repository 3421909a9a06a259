import { statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { UserError } from "../core/user-error.ts";
import { pathFrom } from "../engine/path-from.ts";
import { describeFileError, readRegularFile } from "../engine/read-file.ts";
import { decodeBytes, readText } from "../engine/readers/read-text.ts";
import type { ParsedText } from "../engine/readers/reader.ts";
import { member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import type { Config, ConfigKeys, KnownNames } from "./config.ts";
import { listKeys } from "./keys.ts";
import { readValue } from "./read-value.ts";

/** In bytes: many times what the largest configuration needs. */
const maxSize = 1_000_000;

const leaveOut = "Mend it, or leave it out with --config none.";

/**
 * Reads a configuration by its absolute path. Throws a `UserError` that names the file, as seen from `cwd`, and the line
 * where it cannot be read or says what cannot be. Undefined for a `package.json` without the key `statute`.
 */
export function loadConfig(file: string, cwd: string, known: KnownNames): Config | undefined {
  const name = pathFrom(cwd, file) || file;
  const isPackage = basename(file) === "package.json";
  if (/\.[cm]?[jt]sx?$/i.test(file))
    throw new UserError(`${name} is code, and a configuration is data.`, "Write it in YAML as statute.config.yaml.");
  const text = readSource(file, name);
  if (isPackage && !text.includes('"statute"')) return undefined;
  const parsed = parse(text, name);
  const root: JsonPath = isPackage ? ["statute"] : [];
  const written = isPackage ? member(parsed.data, "statute") : parsed.data;
  if (isPackage && written === undefined) return undefined;
  const placeOf = (path: JsonPath) => place(name, parsed, [...root, ...path]);
  refuseFaults(parsed, name, root);
  const keys = readValue(written, listKeys(known), [], {
    rulesets: known.rulesets,
    isFile: (path) => isFile(resolve(dirname(file), path)),
    refuse: (path, message, hint) => {
      throw new UserError(`${placeOf(path)}: ${message}`, hint);
    },
  });
  return { keys: keys as ConfigKeys, name, folder: dirname(file), placeOf };
}

function readSource(file: string, name: string): string {
  try {
    const size = statSync(file).size;
    if (size > maxSize)
      throw new UserError(`${name} is larger than ${maxSize.toLocaleString("en")} bytes.`, "Is it the right file?");
    return decodeBytes(readRegularFile(file), name);
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    throw new UserError(`The configuration ${name} ${reason}.`);
  }
}

/** What the readers advise is about descriptions. */
function parse(text: string, name: string): ParsedText {
  if (text.trim() === "")
    throw new UserError(`${name} is empty.`, "Write `ruleset: recommended` into it, for example.");
  try {
    return readText(text, name);
  } catch (error) {
    if (error instanceof UserError) throw new UserError(error.message, leaveOut);
    throw error;
  }
}

/** A key that is written twice, say. What is wrong in the rest of a `package.json` is not ours to say. */
function refuseFaults({ diagnostics }: ParsedText, name: string, root: JsonPath): void {
  const fault = diagnostics.find(({ path }) => root.every((key, index) => path[index] === key));
  if (fault === undefined) return;
  throw new UserError(`${name}:${fault.range.start.line + 1}: ${fault.message}`, leaveOut);
}

function place(name: string, parsed: ParsedText, path: JsonPath): string {
  const [range] = parsed.locate([path]);
  return `${name}:${(range?.start.line ?? 0) + 1}`;
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false; // The name is too long, or holds what no name can.
  }
}
