import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import type { ResponseUse } from "../../openapi/response.ts";
import { moveResponse } from "../move-responses.ts";
import { openApiResponses } from "../references.ts";

const keys = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
        4XX:
          description: The request was wrong.
        default:
          description: Anything else.
        x-reviewed: 2026-01-31
`;

const inOtherLetters = yaml`
  /pets:
    get:
      responses:
        2xx: # <--
          description: The pets.
        Default: # <--
          description: Anything else.
`;

const inOurLetters = yaml`
  /pets:
    get:
      responses:
        2XX:
          description: The pets.
        default:
          description: Anything else.
`;

const twice = yaml`
  /pets:
    get:
      responses:
        4xx: # <--
          description: The request was wrong.
        4XX:
          description: The request was wrong.
`;

const misspelt = yaml`
  /pets:
    get:
      responses:
        20X: # <--
          description: Nearly the pets.
        200 OK: # <--
          description: Still the pets.
        "600": # <--
          description: Off the scale.
        "20": # <--
          description: Too short.
        200-299: # <--
          description: A range, but not one that OpenAPI knows.
`;

export default defineRule({
  id: "status-key-valid",
  summary: "A response key is a status code, a range such as `4XX`, or `default`.",
  rationale:
    "Tools look responses up by these keys. One that is written otherwise is dropped without a word, and the response behind it is lost to documentation, clients and mocks. OpenAPI 2.0 knows no ranges.",
  references: [openApiResponses],
  strength: "MUST",
  remedy: "Write three digits, a range such as `4XX` in upper case (not in OpenAPI 2.0), or `default`.",
  severity: "error",
  preset: "core",
  since: "0.1.0",
  everywhere: true,

  scope: "response",
  keys: (key) => !/^[1-5]\d\d$/.test(key) && key !== "default",
  *check({ at, key, subject, uses }) {
    const hasRanges = uses[0]?.operation.version !== "2.0";
    if (hasRanges && /^[1-5]XX$/.test(key)) return;
    yield { at, message: `${subject} is not a response key: write ${suggestKey(key, hasRanges)}.` };
  },
  fix: moveResponse("Write the key as OpenAPI writes it", (use) => spell(use), "safe"),

  good: [{ title: "Codes, a range, `default` and an extension", paths: keys }],
  bad: [
    { title: "Upper case and lower case", paths: inOtherLetters, fixed: inOurLetters, since: "3.0" },
    { title: "Keys that tools drop", paths: misspelt },
    { title: "A range in both cases", paths: twice },
  ],
});

/** The key that differs in nothing but its letters' case and blanks; undefined where another is meant, or unclear. */
function spell({ key, operation }: ResponseUse): string | undefined {
  const bare = key.trim();
  if (/^default$/i.test(bare)) return "default";
  if (/^[1-5]xx$/i.test(bare) && operation.version !== "2.0") return bare.toUpperCase();
  return /^[1-5]\d\d$/.test(bare) ? bare : undefined;
}

function suggestKey(key: string, hasRanges: boolean): string {
  if (/^default$/i.test(key.trim())) return '"default", in lower case and without spaces';
  if (/^[0*]+$/.test(key)) return '"default", if it stands for all other codes';
  const range = /^([1-5])(xx|\d\d ?(-|–|to) ?\1\d\d)$/i.exec(key)?.[1];
  if (range !== undefined && hasRanges) return `"${range}XX"`;
  if (range !== undefined) return 'the codes one by one, or "default", as OpenAPI 2.0 has no ranges';
  const code = /^ *([1-5]\d\d)(?!\d)/.exec(key)?.[1];
  if (code !== undefined) return `"${code}"`;
  return hasRanges
    ? 'a code from 100 to 599, a range such as "4XX", or "default"'
    : 'a code from 100 to 599, or "default"';
}
