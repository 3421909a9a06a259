import { listKnownNames } from "../../src/cli/choose-config.ts";
import { type Key, listKeys, type Shape, type Table } from "../../src/config/keys.ts";
import { type ChoiceName, choices, type SettingName } from "../../src/core/settings.ts";

type Schema = Readonly<Record<string, unknown>>;

/** The text of `schemas/config.schema.json`, for editors: from the table by which configurations are read. */
export function writeConfigSchema(): string {
  const known = listKnownNames();
  const keys = listKeys(known);
  const tables = Object.values(keys.keys).flatMap(({ shape }) => (isShared(shape) ? [shape] : []));
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "The configuration of Statute",
    description: "statute.config.yaml, statute.config.yml, statute.config.json, or the key `statute` in package.json.",
    ...describeTable(keys, known.rulesets),
    definitions: Object.fromEntries(tables.map((table) => [table.noun, describeTable(table, known.rulesets)])),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

/** Settings and rules are written in overrides as well. */
function isShared(shape: Shape): shape is Table {
  return shape.kind === "table" && ["setting", "rule"].includes(shape.noun);
}

function describeTable({ keys, required }: Table, rulesets: readonly string[]): Schema {
  const properties = Object.entries(keys).map(([name, key]) => [name, describeKey(key, rulesets)]);
  return {
    type: "object",
    additionalProperties: false,
    ...(required && { required }),
    properties: Object.fromEntries(properties),
  };
}

function describeKey({ about, shape, fallback }: Key, rulesets: readonly string[]): Schema {
  return {
    description: about,
    ...(fallback !== undefined && { default: fallback }),
    ...(isShared(shape) ? { allOf: [{ $ref: `#/definitions/${shape.noun}` }] } : describeShape(shape, rulesets)),
  };
}

function describeShape(shape: Shape, rulesets: readonly string[]): Schema {
  switch (shape.kind) {
    case "table":
      return describeTable(shape, rulesets);
    case "list":
      return listOf(describeShape(shape.of, rulesets));
    case "some":
      return oneOrMore(describeShape(shape.of, rulesets));
    case "rulesets":
      // An editor offers the names; a path is as good.
      return oneOrMore({ anyOf: [{ enum: [...new Set(rulesets)] }, text] });
    case "word":
      return { enum: shape.words };
    case "code":
      return { anyOf: [{ type: "string", pattern: responseKey }, codeAsNumber] };
    case "by-code": {
      const one = describeShape(shape.of, rulesets);
      return {
        anyOf: [
          one,
          { type: "object", minProperties: 1, patternProperties: { [responseKey]: one }, additionalProperties: false },
        ],
      };
    }
    case "switch":
      return { type: "boolean" };
    case "count":
      return { type: "integer", minimum: 0 };
    case "setting":
      return describeSetting(shape.name);
    default:
      return text;
  }
}

const text: Schema = { type: "string", pattern: "\\S" };

const responseKey = "^([1-5]([0-9][0-9]|XX)|default)$";

/** A code may be written as a number. */
const codeAsNumber: Schema = { type: "integer", minimum: 100, maximum: 599 };

const codes: Schema = {
  type: "array",
  items: {
    anyOf: [{ type: "string", pattern: "^[1-5][0-9][0-9]$" }, codeAsNumber],
  },
};

function describeSetting(name: SettingName): Schema {
  if (name === "allow") return codes;
  if (name === "methodSuccessCode") return { type: "object", additionalProperties: codes };
  const [fallback, ...others] = choices[name as ChoiceName];
  const values = [fallback, ...others].flatMap((value) => (/^\d+$/.test(value) ? [value, Number(value)] : [value]));
  return { enum: values, default: fallback };
}

function listOf(items: Schema): Schema {
  return { type: "array", minItems: 1, maxItems: 1000, items };
}

function oneOrMore(one: Schema): Schema {
  return { anyOf: [one, listOf(one)] };
}
