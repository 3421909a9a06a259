import type { Plan } from "../../core/fix.ts";
import type { Judgement } from "../../core/judge.ts";
import { type Context, defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { draft } from "../../http/reference.ts";
import { shorten } from "../../openapi/texts.ts";
import { addField, findOtherUse, joinWritten, referTo, type Written } from "../field-fixes.ts";
import { responseOf } from "../fixes.ts";
import { findRateLimitFields } from "../rate-limit-fields.ts";
import { isOfRateLimit } from "../rate-limit-names.ts";

const told = yaml`
  /search:
    get:
      responses:
        "429":
          description: Too many searches in a minute.
          headers:
            RateLimit:
              description: What is left of the quota, and in how many seconds it is restored.
              schema:
                type: string
              example: '"default";r=50;t=30'
`;

const families = yaml`
  /search:
    get:
      responses:
        "429":
          description: Too many searches in a minute.
          headers:
            x-ratelimit-remaining:
              schema:
                type: integer
  /reports:
    get:
      responses:
        "429":
          description: Too many reports in an hour.
          headers:
            X-Rate-Limit-Reset:
              schema:
                type: integer
  /messages:
    get:
      responses:
        "429":
          description: Too many messages in a day.
          headers:
            bookshop-ratelimit-messages-remaining:
              schema:
                type: integer
`;

const untold = yaml`
  /search:
    get:
      responses:
        "429": # <--
          description: Too many searches in a minute.
`;

const mended = yaml`
  /search:
    get:
      responses:
        "429":
          description: Too many searches in a minute.
          headers:
            RateLimit:
              $ref: "#/components/headers/RateLimit"
`;

const component = yaml`
  components:
    headers:
      RateLimit:
        description: What is left of the quota, and in how many seconds it is restored.
        schema:
          type: string
        example: '"default";r=50;t=30'
`;

const family = yaml`
  /search:
    get:
      responses:
        "200":
          description: What was found.
          headers:
            X-RateLimit-Limit:
              $ref: "#/components/headers/RateLimit"
            X-RateLimit-Remaining:
              $ref: "#/components/headers/RateLimitLeft"
        "429": # <--
          description: Too many searches in a minute.
`;

const familyMended = yaml`
  /search:
    get:
      responses:
        "200":
          description: What was found.
          headers:
            X-RateLimit-Limit:
              $ref: "#/components/headers/RateLimit"
            X-RateLimit-Remaining:
              $ref: "#/components/headers/RateLimitLeft"
        "429":
          description: Too many searches in a minute.
          headers:
            X-RateLimit-Limit:
              $ref: "#/components/headers/RateLimit"
            X-RateLimit-Remaining:
              $ref: "#/components/headers/RateLimitLeft"
`;

const familyComponents = yaml`
  components:
    headers:
      RateLimit:
        schema:
          type: integer
      RateLimitLeft:
        schema:
          type: integer
`;

const inline = yaml`
  /search:
    get:
      responses:
        "200":
          description: What was found.
          headers:
            X-RateLimit-Remaining:
              schema:
                type: integer
        "429": # <--
          description: Too many searches in a minute.
`;

export default defineRule({
  id: "429-rate-limit-fields",
  summary: "A 429 has a field that tells of the limit.",
  rationale:
    "`Retry-After` tells a client when to go on, but not how fast. A client that knows the quota and what is left of it can pace its requests and never meet the limit again.",
  references: [draft("draft-ietf-httpapi-ratelimit-headers-11")],
  strength: "practice",
  remedy: "Document `RateLimit` and `RateLimit-Policy`, or the `X-RateLimit-*` fields that the server sends.",
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "response",
  keys: ["429"],
  *check({ at, headers, subject }) {
    for (const name of headers.keys()) if (isOfRateLimit(name)) return;
    yield {
      at,
      message: `${subject} has no field that tells of the limit: document \`RateLimit\`, or the \`X-RateLimit-*\` fields that the server sends.`,
    };
  },
  fix: { title: "Add `RateLimit`", safety: "suggested", plan: planFamily },

  good: [
    { title: "The quota, and what is left of it", paths: told },
    { title: "The same in fields of other names", paths: families },
  ],
  bad: [
    { title: "A limit that nobody knows", paths: untold, fixed: mended, fixedBeside: component },
    {
      title: "A limit that other responses tell of",
      paths: family,
      beside: familyComponents,
      fixed: familyMended,
    },
    { title: "A limit that other responses tell of, each in its own words", paths: inline },
  ],
});

/** The fields that the API has already; `RateLimit` where there are none. */
function planFamily(found: Judgement, context: Context): Plan | undefined {
  const { index } = context;
  const response = responseOf(found);
  const refused = findOtherUse(response, "RateLimit");
  if (refused !== undefined) return { refused };
  const { members, inline } = findRateLimitFields(index);
  const [first, ...others] = members.map(({ name, place }): Written => referTo(response, name, place));
  if (first !== undefined) {
    const title = `Add \`${members[0]?.name ?? ""}\`${others.length === 0 ? "" : ` and ${others.length} more`}`;
    return { title, ...joinWritten([first, ...others]) };
  }
  return inline === undefined
    ? addField("RateLimit").plan(found, context)
    : { refused: `the API has \`${shorten(inline)}\`, and no component for it` };
}
