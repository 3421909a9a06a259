import { defineRule } from "../../core/rule.ts";
import { citeSetting } from "../../core/settings.ts";
import { yaml } from "../../core/yaml.ts";
import { documents } from "../checks.ts";
import { openApiResponses } from "../references.ts";

const named = yaml`
  /seats/{seatId}/booking:
    put:
      responses:
        "200":
          description: The seat is yours.
        "409":
          description: Somebody was faster.
`;

const lumped = yaml`
  /seats/{seatId}/booking:
    put:
      responses:
        "200":
          description: The seat is yours.
        default: # <--
          description: Something went wrong.
`;

export default defineRule({
  id: "default-undocumented",
  summary: "No operation documents a `default` response.",
  rationale:
    "`default` hides which codes a server sends: whatever it answers is documented, so nothing is. Whether that is worth more than an answer to the unforeseen is for the house to decide; this rule speaks where it decided against `default`.",
  references: [openApiResponses],
  strength: "practice",
  remedy: "Replace `default` by the codes that the server sends, or set `default` to `allowed`.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",
  follows: { setting: "default", calledForBy: "forbidden" },

  scope: "operation",
  *check(operation, { settings }) {
    if (settings.default !== "forbidden" || !documents(operation, ["default"])) return;
    const { at, name } = operation;
    yield {
      at: [...at, "responses", "default"],
      message: `${name} documents a \`default\`: write the codes that it stands for, one by one${citeSetting(settings, "default")}.`,
    };
  },

  good: [
    { title: "Every code by its number", paths: named, settings: { default: "forbidden" } },
    { title: "A `default`, where nobody decided against it", paths: lumped.replaceAll(" # <--", "") },
  ],
  bad: [{ title: "A `default`, where the house forbids it", paths: lumped, settings: { default: "forbidden" } }],
});
