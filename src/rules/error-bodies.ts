import type { OperationIndex } from "../openapi/operation-index.ts";
import { narrowUses, type Response, type ResponseUse } from "../openapi/response.ts";
import type { Camp, Vote } from "./majority.ts";

/** Every response definition of the API itself that documents an error: under 4XX, 5XX, their codes, and `default`. */
export function* listErrors(index: OperationIndex): Iterable<Response> {
  for (const [key, responses] of index.responsesByKey) {
    if (!/^(?:[45](?:\d\d|XX)|default)$/.test(key)) continue;
    for (const response of responses) {
      const uses = response.uses.filter(isOfError);
      if (uses.length > 0) yield narrowUses(response, uses);
    }
  }
}

/** A `default` without a success beside it may be the success, and a health check tells of its health by a 503. */
function isOfError({ key, operation }: ResponseUse): boolean {
  return (
    operation.kind === "path" &&
    operation.method !== "HEAD" &&
    (key !== "default" || operation.responseKeys.some((other) => /^[123]/.test(other))) &&
    !healthCheck.test(operation.path)
  );
}

const healthCheck =
  /\/_?(?:health|healthz|healthcheck|ready|readyz|readiness|live|livez|liveness|ping|status|heartbeat)(?:[/.]|$)/i;

const successes = new WeakMap<OperationIndex, ReadonlySet<unknown>>();

/**
 * The same camps, but for bodies that are results elsewhere: a 409 may answer with the resource that is in the way.
 * The largest camp is left as it is, as an API may send everything in one envelope.
 */
export function dropResults(index: OperationIndex, camps: readonly Camp[]): readonly Camp[] {
  const [largest, ...rest] = camps;
  if (largest === undefined || rest.length === 0) return camps;
  const results = successes.get(index) ?? listResults(index);
  successes.set(index, results);
  const isError = ({ response }: Vote) => !response.mediaTypes.some(({ schema }) => results.has(schema()?.value));
  const kept = rest.map(({ says, votes }) => {
    const errors = votes.filter(isError);
    return { says, votes: errors, count: errors.reduce((sum, { response }) => sum + response.uses.length, 0) };
  });
  return [largest, ...kept.filter(({ count }) => count > 0)];
}

/** The schemas of what operations answer with when all is well. */
function listResults(index: OperationIndex): ReadonlySet<unknown> {
  const results = new Set<unknown>();
  for (const [key, responses] of index.responsesByKey)
    if (key.startsWith("2"))
      for (const { mediaTypes } of responses)
        for (const { schema } of mediaTypes) {
          const value = schema()?.value;
          if (typeof value === "object") results.add(value);
        }
  return results;
}
