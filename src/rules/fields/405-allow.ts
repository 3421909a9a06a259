import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import type { JsonPath } from "../../openapi/json-path.ts";
import { formatPointer } from "../../openapi/locations.ts";
import type { OperationIndex } from "../../openapi/operation-index.ts";
import { listMethods, nameResource } from "../../openapi/resources.ts";
import type { Response } from "../../openapi/response.ts";
import { requireField } from "../checks.ts";
import { addField } from "../field-fixes.ts";

const untold = yaml`
  /pets/{petId}:
    get:
      responses:
        "200":
          description: The pet.
    put:
      responses:
        "200":
          description: The pet as it is now.
    delete:
      responses:
        "405": # <--
          description: This pet cannot be removed.
`;

const mended = yaml`
  /pets/{petId}:
    get:
      responses:
        "200":
          description: The pet.
    put:
      responses:
        "200":
          description: The pet as it is now.
    delete:
      responses:
        "405":
          description: This pet cannot be removed.
          headers:
            Allow:
              description: The methods that the resource supports.
              schema:
                type: string
              example: GET, PUT
`;

const shared = yaml`
  /pets:
    post:
      responses:
        "405":
          $ref: "#/components/responses/Closed"
  /toys:
    post:
      responses:
        "405":
          $ref: "#/components/responses/Closed"
`;

const closed = yaml`
  components:
    responses:
      Closed: # <--
        description: Not while the shelter is closed.
`;

const closedMended = yaml`
  components:
    responses:
      Closed:
        description: Not while the shelter is closed.
        headers:
          Allow:
            $ref: "#/components/headers/Allow"
    headers:
      Allow:
        description: The methods that the resource supports.
        schema:
          type: string
`;

export default defineRule({
  id: "405-allow",
  summary: "A 405 says which methods are allowed.",
  rationale:
    "RFC 9110 obliges a server that answers 405 to list the methods that the resource supports in `Allow`. A client that reads it knows at once what it can do instead.",
  references: [rfc(9110, "15.5.6"), rfc(9110, "10.2.1")],
  strength: "MUST",
  remedy:
    "Document `Allow` with the methods that the resource supports. Where it is not the method that was refused, another code is meant: 403 for a matter of permission, 409 for one of state, 422 for one of content.",
  severity: "error",
  preset: "core",
  since: "0.1.0",

  scope: "response",
  keys: ["405"],
  check: requireField(
    "Allow",
    "document the methods that are allowed, or use the code that is meant, such as 403, 409 or 422",
  ),
  fix: addField("Allow", { describe: () => ({ example: undefined }), showOwn: showOtherMethods }),

  good: [{ title: "The methods that are left", paths: mended }],
  bad: [
    { title: "A refusal without an alternative", paths: untold, fixed: mended },
    {
      title: "A refusal that serves several paths, and can name no method for all",
      paths: shared,
      beside: closed,
      fixed: shared,
      fixedBeside: closedMended,
    },
  ],
});

/** As specifications list them; others follow. */
const order = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** The methods that are left on the one path that has the response to itself; undefined where there are none, or many paths. */
function showOtherMethods({ node, everyUse }: Response, index: OperationIndex): string | undefined {
  const uses = [...everyUse];
  const [resource, ...others] = new Set(uses.map(({ operation }) => nameResource(operation)));
  const isWrittenThere = uses.some(
    ({ place }) => place.document === node.document && isSamePath(place.path, node.path),
  );
  if (resource === undefined || others.length > 0 || !isWrittenThere) return undefined;
  const refused = new Set(uses.map(({ operation }) => operation.method.toUpperCase()));
  const left = [...listMethods(index, resource)].map((method) => method.toUpperCase());
  const allowed = [...order, ...left.toSorted()].filter((method) => left.includes(method) && !refused.has(method));
  return allowed.length === 0 ? undefined : [...new Set(allowed)].join(", ");
}

function isSamePath(one: JsonPath, other: JsonPath): boolean {
  return formatPointer(one) === formatPointer(other);
}
