import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { findMethod } from "../../http/methods.ts";
import { rfc } from "../../http/reference.ts";
import { type HeaderValue, listHeaderValues } from "../../openapi/header-values.ts";
import type { JsonPath } from "../../openapi/json-path.ts";
import { onceFor } from "../../openapi/once.ts";
import type { OperationIndex } from "../../openapi/operation-index.ts";
import type { References } from "../../openapi/references.ts";
import { listMethods, nameResource } from "../../openapi/resources.ts";
import { narrowUses, type Response, type ResponseUse } from "../../openapi/response.ts";
import { shorten } from "../../openapi/texts.ts";
import { nameSome } from "../checks.ts";

const truthful = yaml`
  /pets/{petId}:
    get:
      responses:
        "200":
          description: The pet.
    delete:
      responses:
        "405":
          description: This pet cannot be removed.
          headers:
            Allow:
              schema:
                type: string
              example: GET, HEAD, OPTIONS
`;

const shared = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
    post:
      responses:
        "405":
          $ref: "#/components/responses/Refused"
  /pets/{petId}:
    get:
      responses:
        "200":
          description: The pet.
    put:
      responses:
        "405":
          $ref: "#/components/responses/Refused"
`;

const refused = yaml`
  components:
    responses:
      Refused:
        description: Not while the shelter is closed.
        headers:
          Allow:
            schema:
              type: string
            example: GET, PUT, DELETE
`;

const contradicted = yaml`
  /pets/{petId}:
    get:
      responses:
        "200":
          description: The pet.
    delete:
      responses:
        "405":
          description: This pet cannot be removed.
          headers:
            Allow:
              schema:
                type: string
              example: GET, DELETE # <--
  /toys:
    get:
      responses:
        "200":
          description: The toys.
    post:
      responses:
        "405":
          description: The shop is full.
          headers:
            allow:
              schema:
                type: string
                default: GET, PUT # <--
`;

export default defineRule({
  id: "405-allow-truthful",
  summary: "The `Allow` of a 405 names methods that are documented and not refused.",
  rationale:
    "A client reads `Allow` to learn what is left to it. One that names the very method that was just refused sends the client round in a circle, and one that names a method which the path does not document leads to another refusal.",
  references: [rfc(9110, "10.2.1"), rfc(9110, "15.5.6"), rfc(9110, "2.2")],
  strength: "MUST",
  remedy:
    "Name the methods that the path documents, without the one that is refused. `HEAD` and `OPTIONS` may be named without being documented.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["405"],
  *check(response, { index }) {
    for (const { value, at } of listValues(index.references, response)) {
      const named = readMethods(value);
      const resource = named.length === 0 ? undefined : findResource(index, at);
      if (resource === undefined) continue;
      const documented = listMethods(index, resource);
      const fault = findFault(response, new Set(named), documented);
      if (fault === undefined) continue;
      const { subject, words } = fault;
      yield {
        at,
        message: `${subject} shows \`Allow: ${named.join(", ").slice(0, 80)}\`, with ${words} (the path documents ${nameMethods(documented)}).`,
      };
      return;
    }
  },

  good: [
    { title: "The methods that are left", paths: truthful },
    { title: "A value for many paths, which is only an example", paths: shared, beside: refused },
  ],
  bad: [{ title: "The method that is refused, and one that is not there", paths: contradicted }],
});

function findFault(response: Response, named: ReadonlySet<string>, documented: ReadonlySet<string>) {
  const isNamed = ({ operation }: ResponseUse) => named.has(operation.method.toUpperCase());
  const refused = response.uses.filter(isNamed);
  const [first] = refused;
  if (first !== undefined)
    return {
      subject: narrowUses(response, refused).subject,
      words: `${shorten(first.operation.method)}, the very method that it refuses: leave that out`,
    };
  const known = listAllowed(documented);
  const unknown = [...named].find((method) => !known.has(method));
  return unknown === undefined
    ? undefined
    : {
        subject: response.subject,
        words: `${unknown}, which the path does not document: leave that out, or document the method`,
      };
}

const nameMethods = onceFor(
  (documented: ReadonlySet<string>) => documented,
  (documented) => nameSome([...documented]),
);

/** The methods that a path may allow, in upper case. */
const listAllowed = onceFor(
  (documented: ReadonlySet<string>) => documented,
  (documented) => new Set(["HEAD", "OPTIONS", ...[...documented].map((method) => method.toUpperCase())]),
);

/** The methods in a value, in upper case; none where it is no list of methods, which another rule says. */
function readMethods(value: unknown): readonly string[] {
  const lists = Array.isArray(value) ? value.slice(0, 50) : [value];
  if (!lists.every((list) => typeof list === "string")) return [];
  const tokens = lists.flatMap((list) => list.slice(0, 1000).split(",")).map((token) => token.trim());
  const methods = tokens.filter((token) => token !== "");
  const isMethod = (token: string) => /^[A-Z][A-Z-]*$/.test(token) || findMethod(token.toUpperCase()) !== undefined;
  return methods.every(isMethod) ? methods.map((token) => token.toUpperCase()) : [];
}

function listValues(references: References, { headers }: Response): readonly HeaderValue[] {
  const field = headers.get("allow");
  return field === undefined ? [] : listHeaderValues(references, field);
}

/** The resource that a value of `Allow` speaks for; undefined where responses, headers or schemas that several resources share hold it. */
function findResource(index: OperationIndex, at: JsonPath): string | undefined {
  return listResources(index).get(findHolder(index, at));
}

/** By what holds a value of `Allow`: the one resource that it speaks for, or undefined where there are several. */
const listResources = onceFor(
  (index: OperationIndex) => index,
  (index): ReadonlyMap<unknown, string | undefined> => {
    const resources = new Map<unknown, string | undefined>();
    for (const response of index.responses) {
      const values = listValues(index.references, response);
      const names = new Set(values.length === 0 ? [] : response.uses.map(({ operation }) => nameResource(operation)));
      const [name] = names;
      for (const { at } of values) {
        const holder = findHolder(index, at);
        const isOne = names.size === 1 && (!resources.has(holder) || resources.get(holder) === name);
        resources.set(holder, isOne ? name : undefined);
      }
    }
    return resources;
  },
);

function findHolder({ references }: OperationIndex, at: JsonPath): unknown {
  return references.locate(at.slice(0, -1)).value;
}
