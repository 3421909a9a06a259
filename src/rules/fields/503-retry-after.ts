import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isProbe } from "../bodies.ts";
import { reads, requireField } from "../checks.ts";
import { addField } from "../field-fixes.ts";

const told = yaml`
  /reports:
    get:
      responses:
        "503":
          description: The service is down for maintenance.
          headers:
            Retry-After:
              description: How many seconds to wait before the next request.
              schema:
                type: integer
                minimum: 0
              example: 120
`;

const probe = yaml`
  /health/ready:
    get:
      responses:
        "503":
          description: The server is starting.
`;

const untold = yaml`
  /reports:
    get:
      responses:
        "503": # <--
          description: The service is down for maintenance.
`;

const mended = yaml`
  /reports:
    get:
      responses:
        "503":
          description: The service is down for maintenance.
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

export default defineRule({
  id: "503-retry-after",
  summary: "A 503 says when to try again.",
  rationale:
    "An outage that is expected to pass has an end. `Retry-After` tells clients when, so that they neither give up nor add to the load that caused it.",
  references: [rfc(9110, "15.6.4"), rfc(9110, "10.2.3")],
  strength: "MAY",
  remedy: "Document `Retry-After` and send it: a number of seconds, or a date.",
  severity: "error",
  preset: "core",
  since: "0.1.0",

  scope: "response",
  keys: ["503"],
  // To who asks whether a server is well, the code is the whole answer.
  uses: ({ operation }) => !reads(operation) || !isProbe(operation),
  check: requireField("Retry-After", "document the field, so that clients know when it is worth another try"),
  fix: addField("Retry-After"),

  good: [
    { title: "A time to wait", paths: told },
    { title: "A probe, which is asked again anyway", paths: probe },
  ],
  bad: [{ title: "A client left to guess", paths: untold, fixed: mended, fixedBeside: component }],
});
