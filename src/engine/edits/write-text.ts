import type { Written, WrittenChild } from "../readers/written.ts";
import type { Layout, Quote } from "./layout.ts";

/** Where a text comes to stand: in JSON, in braces or brackets, or in block style. */
export type Place = "json" | "flow" | "block";

/** A text as a scalar; in YAML without quotes only where every parser, of YAML 1.1 and 1.2, takes it for that text. */
export function writeText(text: string, place: Place, quote: Quote): string {
  if (place !== "json" && isPlain(text, place)) return text;
  return putInQuotes(text, place === "json" ? '"' : quote);
}

export function putInQuotes(text: string, quote: Quote): string {
  if (quote === "'" && /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u.test(text)) return `'${text.replaceAll("'", "''")}'`;
  // Line breaks to YAML, and what it does not let stand as it is.
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Begins like no number, date or indicator, and holds nothing that could end it. */
export function isPlain(text: string, place: "flow" | "block"): boolean {
  return (
    /^[\p{L}_/$(][\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u.test(text) &&
    !text.endsWith(" ") &&
    !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text) &&
    !/#|:(?: |$)/.test(text) &&
    (place === "block" || !/[,:[\]{}]/.test(text))
  );
}

/** Numbers, booleans and null. */
export function writeLiteral(value: unknown): string {
  const written = JSON.stringify(value) ?? "null";
  // Without a point, YAML 1.1 takes it for a text.
  return typeof value === "number" ? written.replace(/^(-?\d+)e/, "$1.0e") : written;
}

/**
 * A key as its siblings are written. That of a status code is always in quotes: YAML takes it for a number, and `4XX`
 * looks like one.
 */
export function writeKey(key: string, place: Place, { children }: Written, { text, quote }: Layout): string {
  const siblings = children.slice(0, 50);
  if (place === "json") return putInQuotes(key, '"');
  const quoteOf = ({ keyStart }: WrittenChild) => asQuote(text.charAt(keyStart));
  const usual = () => siblings.map(quoteOf).find((own) => own !== undefined) ?? quote;
  if (isStatus(key) || !isPlain(key, place)) return putInQuotes(key, usual());
  // Those that need no quotes tell whether there are some all the same.
  const free = siblings.filter((child) => child.key !== undefined && !isStatus(child.key) && isPlain(child.key, place));
  return free.length > 0 && free.every((child) => quoteOf(child) !== undefined) ? putInQuotes(key, usual()) : key;
}

export function asQuote(character: string): Quote | undefined {
  return character === '"' || character === "'" ? character : undefined;
}

export function isStatus(key: string): boolean {
  return /^[1-5](?:\d\d|XX)$/i.test(key);
}
