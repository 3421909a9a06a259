import { defineRule } from "../../core/rule.ts";
import { citeSetting } from "../../core/settings.ts";
import { yaml } from "../../core/yaml.ts";
import { openApiResponses } from "../references.ts";

const oneByOne = yaml`
  /seats:
    get:
      responses:
        "200":
          description: The seats that are free.
        "400":
          description: There is no such row.
        default:
          description: Anything else.
`;

const inRanges = yaml`
  /seats:
    get:
      responses:
        2XX: # <--
          description: The seats that are free.
        4XX: # <--
          description: The request was wrong.
        5XX: # <--
          description: The server was wrong.
`;

export default defineRule({
  id: "range-undocumented",
  summary: "Status codes are documented one by one, not in ranges.",
  rationale:
    "A range such as `4XX` says that something may go wrong, not what. A client that reads it knows neither which failures to expect nor which of them are worth another try. Whether that is enough is for the house to decide; this rule speaks where it decided against ranges.",
  references: [openApiResponses],
  strength: "practice",
  remedy: "Replace the range by the codes that the server sends, or set `ranges` to `allowed`.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",
  follows: { setting: "ranges", calledForBy: "forbidden" },

  scope: "operation",
  *check(operation, { settings }) {
    if (settings.ranges !== "forbidden" || operation.version === "2.0") return;
    const { at, name, responseKeys } = operation;
    for (const key of responseKeys)
      if (/^[1-5]XX$/.test(key))
        yield {
          at: [...at, "responses", key],
          message: `${name} documents the range ${key}: write the codes that it sends, one by one${citeSetting(settings, "ranges")}.`,
        };
  },

  good: [
    { title: "Codes, and a `default` for the rest", paths: oneByOne, settings: { ranges: "forbidden" } },
    { title: "Ranges, where nobody decided against them", paths: inRanges.replaceAll(" # <--", "") },
  ],
  bad: [{ title: "Ranges, where the house forbids them", paths: inRanges, settings: { ranges: "forbidden" } }],
});
