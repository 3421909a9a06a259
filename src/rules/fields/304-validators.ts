import type { Plan } from "../../core/fix.ts";
import type { Judgement } from "../../core/judge.ts";
import { type Context, defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isRemote } from "../../openapi/locations.ts";
import type { OperationIndex } from "../../openapi/operation-index.ts";
import type { Place } from "../../openapi/references.ts";
import type { Response, ResponseUse } from "../../openapi/response.ts";
import { reads } from "../checks.ts";
import { findOtherUse, joinWritten, type Written, writeField } from "../field-fixes.ts";
import { responseOf } from "../fixes.ts";
import { findReferred } from "../header-components.ts";

const kept = yaml`
  /maps/{mapId}:
    get:
      responses:
        "200":
          description: The map.
          headers:
            ETag:
              schema:
                type: string
            Cache-Control:
              schema:
                type: string
            Last-Modified:
              schema:
                type: string
        "304":
          description: The map that the client holds is the latest.
          headers:
            etag:
              schema:
                type: string
            cache-control:
              schema:
                type: string
`;

const plain = yaml`
  /maps:
    get:
      responses:
        "200":
          description: The maps.
        "304":
          description: Nothing new.
  /maps/draw:
    post:
      responses:
        "200":
          description: The map that was drawn.
          headers:
            ETag:
              schema:
                type: string
        "304":
          description: It was drawn already, as another rule says.
`;

const lost = yaml`
  /maps/{mapId}:
    get:
      responses:
        "200":
          description: The map.
          headers:
            ETag:
              schema:
                type: string
            Vary:
              schema:
                type: string
        "304": # <--
          description: The map that the client holds is the latest.
          headers:
            Vary:
              schema:
                type: string
`;

const mended = yaml`
  /maps/{mapId}:
    get:
      responses:
        "200":
          description: The map.
          headers:
            ETag:
              schema:
                type: string
            Vary:
              schema:
                type: string
        "304":
          description: The map that the client holds is the latest.
          headers:
            Vary:
              schema:
                type: string
            ETag:
              $ref: "#/components/headers/ETag"
`;

const component = yaml`
  components:
    headers:
      ETag:
        description: The version of the representation, for conditional requests.
        schema:
          type: string
        example: '"v7"'
`;

const lostByReference = yaml`
  /maps/{mapId}:
    get:
      responses:
        "200":
          description: The map.
          headers:
            Cache-Control:
              $ref: "#/components/headers/ForAnHour"
        "304": # <--
          description: The map that the client holds is the latest.
`;

const mendedByReference = yaml`
  /maps/{mapId}:
    get:
      responses:
        "200":
          description: The map.
          headers:
            Cache-Control:
              $ref: "#/components/headers/ForAnHour"
        "304":
          description: The map that the client holds is the latest.
          headers:
            Cache-Control:
              $ref: "#/components/headers/ForAnHour"
`;

const forAnHour = yaml`
  components:
    headers:
      ForAnHour:
        schema:
          type: string
        example: max-age=3600
`;

const names = ["Cache-Control", "Content-Location", "ETag", "Expires", "Vary"];

export default defineRule({
  id: "304-validators",
  summary: "A 304 has the fields that bring a cached response up to date.",
  rationale:
    "A 304 tells a cache to go on with what it holds, and its fields replace the old ones. RFC 9110 obliges the server to send those of `Cache-Control`, `Content-Location`, `ETag`, `Expires` and `Vary` that a 200 to the same request would have. A cache that does not get them lets fresh content go stale, or asks about the wrong version next time.",
  references: [rfc(9110, "15.4.5"), rfc(9111, "4.3.4")],
  strength: "MUST",
  remedy: "Document under the 304 the same fields as under the 200, best by reference to one definition of each.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["304"],
  uses: (use, response) => listLost(use, response).length > 0,
  *check(response) {
    const { at, subject, uses } = response;
    const fields = listAllLost(response).map((name) => `\`${name}\``);
    if (fields.length === 0) return;
    const [whole, it] = [uses.length === 1 ? "200 documents" : "200s document", fields.length === 1 ? "it" : "them"];
    yield {
      at,
      message: `${subject} lacks ${list(fields)}, which the ${whole}: document ${it} here too, as caches go by the 304.`,
    };
  },

  fix: { title: "Add what the 200 has", safety: "suggested", plan: planFields },

  good: [
    { title: "The fields of the 200 except `Last-Modified`, which a 304 need not have", paths: kept },
    { title: "No field to repeat, and a method that reads nothing", paths: plain },
  ],
  bad: [
    { title: "A cache that forgets the version", paths: lost, fixed: mended, fixedBeside: component },
    {
      title: "A cache that does not learn how long it is fresh",
      paths: lostByReference,
      beside: forAnHour,
      fixed: mendedByReference,
    },
  ],
});

/** The fields of the operation's 200 that the 304 has not; where nothing is read, a 304 is wrong whatever it has. */
function listLost({ operation }: ResponseUse, { headers }: Response): readonly string[] {
  if (!reads(operation)) return [];
  const whole = operation.responses.find(({ key }) => key === "200");
  return whole === undefined
    ? []
    : names.filter((name) => whole.headers.has(name.toLowerCase()) && !headers.has(name.toLowerCase()));
}

function listAllLost(response: Response): readonly string[] {
  const lost = new Set(response.uses.flatMap((use) => listLost(use, response)));
  return names.filter((name) => lost.has(name));
}

/** Each field as the 200 has it: by the same reference, where there is one. */
function planFields(found: Judgement, { index }: Context): Plan | undefined {
  const response = responseOf(found);
  const lost = listAllLost(response);
  const [first, ...others] = lost.map((name): Written => {
    const refused = findOtherUse(response, name);
    return refused === undefined
      ? writeField(response, name, index, undefined, findInWhole(response, name, index))
      : { refused };
  });
  if (first === undefined) return undefined;
  return { title: `Add ${list(lost.map((name) => `\`${name}\``))}`, ...joinWritten([first, ...others]) };
}

/** What the first of the 200s that has a field refers to for it. */
function findInWhole({ uses }: Response, name: string, { references }: OperationIndex): Place | undefined {
  for (const { operation } of uses)
    for (const { key, node, headers } of operation.responses) {
      const field = key === "200" ? headers.get(name.toLowerCase()) : undefined;
      const holder = field && references.child(node, "headers");
      const place = field && holder && findReferred(references, holder, field.name);
      if (place !== undefined && !isRemote(place.document.source)) return place;
    }
  return undefined;
}

function list(fields: readonly string[]): string {
  const last = fields.at(-1) ?? "";
  return fields.length <= 1 ? last : `${fields.slice(0, -1).join(", ")} and ${last}`;
}
