import { member } from "./json-object.ts";
import type { Node, References } from "./references.ts";
import { listMembers, listNestedMembers, listParts, type SchemaMember } from "./schemas.ts";

const keywords = [
  "enum",
  "const",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
];
/** Formats that say how a value is stored rather than what it may be. */
const storageFormats = new Set(
  (
    "int int16 int32 int64 uint32 uint64 long bigint integer float double decimal number boolean byte binary password " +
    "string text textarea html markdown json object array"
  ).split(" "),
);

const constraintsBySchema = new WeakMap<object, readonly string[] | undefined>();

/** The members that a client can get wrong, none named where it is the whole; undefined where there is nothing to break. */
export function findConstraints(references: References, schema: Node): readonly string[] | undefined {
  const { value } = schema;
  if (typeof value !== "object" || value === null) return undefined;
  if (!constraintsBySchema.has(value)) constraintsBySchema.set(value, listConstraints(references, schema));
  return constraintsBySchema.get(value);
}

/** Those below the top are looked for only where there are none at the top. */
function listConstraints(references: References, schema: Node): readonly string[] | undefined {
  const names = new Set<string>();
  let isWhole = false;
  const read = (holders: Iterable<Node>, members: readonly SchemaMember[]) => {
    // What the server alone writes is no concern of a client.
    const readOnly = new Set(members.filter(isReadOnly).map(({ name }) => name));
    const readRequired = (node: Node) => {
      for (const name of listRequired(references, node)) if (!readOnly.has(name)) names.add(name);
    };
    for (const node of holders) {
      readRequired(node);
      if (isConstrained(node)) isWhole = true;
    }
    for (const held of members) {
      if (readOnly.has(held.name)) continue;
      for (const node of withItems(references, held.node)) {
        if (isConstrained(node)) names.add(held.name);
        readRequired(node);
      }
    }
  };
  read(withItems(references, schema), listMembers(references, schema));
  if (names.size === 0 && !isWhole) read([], listNestedMembers(references, schema));
  return names.size === 0 && !isWhole ? undefined : [...names];
}

/** The parts of a schema, and those of the items of a list. */
function* withItems(references: References, schema: Node): Iterable<Node> {
  for (const { node } of listParts(references, schema)) yield node;
  const items = references.child(schema, "items");
  if (items !== undefined) for (const { node } of listParts(references, items)) yield node;
}

function listRequired(references: References, { value }: Node): readonly string[] {
  const required = member(value, "required");
  if (!Array.isArray(required)) return [];
  references.sharing.countListed(required, required.length);
  return required.filter((name) => typeof name === "string");
}

function isReadOnly({ node }: SchemaMember): boolean {
  return member(node.value, "readOnly") === true;
}

function isConstrained({ value }: Node): boolean {
  const format = member(value, "format");
  return (
    (typeof format === "string" && !storageFormats.has(format)) ||
    keywords.some((keyword) => isSaid(member(value, keyword), keyword))
  );
}

/** `minLength: 0` and `uniqueItems: false` constrain nothing. */
function isSaid(value: unknown, keyword: string): boolean {
  return value !== undefined && value !== null && value !== false && !(value === 0 && /^min(?:Le|It|Pr)/.test(keyword));
}
