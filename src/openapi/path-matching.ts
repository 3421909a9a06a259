import { member } from "./json-object.ts";
import { onceFor } from "./once.ts";
import type { OperationIndex } from "./operation-index.ts";
import { readText } from "./texts.ts";

/** What the paths of a description say of one URI. */
export interface PathMatch {
  /** The path template that the URI fits; one with a GET, if there is any. */
  readonly path: string;
  readonly hasGet: boolean;
}

/** The documented paths by their segments, so that a URI is looked up without going through all of them. */
interface Branch {
  readonly literals: Map<string, Branch>;
  /** What a parameter leads to, be it a whole segment or a part of one. */
  parameter: Branch | undefined;
  /** The paths that end here. */
  match: PathMatch | undefined;
  /** A parameter such as `{path+}`, which goes on to the end. */
  rest: PathMatch | undefined;
}

/** Nobody's URI has more segments. */
const maxSegments = 40;
/** Nor are there more ways to read it: with two for each segment, there could be millions. */
const maxBranches = 50;

/**
 * The documented path that a URI fits, read as leniently as a reader would: below whatever base path, with `{id}` for a
 * value or a value for `{id}`, with a slash at the end or without. `from` is the path that a relative one is relative to.
 */
export function matchPath(index: OperationIndex, uriPath: string, from: string): PathMatch | undefined {
  const root = findRoot(index);
  const written = listSegments(uriPath);
  const folder = uriPath.startsWith("/") ? [] : listSegments(from).slice(0, -1);
  const depths = listBaseDepths(index);
  let found: PathMatch | undefined;
  for (const segments of folder.length === 0 ? [written] : [written, [...folder, ...written]]) {
    if (segments.length > maxSegments) return undefined;
    for (let start = 0; start < Math.max(segments.length, 1); start++) {
      // Below a base path only what has a name: else `/{id}` would fit everything.
      const match = walk(root, segments, start, start > 0 && !depths.has(start));
      if (match?.hasGet) return match;
      found ??= match;
    }
  }
  return found;
}

function walk(root: Branch, segments: readonly string[], start: number, isNamed: boolean): PathMatch | undefined {
  let branches: readonly Branch[] = [root];
  let found: PathMatch | undefined;
  for (let at = start; at < segments.length; at++) {
    const next: Branch[] = [];
    for (const branch of branches) {
      const literal = branch.literals.get(segments[at] ?? "");
      if (literal !== undefined) next.push(literal);
      if (at === start && isNamed) continue;
      if (branch.parameter !== undefined) next.push(branch.parameter);
      if (branch.rest?.hasGet) return branch.rest;
      found ??= branch.rest;
    }
    branches = next.slice(0, maxBranches);
  }
  for (const { match } of branches) {
    if (match?.hasGet) return match;
    found ??= match;
  }
  return found;
}

const findRoot = onceFor(
  (index: OperationIndex) => index,
  ({ operations }) => {
    const root = makeBranch();
    for (const { kind, path, method, pathMethods } of operations)
      if (kind === "path" && method === pathMethods[0]) plant(root, { path, hasGet: pathMethods.includes("GET") });
    return root;
  },
);

function plant(root: Branch, match: PathMatch): void {
  let branch = root;
  for (const segment of listSegments(match.path)) {
    if (/^\{(?:\*|[^{}]*[+*]\}$)/.test(segment)) {
      if (!branch.rest?.hasGet) branch.rest = match;
      return;
    }
    if (segment.includes("{")) {
      branch.parameter ??= makeBranch();
      branch = branch.parameter;
      continue;
    }
    let next = branch.literals.get(segment);
    if (next === undefined) {
      next = makeBranch();
      branch.literals.set(segment, next);
    }
    branch = next;
  }
  if (!branch.match?.hasGet) branch.match = match;
}

function makeBranch(): Branch {
  return { literals: new Map(), parameter: undefined, match: undefined, rest: undefined };
}

/** The segments of a path, without query and fragment, `.` and `..` applied. */
function listSegments(path: string): readonly string[] {
  const segments: string[] = [];
  for (const segment of path.replace(/[?#].*$/s, "").split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return segments;
}

/** How many segments the base paths have that the description's servers name. */
const listBaseDepths = onceFor(
  (index: OperationIndex) => index,
  ({ references, version }): ReadonlySet<number> => {
    const { value } = references.root;
    const paths = version === "2.0" ? [readBasePath(value)] : listServers(value).map(({ path }) => path);
    return new Set(paths.map((path) => listSegments(path).length));
  },
);

/** The servers that a description names at its root, as far as they can be read; in 2.0 its `host`. */
export const listServers = onceFor(
  (root: unknown) => root,
  (root): readonly { readonly host: string; readonly path: string }[] => {
    const servers = member(root, "servers");
    const urls = Array.isArray(servers) ? servers.map((server) => member(server, "url")) : [];
    const host = member(root, "host");
    if (typeof host === "string") urls.push(`//${host}${readBasePath(root)}`);
    return urls.filter((url) => typeof url === "string").map(splitUri);
  },
);

function readBasePath(root: unknown): string {
  return readText(member(root, "basePath")) ?? "";
}

/** The host and the path of a URI reference; the host is empty where it names none. */
export function splitUri(uri: string): { readonly host: string; readonly path: string } {
  const [, host = "", path = ""] = /^(?:(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*))?(.*)$/is.exec(uri) ?? [];
  return { host: host.toLowerCase(), path: path.replace(/[?#].*$/s, "") };
}
