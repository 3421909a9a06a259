import { defineRule } from "../../core/rule.ts";
import { citeSetting } from "../../core/settings.ts";
import { yaml } from "../../core/yaml.ts";
import { atResponses } from "../checks.ts";
import { openApiResponses } from "../references.ts";
import { addResponse } from "../response-fixes.ts";

const complete = yaml`
  /seats:
    get:
      responses:
        "200":
          description: The seats that are free.
        default:
          description: Any failure.
`;

const incomplete = yaml`
  /seats:
    get:
      responses: # <--
        "200":
          description: The seats that are free.
        "404":
          description: There is no such row.
`;

const completed = yaml`
  /seats:
    get:
      responses:
        "200":
          description: The seats that are free.
        "404":
          description: There is no such row.
        default:
          $ref: "#/components/responses/Error"
`;

export default defineRule({
  id: "default-documented",
  summary: "Every operation documents a `default` response.",
  rationale:
    "`default` stands for every code that is not named. With it a client knows the shape of failures that nobody foresaw, and a generated client has one type for them. Whether each operation must have one is for the house to decide; this rule speaks where it decided so.",
  references: [openApiResponses],
  strength: "practice",
  remedy: "Add a `default` response, usually by reference to the one for all errors, or set `default` to `allowed`.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",
  follows: { setting: "default", calledForBy: "required" },

  scope: "operation",
  *check(operation, { settings }) {
    if (settings.default !== "required") return;
    const { name, responseKeys } = operation;
    if (responseKeys.length === 0 || responseKeys.includes("default")) return;
    yield {
      at: atResponses(operation),
      message: `${name} documents no \`default\`: describe what every other code looks like${citeSetting(settings, "default")}.`,
    };
  },
  fix: addResponse("default"),

  good: [
    { title: "A `default` for what nobody foresaw", paths: complete, settings: { default: "required" } },
    { title: "None, where nobody asked for one", paths: incomplete.replaceAll(" # <--", "") },
  ],
  bad: [
    {
      title: "None, where the house requires one",
      paths: incomplete,
      fixed: completed,
      beside: yaml`
        components:
          responses:
            Error:
              description: Any failure.
      `,
      settings: { default: "required" },
    },
  ],
});
