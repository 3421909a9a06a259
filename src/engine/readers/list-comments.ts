import { Kind } from "@stoplight/yaml-ast-parser";
import type { JsonPath } from "../../openapi/json-path.ts";
import { convertKey } from "./convert-scalar.ts";
import { resolveKey } from "./convert-yaml.ts";
import type { LineTable } from "./line-table.ts";
import type { Comment } from "./reader.ts";
import type { TreeNode } from "./yaml-tree.ts";

/** The comments of a text, in its order. The parser drops them, so they are what stands between its scalars. */
export function listComments(text: string, root: TreeNode, lines: LineTable): Comment[] {
  const found = findComments(text, root);
  if (found.length === 0) return [];
  const placed = found.map(({ start, end }) => {
    const range = lines.rangeOf(start, end);
    const { line } = range.start;
    return { range, text: text.slice(start, end), isAlone: isBlank(text.slice(lines.startOf(line), start)) };
  });
  const alone = new Set(placed.flatMap(({ range, isAlone }) => (isAlone ? [range.start.line] : [])));
  // From the last line up, so that a block of many lines is gone through once.
  const below = new Map<number, number>();
  for (const line of [...alone].sort((a, b) => b - a)) below.set(line, below.get(line + 1) ?? line + 1);
  const spokenOf = placed.map(
    ({ range: { start }, isAlone }) => (isAlone ? below.get(start.line) : undefined) ?? start.line,
  );
  const nodes = listBeginnings(root, new Set(spokenOf), lines);
  return placed.map((comment, index) => ({ ...comment, speaksFor: nodes.get(spokenOf[index] ?? -1) ?? [] }));
}

/** A `#` begins a comment at the beginning of a line or after a blank, but not inside of a scalar. */
function findComments(text: string, root: TreeNode): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let scalars: readonly Span[] | undefined;
  let next = 0; // The first scalar that does not end before the place.
  for (let at = text.indexOf("#"); at !== -1; at = text.indexOf("#", at)) {
    scalars ??= listScalars(text, root);
    while ((scalars[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    const scalar = scalars[next];
    if (scalar !== undefined && scalar.start <= at) at = scalar.end;
    else if (at > 0 && !isBlank(text.charAt(at - 1))) at++;
    else {
      const end = endOfLine(text, at);
      found.push({ start: at, end });
      at = end;
    }
  }
  return found;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Those that can hold a `#` after a blank: in quotes or as a block, of which the first line can end in a comment. */
function listScalars(text: string, root: TreeNode): Span[] {
  const scalars: Span[] = [];
  const open: (TreeNode | null)[] = [root];
  while (open.length > 0) {
    const node = open.pop() ?? null;
    if (node === null) continue;
    if (node.kind === Kind.MAP) for (const { key, value } of node.mappings) open.push(key, value);
    else if (node.kind === Kind.MAPPING) open.push(node.key, node.value);
    else if (node.kind === Kind.SEQ) for (const item of node.items) open.push(item);
    else if (node.kind === Kind.SCALAR && !node.plainScalar) {
      const indicator = text.charAt(node.startPosition);
      const isBlock = indicator === "|" || indicator === ">";
      scalars.push({
        start: isBlock ? endOfLine(text, node.startPosition) : node.startPosition,
        end: Math.max(node.endPosition, node.startPosition),
      });
    }
  }
  return scalars.sort((a, b) => a.start - b.start);
}

/** A key or an item, and how it is reached. */
interface Step {
  readonly node: TreeNode | null;
  readonly above: Step | undefined;
  readonly key: string | number | undefined;
  /** The line of the nearest node above that was listed. */
  readonly listed: number;
}

/** The paths of the outermost keys and items that begin on each of some lines. */
function listBeginnings(root: TreeNode, wanted: ReadonlySet<number>, lines: LineTable): Map<number, JsonPath[]> {
  const found = new Map<number, JsonPath[]>();
  const open: Step[] = [];
  const enter = (above: Step, node: TreeNode | null, key: string | number, start: number) => {
    const { line } = lines.positionAt(start);
    const isListed = start !== -1 && wanted.has(line) && line !== above.listed;
    const step = { node, above, key, listed: isListed ? line : above.listed };
    open.push(step);
    if (!isListed) return;
    const paths = found.get(line);
    if (paths === undefined) found.set(line, [pathOf(step)]);
    else paths.push(pathOf(step));
  };
  open.push({ node: root, above: undefined, key: undefined, listed: -1 });
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { node } = step;
    if (node?.kind === Kind.SEQ)
      for (const [index, item] of node.items.entries()) enter(step, item, index, item?.startPosition ?? -1);
    else if (node?.kind === Kind.MAP || node?.kind === Kind.MAPPING)
      for (const { key, value } of node.kind === Kind.MAP ? node.mappings : [node]) {
        const scalar = resolveKey(key);
        if (scalar === undefined) continue;
        const name = convertKey(scalar);
        // What is merged in is reached as if it stood there.
        if (name === "<<") open.push({ ...step, node: value });
        else enter(step, value, name, key.startPosition);
      }
  }
  return found;
}

function pathOf(step: Step): JsonPath {
  const keys: (string | number)[] = [];
  for (let at: Step | undefined = step; at?.key !== undefined; at = at.above) keys.push(at.key);
  return keys.reverse();
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  if (end === -1) return text.length;
  return text.charAt(end - 1) === "\r" ? end - 1 : end;
}

function isBlank(text: string): boolean {
  return /^\s*$/.test(text);
}
