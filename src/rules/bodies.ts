import type { Operation } from "../openapi/operation.ts";
import type { Response, ResponseUse } from "../openapi/response.ts";

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
