import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { member } from "../../openapi/json-object.ts";
import { isJson, isProblemJson } from "../../openapi/media-types.ts";
import type { Node, References } from "../../openapi/references.ts";
import { isWhole, listMembers, listTypes, type SchemaPart } from "../../openapi/schemas.ts";
import { isOfError, tellsOfError } from "../bodies.ts";
import { rememberFirstUsers } from "../first-users.ts";

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

/** What RFC 9457 says of its members; those that tell a problem from another object come first. */
const standardTypes = new Map([
  ["type", ["string"]],
  ["title", ["string"]],
  ["status", ["integer", "number"]],
  ["detail", ["string"]],
  ["instance", ["string"]],
]);

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

/** What is wrong with the schema of a problem, in words, and where. */
interface Fault extends SchemaPart {
  readonly words: string;
}

function findFault(references: References, schema: Node, isShared: boolean): Fault | undefined {
  const members = listMembers(references, schema);
  const standard = members.filter(({ name }) => standardTypes.has(name));
  if (isShared && standard.length < 3) return undefined;
  for (const { name, node, below } of standard) {
    const fitting = standardTypes.get(name) ?? [];
    const types = [...listTypes(references, node)].filter((type) => type !== "null");
    if (types.length === 0 || types.some((type) => fitting.includes(type))) continue;
    const words = `makes \`${name}\` of its problem ${nameType(types)}: clients ignore it, so make it ${nameType(fitting)}`;
    return { node, below, words };
  }
  if (members.length === 0 || standard.some(({ name }) => name !== "instance") || !isWhole(references, schema))
    return undefined;
  const words =
    "calls an object a problem that has none of `type`, `title`, `status` and `detail`: describe these, or write the media type that is meant";
  // What the schema says of its members is wrong, wherever the schema stands.
  const holder = ["properties", "allOf", "oneOf", "anyOf"].find((key) => member(schema.value, key) !== undefined);
  return { node: schema, below: holder === undefined ? [] : [holder], words };
}

function nameType(types: readonly string[]): string {
  const [type = ""] = types;
  return `${/^[aio]/.test(type) ? "an" : "a"} ${type}`;
}
