import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { requireField } from "../checks.ts";
import { addField } from "../field-fixes.ts";

const told = yaml`
  /articles/{articleId}:
    get:
      responses:
        "451":
          description: A court has ordered the article to be withheld.
          headers:
            Link:
              description: Related resources, and how each is related to this one.
              schema:
                type: string
              example: <https://provider.example/>; rel="blocked-by"
`;

const untold = yaml`
  /articles/{articleId}:
    get:
      responses:
        "451": # <--
          description: A court has ordered the article to be withheld.
`;

const mended = yaml`
  /articles/{articleId}:
    get:
      responses:
        "451":
          description: A court has ordered the article to be withheld.
          headers:
            Link:
              $ref: "#/components/headers/Blocked-By"
`;

const component = yaml`
  components:
    headers:
      Blocked-By:
        description: Who blocks the access, as a link with the relation "blocked-by".
        schema:
          type: string
        example: <https://provider.example/>; rel="blocked-by"
`;

export default defineRule({
  id: "451-blocked-by",
  summary: "A 451 says who blocks the access.",
  rationale:
    "A legal demand is carried out by somebody: the server, a provider, a search engine. `Link` with the relation `blocked-by` names whoever it is, so that readers know whom to ask and researchers can count.",
  references: [rfc(7725, "4"), rfc(8288, "3")],
  strength: "SHOULD",
  remedy: 'Document `Link` with a value such as `<https://provider.example/>; rel="blocked-by"`.',
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "response",
  keys: ["451"],
  check: requireField("Link", 'document the field, with the relation "blocked-by" to whoever blocks the access'),
  fix: addField("Link", {
    keys: (key) => key === "451",
    // A `Link` that leads from page to page tells nothing of who blocks it.
    suits: (text) => text.includes("blocked-by"),
    component: "Blocked-By",
    describe: () => ({ description: 'Who blocks the access, as a link with the relation "blocked-by".' }),
  }),

  good: [{ title: "Whoever blocks it has a name", paths: told }],
  bad: [{ title: "Blocked by nobody in particular", paths: untold, fixed: mended, fixedBeside: component }],
});
