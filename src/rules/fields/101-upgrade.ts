import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { requireField } from "../checks.ts";
import { addField } from "../field-fixes.ts";

const told = yaml`
  /chats/{chatId}/stream:
    get:
      responses:
        "101":
          description: From here on, messages come over WebSocket.
          headers:
            Upgrade:
              description: The protocols to switch to.
              schema:
                type: string
              example: websocket
`;

const otherCase = yaml`
  /trades:
    get:
      responses:
        "101":
          description: From here on, trades come over WebSocket.
          headers:
            upgrade:
              schema:
                type: string
                enum:
                  - websocket
        "426":
          description: Trades come over WebSocket only.
`;

const untold = yaml`
  /chats/{chatId}/stream:
    get:
      responses:
        "101": # <--
          description: From here on, messages come over WebSocket.
`;

const mended = yaml`
  /chats/{chatId}/stream:
    get:
      responses:
        "101":
          description: From here on, messages come over WebSocket.
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
  id: "101-upgrade",
  summary: "A 101 says which protocol comes next.",
  rationale:
    "After a 101 the connection speaks another protocol, and `Upgrade` says which one. A WebSocket client that does not find `websocket` there closes the connection; other clients cannot tell what the bytes that follow mean.",
  references: [rfc(9110, "15.2.2"), rfc(9110, "7.8")],
  strength: "MUST",
  remedy: "Document `Upgrade` under the headers of the response: the protocol that the connection switches to.",
  severity: "error",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["101"],
  check: requireField("Upgrade", "document the field, as a client learns from it which protocol the connection speaks"),
  fix: addField("Upgrade"),

  good: [
    { title: "Over to WebSocket", paths: told },
    { title: "A field name in lower case", paths: otherCase },
  ],
  bad: [{ title: "Over to anything", paths: untold, fixed: mended, fixedBeside: component }],
});
