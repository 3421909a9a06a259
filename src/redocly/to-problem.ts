import type { Finding, RelatedPlace } from "../core/finding.ts";
import { member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { formatPointer } from "../openapi/locations.ts";
import type { Documents } from "./documents.ts";
import type { PointerPlace, Problem, TextPlace } from "./host.ts";

/** A finding as Redocly reports it: at the key or scalar that is wrong, in the document that holds it. */
export function toProblem(finding: Finding, documents: Documents): Problem {
  const { message, related = [], documentationUrl } = finding;
  const [user] = related;
  const from = user && !isAt(user, finding) ? toPlace(user, documents) : undefined;
  return {
    message,
    location: toPlace(finding, documents),
    suggest: findSuggestions(message),
    ...(from && { from }),
    ...(documentationUrl !== undefined && { reference: documentationUrl }),
  };
}

/** What a message tells to write, where that is codes or media types and nothing else: `: write 401 or 403.` */
export function findSuggestions(message: string): readonly string[] {
  const [, named = ""] =
    /: (?:write|answer|use) ([^:]+?)(?: instead| here too)?(?: \(the setting [^)]*\))?\.$/.exec(message) ?? [];
  const parts = named.replaceAll('"', "").split(/, | or /);
  return parts.every((part) => /^(?:[1-5](?:\d\d|XX)|[\w.+-]+\/[\w.+-]+)$/.test(part)) ? parts : [];
}

function toPlace({ source, path, range }: Pick<RelatedPlace, "source" | "path" | "range">, documents: Documents) {
  const shown = documents.sourceOf(source);
  if (documents.hasAliases(source) || path.some(isMisread)) {
    const place: TextPlace = {
      source: shown,
      pointer: undefined,
      start: { line: range.start.line + 1, col: range.start.character + 1 },
      end: { line: range.end.line + 1, col: range.end.character + 1 },
    };
    return place;
  }
  const place: PointerPlace = {
    source: shown,
    pointer: `#${formatPointer(path) || "/"}`,
    reportOnKey: standsForKey(documents.open(source)?.data, path),
  };
  return place;
}

/** Whether Redocly takes a segment for another: it drops empty ones, and decodes what looks encoded. */
function isMisread(segment: string | number): boolean {
  if (segment === "") return true;
  try {
    return decodeURIComponent(String(segment)) !== String(segment);
  } catch {
    return false;
  }
}

/** Whether the place of what a path leads to is its key: only a scalar has one of its own. */
function standsForKey(data: unknown, path: JsonPath): boolean {
  let value = data;
  for (const key of path) {
    const next = member(value, key);
    if (next === undefined) break;
    value = next;
  }
  return typeof value === "object";
}

function isAt(one: Pick<Finding, "source" | "path">, other: Pick<Finding, "source" | "path">): boolean {
  return one.source === other.source && formatPointer(one.path) === formatPointer(other.path);
}
