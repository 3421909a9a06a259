import type { Plan } from "../core/fix.ts";
import type { Judgement } from "../core/judge.ts";
import { type FieldSyntax, findFieldSyntax } from "../http/field-syntax.ts";
import { isObject, keysOf, member } from "../openapi/json-object.ts";
import { responseOf } from "./fixes.ts";

/** Keywords that say something of a string as well as of a number. */
const ofAnyType = new Set(["type", "description", "title", "example", "examples", "default", "nullable", "deprecated"]);

const aDate = "Wed, 21 Oct 2026 07:28:00 GMT";

/** Writes what was found in the description of a field as the field asks for; undefined where that is not to be guessed. */
export function planValue(found: Judgement): Plan | undefined {
  const { path, document } = found.place;
  const syntax = findSyntax(found);
  const holder = path.slice(0, -1).reduce<unknown>(member, document.data);
  const key = path.at(-1) ?? "";
  const written = syntax && mend(syntax, holder, key, member(holder, key));
  if (written === undefined) return undefined;
  const [title, value] = written;
  return { title, edits: [{ kind: "set", source: document.source, path, value }] };
}

/** The field whose description it is. */
function findSyntax(found: Judgement): FieldSyntax | undefined {
  const [use] = responseOf(found).uses;
  const [, name] = found.at.slice(use?.at.length);
  return name === undefined ? undefined : findFieldSyntax(String(name));
}

function mend(
  syntax: FieldSyntax,
  holder: unknown,
  key: string | number,
  value: unknown,
): readonly [title: string, value: string] | undefined {
  const isSchema = isObject(holder) && (key === "type" || key === "format");
  if (key === "type" && isSchema) {
    const isFree = syntax.types.length === 1 && keysOf(holder).every((keyword) => ofAnyType.has(keyword));
    return isFree && typeof value === "string" ? ["Write the type `string`", "string"] : undefined;
  }
  if (key === "format" && isSchema)
    return value === "date-time" && syntax.accepts(aDate) ? ["Write the format `http-date`", "http-date"] : undefined;
  if (typeof value !== "string") return undefined;
  const quoted = `"${value}"`;
  if (syntax.name === "ETag" && syntax.accepts(quoted)) return ["Put the version in quotes", quoted];
  const date = readDate(value);
  return date !== undefined && syntax.accepts(date) ? ["Write the date as HTTP does", date] : undefined;
}

/** A moment of RFC 3339, as RFC 9110 writes it (5.6.7). */
function readDate(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i.test(text)) return undefined;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date.toUTCString();
}
