import { isObject } from "../openapi/json-object.ts";
import { onceFor } from "../openapi/once.ts";
import type { Operation } from "../openapi/operation.ts";
import { parseQuoted, shorten } from "../openapi/texts.ts";

/** The member of an example that gives a failure away, and what it says. */
interface Sign {
  readonly member: string;
  readonly words: string;
}

/**
 * The member that gives a failure away, where a second sign bears it out or it is a plain `success: false`. A resource is
 * left alone: a job, a payment or a delivery has a success, a status and often an error of its own.
 */
export function findFailure(example: unknown, isOnlyAnswer: boolean): Sign | undefined {
  return isOnlyAnswer ? findAlone(example) : findBeside(example);
}

const findAlone = onceFor(
  (example: unknown) => example,
  (example) => readFailure(example, true),
);
const findBeside = onceFor(
  (example: unknown) => example,
  (example) => readFailure(example, false),
);

function readFailure(example: unknown, isOnlyAnswer: boolean): Sign | undefined {
  const value = typeof example === "string" ? parseQuoted(example) : example;
  if (!isObject(value)) return undefined;
  const members = Object.entries(value).map(([name, held]) => ({ name, bare: bareName(name), held }));
  // The envelopes of other protocols know no such flag.
  if (isForeignEnvelope(value) && !members.some(({ bare }) => successFlags.has(bare))) return undefined;
  if (members.some(({ bare }) => isOfResource(bare))) return undefined;

  const flag = members.find(({ bare, held }) => held === false && successFlags.has(bare));
  if (flag !== undefined) return describeSign(flag);

  // From here on one sign is too weak.
  const told = new Set(members.filter(({ held }) => isFilled(held)).map(({ bare }) => bare));
  const hasError = errorNames.some((name) => told.has(name));
  const status = members.find(
    ({ bare, held }) =>
      (held === true && failureFlags.has(bare)) ||
      (codeNames.has(bare) && isFailureCode(held)) ||
      (statusNames.has(bare) && (isFailureWord(held) || (hasError && isErrorName(held)))),
  );
  if (status !== undefined && (hasError || told.has("message") || told.has("msg") || isOnlyAnswer))
    return describeSign(status);
  const [alone, ...others] = members;
  return alone?.bare === "error" && others.length === 0 && told.has("error") && isOnlyAnswer
    ? describeSign(alone)
    : undefined;
}

const successFlags = new Set(["success", "ok", "succeeded", "successful", "issuccess", "issuccessful"]);
const failureFlags = new Set(["error", "iserror", "haserror", "failed"]);
const statusNames = new Set(["status", "result", "outcome"]);
const codeNames = new Set(["status", "code", "statuscode", "errorcode", "httpstatus", "httpstatuscode", "httpcode"]);
const errorNames = ["error", "errors", "errormessage", "errormsg", "errordescription"];

/** Members that a job, a payment or a delivery has, and the bare news of a failure has not. */
function isOfResource(bare: string): boolean {
  if (/^(errorid|requestid|traceid|correlationid)$/.test(bare)) return false;
  return /^(uuid|guid|name|progress|kind|attempts?|retries|href|url|self|links)$|id$|(created|updated|started|completed|finished|sent)(at|on|time|date)?$/.test(
    bare,
  );
}

/** Protocols that carry errors in a 200 by their own rules: GraphQL, JSON-RPC, Kubernetes' `Status`. */
function isForeignEnvelope(value: Readonly<Record<string, unknown>>): boolean {
  const has = (name: string) => Object.hasOwn(value, name);
  return has("jsonrpc") || (has("data") && has("errors")) || (value.kind === "Status" && has("apiVersion"));
}

/** Words of operations that are asked about failures, or whose resource can fail by itself. */
const words = new Set(
  (
    "graphql jsonrpc test tests dryrun live liveness ready readiness status statuses probe probes ping error errors " +
    "delivery deliveries log logs replay replays history event events job jobs task tasks run runs operation operations " +
    "payment payments charge charges transaction transactions"
  ).split(" "),
);
/** The same, whatever their ending. */
const stems =
  /^(?:batch|bulk|import|export|valid|verif|check|lint|simulat|preview|diagnos|introspect|health|fail|audit)/;

export function isAboutFailures({ path, operationId, summary }: Operation): boolean {
  return [path, operationId, summary].some(
    (text) => text !== undefined && splitWords(text).some((word) => words.has(word) || stems.test(word)),
  );
}

/** Words of a response that tells of many things, each with an outcome of its own. */
export const itemWords = /\b(?:batch|bulk|deliver|each|partial|per\b|redirect|stream)/i;

/** `getJobStatus` and `/job-status` as `get`, `job` and `status`. */
function splitWords(text: string): readonly string[] {
  const joined = text.replace(/json-?rpc/gi, "jsonrpc").replace(/dry[- ]?run/gi, "dryrun");
  return joined.match(/[A-Z]?[a-z]+|[A-Z]+/g)?.map((word) => word.toLowerCase()) ?? [];
}

function isFailureWord(held: unknown): boolean {
  return typeof held === "string" && /^(error|errored|fail|failed|failure|ko|nok)$/i.test(held);
}

/** `REQUEST_DENIED`, `invalid_grant`, `not_found`: the name of an error, as constants are written. */
function isErrorName(held: unknown): boolean {
  return (
    typeof held === "string" &&
    held.length <= 100 &&
    /^(?:\w+_)?(?:error|failed|failure|denied|invalid|forbidden|unauthorized|not_found)(?:_\w+)?$/i.test(held)
  );
}

function isFailureCode(held: unknown): boolean {
  return (typeof held === "number" || typeof held === "string") && /^[45]\d\d$/.test(String(held));
}

function isFilled(held: unknown): boolean {
  if (typeof held === "string") return held !== "";
  return typeof held === "object" && held !== null && Object.keys(held).length > 0;
}

function describeSign({ name, held }: { readonly name: string; readonly held: unknown }): Sign {
  return {
    member: name,
    words: `"${shorten(name)}"${typeof held === "object" ? "" : `: ${JSON.stringify(held).slice(0, 80)}`}`,
  };
}

/** Most names come again and again. */
const bareNames = new Map<string, string>();

function bareName(name: string): string {
  let bare = bareNames.get(name);
  if (bare === undefined) {
    bare = name.toLowerCase().replace(/[^a-z0-9]/g, "");
    if (bareNames.size < 10_000) bareNames.set(name, bare);
  }
  return bare;
}
