import type { MediaType } from "../openapi/media-types.ts";
import type { Operation } from "../openapi/operation.ts";
import type { References } from "../openapi/references.ts";
import type { Response, ResponseUse } from "../openapi/response.ts";
import { listMembers, listTypes } from "../openapi/schemas.ts";

/** Whether any content is documented: a media type; in 2.0 a schema, or an example. An empty `content: {}` is none. */
export function hasContent({ content, mediaTypes }: Response): boolean {
  return content !== undefined || mediaTypes.length > 0;
}

/** Whether a response key is a code, or a range of codes, that tells of an error. */
export function isOfError(key: string): boolean {
  return /^[45](?:\d\d|XX)$/.test(key);
}

/** Whether a use of a response tells of an error: `default` does where the operation documents its successes by themselves. */
export function tellsOfError({ key, operation }: ResponseUse): boolean {
  return isOfError(key) || (key === "default" && operation.responseKeys.some((other) => /^[1-3]/.test(other)));
}

const probePaths =
  /\/_?(?:health(?:z|[-_]?checks?)?(?:\/\w+)?|ping|live(?:z|ness)?|ready|readyz|readiness|startupz?|alive|heartbeat)(?:\.json)?\/?$/i;
const probeWords = /\bhealth[- _]?check|\bliveness\b|\breadiness\b|\bheartbeat\b/i;

/** Whether an operation only asks if a server is well: whoever asks looks at the code and at nothing else. */
export function isProbe({ path, operationId = "", summary = "" }: Operation): boolean {
  return probePaths.test(path) || probeWords.test(operationId) || probeWords.test(summary);
}

/** A stream, or a file that was made to be taken away. */
export function isNoResource({ name }: MediaType): boolean {
  return /^(?:application\/(?:octet-stream|pdf|zip|x-ndjson|ndjson)|audio\/|image\/|text\/(?:csv|event-stream)|video\/)/i.test(
    name,
  );
}

/** Many resources at once: a list, or an object with a list and nothing else. */
export function holdsMany({ schema }: MediaType, references: References): boolean {
  const node = schema();
  if (node === undefined) return false;
  if (listTypes(references, node).has("array")) return true;
  const members = listMembers(references, node);
  const [only] = members;
  return only !== undefined && members.length === 1 && listTypes(references, only.node).has("array");
}
