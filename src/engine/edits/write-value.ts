import { isObject } from "../../openapi/json-object.ts";
import type { Written } from "../readers/written.ts";
import type { Layout } from "./layout.ts";
import { type Place, writeKey, writeLiteral, writeText } from "./write-text.ts";

/** How the objects and arrays in braces and brackets are written. */
export interface FlowStyle {
  readonly place: Place;
  /** Between a key and its value, and between members on one line. */
  readonly colon: string;
  readonly comma: string;
  /** Inside of the braces of an object on one line. */
  readonly pad: string;
  /** By what a member on its own line is indented more; undefined where all is on one line. */
  readonly unit: string | undefined;
  readonly lineBreak: string;
}

const noSiblings = { children: [] } as unknown as Written;

/** A value in braces and brackets; `indent` is that of the line it begins on. */
export function writeFlow(value: unknown, style: FlowStyle, indent: string, layout: Layout): string {
  const { place, colon, comma, pad, unit, lineBreak } = style;
  if (typeof value === "string") return writeText(value, place, layout.quote);
  if (typeof value !== "object" || value === null) return writeLiteral(value);
  const inner = indent + (unit ?? "");
  const write = (held: unknown) => writeFlow(held, style, inner, layout);
  const isArray = Array.isArray(value);
  const parts = isArray
    ? value.map(write)
    : Object.entries(value).map(([key, held]) => `${writeKey(key, place, noSiblings, layout)}${colon}${write(held)}`);
  return wrap(isArray ? "[]" : "{}", parts);

  function wrap([open, close]: string | readonly string[], members: readonly string[]): string {
    if (members.length === 0) return `${open}${close}`;
    const gap = isArray ? "" : pad;
    if (unit === undefined) return `${open}${gap}${members.join(comma)}${gap}${close}`;
    return `${open}${lineBreak}${inner}${members.join(`,${lineBreak}${inner}`)}${lineBreak}${indent}${close}`;
  }
}

/** How the members of a mapping in block style are written. */
export interface BlockStyle {
  readonly lineBreak: string;
  /** By how many columns each depth is indented more. */
  readonly unit: number;
}

/** A member of a mapping in block style, in a column; without the indentation of its first line. */
export function writeMember(
  key: string,
  value: unknown,
  column: number,
  siblings: Written,
  style: BlockStyle,
  layout: Layout,
): string {
  return `${writeKey(key, "block", siblings, layout)}:${writeBelow(value, column, style, layout)}`;
}

/** What stands behind the colon of a key in a column. */
function writeBelow(value: unknown, column: number, style: BlockStyle, layout: Layout): string {
  const { lineBreak, unit } = style;
  if (isObject(value) && Object.keys(value).length > 0) {
    const inner = column + unit;
    return `${lineBreak}${" ".repeat(inner)}${writeMembers(value, inner, style, layout)}`;
  }
  if (Array.isArray(value) && value.length > 0) {
    const margin = `${lineBreak}${" ".repeat(layout.hasCompactLists ? column : column + unit)}`;
    return value
      .map((item) => `${margin}- ${writeItem(item, margin.length - lineBreak.length, style, layout)}`)
      .join("");
  }
  return ` ${writeBlockScalar(value, layout)}`;
}

function writeMembers(value: object, column: number, style: BlockStyle, layout: Layout): string {
  return Object.entries(value)
    .map(([key, held]) => writeMember(key, held, column, noSiblings, style, layout))
    .join(`${style.lineBreak}${" ".repeat(column)}`);
}

function writeItem(item: unknown, column: number, style: BlockStyle, layout: Layout): string {
  if (isObject(item) && Object.keys(item).length > 0) return writeMembers(item, column + 2, style, layout);
  if (!Array.isArray(item)) return writeBlockScalar(item, layout);
  const flow = { place: "flow", colon: ": ", comma: ", ", pad: " ", unit: undefined, lineBreak: "" } as const;
  return writeFlow(item, flow, "", layout);
}

/** A scalar, or an object or array without anything in it. */
function writeBlockScalar(value: unknown, layout: Layout): string {
  return typeof value === "string" ? writeText(value, "block", layout.quote) : writeLiteral(value);
}
