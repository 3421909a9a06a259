import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import type { Response } from "../../openapi/response.ts";
import { nameSome } from "../checks.ts";

const announced = yaml`
  /old-pets:
    get:
      deprecated: true
      responses:
        "200":
          description: The pets.
          headers:
            Deprecation:
              schema:
                type: string
              example: "@1767225600"
    post:
      deprecated: true
      responses:
        "201":
          description: The pet was added.
          headers:
            sunset:
              schema:
                type: string
        "202":
          description: The pet will be added.
`;

const nothingToAnnounce = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
    post:
      deprecated: false
      responses:
        "201":
          description: The pet was added.
  /older-pets:
    get:
      deprecated: true
      responses:
        "308":
          description: Moved for good.
          headers:
            Location:
              schema:
                type: string
`;

const silent = yaml`
  /old-pets:
    get: # <--
      deprecated: true
      responses:
        "200":
          description: The pets.
          headers:
            ETag:
              schema:
                type: string
        "404":
          description: There is no such store.
          headers:
            Sunset:
              schema:
                type: string
`;

export default defineRule({
  id: "deprecated-sunset",
  summary: "A deprecated operation says so in its responses.",
  rationale:
    "`deprecated: true` reaches those who read the description; the programs that still call the operation do not. `Deprecation` and `Sunset` tell them, or whoever watches their traffic, in every answer, and name the day by which they must have moved.",
  references: [rfc(9745, "2"), rfc(8594, "3")],
  strength: "MAY",
  remedy: "Document and send `Deprecation` with the date of the deprecation, and `Sunset` once the end is known.",
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "operation",
  *check({ at, deprecated, name, responses }) {
    if (!deprecated) return;
    const successes = responses.filter(({ key }) => key.startsWith("2"));
    if (successes.length === 0 || successes.some(isAnnounced)) return;
    const keys = nameSome(successes.map(({ key }) => key));
    yield {
      at,
      message: `${name} is deprecated, but its ${keys} has neither \`Deprecation\` nor \`Sunset\`: document one, so that clients learn of it while they run.`,
    };
  },

  good: [
    { title: "A field that says so", paths: announced },
    { title: "What is not deprecated, and what only redirects", paths: nothingToAnnounce },
  ],
  bad: [{ title: "Deprecated on paper only", paths: silent }],
});

function isAnnounced({ headers }: Response): boolean {
  return headers.has("deprecation") || headers.has("sunset");
}
