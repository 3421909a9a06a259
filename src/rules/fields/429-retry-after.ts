import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { requireField } from "../checks.ts";
import { addField } from "../fixes.ts";

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
  bad: [{ title: "A client left to guess", paths: untold, fixed: told }],
});
