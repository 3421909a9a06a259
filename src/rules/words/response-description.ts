import type { Plan } from "../../core/fix.ts";
import type { Judgement } from "../../core/judge.ts";
import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { findStatusCode, findVendorCode } from "../../http/status-codes.ts";
import { isObject, member } from "../../openapi/json-object.ts";
import type { Response } from "../../openapi/response.ts";
import { nameSome } from "../checks.ts";
import { spotOf } from "../fixes.ts";
import { cleanText } from "../phrases.ts";
import { isPlaceholder } from "../placeholders.ts";
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
          description: "" # <--
        default:
          description: "" # <--
`;

const placeholders = yaml`
  /pets:
    get:
      responses:
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

const named = yaml`
  /pets:
    get:
      responses:
        "200":
          content:
            application/json: {}
          description: OK
        "404":
          description: Not Found
        4XX:
          description: Client Error
        default:
          description: Any other response
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
  fix: { title: "Describe it by its reason phrase", safety: "safe", plan: planDescription },

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
    { title: "Nothing", paths: undescribed, fixed: named },
    { title: "Less than nothing", paths: placeholders },
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

/** A text that says no more than the key does, and no less: nobody is promised anything new. */
function planDescription(found: Judgement): Plan | undefined {
  if (found.response === undefined) return undefined;
  const { node, everyKey, uses } = found.response;
  const isSole = uses.every(({ operation }) => operation.responseKeys.length === 1);
  const [name, ...others] = new Set(everyKey.map((key) => nameKey(key, isSole)));
  if (others.length > 0) return { refused: `the same definition answers ${nameSome(everyKey)}` };
  const description = member(node.value, "description");
  if (name === undefined || (typeof description === "object" && description !== null)) return undefined;
  const title = `Describe it as "${name}"`;
  if (description === undefined)
    return { edits: [{ kind: "add", ...spotOf(found), keys: ["description"], value: name }], title };
  // A placeholder stands where somebody meant to write more than a phrase: it is to go on reminding of that.
  if (!isBlank(String(description ?? "")))
    return { refused: "only its author can say what is in place of a placeholder" };
  return { edits: [{ kind: "set", ...spotOf(found), value: name }], title };
}

function nameKey(key: string, isSole: boolean): string | undefined {
  if (key === "default") return isSole ? "Any response" : "Any other response";
  const status = findStatusCode(key);
  if (status !== undefined && status.state !== "unused") return status.phrase;
  return findVendorCode(key)?.phrase ?? (/^[1-5](?:\d\d|XX)$/.test(key) ? classes[Number(key[0]) - 1] : undefined);
}

/** As RFC 9110, 15 calls them. */
const classes = ["Informational", "Successful", "Redirection", "Client Error", "Server Error"];

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
