import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import type { Operation } from "../../openapi/operation.ts";
import { atResponses, isNamedAfter, nameSome } from "../checks.ts";
import { openApiResponses } from "../references.ts";

const answered = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
    post:
      responses:
        "303":
          description: The pet was added; go and see it.
        "422":
          description: The pet has no name.
  /pets/live:
    get:
      responses:
        "101":
          description: Over to WebSocket.
`;

const ranges = yaml`
  /pets:
    get:
      responses:
        2XX:
          description: The pets.
        4XX:
          description: The request was wrong.
  /pets/live:
    get:
      responses:
        1XX:
          description: Over to WebSocket.
`;

const spoken = yaml`
  /pets:
    get:
      responses:
        default:
          description: successful operation
    post:
      responses: {}
`;

const refusing = yaml`
  /logout:
    get:
      responses:
        "405":
          description: Method Not Allowed. Write POST.
  /pets/v1:
    get:
      responses:
        "410":
          description: This list was withdrawn.
  /caches:
    put:
      description: Not supported for caches.
      responses:
        "405":
          description: Some error.
        "501":
          description: Some error of earlier versions.
  /status/418:
    get:
      responses:
        "418":
          description: I'm a teapot.
  /fault:
    get:
      summary: Always answers with an error
      responses:
        default:
          description: The error.
`;

const failuresOnly = yaml`
  /pets:
    get:
      responses: # <--
        "404":
          description: There are no pets.
        default:
          description: Unexpected error.
  /pets/{petId}:
    delete:
      responses: # <--
        default:
          description: Unexpected error.
    put:
      responses: # <--
        "404":
          description: There is no such pet.
        default:
          description: The pet was updated.
`;

export default defineRule({
  id: "success-documented",
  summary: "An operation documents what it answers when all goes well.",
  rationale:
    "The success is what a client calls for. Where only failures are documented, nobody can tell which code means success or what comes with it, and generated clients return nothing. OpenAPI asks that the responses include that of a successful call.",
  references: [openApiResponses],
  strength: "SHOULD",
  remedy: "Document the code that the operation answers with when it succeeds: 200, 201, 202, 204 or a redirect.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "operation",
  *check(operation) {
    const { responseKeys, responses, name } = operation;
    if (responseKeys.length === 0 || responseKeys.some((key) => isSuccess(key))) return;
    if (isIntended(operation)) return;
    const [fact, advice] = responses.some(({ key, description }) => key === "default" && tellsSuccess(description))
      ? ["its success as `default`, which stands for failures too", "write"]
      : [`no success, only ${nameSome(responseKeys)}`, "add"];
    yield {
      at: atResponses(operation),
      message: `${name} documents ${fact}: ${advice} the code that it answers with when all goes well.`,
    };
  },

  good: [
    { title: "A result, a redirect, another protocol", paths: answered },
    { title: "Ranges", paths: ranges },
    { title: "Operations that are there to refuse, or to answer with one code", paths: refusing },
    { title: "A `default` that speaks of success, and an operation that is not described yet", paths: spoken },
  ],
  bad: [{ title: "Nothing but failures", paths: failuresOnly }],
});

/** 101, 2xx and 3xx, their ranges, and what is meant as such: a key that is written wrong has a rule of its own. */
function isSuccess(key: string): boolean {
  return /^ *(?:101|1xx|[23])/i.test(key);
}

/** Whether the only response stands for the success, or is what the operation is there for. */
function isIntended(operation: Operation): boolean {
  const { responseKeys, responses, summary = "", description = "" } = operation;
  const purpose = `${summary}\n${description}`;
  if (failsAlways.test(purpose)) return true;
  if (responseKeys.every((key) => refusals.includes(key)))
    return responses.every(
      ({ key, description = "" }) => key !== "405" || refused.test(description) || refused.test(purpose),
    );
  const [key, ...others] = responseKeys;
  if (key === undefined || others.length > 0) return false;
  return key === "default" ? tellsSuccess(responses[0]?.description) : isNamedAfter(operation, key);
}

/** The method refused on purpose, the resource withdrawn, or not there yet. */
const refusals = ["405", "410", "501"];
const refused = /not (?:allowed|supported)/i;
/** What an operation is there for that serves to try out how errors look. */
const failsAlways = /\balways (?:\w+ ){0,4}(?:errors?|fails?)\b/i;

function tellsSuccess(description = ""): boolean {
  return success.test(description) && !failure.test(description);
}

const success = /\b(?:ok|okay|succe\w*|accepted|created|deleted|done|returns?|returned|updated)\b/i;
const failure = /\b(?:denied|error|errors|exceptions?|fail\w*|invalid|not|no|unsuccessful\w*|without success)\b/i;
