import type { OperationIndex } from "../openapi/operation-index.ts";
import type { Response, ResponseUse } from "../openapi/response.ts";
import { findRoom } from "./failure-schemas.ts";
import { findShownFailure, mayTellOfFailures } from "./failure-signs.ts";
import { findKnownMismatch } from "./mismatch.ts";
import { findOtherPhrase } from "./reason-phrases.ts";

/** Where a 2xx shows that failures come with it: in its words, in an example or in its schema. */
export type HiddenFailure = "description" | "example" | "schema";

/** The first place, as one finding suffices for a response; undefined where nothing tells of a failure. */
export function findHiddenFailure(
  index: OperationIndex,
  response: Response,
  use: ResponseUse,
): HiddenFailure | undefined {
  const { key, description = "" } = response;
  if (findOtherPhrase(description, key) !== undefined) return "description";
  if (findKnownMismatch(response, use)?.rule === "2xx-error-description") return "description";
  const mayBeAsked = mayTellOfFailures(use, response, index.references);
  if (!mayBeAsked && findShownFailure(response, [use]) !== undefined) return "example";
  const room = findRoom(index, response, [use]);
  return room !== undefined && (!mayBeAsked || room.isCertain) ? "schema" : undefined;
}
