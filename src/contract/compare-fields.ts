import { findStatusCode } from "../http/status-codes.ts";
import { findHeaderSchema } from "../openapi/header-values.ts";
import { member } from "../openapi/json-object.ts";
import type { Place, References } from "../openapi/references.ts";
import type { HeaderField, Response } from "../openapi/response.ts";
import { readText } from "../openapi/texts.ts";
import { describeTypes } from "./describe-types.ts";
import type { ResponseChange } from "./response-change.ts";
import { isError, type OperationSide } from "./side.ts";
import { type Direction, exceptions, judgeLostField } from "./verdicts.ts";

/** OpenAPI has the media type under `content`, and passes over this field (Response Object). */
const ignored = new Set(["content-type"]);

/** Compares the header fields of two responses: by their names in lower case, as RFC 9110, 5.1 does. */
export function compareFields(
  base: OperationSide,
  old: string,
  head: OperationSide,
  fresh: string,
  direction: Direction,
): readonly ResponseChange[] {
  const [before, after] = [base.responseOf(old), head.responseOf(fresh)];
  if (before === undefined || after === undefined) return [];
  const changes: ResponseChange[] = [];
  const add = (field: string, change: Pick<ResponseChange, "kind" | "before" | "after" | "verdict">) =>
    changes.push({
      ...change,
      field,
      base: placeOf(base, before, before.headers.get(field)),
      head: placeOf(head, after, after.headers.get(field)),
    });
  for (const name of new Set([...before.headers.keys(), ...after.headers.keys()])) {
    if (ignored.has(name)) continue;
    const was = describeField(base.index.references, before.headers.get(name));
    const is = describeField(head.index.references, after.headers.get(name));
    if (is === undefined) {
      // What only the old code calls for goes with it.
      if (old !== fresh && isError(old) && isCalledFor(old, name) && !isCalledFor(fresh, name)) continue;
      const verdict = judgeLostField(name, old, was?.isRequired === true, direction);
      add(name, { kind: "field-removed", before: was?.words ?? name, after: null, verdict });
    } else if (was === undefined) {
      const verdict = is.isRequired && direction === "receiver" ? exceptions.fieldDemanded : undefined;
      add(name, { kind: "field-added", before: null, after: is.words, verdict });
    } else for (const change of compareField(was, is, direction)) add(name, change);
  }
  return changes;
}

/** Whether a standard says that responses with a code have a field, or may need it. */
function isCalledFor(code: string, field: string): boolean {
  const { requiredFields = [], usefulFields = [] } = findStatusCode(code) ?? {};
  return [...requiredFields, ...usefulFields].some((name) => name.toLowerCase() === field);
}

/** What a description says of a field; types and format are empty where it does not say. */
interface DescribedField {
  readonly isRequired: boolean;
  readonly types: string;
  readonly format: string;
  readonly words: string;
}

function describeField(references: References, field: HeaderField | undefined): DescribedField | undefined {
  if (field === undefined) return undefined;
  const isRequired = member(field.node?.value, "required") === true;
  const schema = findHeaderSchema(references, field);
  const types = schema === undefined ? "" : describeTypes(references, schema);
  const format = readText(member(schema?.value, "format")) ?? "";
  return { isRequired, types, format, words: isRequired ? "required" : "optional" };
}

function* compareField(
  was: DescribedField,
  is: DescribedField,
  direction: Direction,
): Iterable<Pick<ResponseChange, "kind" | "before" | "after" | "verdict">> {
  const isOtherType = was.types !== "" && was.types !== is.types;
  const isOtherFormat = was.format !== is.format && (was.format !== "" || is.format !== "") && was.types !== "";
  const isLooser = was.isRequired && !is.isRequired;
  const name = ({ words, types, format }: DescribedField) =>
    [
      ...(isLooser ? [words] : []),
      ...(isOtherType || isOtherFormat ? [`${types || "any type"}${format === "" ? "" : ` (${format})`}`] : []),
    ].join(", ");
  if (isLooser || isOtherType || isOtherFormat) {
    const narrower = !isLooser && isPartOf(is, was) ? exceptions.valueNarrower : undefined;
    const unfit = isPartOf(was, is) ? undefined : exceptions.valueUnfit;
    const verdict = direction === "api" ? narrower : unfit;
    yield { kind: "field-weakened", before: name(was), after: name(is), verdict };
  }
  if (!was.isRequired && is.isRequired)
    yield {
      kind: "field-added",
      before: was.words,
      after: is.words,
      verdict: direction === "receiver" ? exceptions.fieldDemanded : undefined,
    };
}

/** Whether each value of the one is one of the other: an integer is a number, and what has a format may have had none. */
function isPartOf(one: DescribedField, other: DescribedField): boolean {
  const isPartOfTypes =
    one.types === other.types || (one.types === "integer" && other.types === "number") || other.types === "";
  return isPartOfTypes && (one.format === other.format || other.format === "");
}

function placeOf({ index }: OperationSide, response: Response, field: HeaderField | undefined): Place {
  const written = field?.at.at(-1);
  return index.references.locateBelow(response.node, written === undefined ? ["headers"] : ["headers", written]);
}
