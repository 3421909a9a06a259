import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { draft } from "../../http/reference.ts";
import { addField } from "../fixes.ts";

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
    // Vendors put their own names before and behind these words.
    for (const name of headers.keys()) if (/rate[-_]?limit/.test(name)) return;
    yield {
      at,
      message: `${subject} has no field that tells of the limit: document \`RateLimit\`, or the \`X-RateLimit-*\` fields that the server sends.`,
    };
  },
  fix: addField("RateLimit"),

  good: [
    { title: "The quota, and what is left of it", paths: told },
    { title: "The same in fields of other names", paths: families },
  ],
  bad: [{ title: "A limit that nobody knows", paths: untold, fixed: told }],
});
