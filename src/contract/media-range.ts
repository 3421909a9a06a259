/** A media type, or a range of them, as content comes in: RFC 9110, 8.3.1 and 12.5.1. */
export interface MediaRange {
  readonly written: string;
  readonly type: string;
  readonly subtype: string;
  /** In order, without `charset`, which is a matter of writing; versions and profiles are kept. */
  readonly parameters: string;
}

export function parseMediaRange(written: string): MediaRange {
  const [essence = "", ...rest] = written.toLowerCase().split(";");
  const [type = "", subtype = ""] = essence.trim().split("/");
  const parameters = rest.map((parameter) => parameter.replace(/\s*=\s*/, "=").trim());
  const kept = parameters.filter((parameter) => parameter !== "" && !parameter.startsWith("charset="));
  return { written, type, subtype, parameters: kept.sort().join(";") };
}

export function isRangeOfMedia({ subtype }: MediaRange): boolean {
  return subtype === "*";
}

/** Whether all that comes in the one also comes in the other. */
export function covers(range: MediaRange, one: MediaRange): boolean {
  if (range.type === "*") return true;
  if (range.type !== one.type) return false;
  return range.subtype === "*" || (range.subtype === one.subtype && range.parameters === one.parameters);
}
