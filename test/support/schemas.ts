import { readFileSync } from "node:fs";
import { Ajv, type AnySchemaObject, type ValidateFunction } from "ajv";
import AjvDraft4 from "ajv-draft-04";
import addFormats from "ajv-formats";

const options = { strict: false, allErrors: true, validateFormats: true } as const;

/** A schema of `test/schemas`, or by its path from the root of the repository. */
export function readSchema(name: string): AnySchemaObject {
  const path = name.includes("/") ? `../../${name}` : `../schemas/${name}`;
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}

/** A validator for a schema, of draft 4 if that is what it says; changed before if need be, with those that it refers to. */
export function compileSchema(
  name: string,
  change?: (schema: AnySchemaObject) => void,
  referred: readonly string[] = [],
): ValidateFunction {
  const [schema = {}, ...others] = [name, ...referred].map(readSchema);
  for (const one of [schema, ...others]) change?.(one);
  const ajv = String(schema.$schema).includes("draft-04") ? new AjvDraft4.default(options) : new Ajv(options);
  addFormats.default(ajv);
  ajv.addSchema(others);
  return ajv.compile(schema);
}
