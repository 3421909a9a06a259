import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { findHeaderSchema, listHeaderValues } from "../../openapi/header-values.ts";
import { member } from "../../openapi/json-object.ts";
import type { Parameter } from "../../openapi/operation.ts";
import type { References } from "../../openapi/references.ts";
import { askForResponse } from "../missing-response.ts";
import { addResponse } from "../response-fixes.ts";

const documented = yaml`
  /reports:
    post:
      parameters:
        - name: Prefer
          in: header
          schema:
            type: string
            enum: [respond-async]
      responses:
        "201":
          description: The report.
        "202":
          description: The report is being made.
`;

const otherPreferences = yaml`
  /pets:
    post:
      parameters:
        - name: Prefer
          in: header
          description: How much to answer.
          schema:
            type: string
            enum: [return=minimal, return=representation]
      responses:
        "201":
          description: The pet was added.
  /old-reports:
    post:
      deprecated: true
      parameters:
        - name: Prefer
          in: header
          example: respond-async
          schema:
            type: string
      responses:
        "201":
          description: The report.
`;

const alwaysAtOnce = yaml`
  /reports:
    post:
      parameters:
        - name: prefer
          in: header
          description: Send "respond-async" not to wait for the report.
          schema:
            type: string
      responses: # <--
        "201":
          description: The report.
        default:
          description: Whatever went wrong.
  /exports:
    post:
      parameters:
        - name: Prefer
          in: header
          schema:
            type: string
            enum: [respond-async, "respond-async, wait=10"]
      responses: # <--
        "200":
          description: The export.
`;

const nowOrLater = yaml`
  /reports:
    post:
      parameters:
        - name: prefer
          in: header
          description: Send "respond-async" not to wait for the report.
          schema:
            type: string
      responses:
        "201":
          description: The report.
        "202":
          $ref: "#/components/responses/Accepted"
        default:
          description: Whatever went wrong.
  /exports:
    post:
      parameters:
        - name: Prefer
          in: header
          schema:
            type: string
            enum: [respond-async, "respond-async, wait=10"]
      responses:
        "200":
          description: The export.
        "202":
          $ref: "#/components/responses/Accepted"
`;

export default defineRule({
  id: "202-prefer",
  summary: "An operation that takes `Prefer: respond-async` documents a 202.",
  rationale:
    "With `respond-async` a client asks not to be kept waiting; a server that honours it answers 202 and says where the work can be followed. If only the final answer is documented, generated clients cannot read the very one that was asked for.",
  references: [rfc(7240, "4.1"), rfc(9110, "15.3.3")],
  strength: "MAY",
  remedy: "Document 202 and how the work is followed, or take the preference out of the description.",
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "operation",
  check: askForResponse({
    oneOf: ["202", "2XX"],
    reason: ({ parameters }, { index }) =>
      parameters.some((parameter) => offersAsync(parameter, index.references))
        ? "takes `Prefer: respond-async` and documents no 202"
        : undefined,
    advice: ": write how it answers a client that does not wait, and where the outcome can be found",
  }),
  fix: addResponse("202"),

  good: [
    { title: "A 202 beside the final answer", paths: documented },
    { title: "Other preferences, and a deprecated operation", paths: otherPreferences },
  ],
  bad: [
    {
      title: "A preference that is never honoured",
      paths: alwaysAtOnce,
      fixed: nowOrLater,
      beside: yaml`
        components:
          responses:
            Accepted:
              description: The work has been queued.
      `,
    },
  ],
});

/** What the field may hold is said in its examples, its schema or its description. */
function offersAsync({ name, in: place, node }: Parameter, references: References): boolean {
  if (place !== "header" || name.toLowerCase() !== "prefer") return false;
  const field = { name, at: node.route, node };
  const schema = findHeaderSchema(references, field)?.value;
  const items = member(member(schema, "items"), "enum");
  const said = [
    member(node.value, "description"),
    member(schema, "description"),
    member(schema, "pattern"),
    ...(Array.isArray(items) ? items : []),
    ...listHeaderValues(references, field).map(({ value }) => value),
  ];
  return said.some((text) => typeof text === "string" && /respond-async/i.test(text));
}
