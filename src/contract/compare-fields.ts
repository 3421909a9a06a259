import { findStatusCode } from "../http/status-codes.ts";
import { findHeaderSchema } from "../openapi/header-values.ts";
import { member } from "../openapi/json-object.ts";
import type { Place, References } from "../openapi/references.ts";
import type { HeaderField, Response } from "../openapi/response.ts";
import { readText } from "../openapi/texts.ts";
import { describeTypes } from "./describe-types.ts";
import type { ResponseChange } from "./response-change.ts";
import { type Direction, isError, type OperationSide } from "./side.ts";
import { exceptions, judgeLostField } from "./verdicts.ts";

/** OpenAPI has the media type under `content`, and passes over this field (Response Object). */
const ignored = new Set(["content-type"]);

/** Compares the header fields of two responses: by their names in lower case, as RFC 9110, 5.1 does. */
export function compareFields(
  base: OperationSide,
  old: string,
  head: OperationSide,
  fresh: string,
): readonly ResponseChange[] {
  const [before, after] = [base.responseOf(old), head.responseOf(fresh)];
  if (before === undefined || after === undefined) return [];
  const changes: ResponseChange[] = [];
  const add = (field: string, change: FieldChange) =>
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
      const exception = judgeLostField(name, old, was?.isRequired === true);
      add(name, { kind: "field-removed", before: was?.words ?? name, after: null, exception });
    } else if (was === undefined) {
      const exception = is.isRequired ? exceptions.fieldDemanded : undefined;
      add(name, { kind: "field-added", before: null, after: is.words, exception });
    } else for (const change of compareField(was, is, head.direction)) add(name, change);
  }
  return changes;
}

type FieldChange = Pick<ResponseChange, "kind" | "before" | "after" | "exception">;

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

function* compareField(was: DescribedField, is: DescribedField, direction: Direction): Iterable<FieldChange> {
  // Clients were promised nothing where no type was named; of receivers nothing is demanded where none is.
  const hasPromise = (direction === "api" ? was : is).types !== "";
  const isOtherType = hasPromise && was.types !== is.types;
  const isOtherFormat = hasPromise && was.format !== is.format;
  const isLooser = was.isRequired && !is.isRequired;
  const name = ({ words, types, format }: DescribedField) =>
    [
      ...(isLooser ? [words] : []),
      ...(isOtherType || isOtherFormat ? [`${types || "any type"}${format === "" ? "" : ` (${format})`}`] : []),
    ].join(", ");
  if (isLooser || isOtherType || isOtherFormat) {
    const narrower = !isLooser && isPartOf(is, was) ? exceptions.valueNarrower : undefined;
    const unfit = isPartOf(was, is) ? undefined : exceptions.valueUnfit;
    const exception = direction === "api" ? narrower : unfit;
    yield { kind: "field-weakened", before: name(was), after: name(is), exception };
  }
  if (!was.isRequired && is.isRequired)
    yield { kind: "field-added", before: was.words, after: is.words, exception: exceptions.fieldDemanded };
}

/** Whether each value of the one is one of the other: an integer is a number, and what has a format may have had none. */
function isPartOf(one: DescribedField, other: DescribedField): boolean {
  if (other.types === "") return true;
  const types = new Set(other.types.split(" or "));
  const isPartOfTypes = one.types
    .split(" or ")
    .every((type) => types.has(type) || (type === "integer" && types.has("number")));
  return isPartOfTypes && (one.format === other.format || other.format === "");
}

function placeOf({ index }: OperationSide, response: Response, field: HeaderField | undefined): Place {
  const written = field?.at.at(-1);
  return index.references.locateBelow(response.node, written === undefined ? ["headers"] : ["headers", written]);
}
