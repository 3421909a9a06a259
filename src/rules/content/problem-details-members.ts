import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isJson, isProblemJson } from "../../openapi/media-types.ts";
import { isOfError, tellsOfError } from "../bodies.ts";
import { rememberFirstUsers } from "../first-users.ts";
import { findFault } from "../problem-schemas.ts";

const problems = yaml`
  /parcels/{parcelId}:
    get:
      responses:
        "400":
          description: The number is no number of a parcel.
          content:
            application/problem+json:
              schema:
                $ref: "#/components/schemas/Problem"
        "404":
          description: There is no such parcel.
          content:
            application/problem+json:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Problem"
                  - type: object
                    properties:
                      lookedFor:
                        type: object
        "409":
          description: The parcel is on its way.
          content:
            application/problem+json:
              schema:
                type: object
        "500":
          description: Something is broken.
          content:
            application/problem+json: {}
            application/json:
              schema:
                type: object
                properties:
                  status:
                    type: string
`;

const problem = yaml`
  components:
    schemas:
      Problem:
        type: object
        properties:
          type:
            type: string
            format: uri-reference
          title:
            type: string
          status:
            type: number
          detail:
            enum:
              - Try again later.
          instance: {}
`;

const wrong = yaml`
  /parcels/{parcelId}:
    get:
      responses:
        "400":
          description: The number is no number of a parcel.
          content:
            application/problem+json:
              schema:
                type: object
                properties:
                  title:
                    type: string
                  status: # <--
                    type: string
        "404":
          description: There is no such parcel.
          content:
            application/problem+json:
              schema:
                type: object
                properties: # <--
                  error:
                    type: string
                  message:
                    type: string
        "409":
          description: The parcel is on its way.
          content:
            application/problem+json:
              schema:
                allOf:
                  - type: object
                    properties:
                      detail: # <--
                        type: object
`;

const isFirst = rememberFirstUsers("problem-details-members");

export default defineRule({
  id: "problem-details-members",
  summary: "A problem has the members, and the types, that RFC 9457 gives it.",
  rationale:
    "The media type promises every client the members that it knows. A client must ignore one whose type is wrong, and learns nothing from an object that has none of them.",
  references: [rfc(9457, "3.1"), rfc(9457, "3")],
  strength: "MUST",
  remedy:
    "Give the members their types: `status` a number, `type`, `title`, `detail` and `instance` strings. Where another format is meant, write its media type.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: (key) => isOfError(key) || key === "default",
  uses: tellsOfError,
  *check(response, { index }) {
    const { subject, mediaTypes, uses } = response;
    if (!uses.some(tellsOfError)) return;
    // In 2.0 one schema serves every media type that the operation produces: it may be meant for another.
    const isShared = index.version === "2.0" && mediaTypes.some(({ name }) => isJson(name) && !isProblemJson(name));
    for (const { name, schema: read } of mediaTypes) {
      const schema = isProblemJson(name) ? read() : undefined;
      if (schema === undefined) continue;
      const fault = findFault(index.references, schema, isShared);
      if (fault === undefined || !isFirst(index, fault.node, response)) continue;
      yield { at: [...schema.route, ...fault.below], message: `${subject} ${fault.words}.` };
      return;
    }
  },

  good: [{ title: "Problems, extended and undescribed ones too", paths: problems, beside: problem }],
  bad: [{ title: "What no client takes for a problem", paths: wrong }],
});
