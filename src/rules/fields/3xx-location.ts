import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { requireField } from "../checks.ts";
import { addField } from "../field-fixes.ts";

const redirects = yaml`
  /reports/latest:
    get:
      responses:
        "302":
          description: The latest report is elsewhere.
          headers:
            Location:
              schema:
                type: string
        "304":
          description: The report that the client holds is the latest.
`;

const deadEnd = yaml`
  /reports/latest:
    get:
      responses:
        "307": # <--
          description: The latest report is elsewhere.
`;

const mended = yaml`
  /reports/latest:
    get:
      responses:
        "307":
          description: The latest report is elsewhere.
          headers:
            Location:
              $ref: "#/components/headers/Location"
`;

const component = yaml`
  components:
    headers:
      Location:
        description: The new resource, or the one that the redirect leads to.
        schema:
          type: string
          format: uri-reference
`;

export default defineRule({
  id: "3xx-location",
  summary: "A redirect says where to go.",
  rationale:
    "User agents follow 301, 302, 303, 307 and 308 by the URI in `Location`, and by nothing else. Without it the redirect is a dead end.",
  references: [rfc(9110, "15.4"), rfc(9110, "10.2.2")],
  strength: "SHOULD",
  remedy: "Document `Location` under the headers of the response: the URI to go to.",
  severity: "error",
  preset: "core",
  since: "0.1.0",

  scope: "response",
  keys: ["301", "302", "303", "307", "308"],
  check: requireField("Location", "document the field, as a client follows a redirect by it alone"),
  fix: addField("Location", {
    keys: (key) => key.startsWith("3"),
    suits: (text) => /redirect/i.test(text) || !/creat|\bnew\b|poll|progress|status|monitor/i.test(text),
  }),

  good: [{ title: "A redirect that can be followed, and a 304, which is none", paths: redirects }],
  bad: [{ title: "A dead end", paths: deadEnd, fixed: mended, fixedBeside: component }],
});
