import type { Plan } from "../../core/fix.ts";
import type { Judgement } from "../../core/judge.ts";
import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { findStatusCode } from "../../http/status-codes.ts";
import { isObject, member } from "../../openapi/json-object.ts";
import { onceFor } from "../../openapi/once.ts";
import type { Response, ResponseUse } from "../../openapi/response.ts";
import { nameSome } from "../checks.ts";
import { removeFound, responseOf } from "../fixes.ts";

const bodiless = yaml`
  /pets/{petId}:
    delete:
      responses:
        "204":
          description: Deleted.
        "304":
          description: Not changed.
          content: {}
    head:
      responses:
        "200":
          description: The pet exists.
`;

const deletedWithBody = yaml`
  /pets/{petId}:
    delete:
      responses:
        "204":
          description: Deleted.
          content: # <--
            application/json: {}
`;

const deleted = yaml`
  /pets/{petId}:
    delete:
      responses:
        "204":
          description: Deleted.
`;

const deletedWithSchema = yaml`
  /pets/{petId}:
    delete:
      responses:
        "204":
          description: Deleted.
          content: # <--
            application/json:
              schema:
                type: object
`;

const headWithBody = yaml`
  /pets/{petId}:
    head:
      responses:
        "200":
          description: The pet exists.
          content: # <--
            application/json:
              schema:
                type: object
        default:
          description: It may exist.
          content: # <--
            application/json:
              schema:
                type: object
`;

const head = yaml`
  /pets/{petId}:
    head:
      responses:
        "200":
          description: The pet exists.
        default:
          description: It may exist.
`;

const ofOthers = yaml`
  /pets:
    get:
      responses:
        "200":
          $ref: "#/components/responses/Pets"
    head:
      responses:
        "200":
          $ref: "#/components/responses/Pets"
`;

const pets = yaml`
  components:
    responses:
      Pets:
        description: The pets.
        content: # <--
          application/json:
            schema:
              type: array
`;

export default defineRule({
  id: "bodiless-content",
  summary: "A response that cannot carry content describes none.",
  rationale:
    "1xx, 204 and 304 end with their header section, as does every response to HEAD, and a 205 is always empty: content described there is never sent, and a client generated from the description waits for it in vain.",
  references: [rfc(9110, "15.2"), rfc(9110, "15.3.5"), rfc(9110, "15.3.6"), rfc(9110, "15.4.5"), rfc(9110, "9.3.2")],
  strength: "MUST",
  remedy: "Remove the content, or answer with a code that carries it, such as 200.",
  severity: "error",
  preset: "core",
  since: "0.1.0",
  everywhere: true,
  about: ["1XX", "204", "205", "304"],

  scope: "response",
  uses: (use, { status }) => status?.content === "forbidden" || isHead(use),
  *check(response) {
    const { status, subject, content, uses } = response;
    if (content === undefined || (status?.content !== "forbidden" && !uses.some(isHead))) return;
    const advice = status?.content === "forbidden" ? adviseFor(status.code) : adviseForHead(servesOthers(response));
    yield {
      at: content.at,
      message: `${subject} describes content (${nameSome(content.names)}), but ${advice}.`,
    };
  },
  fix: { title: "Remove the content", safety: "unsafe", plan: removeContent },

  good: [{ title: "Nothing to send", paths: bodiless }],
  bad: [
    { title: "Content that is never sent", paths: deletedWithSchema, fixed: deleted },
    { title: "Content that is never sent, and that nobody has described", paths: deletedWithBody, fixed: deleted },
    { title: "Content in answer to HEAD", paths: headWithBody, fixed: head },
    { title: "Content in answer to HEAD, in a response that is for GET too", paths: ofOthers, beside: pets },
  ],
});

function adviseFor(code: string): string {
  if (code === "204") return "a 204 never carries any: remove it, or answer 200";
  if (code === "205") return "a 205 never carries any: remove it, or answer 200";
  return `a ${code} never carries any: remove it`;
}

function adviseForHead(isForOthers: boolean): string {
  const fact = "a response to HEAD never carries any";
  if (!isForOthers) return `${fact}: remove it`;
  return `${fact}: give HEAD a response of its own, as this one serves other methods too`;
}

/**
 * Content that nobody has described can go without harm, where the response has none: in answer to HEAD its media type
 * is promised all the same. Where the definition carries content for others, it stays.
 */
function removeContent(found: Judgement): Plan {
  const { everyUse, node, status, key: code } = responseOf(found);
  for (const use of everyUse)
    if (!isHead(use) && findStatusCode(use.key)?.content !== "forbidden")
      return { refused: `the same definition serves ${use.key} of ${use.operation.name} too` };
  const { edits } = removeFound(found);
  const title = `Remove the content of ${code}`;
  const { document, path } = node;
  const key = String(found.place.path.at(-1));
  const described = member(node.value, key);
  // In 2.0 it is a schema, with examples beside it.
  if (key === "schema" && member(node.value, "examples") !== undefined)
    return { title, edits: [...edits, { kind: "remove", source: document.source, path: [...path, "examples"] }] };
  const isEmpty = key === "schema" ? saysNothing(described) : Object.values(Object(described)).every(saysNothing);
  return status?.content === "forbidden" && isEmpty ? { title, edits, safety: "safe" } : { title, edits };
}

function saysNothing(mediaType: unknown): boolean {
  return mediaType === null || (isObject(mediaType) && Object.keys(mediaType).length === 0);
}

function isHead({ operation }: ResponseUse): boolean {
  return operation.method === "HEAD";
}

/** Whether the definition serves other methods than HEAD, under whatever keys. */
const servesOthers = onceFor(
  ({ node }: Response) => node.value,
  ({ everyUse }) => {
    for (const use of everyUse) if (!isHead(use)) return true;
    return false;
  },
);
