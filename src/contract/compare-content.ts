import { findStatusCode } from "../http/status-codes.ts";
import { isObject, member } from "../openapi/json-object.ts";
import type { Place } from "../openapi/references.ts";
import { listMediaTypes } from "../openapi/request-body.ts";
import type { Response } from "../openapi/response.ts";
import { covers, isRangeOfMedia, type MediaRange, parseMediaRange } from "./media-range.ts";
import type { ResponseChange } from "./response-change.ts";
import { isRedirect, type OperationSide } from "./side.ts";
import { type Exception, exceptions } from "./verdicts.ts";

/** Compares the content of two responses: whether there is any, and in which media types it comes. */
export function compareContent(
  base: OperationSide,
  old: string,
  head: OperationSide,
  fresh: string,
): readonly ResponseChange[] {
  const [before, after] = [readContent(base, old), readContent(head, fresh)];
  if (before === undefined || after === undefined) return [];
  const lost = judgeLostContent(base, old);
  const places = { base: before.place(), head: after.place() };
  if (before.isThere && !after.isThere)
    return [{ kind: "content-removed", before: list(before.ranges), after: null, exception: lost, ...places }];
  if (!before.isThere && after.isThere)
    return [{ kind: "content-added", before: null, after: list(after.ranges), ...places }];
  // Of a 2.0 operation that does not say what it produces, nobody knows.
  if (before.ranges.length === 0 || after.ranges.length === 0) return [];
  const changes: ResponseChange[] = [];
  for (const range of before.ranges) {
    if (after.ranges.some((other) => covers(other, range))) continue;
    // Of a range, a part may be left.
    const left = after.ranges.filter((other) => covers(range, other));
    changes.push({
      kind: "media-type-removed",
      mediaType: range.written,
      before: range.written,
      after: list(left),
      exception: left.length === 0 ? lost : exceptions.partLeft,
      base: before.place(range),
      head: after.place(left[0]),
    });
  }
  for (const range of after.ranges) {
    if (before.ranges.some((other) => covers(other, range))) continue;
    const replaced = before.ranges.filter((other) => covers(range, other));
    changes.push({
      kind: "media-type-added",
      mediaType: range.written,
      before: list(replaced),
      after: range.written,
      exception: isRangeOfMedia(range) ? exceptions.anyMediaType : undefined,
      base: before.place(replaced[0]),
      head: after.place(range),
    });
  }
  return changes;
}

function judgeLostContent(side: OperationSide, key: string): Exception | undefined {
  if (side.tellsOfFailure(key)) return exceptions.failureContent;
  // The content of 300 is what there is to choose from: RFC 9110, 15.4.1.
  return isRedirect(key) && key !== "300" ? exceptions.redirectContent : undefined;
}

interface DescribedContent {
  readonly isThere: boolean;
  readonly ranges: readonly MediaRange[];
  /** Where a media type is written, else where content is, or is missing. */
  readonly place: (range?: MediaRange) => Place;
}

/** Undefined where there is no such response, and where HTTP leaves it no content (RFC 9110, 6.4.1). */
function readContent(side: OperationSide, key: string): DescribedContent | undefined {
  const response = side.responseOf(key);
  const isBodiless = side.operation.method === "HEAD" || findStatusCode(key)?.content === "forbidden";
  if (response === undefined || isBodiless) return undefined;
  return side.index.version === "2.0" ? readSwaggerContent(side, response) : readNamedContent(side, response);
}

function readNamedContent({ index }: OperationSide, { node, mediaTypes }: Response): DescribedContent {
  const ranges = mediaTypes.map(({ name }) => parseMediaRange(name));
  return {
    isThere: ranges.length > 0,
    ranges,
    place: (range) =>
      index.references.locateBelow(node, range === undefined ? ["content"] : ["content", range.written]),
  };
}

/** A 2.0 operation has one list of media types for all its responses. */
function readSwaggerContent({ index, operation }: OperationSide, { node }: Response): DescribedContent {
  const { references } = index;
  const isThere = isObject(member(node.value, "schema"));
  const isOwn = member(operation.node.value, "produces") !== undefined;
  return {
    isThere,
    ranges: isThere ? listMediaTypes(references, operation.node, "produces").map(parseMediaRange) : [],
    place: (range) =>
      range === undefined
        ? references.locateBelow(node, ["schema"])
        : references.locateBelow(isOwn ? operation.node : references.root, ["produces"]),
  };
}

function list(ranges: readonly MediaRange[]): string | null {
  return ranges.length === 0
    ? null
    : ranges
        .map(({ written }) => written)
        .sort()
        .join(", ");
}
