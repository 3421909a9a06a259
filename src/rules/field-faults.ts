import type { Violation } from "../core/rule.ts";
import { carries, type FieldSyntax } from "../http/field-syntax.ts";
import { findHeaderSchema, listHeaderValues } from "../openapi/header-values.ts";
import { member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import type { References } from "../openapi/references.ts";
import type { HeaderField } from "../openapi/response.ts";
import { listOwnTypes, listParts } from "../openapi/schemas.ts";
import { readText, shorten } from "../openapi/texts.ts";
import { isValid, quoteValue } from "./field-values.ts";

/** The first thing about a field that cannot be: its schema, or else a value that it is shown with. */
export function findFieldFault(references: References, field: HeaderField, syntax: FieldSyntax): Violation | undefined {
  const schema = findSchemaFault(references, field, syntax);
  if (schema !== undefined)
    return { at: schema.at, message: `documents \`${field.name}\` with the ${schema.words}, which cannot carry it` };
  for (const { value, at } of listHeaderValues(references, field))
    if (!isValid(value, syntax))
      return { at, message: `shows \`${field.name}\` as ${quoteValue(value)}, which clients cannot read` };
  return undefined;
}

/** Where the type or the format is that keeps a schema from carrying the field, unless any part of it can carry it. */
function findSchemaFault(references: References, field: HeaderField, syntax: FieldSyntax) {
  const schema = findHeaderSchema(references, field);
  if (schema === undefined) return undefined;
  let fault: { readonly at: JsonPath; readonly words: string } | undefined;
  for (const { node, below } of listParts(references, schema)) {
    const format = readText(member(node.value, "format"));
    const types = listOwnTypes(node.value).filter((one) => one !== "null");
    const at = [...schema.route, ...below];
    if (types.length > 0 && !types.some((one) => syntax.types.includes(one)))
      fault ??= { at: [...at, "type"], words: `type ${types.join(" or ")}` };
    else if (format !== undefined && !carries(syntax, format) && !types.some((one) => one !== "string"))
      fault ??= { at: [...at, "format"], words: `format ${shorten(format)}` };
    else if (types.length > 0) return undefined;
  }
  return fault;
}
