import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isObject, member } from "../../openapi/json-object.ts";
import type { Operation } from "../../openapi/operation.ts";

const honest = yaml`
  /sessions:
    post:
      responses:
        "200":
          description: Signed in.
          content:
            application/json:
              example:
                success: true
                token: abc
        "401":
          description: The password is wrong.
          content:
            application/json:
              example:
                success: false
                error: The password is wrong.
`;

const data = yaml`
  /imports/{importId}:
    get:
      responses:
        "200":
          description: How the import went.
          content:
            application/json:
              example:
                id: 42
                status: error
                error: The file ends in the middle of a line.
  /graphql:
    post:
      responses:
        "200":
          description: The answer, whole or in part.
          content:
            application/json:
              example:
                data: null
                errors:
                  - message: No such field.
  /addresses/validate:
    post:
      responses:
        "200":
          description: What is wrong with the address.
          content:
            application/json:
              example:
                success: false
                errors:
                  - There is no such street.
`;

const hidden = yaml`
  /sessions:
    post:
      responses:
        "200":
          description: The outcome.
          content:
            application/json:
              examples:
                signedIn:
                  value:
                    success: true
                    token: abc
                refused:
                  value:
                    success: false # <--
                    error: The password is wrong.
  /accounts:
    get:
      responses:
        "200":
          description: The outcome.
          content:
            application/json:
              example:
                status: error # <--
                message: The token has expired.
  /orders:
    get:
      responses:
        "201":
          description: The outcome.
          content:
            application/json:
              example:
                statusCode: 404 # <--
                message: No such customer.
`;

export default defineRule({
  id: "2xx-error-example",
  summary: "A success is not illustrated by a failure.",
  rationale:
    "A client library returns a 2xx as a result, caches keep it, monitors count it as a success, retries never start. A failure sent that way reaches nobody who was waiting for one.",
  references: [rfc(9110, "15.3")],
  severity: "error",
  preset: "core",
  since: "0.1.0",

  scope: "response",
  keys: (key) => /^2(\d\d|XX)$/.test(key) && key !== "207",
  uses: ({ operation }, { description = "" }) => !itemWords.test(description) && !isAboutFailures(operation),
  *check({ subject, mediaTypes, uses }) {
    const isOnlyAnswer = uses.some(({ operation }) => !operation.responseKeys.some((other) => /^4/.test(other)));
    for (const mediaType of mediaTypes)
      for (const { value, at, name } of mediaType.examples()) {
        const sign = findFailure(value, isOnlyAnswer);
        if (sign === undefined) continue;
        const example = name === undefined ? "its example" : `its example "${name}"`;
        yield {
          at: typeof value === "string" ? at : [...at, sign.member],
          message: `${subject} shows a failure as a success: ${example} says ${sign.words}; document it under the 4XX or 5XX code that it means.`,
        };
        return;
      }
  },

  good: [
    { title: "Success and failure under codes of their own", paths: honest },
    { title: "Failures that are the data asked for", paths: data },
  ],
  bad: [{ title: "Failures behind a 2xx", paths: hidden }],
});

interface Sign {
  readonly member: string;
  readonly words: string;
}

/** The member that gives a failure away, where a second sign bears it out or it is a plain `success: false`. */
function findFailure(example: unknown, isOnlyAnswer: boolean): Sign | undefined {
  const value = typeof example === "string" ? parseObject(example) : example;
  if (!isObject(value) || isForeignEnvelope(value)) return undefined;
  const members = Object.entries(value).map(([name, held]) => ({ name, bare: bareName(name), held }));

  const flag = members.find(({ bare, held }) => held === successFlags.get(bare));
  if (flag !== undefined) return describeSign(flag);

  // From here on one sign is too weak: a job or a payment has a status, and often an error, of its own.
  if (members.some(({ bare }) => isOfResource(bare))) return undefined;
  const told = new Set(members.filter(({ held }) => isFilled(held)).map(({ bare }) => bare));
  const hasError = errorNames.some((name) => told.has(name));
  const status = members.find(
    ({ bare, held }) =>
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

/** What a flag says when the request failed. */
const successFlags = new Map([
  ...["success", "ok", "succeeded", "successful", "issuccess", "issuccessful"].map((name) => [name, false] as const),
  ...["error", "iserror", "haserror", "failed"].map((name) => [name, true] as const),
]);
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
const aboutFailures = new RegExp(
  `\\b(?:${[
    "graphql|json ?rpc|batch\\w*|bulk\\w*|import\\w*|export\\w*",
    "valid\\w*|verif\\w*|check\\w*|tests?|lint\\w*|dry ?run|simulat\\w*|preview\\w*|diagnos\\w*|introspect\\w*",
    "health\\w*|live|liveness|ready|readiness|status|statuses|probes?|ping",
    "errors?|fail\\w*|deliver(?:y|ies)|logs?|audit\\w*|replay\\w*|history|events?",
    "jobs?|tasks?|runs?|operations?|payments?|charges?|transactions?",
  ].join("|")})\\b`,
  "i",
);

/** Words of a response that tells of many things, each with an outcome of its own. */
const itemWords = /\b(?:batch\w*|bulk|deliver\w*|each|partial\w*|per|stream\w*)\b/i;

function isAboutFailures({ path, node }: Operation): boolean {
  const texts = [path, member(node.value, "operationId"), member(node.value, "summary")];
  return texts.some((text) => typeof text === "string" && aboutFailures.test(splitWords(text)));
}

/** `getJobStatus` and `/job-status` as `get Job Status` and ` job status`. */
function splitWords(text: string): string {
  return text.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[^A-Za-z]+/g, " ");
}

function isFailureWord(held: unknown): boolean {
  return typeof held === "string" && /^(error|errored|fail|failed|failure|ko|nok)$/i.test(held);
}

/** `REQUEST_DENIED`, `invalid_grant`, `not_found`: the name of an error, as constants are written. */
function isErrorName(held: unknown): boolean {
  return (
    typeof held === "string" &&
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
  return { member: name, words: `"${name}": ${JSON.stringify(held).slice(0, 80)}` };
}

function bareName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function parseObject(text: string): unknown {
  try {
    return text.trimStart().startsWith("{") ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
