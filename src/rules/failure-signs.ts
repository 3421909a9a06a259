import { isObject } from "../openapi/json-object.ts";
import type { MediaType } from "../openapi/media-types.ts";
import { onceFor } from "../openapi/once.ts";
import type { Operation } from "../openapi/operation.ts";
import type { References } from "../openapi/references.ts";
import type { Response, ResponseUse } from "../openapi/response.ts";
import { splitWords } from "../openapi/roles.ts";
import { parseQuoted } from "../openapi/texts.ts";
import { isProbe } from "./bodies.ts";
import { isBulk } from "./bulk.ts";
import { isErrorName, isFailureWord, isOfAny, isOfResource, role, rolesOf } from "./failure-names.ts";

/** The member of an example that gives a failure away, and what it says. */
interface Sign {
  readonly name: string;
  readonly held: unknown;
  /** It proves something only where no error of the client is documented: there is no other way to tell of one. */
  readonly isWeak: boolean;
}

/** The first example of a response that shows a failure to one of the uses. */
export function findShownFailure({ mediaTypes }: Response, uses: readonly ResponseUse[]) {
  for (const mediaType of mediaTypes)
    for (const example of mediaType.examples()) {
      const sign = findFailure(example.value);
      if (sign !== undefined && (!sign.isWeak || uses.some(({ operation }) => !documentsClientError(operation))))
        return { example, sign };
    }
  return undefined;
}

export function documentsClientError({ responseKeys }: Operation): boolean {
  return responseKeys.some((key) => key.startsWith("4"));
}

/**
 * The member that gives a failure away, where a second sign bears it out or it is a plain `success: false`. A resource is
 * left alone: a job, a payment or a delivery has a success, a status and often an error of its own.
 */
const findFailure = onceFor(
  (example: unknown) => example,
  (example): Sign | undefined => {
    const value = typeof example === "string" ? parseQuoted(example) : example;
    if (!isObject(value)) return undefined;
    // As most have no sign at all, the names alone are looked at first.
    let all = 0;
    for (const name in value) {
      if (isOfAny(name) && isOfThing(name, value[name])) return undefined;
      all |= rolesOf(name);
    }
    return (all & (role.success | role.failure | role.outcome | role.code)) === 0 ? undefined : readFailure(value);
  },
);

function readFailure(value: Readonly<Record<string, unknown>>): Sign | undefined {
  for (const name in value) if (isOfThing(name, value[name])) return undefined;
  const members = Object.entries(value).map(([name, held]) => ({ name, held, roles: rolesOf(name) }));
  const flags = members.filter(({ roles }) => roles & role.success);
  // The envelopes of other protocols know no such flag.
  if (flags.length === 0 && isForeignEnvelope(value)) return undefined;
  const tells = (wanted: number) => members.some(({ roles, held }) => roles & wanted && isFilled(held));
  const [hasError, hasMessage] = [tells(role.error), tells(role.message)];

  const flag = flags.find(({ held }) => isFalse(held) || (held === 0 && (hasError || hasMessage)));
  if (flag !== undefined) return { ...flag, isWeak: false };

  // From here on one sign is too weak.
  const status = members.find(
    ({ name, roles, held }) =>
      (roles & role.failure && held === true) ||
      (roles & role.code && isFailureCode(held)) ||
      (roles & role.outcome &&
        ((name === "status" && isFalse(held)) || isFailureWord(held) || (hasError && isErrorName(held)))),
  );
  const hasReason = hasError || hasMessage || (status !== undefined && status.name !== "code" && tells(role.detail));
  if (status !== undefined) return { ...status, isWeak: !hasReason };
  const [alone, ...others] = members;
  return alone !== undefined && others.length === 0 && /^error$/i.test(alone.name) && hasError
    ? { ...alone, isWeak: true }
    : undefined;
}

/** An error has no identifier, or an empty one; and its name is that of an error. */
function isOfThing(name: string, held: unknown): boolean {
  if (held === null || held === "" || !isOfResource(name)) return false;
  return !(name === "name" && typeof held === "string" && /(?:error|exception|failure)$/i.test(held));
}

/** Protocols that carry errors in a 200 by their own rules: GraphQL, JSON-RPC, Kubernetes' `Status`. */
function isForeignEnvelope(value: Readonly<Record<string, unknown>>): boolean {
  const has = (name: string) => Object.hasOwn(value, name);
  return has("jsonrpc") || (has("data") && has("errors")) || (value.kind === "Status" && has("apiVersion"));
}

/** Words of operations that are asked about failures, or whose resource can fail by itself. */
const words = new Set(
  (
    "graphql ql rpc jsonrpc mcp oauth oauth2 oidc test tests dryrun live liveness ready readiness status statuses probe probes " +
    "ping error errors delivery deliveries log logs replay replays history event events job jobs task tasks run runs " +
    "operation operations payment payments charge charges refund refunds payout payouts transfer transfers transaction transactions " +
    "forgot forgotten"
  ).split(" "),
);
/** The same, whatever their ending. */
const stems =
  /^(?:batch|bulk|import|export|valid|verif|check|lint|simulat|preview|diagnos|introspect|health|fail|audit)/;
/** Whether there is such an account is nobody's business. */
const concealing = /\breset (?:\w+ )?password|\bpassword (?:reset|recovery)/;

export const isAboutFailures = onceFor(
  (operation: Operation) => operation,
  ({ path, operationId, summary }) =>
    [path, operationId, summary].some((text) => {
      const said = text === undefined ? "" : splitWords(text);
      return concealing.test(said) || said.split(" ").some((word) => words.has(word) || stems.test(word));
    }),
);

/** Words of a response that tells of many things, each with an outcome of its own. */
export const itemWords = /\b(?:batch|bulk|deliver|each|partial|per\b|redirect|stream)/i;

/** Whether the failures that a response tells of may well be what was asked for. */
export function mayTellOfFailures({ operation }: ResponseUse, { description = "" }: Response, references: References) {
  return (
    itemWords.test(description) || isAboutFailures(operation) || isProbe(operation) || isBulk(operation, references)
  );
}

/** Content that tells of many things, one after the other. */
export function isStream({ name }: MediaType): boolean {
  return /event-stream|ndjson|jsonl|json-seq|grpc/i.test(name);
}

function isFalse(held: unknown): boolean {
  return held === false || (typeof held === "string" && /^false$/i.test(held));
}

function isFailureCode(held: unknown): boolean {
  return (typeof held === "number" || typeof held === "string") && /^[45]\d\d$/.test(String(held));
}

function isFilled(held: unknown): boolean {
  if (typeof held === "string") return held !== "";
  return typeof held === "object" && held !== null && Object.keys(held).length > 0;
}
