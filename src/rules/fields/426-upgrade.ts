import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { requireField } from "../checks.ts";
import { addField } from "../field-fixes.ts";

const told = yaml`
  /trades:
    get:
      responses:
        "426":
          description: Trades come over WebSocket only.
          headers:
            Upgrade:
              description: The protocols to switch to.
              schema:
                type: string
              example: websocket
`;

const notMeant = yaml`
  /reports:
    get:
      responses:
        "403":
          description: Reports are part of a larger plan.
`;

const untold = yaml`
  /trades:
    get:
      responses:
        "426": # <--
          description: Trades come over WebSocket only.
`;

const mended = yaml`
  /trades:
    get:
      responses:
        "426":
          description: Trades come over WebSocket only.
          headers:
            Upgrade:
              $ref: "#/components/headers/Upgrade"
`;

const component = yaml`
  components:
    headers:
      Upgrade:
        description: The protocols to switch to.
        schema:
          type: string
        example: websocket
`;

export default defineRule({
  id: "426-upgrade",
  summary: "A 426 says which protocol to switch to.",
  rationale:
    "426 asks the client to come back over another protocol: a newer HTTP, TLS, WebSocket. Which one is in `Upgrade` and nowhere else, so without the field there is nothing that a client can do. It is not about a newer app or a larger plan.",
  references: [rfc(9110, "15.5.22"), rfc(9110, "7.8")],
  strength: "MUST",
  remedy:
    "Document `Upgrade` with the protocols to switch to. Where it is the client's version or plan that is too low, another code is meant: 400 or 403.",
  severity: "error",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["426"],
  check: requireField(
    "Upgrade",
    "document the protocols to switch to, or write 400 or 403 where it is the app or the plan to be upgraded",
  ),
  fix: addField("Upgrade"),

  good: [
    { title: "The protocol to switch to", paths: told },
    { title: "A larger plan, which is no protocol", paths: notMeant },
  ],
  bad: [{ title: "An upgrade to nothing", paths: untold, fixed: mended, fixedBeside: component }],
});
