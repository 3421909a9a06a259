import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { askForResponse } from "../missing-response.ts";
import { addResponse } from "../response-fixes.ts";

const documented = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
        "429":
          description: More than 100 requests in a minute.
          headers:
            Retry-After:
              schema:
                type: integer
    post:
      responses:
        "201":
          description: The pet was added.
        4XX:
          description: It was not; the content says why.
  /vets:
    get:
      responses:
        "200":
          description: The vets.
        default:
          description: Whatever went wrong.
  /old-pets:
    get:
      deprecated: true
      responses:
        "200":
          description: The pets.
`;

const unlimited = yaml`
  /pets:
    get:
      responses: # <--
        "200":
          description: The pets.
        "503":
          description: The store is closed for the night.
`;

const limited = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
        "429":
          $ref: "#/components/responses/TooManyRequests"
        "503":
          description: The store is closed for the night.
`;

export default defineRule({
  id: "429-documented",
  summary: "An operation documents how it answers a client that asks too often.",
  rationale:
    "A client in a loop, like a thousand clients at once, is slowed down sooner or later, by the API or by the gateway in front of it. Those that know the 429 and its `Retry-After` wait and come back; the others keep on knocking, or give up what a pause would have saved.",
  references: [rfc(6585, "4")],
  strength: "practice",
  remedy: "Document 429 with `Retry-After`; one shared response serves all operations.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",

  scope: "operation",
  check: askForResponse({
    oneOf: ["429", "4XX", "default"],
    reason: () => "documents no 429",
    advice: ": write how it answers a client that asks too often, and when the client may come back",
  }),
  fix: addResponse("429"),

  good: [{ title: "A 429, its range, `default`, and a deprecated operation", paths: documented }],
  bad: [
    {
      title: "As often as you like",
      paths: unlimited,
      fixed: limited,
      beside: yaml`
        components:
          responses:
            TooManyRequests:
              description: More than 100 requests in a minute.
              headers:
                Retry-After:
                  schema:
                    type: integer
      `,
    },
  ],
});
