import type { JsonPath } from "./json-path.ts";

/**
 * The path that a URI fragment such as `#/paths/~1pets/get` names (RFC 6901, 6), or undefined where the fragment is no
 * JSON Pointer (an anchor, say).
 */
export function parsePointer(fragment: string): JsonPath | undefined {
  const pointer = fragment.startsWith("#") ? fragment.slice(1) : fragment;
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) return undefined;
  const segments = pointer.slice(1).split("/");
  return /[%~]/.test(pointer) ? segments.map(decodeSegment) : segments;
}

function decodeSegment(segment: string): string {
  return decodePercent(segment).replaceAll("~1", "/").replaceAll("~0", "~");
}

/** The fragment that names a path: the inverse of `parsePointer`, without percent-encoding, for people to read. */
export function formatPointer(path: JsonPath): string {
  return path.map((segment) => `/${escapeSegment(segment)}`).join("");
}

/** A segment of a path as a pointer has it. */
export function escapeSegment(segment: string | number): string {
  const text = String(segment);
  return text.includes("/") || text.includes("~") ? text.replaceAll("~", "~0").replaceAll("/", "~1") : text;
}

/** Whether a reference or source names something on the network rather than a file. */
export function isRemote(location: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(location) && !/^file:/i.test(location);
}

/**
 * Where a relative reference leads, seen from the document that holds it (RFC 3986, 5.2). Files are named by their
 * path with `/` on every platform; Node's own tools are out of reach here, as rules run in hosts without Node.
 */
export function resolveLocation(base: string, reference: string): string {
  if (isRemote(reference)) return reference;
  if (isRemote(base)) return resolveUrl(reference, base);
  const path = decodePercent(reference.replace(/^file:\/\/(?:\/(?=[a-z]:\/))?/i, "")).replaceAll("\\", "/");
  if (/^(\/|[a-z]:\/)/i.test(path)) return normalize(path);
  return normalize(`${base.replaceAll("\\", "/").replace(/[^/]*$/, "")}${path}`);
}

/** From the network, no reference leads to a file: what is no address there is made one that nobody serves. */
function resolveUrl(reference: string, base: string): string {
  const address = toAddress(reference, base);
  return isRemote(address) ? address : `unreachable://${address}`;
}

function toAddress(reference: string, base: string): string {
  try {
    return new URL(reference, base).href;
  } catch {
    return reference;
  }
}

/** Takes `.` and `..` out of a path; what is above its root (`/`, `C:/`, `//server/share/`) is the root again. */
function normalize(path: string): string {
  const root = /^(?:\/\/[^/]+\/[^/]+\/?|[a-z]:\/|\/)?/i.exec(path)?.[0] ?? "";
  const kept: string[] = [];
  for (const segment of path.slice(root.length).split("/")) {
    if (segment === "." || segment === "") continue;
    if (segment !== ".." || kept.at(-1) === "..") kept.push(segment);
    else if (kept.pop() === undefined && root === "") kept.push(segment);
  }
  return `${root.replace(/([^/])$/, "$1/")}${kept.join("/")}`;
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray % is taken as written, as file names may hold one.
  }
}
