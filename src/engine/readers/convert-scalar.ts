import type { ScalarNode } from "./yaml-tree.ts";

const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const octalOrHexadecimal = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;

const words = new Map<string, boolean | number | null>([
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
  ...[".nan", ".NaN", ".NAN"].map((word) => [word, Number.NaN] as const),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((word) => [word, Number.POSITIVE_INFINITY] as const),
  ...["-.inf", "-.Inf", "-.INF"].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
]);

type ScalarValue = string | number | boolean | null;

export function convertScalar(node: ScalarNode): ScalarValue {
  // The parser marks block scalars by nothing but not being plain.
  return node.plainScalar === true ? resolvePlain(node.value) : node.value;
}

/** The value of a plain scalar by YAML's core schema, as determineScalarType of the parser has it. */
export function resolvePlain(text: string): ScalarValue {
  if (!mayStandForAnother(text)) return text;
  const word = words.get(text);
  if (word !== undefined) return word;
  return decimal.test(text) || octalOrHexadecimal.test(text) ? Number(text) : text;
}

/** The key that a scalar makes: `200` and `"200"` are the same one. */
export function convertKey(node: ScalarNode): string {
  return node.plainScalar === true ? resolvePlainKey(node.value) : node.value;
}

export function resolvePlainKey(text: string): string {
  const value = resolvePlain(text);
  if (typeof value === "string") return value;
  // Written out, so that no digit is lost.
  if (typeof value === "number" && value > Number.MAX_SAFE_INTEGER && /^[0-9]+$/.test(text)) return text;
  return String(value);
}

/** Most texts begin with a letter that rules out everything but a string; the regular expressions need not see them. */
function mayStandForAnother(text: string): boolean {
  switch (text.charCodeAt(0)) {
    case 0x66: // f
    case 0x46: // F
    case 0x6e: // n
    case 0x4e: // N
    case 0x74: // t
    case 0x54: // T
      return text.length <= "false".length;
    case 0x7e: // ~
    case 0x2b: // +
    case 0x2d: // -
    case 0x2e: // .
      return true;
    default:
      return text === "" || (text.charCodeAt(0) >= 0x30 && text.charCodeAt(0) <= 0x39);
  }
}
