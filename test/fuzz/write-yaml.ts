import type { Random } from "./mutate-data.ts";

/** Data as YAML in a style that chance decides: blocks and flows, quotes of each kind, comments, anchors. */
export function writeYaml(data: unknown, random: Random): string {
  const step = 1 + random(4);
  const lineEnd = random(12) === 0 ? "\r\n" : "\n";
  const flowFrom = random(3) === 0 ? random(5) : Number.POSITIVE_INFINITY;
  const write = (value: unknown, indent: number, depth: number): string => {
    if (typeof value !== "object" || value === null) return ` ${writeScalar(value, indent, random)}${lineEnd}`;
    const entries = Array.isArray(value) ? value.map((item) => ["", item] as const) : Object.entries(value);
    if (entries.length === 0) return Array.isArray(value) ? ` []${lineEnd}` : ` {}${lineEnd}`;
    if (depth >= flowFrom || depth > 30) return ` ${writeFlow(value, random, 0)}${lineEnd}`;
    const margin = " ".repeat(indent);
    const comment = random(40) === 0 ? ` # ${random(2) === 0 ? "statute-ignore 429-retry-after -- So." : "x"}` : "";
    const lines = entries.map(([key, held]) => {
      const mark = Array.isArray(value) ? "-" : `${writeKey(key, random)}:`;
      return `${margin}${mark}${write(held, indent + step, depth + 1)}`;
    });
    return `${comment}${lineEnd}${lines.join("")}`;
  };
  return write(data, 0, 0).replace(/^\r?\n/, "");
}

function writeFlow(value: unknown, random: Random, depth: number): string {
  if (depth > 60) return "1";
  if (Array.isArray(value)) return `[${value.map((item) => writeFlow(item, random, depth + 1)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value).map(
    ([key, held]) => `${JSON.stringify(key)}: ${writeFlow(held, random, depth + 1)}`,
  );
  return `{ ${members.join(", ")} }`;
}

function writeKey(key: string, random: Random): string {
  if (/^[\w/$][\w/${}.+-]*$/.test(key) && random(4) > 0) return key;
  return random(2) === 0 && !/[\n\r\p{Cc}\p{Cs}]/u.test(key) ? `'${key.replaceAll("'", "''")}'` : JSON.stringify(key);
}

function writeScalar(value: unknown, indent: number, random: Random): string {
  if (typeof value !== "string") return JSON.stringify(value) ?? "null";
  const isPlain = /^[A-Za-z][\w .,/()-]*\w$/.test(value);
  switch (random(6)) {
    case 0:
      if (!/[\p{Cc}\p{Cs}]/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
      break;
    case 1:
      if (isPlain) return `${random(2) === 0 ? "|" : ">-"}\n${" ".repeat(indent)}${value}`;
      break;
    default:
      if (isPlain) return value;
  }
  return JSON.stringify(value);
}
