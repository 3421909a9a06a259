import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { requireField } from "../checks.ts";
import { addField } from "../field-fixes.ts";

const told = yaml`
  /search:
    get:
      responses:
        "429":
          description: Too many searches in a minute.
          headers:
            Retry-After:
              description: How many seconds to wait before the next request.
              schema:
                type: integer
                minimum: 0
              example: 120
`;

const untold = yaml`
  /search:
    get:
      responses:
        "429": # <--
          description: Too many searches in a minute.
`;

const mended = yaml`
  /search:
    get:
      responses:
        "429":
          description: Too many searches in a minute.
          headers:
            Retry-After:
              $ref: "#/components/headers/Retry-After"
`;

const component = yaml`
  components:
    headers:
      Retry-After:
        description: How many seconds to wait before the next request.
        schema:
          type: integer
          minimum: 0
        example: 120
`;

const byComponent = yaml`
  /search:
    get:
      responses:
        "429": # <--
          description: Too many searches in a minute.
          headers:
            X-RateLimit-Limit:
              schema:
                type: integer
`;

const byComponentMended = yaml`
  /search:
    get:
      responses:
        "429":
          description: Too many searches in a minute.
          headers:
            X-RateLimit-Limit:
              schema:
                type: integer
            Retry-After:
              $ref: "#/components/headers/RetryAfter"
`;

const existing = yaml`
  components:
    headers:
      RetryAfter:
        description: The pause to make, in seconds.
        schema:
          type: integer
`;

const shared = yaml`
  /search:
    get:
      responses:
        "429":
          $ref: "#/components/responses/TooFast"
        "503":
          description: The index is being built.
          headers:
            Retry-After:
              $ref: "#/components/headers/Pause"
`;

const tooFast = yaml`
  components:
    headers:
      Pause:
        schema:
          type: integer
    responses:
      TooFast: # <--
        description: Too many requests in a minute.
`;

const tooFastMended = yaml`
  components:
    headers:
      Pause:
        schema:
          type: integer
    responses:
      TooFast:
        description: Too many requests in a minute.
        headers:
          Retry-After:
            $ref: "#/components/headers/Pause"
`;

const ofOthers = yaml`
  /search:
    get:
      responses:
        "403":
          $ref: "#/components/responses/Refused"
        "429":
          $ref: "#/components/responses/Refused"
`;

const refused = yaml`
  components:
    responses:
      Refused: # <--
        description: Not you, or not now.
`;

const misspelt = yaml`
  /search:
    get:
      responses:
        "429": # <--
          description: Too many searches in a minute.
          headers:
            RetryAfter:
              schema:
                type: integer
`;

const renamed = yaml`
  /search:
    get:
      responses:
        "429":
          description: Too many searches in a minute.
          headers:
            Retry-After:
              schema:
                type: integer
`;

export default defineRule({
  id: "429-retry-after",
  summary: "A 429 says when to try again.",
  rationale:
    "A client that was slowed down can only guess when it may go on. Those that guess too low keep the limit exceeded for everybody; `Retry-After` makes them wait exactly as long as they need to.",
  references: [rfc(6585, "4"), rfc(9110, "10.2.3")],
  strength: "MAY",
  remedy: "Document `Retry-After` and send it: a number of seconds, or a date.",
  severity: "error",
  preset: "core",
  since: "0.1.0",

  scope: "response",
  keys: ["429"],
  check: requireField("Retry-After", "document the field, so that clients wait as long as they need to and no longer"),
  fix: addField("Retry-After"),

  good: [{ title: "A time to wait", paths: told }],
  bad: [
    { title: "A client left to guess", paths: untold, fixed: mended, fixedBeside: component },
    {
      title: "A client left to guess, though there is a component",
      paths: byComponent,
      beside: existing,
      fixed: byComponentMended,
    },
    {
      title: "A client left to guess by a shared response, though another one tells",
      paths: shared,
      beside: tooFast,
      fixed: shared,
      fixedBeside: tooFastMended,
    },
    { title: "A response that is a refusal for good, too", paths: ofOthers, beside: refused },
    { title: "A field that no client knows", paths: misspelt, fixed: renamed },
  ],
});
