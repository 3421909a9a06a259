import { UserError } from "../core/user-error.ts";
import { isRemote, resolveLocation } from "../openapi/locations.ts";
import { disk, type Files } from "./files.ts";
import { describeFileError } from "./read-file.ts";
import { listYamlReferences } from "./readers/list-yaml-references.ts";
import { decodeBytes, readText } from "./readers/read-text.ts";

/**
 * Gives the files that a file refers to, by their absolute paths; each file is read once. Those of examples are among
 * them. What cannot be read refers to nothing.
 */
export function createReferenceReader(files = disk): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    let found = known.get(file);
    if (found === undefined) {
      found = readReferences(file, files);
      known.set(file, found);
    }
    return found;
  };
}

function readReferences(file: string, files: Files): readonly string[] {
  try {
    const text = decodeBytes(files.read(file), file);
    // Most texts tell without being parsed.
    const quick = /\.ya?ml$/i.test(file) ? listYamlReferences(text) : refersNowhere(text, file) ? [] : undefined;
    const locations = (quick ?? listParsed(text, file)).map((reference) => reference.split("#", 1)[0] ?? "");
    const own = [...new Set(locations)].filter((location) => location !== "" && !isRemote(location));
    return own.map((location) => resolveLocation(file, location));
  } catch (error) {
    if (error instanceof UserError || describeFileError(error) !== undefined) return [];
    throw error;
  }
}

/** Whether all references of a JSON text, if any, are to places in it. A key may be written with escapes. */
function refersNowhere(text: string, file: string): boolean {
  return /\.json$/i.test(file) && !/\\u00|\$ref(?!"\s*:\s*"#)/.test(text);
}

function listParsed(text: string, file: string): readonly string[] {
  const parsed = readText(text, file);
  return parsed.listReferences() ?? findReferences(parsed.data);
}

/** Every `$ref` that is a text. An alias is one object in many places, so what was seen is not looked at again. */
function findReferences(data: unknown): readonly string[] {
  const found: string[] = [];
  const seen = new Set<unknown>([data]);
  for (const value of seen) {
    if (typeof value !== "object" || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      if (key === "$ref" && typeof child === "string") found.push(child);
      else if (typeof child === "object") seen.add(child);
    }
  }
  return found;
}
