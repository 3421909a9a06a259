import type { Plan } from "../../core/fix.ts";
import type { Judgement } from "../../core/judge.ts";
import { type Context, defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { member } from "../../openapi/json-object.ts";
import { onceFor } from "../../openapi/once.ts";
import { listMethods } from "../../openapi/resources.ts";
import { narrowUses, type Response, type ResponseUse } from "../../openapi/response.ts";
import { shorten } from "../../openapi/texts.ts";
import { findResource, listAllowValues, readMethods } from "../allow-values.ts";
import { nameSome } from "../checks.ts";
import { responseOf } from "../fixes.ts";

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

const corrected = yaml`
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
              example: GET
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
                default: GET
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
    for (const { value, at } of listAllowValues(index.references, response)) {
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

  fix: { title: "Name the methods that are documented and not refused", safety: "suggested", plan: planMethods },

  good: [
    { title: "The methods that are left", paths: truthful },
    { title: "A value for many paths, which is only an example", paths: shared, beside: refused },
  ],
  bad: [{ title: "The method that is refused, and one that is not there", paths: contradicted, fixed: corrected }],
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

/** What is right of the value stays; where nothing is, all that is documented comes. */
function planMethods(found: Judgement, { index }: Context): Plan | undefined {
  const { path, document } = found.place;
  const value = path.reduce<unknown>(member, document.data);
  const resource = findResource(index, found.at);
  // One of several values, or of several texts that are one value, is no list of its own.
  if (typeof value !== "string" || typeof path.at(-1) !== "string" || resource === undefined) return undefined;
  const documented = listMethods(index, resource);
  const refused = new Set(responseOf(found).uses.map(({ operation }) => operation.method.toUpperCase()));
  const allowed = [...listAllowed(documented)].filter((method) => !refused.has(method));
  const named = readMethods(value).filter((method) => allowed.includes(method));
  const left = named.length > 0 ? named : allowed.filter((method) => documented.has(method));
  if (left.length === 0) return undefined;
  return { edits: [{ kind: "set", source: document.source, path, value: [...new Set(left)].join(", ") }] };
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
