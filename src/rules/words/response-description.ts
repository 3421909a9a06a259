import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { isObject, member } from "../../openapi/json-object.ts";
import type { Response } from "../../openapi/response.ts";
import { cleanText, simplifyText } from "../phrases.ts";
import { openApiResponses } from "../references.ts";

const described = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets, the youngest first.
        "404":
          description: Not Found
        default:
          description: Whatever went wrong.
    post:
      responses:
        "201":
          description: OK
        "409":
          $ref: "#/components/responses/Taken"
`;

const overridden = yaml`
  /pets:
    post:
      responses:
        "409":
          $ref: "#/components/responses/Taken"
          description: Another pet has this name.
`;

const summarised = yaml`
  /pets:
    get:
      responses:
        "200":
          summary: The pets.
`;

const undescribed = yaml`
  /pets:
    get:
      responses:
        "200": # <--
          content:
            application/json: {}
        "404":
          description: "" # <--
        4XX:
          description: TODO # <--
        default:
          description: Default response # <--
    post:
      responses:
        "201":
          description: string # <--
        "429":
          description: "..." # <--
`;

const shared = yaml`
  /pets:
    post:
      responses:
        "409":
          $ref: "#/components/responses/Taken"
`;

export default defineRule({
  id: "response-description",
  summary: "A response is described in words.",
  rationale:
    "The description is what people read to learn when a code is answered and what it means for them; documentation and generated clients show it as it stands. OpenAPI asks for it, so a placeholder passes every schema check and helps nobody.",
  references: [openApiResponses],
  strength: "MUST",
  remedy: "Say in a sentence when the response comes and what it brings.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",
  everywhere: true,

  scope: "response",
  uses: ({ description }) => description === undefined || isBlank(description) || isPlaceholder(description),
  *check(response) {
    const fault = findFault(response);
    if (fault === undefined) return;
    const { at, node, subject } = response;
    const where = member(node.value, "description") === undefined ? at : [...at, "description"];
    yield { at: where, message: `${subject} has ${fault}: say when it comes and what it means.` };
  },

  good: [
    {
      title: "Words, however few",
      paths: described,
      beside: yaml`
        components:
          responses:
            Taken:
              description: This name is taken.
      `,
    },
    {
      title: "Words beside a reference",
      paths: overridden,
      since: "3.1",
      beside: yaml`
        components:
          responses:
            Taken:
              description: ""
      `,
    },
    { title: "A summary, which may stand alone in 3.2", paths: summarised, since: "3.2" },
  ],
  bad: [
    { title: "Nothing, and less than nothing", paths: undescribed },
    {
      title: "A placeholder that several may use",
      paths: shared,
      beside: yaml`
        components:
          responses:
            Taken:
              description: "TBD: description" # <--
      `,
    },
  ],
});

/** What there is in place of words; undefined where there are words. */
function findFault({ key, node, uses }: Response): string | undefined {
  if (node.value !== null && !isObject(node.value)) return undefined;
  const description = member(node.value, "description");
  const text = typeof description === "number" ? String(description) : description;
  if (typeof text === "string" && !isBlank(text))
    return isKeyAlone(text, key) || isPlaceholder(text)
      ? `"${cleanText(text) || text.trim()}" for a description`
      : undefined;
  const summary = uses[0]?.operation.version === "3.2" ? member(node.value, "summary") : undefined;
  if (typeof summary === "string" && !isBlank(summary) && !isPlaceholder(summary)) return undefined;
  return typeof text === "string" ? "an empty description" : "no description";
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

/** `200`, `200 response`, `HTTP 200`: nothing that the key does not say. */
function isKeyAlone(text: string, key: string): boolean {
  const own = key.toLowerCase();
  const lower = text.length > 80 ? "" : text.toLowerCase();
  if (!lower.includes(own)) return false;
  const words = lower.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  return words.includes(own) && words.every((word) => word === own || aroundCodes.has(word));
}

const aroundCodes: ReadonlySet<string> = new Set(["http", "status", "code", "response"]);

/** What editors, generators and people in a hurry leave behind, simplified. */
const placeholders = new Set(
  [
    "text|str|lorem ipsum|lorem ipsum dolor sit amet|placeholder|foo|bar|foobar|foo bar|xxx|asdf|dummy|dummy description",
    "todo|todo description|todo add description|todo describe|tbd|tbd description|tba|to be defined|to be done|to be determined|to be added|fixme|wip",
    "description|desc|a description|the description|response description|description of the response|response description here",
    "describe me|describe this|sample description|example description|test description|some description|description text",
    "description here|description goes here|your description|your description here|your response description|insert description here",
    "add description|add a description|add description here|add response description|enter description|enter description here|enter response description",
    "no description|no description available|no description provided|no description yet|missing description|description missing",
    "response|a response|the response|default response|the default response|default|default description|response default",
    "undefined|null|nil|none|n a|na|nan|object object",
  ].flatMap((line) => line.split("|")),
);

const firstWords = new Set([...placeholders].map((text) => text.replace(/ .*/, "")));

function isPlaceholder(text: string): boolean {
  if (text.length > 80) return false;
  // Most descriptions are told by their first word.
  const first = text.match(/[a-z]+/i)?.[0].toLowerCase();
  if (first !== undefined && !firstWords.has(first) && !text.includes("<"))
    return text.trim() === "string" || /^\(empty\)$/i.test(text.trim());
  const words = simplifyText(text);
  // Dots, dashes and the like; an emoji or a sign of another script would be left over.
  return words === "" ? /^[\x20-\x7e\u2010-\u2027\s]*$/.test(text) : placeholders.has(words);
}
