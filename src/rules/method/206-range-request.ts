import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isJson } from "../../openapi/media-types.ts";
import type { Response, ResponseUse } from "../../openapi/response.ts";
import { isNamedAfter, takesField } from "../checks.ts";
import { moveResponse } from "../move-responses.ts";

const ranged = yaml`
  /films/{filmId}:
    parameters:
      - name: range
        in: header
        schema:
          type: string
    get:
      responses:
        "206":
          description: The part that was asked for.
        "416":
          description: The film is shorter.
`;

const unasked = yaml`
  /films:
    get:
      parameters:
        - name: page
          in: query
          schema:
            type: integer
      responses:
        "206": # <--
          description: One page of the films.
          content:
            application/json: {}
`;

const paged = yaml`
  /films:
    get:
      parameters:
        - name: page
          in: query
          schema:
            type: integer
      responses:
        "200":
          description: One page of the films.
          content:
            application/json: {}
`;

const unfitting = yaml`
  /films/{filmId}:
    get:
      responses:
        "206": # <--
          description: A part of the film.
          content:
            video/mp4: {}
    put:
      parameters:
        - name: Content-Range
          in: header
          schema:
            type: string
      responses:
        "416": # <--
          description: The part does not fit.
`;

export default defineRule({
  id: "206-range-request",
  summary: "206 and 416 answer a GET that takes `Range`.",
  rationale:
    "Both codes are about the range that a request asks for. A client that asked for none takes a 206 for a broken answer, and caches may join it with other parts; pages of a list are a 200 each. RFC 9110 defines ranges for GET alone.",
  references: [rfc(9110, "14.2"), rfc(9110, "15.3.7"), rfc(9110, "15.5.17")],
  strength: "MUST",
  remedy:
    "Document the header parameter `Range` where the GET takes it. Otherwise write 200 for a part that is whole in itself, such as a page, and 400 or 422 for a part that is refused.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",

  scope: "response",
  keys: ["206", "416"],
  uses: isOutOfPlace,
  *check({ at, key, subject, uses }) {
    const use = uses.find(isOutOfPlace);
    if (use === undefined) return;
    const { method } = use.operation;
    const instead = key === "206" ? "write 200" : method === "HEAD" ? "remove it" : "write 400, 409 or 422";
    const fact =
      method === "GET"
        ? `needs a \`Range\` that the GET does not take: document the header parameter, or ${instead}`
        : `is about the range of a GET, which a ${method} has none of: ${instead}`;
    yield { at, message: `${subject} ${fact}.` };
  },
  fix: moveResponse("Write 200 instead of 206", (use, response) => chooseCode(use, response)),

  good: [{ title: "A part, as it was asked for", paths: ranged }],
  bad: [
    { title: "A page that nobody asked for by `Range`", paths: unasked, fixed: paged },
    { title: "Parts without a `Range`", paths: unfitting },
  ],
});

function isOutOfPlace({ operation, key }: ResponseUse): boolean {
  return (operation.method !== "GET" || !takesField(operation, ["Range"])) && !isNamedAfter(operation, key);
}

/** A page in JSON is whole in itself; for a part of a film the field may have been forgotten. */
function chooseCode({ key, operation }: ResponseUse, { mediaTypes }: Response): string | undefined {
  const isWhole = operation.method !== "GET" || (mediaTypes.length > 0 && mediaTypes.every(({ name }) => isJson(name)));
  return key === "206" && isWhole ? "200" : undefined;
}
