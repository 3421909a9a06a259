import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { keysOf, member } from "../../openapi/json-object.ts";
import type { MediaType } from "../../openapi/media-types.ts";
import type { Operation } from "../../openapi/operation.ts";
import type { OperationIndex } from "../../openapi/operation-index.ts";
import type { References } from "../../openapi/references.ts";
import { listMethods, nameResource } from "../../openapi/resources.ts";
import type { Response } from "../../openapi/response.ts";
import { hasItems, isItem, splitWords } from "../../openapi/roles.ts";
import { listParts, onceForSchema } from "../../openapi/schemas.ts";
import { describesPointer, isPointing } from "../pointers.ts";

const byField = yaml`
  /exports:
    post:
      responses:
        "202":
          description: The export has begun.
          headers:
            Operation-Location:
              schema:
                type: string
                format: uri
  /exports/{exportId}:
    get:
      responses:
        "200":
          description: How far the export is.
        "202":
          description: Not ready yet.
    delete:
      responses:
        "202":
          description: The export will be removed.
  /exports/{exportId}/cancel:
    post:
      responses:
        "202":
          description: The export will be cancelled.
`;

const byContent = yaml`
  /imports:
    post:
      responses:
        "202":
          description: The import has begun.
          content:
            application/json:
              schema:
                type: object
                properties:
                  data:
                    type: object
                    properties:
                      importId:
                        type: string
  /clean-ups:
    post:
      responses:
        "202":
          description: The clean-up has begun.
          content:
            application/hal+json:
              example:
                state: running
                _links:
                  self:
                    href: /clean-ups/42
`;

const nothingToFollow = yaml`
  /events:
    post:
      responses:
        "202":
          description: Accepted.
  /accounts/{account}/password-reset:
    post:
      responses:
        "202":
          description: If there is such an account, it is on its way.
  /archives:
    post:
      description: When the archive is there, your webhook is called.
      responses:
        "202":
          description: Accepted.
`;

const lost = yaml`
  /exports:
    post:
      responses:
        "202": # <--
          description: The export has begun.
          content:
            application/json:
              schema:
                type: object
                properties:
                  message:
                    type: string
    get:
      responses:
        "200":
          description: The exports.
  /exports/{exportId}:
    get:
      responses:
        "200":
          description: The export.
`;

const gone = yaml`
  /caches:
    delete:
      responses:
        "202": # <--
          description: The caches will be emptied.
`;

export default defineRule({
  id: "202-status-monitor",
  summary: "A 202 says where to follow the work.",
  rationale:
    "A 202 promises nothing: the work may still fail, and HTTP has no way to say so later. Unless the response points to something that tells how the work goes, or names it, a client can neither wait for the result nor learn that there is none.",
  references: [rfc(9110, "15.3.3")],
  strength: "practice",
  remedy:
    "Document a field such as `Location` that leads to the state of the work, or content with a link to it or its identifier. Where the work is done when the response is sent, write 200, 201 or 204.",
  severity: "warn",
  preset: "strict",
  since: "0.1.0",

  scope: "response",
  keys: ["202"],
  uses: ({ operation }, _, { index }) => needsMonitor(operation, index),
  *check(response, { index }) {
    const { at, subject } = response;
    if (leadsOn(response, index.references)) return;
    yield {
      at,
      message: `${subject} gives no way to follow the work: document \`Location\`, or content with a link or an identifier, or write 200 or 204 if the work is done by then.`,
    };
  },

  good: [
    { title: "A field that leads to the work, or a resource that tells by itself", paths: byField },
    { title: "Content with an identifier or a link", paths: byContent },
    { title: "Nothing to follow, or news that comes by itself", paths: nothingToFollow },
  ],
  bad: [
    { title: "An export that is lost on its way", paths: lost },
    { title: "Caches that may be empty one day", paths: gone },
  ],
});

const monitors = ["location", "content-location", "operation-location", "azure-asyncoperation", "link"];

/** Whether a response points to the work or names it: by a field, a link, a member of its content, or in words. */
function leadsOn({ headers, node, description = "", mediaTypes }: Response, references: References): boolean {
  if ([...headers.keys()].some((name) => monitors.includes(name) || isNaming(name))) return true;
  if (references.keysOf(references.child(node, "links")).length > 0) return true;
  return (
    tellsHow.test(description) || isDelivery.test(description) || mediaTypes.some((one) => pointsOn(references, one))
  );
}

/** How the news reach the client, in words. */
const tellsHow =
  /\b(?:poll(?:ed|ing|s)?|retry|try again|call ?backs?|web ?hooks?|notified|inspect|check (?:on )?(?:the |its )?(?:status|progress|state))\b/i;
/** What is handed on, after which there is nothing to know. */
const isDelivery =
  /\b(?:payloads?|events?|messages?|notifications?|signals?|codes?|e-?mails?|links?)\b[^.]{0,40}\b(?:accepted|acknowledged|received|sent|queued)\b|\bbroadcast/i;

/** A field such as `X-Job-Id`, which names the work; what names the request, for support, does not. */
function isNaming(field: string): boolean {
  return /-(?:id|ur[il]|location|link)$/.test(field) && !/request|correlation|trace/.test(field);
}

function pointsOn(references: References, { at, schema, examples }: MediaType): boolean {
  const described = schema();
  // Nobody knows what a schema holds that cannot be read.
  if (described === undefined && member(references.locate(at).value, "schema") !== undefined) return true;
  if (described !== undefined && describesPointer(references, described)) return true;
  return examples().some(({ value }) => isPointing(value));
}

/** Whether an operation leaves its client with nothing to ask, and with something to ask about. */
function needsMonitor(operation: Operation, index: OperationIndex): boolean {
  const { method, node, description = "" } = operation;
  if (method === "GET" || method === "HEAD" || method === "QUERY") return false; // To ask again is to follow the work.
  if (keysOf(member(node.value, "callbacks")).length > 0 || tellsHow.test(description)) return false;
  return !(method === "POST" && isHandedOn(operation)) && !isReadable(operation, index);
}

const handedOn =
  /(?<![a-z])(?:events?|(?:web ?)?hooks?|notify|notifications?|e ?mails?|mail|sms|otp|password|(?:re)?send|publish|broadcast|signals?|telemetry|metrics?|logs?|spans?|traces?|tracking|ping|heartbeat|ingest|intake|feedback|analytics)(?![a-z])/;

/** Whether a request hands something on, such as an event or an e-mail, of which its sender hears no more. */
function isHandedOn({ path, operationId = "", summary = "" }: Operation): boolean {
  return [path.split("/").slice(-2).join(" "), operationId, summary].some((text) => handedOn.test(splitWords(text)));
}

/**
 * Whether the client can read how things are, as it knows where: the resource of the request itself, the list that it is
 * in, or the one that the request acts upon, as in `/jobs/{id}/cancel`. A collection with items tells nothing of the one
 * that is on its way, unless the client has named it.
 */
function isReadable(operation: Operation, index: OperationIndex): boolean {
  const { kind, path, method } = operation;
  const answersGet = (at: string) => listMethods(index, nameResource({ kind, path: at })).has("GET");
  const isCollection = hasItems(operation, index) && !namesItsOwn(operation, index.references);
  if (answersGet(path) && !(method === "POST" && isCollection)) return true;
  if (isItem(path)) return answersGet(path.replace(/\/[^/]*\/?$/, ""));
  const owner = path.replace(/(?:\/(?:actions?|ops?|commands?))?[/:][^/{}:]+\/?$/, "");
  return owner !== path && !isCollection && isItem(owner) && answersGet(owner);
}

/** Whether a client must give what it creates an identifier. */
function namesItsOwn({ requestBody }: Operation, references: References): boolean {
  const schemas = requestBody?.mediaTypes.map(({ schema }) => schema()) ?? [];
  return schemas.some((schema) => schema !== undefined && requiresId(references, schema));
}

const requiresId = onceForSchema((references, schema) =>
  listParts(references, schema).some(({ node }) => {
    const required = member(node.value, "required");
    return Array.isArray(required) && required.includes("id");
  }),
);
