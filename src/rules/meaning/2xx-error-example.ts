import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isObject } from "../../openapi/json-object.ts";
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
  uses: ({ operation }, { key }) => key !== "207" && !isAboutFailures(operation),
  *check({ key, subject, mediaTypes, uses }) {
    if (!/^2(\d\d|XX)$/.test(key)) return;
    const isOnlyAnswer = uses.every(({ operation }) => !operation.responseKeys.some((other) => /^4/.test(other)));
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

  const flag = members.find(
    ({ bare, held }) => (successFlags.has(bare) && held === false) || (failureFlags.has(bare) && held === true),
  );
  if (flag !== undefined) return describeSign(flag);

  // From here on one sign is too weak: a resource has a status, and often an error, of its own.
  if (members.some(({ bare }) => isOfResource(bare))) return undefined;
  const hasMessage = members.some(({ bare, held }) => messages.has(bare) && isFilled(held));
  const status = members.find(
    ({ bare, held }) =>
      (statusWords.has(bare) && isFailureWord(held)) || (statusCodes.has(bare) && isFailureCode(held)),
  );
  if (status !== undefined && (hasMessage || isOnlyAnswer)) return describeSign(status);
  const error = members.find(({ bare, held }) => bare === "error" && typeof held === "string" && held !== "");
  return error !== undefined && isOnlyAnswer && members.length === 1 ? describeSign(error) : undefined;
}

const successFlags = new Set(["success", "ok", "succeeded", "successful", "issuccess", "issuccessful"]);
const failureFlags = new Set(["error", "iserror", "haserror", "failed"]);
const statusWords = new Set(["status", "result", "outcome"]);
const statusCodes = new Set(["status", "code", "statuscode", "httpstatus", "httpstatuscode", "httpcode"]);
const messages = new Set([
  "message",
  "msg",
  "error",
  "errors",
  "errormessage",
  "errormsg",
  "errordescription",
  "detail",
  "details",
  "reason",
  "title",
]);

/** Members that a job, a payment or a delivery has and the bare news of a failure has not. */
function isOfResource(bare: string): boolean {
  return (
    /^(id|uuid|guid|name|state|progress|type|self|links|kind|jsonrpc|duration|attempts?|retries|result|results|items|data|response|request)$|id$|(at|on|time|date|timestamp)$/.test(
      bare,
    ) && !/^(errorid|requestid|traceid|correlationid|timestamp|type|data|result|status)$/.test(bare)
  );
}

/** Protocols that carry errors in a 200 by their own rules: GraphQL, JSON-RPC, Kubernetes' `Status`. */
function isForeignEnvelope(value: Readonly<Record<string, unknown>>): boolean {
  const has = (name: string) => Object.hasOwn(value, name);
  return has("jsonrpc") || (has("data") && has("errors")) || (value.kind === "Status" && has("apiVersion"));
}

const aboutFailures =
  /graphql|json-?rpc|batch|bulk|multi|valid|verif|check|test|lint|dry-?run|simulat|preview|preflight|health|live|ready|readiness|status|diagnos|probe|ping|error|fail|deliver|log|audit|replay|history|event|job|task|run|import|export|job|payment|charge|transaction|operation|introspect/i;

/** Whether failures are what the operation is asked about, so that they are its data. */
function isAboutFailures({ path, node }: Operation): boolean {
  const value = isObject(node.value) ? node.value : {};
  return [path, value.operationId, value.summary].some((text) => typeof text === "string" && aboutFailures.test(text));
}

function isFailureWord(held: unknown): boolean {
  return typeof held === "string" && /^(error|errored|fail|failed|failure|ko|nok)$/i.test(held);
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
