import { defineRule } from "../../core/rule.ts";
import type { Settings } from "../../core/settings.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { member } from "../../openapi/json-object.ts";
import type { Response, ResponseUse } from "../../openapi/response.ts";
import { shorten } from "../../openapi/texts.ts";
import { hasContent } from "../bodies.ts";
import { documents, isNamedAfter } from "../checks.ts";
import { moveResponse } from "../move-responses.ts";

const fitting = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
        "206":
          description: Some of the pets.
    post:
      responses:
        "201":
          description: The pet was added.
  /pets/{petId}:
    put:
      responses:
        "201":
          description: The pet was added, at the URI of the request.
    delete:
      responses:
        "202":
          description: The pet will be removed.
    head:
      responses:
        "200":
          description: The pet exists.
        "206":
          description: The pet exists, and has the parts that were asked about.
`;

const shared = yaml`
  /pets:
    post:
      responses:
        "201":
          $ref: "#/components/responses/Created"
  /toys:
    post:
      responses:
        "201":
          $ref: "#/components/responses/Created"
`;

const ofOurHouse = yaml`
  /pets/{petId}:
    put:
      responses:
        "200":
          description: The pet as it is now.
        "205":
          description: The pet was replaced; clear the form.
`;

const misfitting = yaml`
  /pets:
    get:
      responses:
        "201": # <--
          description: The pets.
    options:
      responses:
        "202": # <--
          description: What can be done here.
  /pets/{petId}:
    head:
      responses:
        "206": # <--
          description: The pet exists.
    put:
      responses:
        "205": # <--
          description: The pet was replaced.
    patch:
      responses:
        "206": # <--
          description: A part of the pet was changed.
    delete:
      responses:
        "201": # <--
          description: The pet was removed.
`;

const mended = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
    options:
      responses:
        "204":
          description: What can be done here.
  /pets/{petId}:
    head:
      responses:
        "200":
          description: The pet exists.
    put:
      responses:
        "204":
          description: The pet was replaced.
    patch:
      responses:
        "204":
          description: A part of the pet was changed.
    delete:
      responses:
        "204":
          description: The pet was removed.
`;

const strict = yaml`
  /pets/{petId}:
    put:
      responses:
        "202": # <--
          description: The pet will be replaced.
        "205":
          description: The pet was replaced; clear the form.
`;

/** By method, the success codes that it cannot mean. */
const impossible: Readonly<Record<string, readonly string[]>> = {
  GET: ["201", "205"],
  HEAD: ["201", "205", "206"],
  POST: ["206"],
  PUT: ["205", "206"],
  PATCH: ["205", "206"],
  DELETE: ["201"],
  OPTIONS: ["201", "202"],
  TRACE: ["201", "202", "203", "204", "205", "206", "207", "208", "226"],
  QUERY: ["201", "205"],
};

export default defineRule({
  id: "method-success-code",
  summary: "A success code is one that the method can mean.",
  rationale:
    "The method says what was asked, the code what came of it. A 201 in answer to GET tells caches, clients and monitors that reading has created something; a 205 tells a user agent to clear the form that it never had; a 206 is a part of what a GET asked for by range.",
  references: [rfc(9110, "9.3"), rfc(9110, "15.3"), rfc(9110, "14.2")],
  strength: "practice",
  remedy: "Write the code that says what the method did: mostly 200, or 204 where there is nothing to send.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",
  follows: { setting: "methodSuccessCode" },

  scope: "response",
  keys: (key) => /^2\d\d$/.test(key),
  uses: (use, _, { settings }) => isImpossible(use, settings),
  *check({ at, key, subject, uses }, { settings }) {
    const use = uses.find((candidate) => isImpossible(candidate, settings));
    if (use === undefined) return;
    const { method } = use.operation;
    const ours = findRow(settings, method);
    const reason = ours === undefined ? adviseFor(key, method) : "write a code that this house uses";
    const cited = ours === undefined ? "" : " (by the setting `methodSuccessCode`)";
    yield { at, message: `${subject} is no answer to ${shorten(method)}: ${reason}${cited}.` };
  },
  fix: moveResponse("Write the code that says what the method did", (use, response, { settings }) =>
    findRow(settings, use.operation.method) === undefined ? chooseCode(use, response) : undefined,
  ),

  good: [
    { title: "What each method can mean", paths: fitting },
    {
      title: "One definition for many",
      paths: shared,
      beside: yaml`
        components:
          responses:
            Created:
              description: Created.
      `,
    },
    { title: "What the house allows", paths: ofOurHouse, settings: { methodSuccessCode: { PUT: [] } } },
  ],
  bad: [
    { title: "What no method can mean", paths: misfitting, fixed: mended },
    { title: "What the house forbids", paths: strict, settings: { methodSuccessCode: { PUT: ["202"] } } },
  ],
});

function isImpossible({ operation, key }: ResponseUse, settings: Settings): boolean {
  const { method } = operation;
  const ours = findRow(settings, method);
  if (ours !== undefined) return ours.some((code) => String(code) === key);
  const codes = member(impossible, method);
  if (!Array.isArray(codes) || !codes.includes(key) || isNamedAfter(operation, key)) return false;
  // Servers that answer a range of a HEAD as they answer that of a GET do no harm.
  return !(method === "HEAD" && key === "206" && documents(operation, ["200"]));
}

/** The row that the user wrote, which replaces ours. */
function findRow({ methodSuccessCode }: Settings, method: string): readonly string[] | undefined {
  const row = member(methodSuccessCode, method) ?? member(methodSuccessCode, method.toLowerCase());
  return Array.isArray(row) ? row : undefined;
}

function adviseFor(key: string, method: string): string {
  if (method === "TRACE") return "it sends back what it received, so write 200";
  if (key === "201")
    return method === "DELETE"
      ? "it removes, so write 200 or 204"
      : "it only reads, so write 200, or use POST if it creates";
  if (key === "202") return "it has nothing to do later, so write 200 or 204";
  if (key === "205") return `no form is there to be cleared, so write ${method === "GET" ? "200" : "200 or 204"}`;
  return "only GET asks for a part by its range, so write 200 or 204";
}

/** Where 204 would do as well as 200, the content tells. */
function chooseCode({ key, operation: { method } }: ResponseUse, response: Response): string {
  const answersRead = ["GET", "HEAD", "QUERY", "TRACE"].includes(method) || (key === "201" && method !== "DELETE");
  return answersRead || hasContent(response) ? "200" : "204";
}
