import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { fieldSyntaxes, findFieldSyntax } from "../../http/field-syntax.ts";
import { rfc } from "../../http/reference.ts";
import { member } from "../../openapi/json-object.ts";
import { findFieldFault } from "../field-faults.ts";
import { planValue } from "../value-fixes.ts";

const right = yaml`
  /parcels/{parcelId}:
    get:
      responses:
        "200":
          description: The parcel.
          headers:
            ETag:
              schema:
                type: string
              example: W/"42"
            Last-Modified:
              schema:
                type: string
                format: http-date
              example: Wed, 21 Oct 2026 07:28:00 GMT
            Expires:
              schema:
                type: string
              example: "0"
        "307":
          description: The parcel is elsewhere.
          headers:
            Location:
              schema:
                type: string
                format: uri
              example: https://parcels.example/{parcelId}?track=1
        "401":
          description: Sign in first.
          headers:
            WWW-Authenticate:
              schema:
                type: string
              example: Bearer realm="parcels", error="invalid_token"
        "405":
          description: Parcels in transit cannot be changed.
          headers:
            Allow:
              schema:
                type: array
                items:
                  type: string
              example: [GET, HEAD]
        "416":
          description: There are fewer parts.
          headers:
            Content-Range:
              schema:
                type: string
              example: bytes */1234
        "429":
          description: Too many requests.
          headers:
            Retry-After:
              schema:
                type: integer
              example: 120
        "503":
          description: Down for maintenance.
          headers:
            Retry-After:
              schema:
                type: string
                enum: ["3600", "Sun, 06 Nov 2026 08:49:37 GMT"]
`;

const either = yaml`
  /parcels:
    get:
      responses:
        "503":
          description: Down for maintenance.
          headers:
            Retry-After:
              schema:
                oneOf:
                  - type: integer
                  - type: string
                    format: date-time
            Location:
              schema:
                type: string
              example: <where to look>
`;

const foreignValues = yaml`
  /parcels/{parcelId}:
    get:
      responses:
        "200":
          description: The parcel.
          headers:
            ETag:
              example: 33a64df5 # <--
            Last-Modified:
              schema:
                type: string
                example: "2026-10-21T07:28:00Z" # <--
`;

const mendedValues = yaml`
  /parcels/{parcelId}:
    get:
      responses:
        "200":
          description: The parcel.
          headers:
            ETag:
              example: '"33a64df5"'
            Last-Modified:
              schema:
                type: string
                example: Wed, 21 Oct 2026 07:28:00 GMT
`;

const wrongValues = yaml`
  /parcels/{parcelId}:
    get:
      responses:
        "200":
          description: The parcel.
          headers:
            Content-Range:
              example: 0-24/66 # <--
        "307":
          description: The parcel is elsewhere.
          headers:
            Location:
              schema:
                type: string
              example: the other depot # <--
        "401":
          description: Sign in first.
          headers:
            WWW-Authenticate:
              schema:
                type: string
              example: Bearer realm=the parcels # <--
        "405":
          description: Parcels in transit cannot be changed.
          headers:
            Allow:
              example: GET HEAD # <--
        "429":
          description: Too many requests.
          headers:
            Retry-After:
              schema:
                type: string
              example: 1 hour # <--
`;

const foreignSchemas = yaml`
  /parcels:
    get:
      responses:
        "200":
          description: The parcels.
          headers:
            ETag:
              schema:
                type: integer # <--
            Expires:
              schema:
                type: string
                format: date-time # <--
`;

const mendedSchemas = yaml`
  /parcels:
    get:
      responses:
        "200":
          description: The parcels.
          headers:
            ETag:
              schema:
                type: string
            Expires:
              schema:
                type: string
                format: http-date
`;

const wrongSchemas = yaml`
  /parcels:
    get:
      responses:
        "429":
          description: Too many requests.
          headers:
            Retry-After:
              schema:
                type: string
                format: duration # <--
        "503":
          description: Down for maintenance.
          headers:
            retry-after:
              schema:
                type: boolean # <--
`;

export default defineRule({
  id: "field-value-valid",
  summary: "The fields that clients read by machine are described in their own syntax.",
  rationale:
    "Libraries parse these fields by the grammar of the standard and drop what does not fit: a `Retry-After` of `1 hour` makes no client wait, an `ETag` without quotes matches nothing, a `Last-Modified` in ISO 8601 is no date. Mocks and generated clients take the schema and the example at their word.",
  references: [rfc(9110, "10.2"), ...fieldSyntaxes.map(({ reference }) => reference)],
  strength: "MUST",
  remedy: "Give the field a schema that can hold its syntax, and an example that is written in it.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",
  everywhere: true,

  scope: "response",
  *check(response, { index }) {
    if (member(response.node.value, "headers") === undefined) return;
    for (const [name, field] of response.headers) {
      const syntax = findFieldSyntax(name);
      const fault = syntax && findFieldFault(index.references, field, syntax);
      if (fault !== undefined)
        yield { at: fault.at, message: `${response.subject} ${fault.message}: write ${syntax?.words ?? ""}.` };
    }
  },

  fix: { title: "Write it as the field asks for", safety: "suggested", plan: planValue },

  good: [
    { title: "Fields that clients can read", paths: right },
    { title: "A branch that can carry the field, and a placeholder", paths: either },
  ],
  bad: [
    { title: "Values in the form of another standard", paths: foreignValues, fixed: mendedValues },
    { title: "Values that clients drop", paths: wrongValues },
    { title: "Schemas in the form of another standard", paths: foreignSchemas, fixed: mendedSchemas },
    { title: "Schemas that cannot hold a value", paths: wrongSchemas },
  ],
});
