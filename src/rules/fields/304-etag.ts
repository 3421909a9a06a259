import type { Plan } from "../../core/fix.ts";
import type { Judgement } from "../../core/judge.ts";
import { type Context, defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { findMethod } from "../../http/methods.ts";
import { rfc } from "../../http/reference.ts";
import type { MediaType } from "../../openapi/media-types.ts";
import type { References } from "../../openapi/references.ts";
import type { Response, ResponseUse } from "../../openapi/response.ts";
import { listMembers, onceForSchema } from "../../openapi/schemas.ts";
import { requireField } from "../checks.ts";
import { findOtherUse, joinWritten, type Written, writeField } from "../field-fixes.ts";
import { responseOf } from "../fixes.ts";

const versioned = yaml`
  /timetables/{line}:
    get:
      responses:
        "200":
          description: The timetable.
        "304":
          description: The timetable has not changed.
          headers:
            ETag:
              description: The version of the representation, for conditional requests.
              schema:
                type: string
              example: '"v7"'
`;

const others = yaml`
  /timetables:
    get:
      responses:
        "200":
          description: The timetables.
        "304":
          description: The timetables have not changed.
          headers:
            Last-Modified:
              schema:
                type: string
  /lines:
    get:
      responses:
        "200":
          description: The lines, by version.
          headers:
            ETag:
              schema:
                type: string
        "304":
          description: The lines have not changed, as another rule says.
  /stops:
    get:
      responses:
        "200":
          description: The stops, with their version.
          content:
            application/json:
              schema:
                type: object
                properties:
                  etag:
                    type: string
        "304":
          description: The stops have not changed.
  /lines/{line}/start:
    post:
      responses:
        "200":
          description: The line was started.
        "304":
          description: The line was running, as another rule says.
`;

const unversioned = yaml`
  /timetables/{line}:
    get:
      responses:
        "200":
          description: The timetable.
        "304": # <--
          description: The timetable has not changed.
`;

const mended = yaml`
  /timetables/{line}:
    get:
      responses:
        "200":
          description: The timetable.
          headers:
            ETag:
              $ref: "#/components/headers/ETag"
        "304":
          description: The timetable has not changed.
          headers:
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

const twoReaders = yaml`
  /timetables/{line}:
    get:
      responses:
        "200":
          $ref: "#/components/responses/Found"
        "304": # <--
          description: The timetable has not changed.
  /stops/{stop}:
    get:
      responses:
        "200":
          $ref: "#/components/responses/Found"
`;

const found = yaml`
  components:
    responses:
      Found:
        description: What was asked for.
`;

const askForETag = requireField(
  "ETag",
  "document it, or `Last-Modified`, here and with the 200, as a client sends it back to ask whether anything has changed",
);

export default defineRule({
  id: "304-etag",
  summary: "Where a 304 may come, the responses say which version they are.",
  rationale:
    "A client asks whether something has changed by sending back the `ETag` or `Last-Modified` that came with it. Where neither is documented, nobody can ask, and the 304 is never seen.",
  references: [rfc(9110, "8.8.3.1"), rfc(9110, "8.8.2.1"), rfc(9110, "15.4.5")],
  strength: "SHOULD",
  remedy: "Document `ETag`, or else `Last-Modified`, under both the 200 and the 304.",
  severity: "info",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["304"],
  uses: hasNoVersion,
  check: (response, context) =>
    response.headers.has("last-modified") || !response.uses.some((use) => hasNoVersion(use, response, context))
      ? []
      : askForETag(response, context),
  fix: { title: "Add `ETag`", safety: "suggested", plan: planVersion },

  good: [
    { title: "A version to ask with", paths: versioned },
    { title: "A date, a version that only the 200 has, and a method that reads nothing", paths: others },
  ],
  bad: [
    { title: "Nothing to ask with", paths: unversioned, fixed: mended, fixedBeside: component },
    { title: "Nothing to ask with, as the 200 is that of others too", paths: twoReaders, beside: found },
  ],
});

/** A version is of use where the 200 has it, too: so both get it, or neither. */
function planVersion(found: Judgement, { index }: Context): Plan {
  const response = responseOf(found);
  const wholes = new Set(
    response.uses.flatMap(({ operation }) => operation.responses.filter(({ key }) => key === "200")),
  );
  const readers = new Set(response.uses.map(({ operation }) => operation));
  const written = [...wholes].map((whole): Written => {
    for (const { operation, key } of whole.everyUse)
      if (key !== "200" || !readers.has(operation))
        return { refused: `the 200 that needs it too serves ${operation.name}` };
    return writeField(whole, "ETag", index);
  });
  const refused = findOtherUse(response, "ETag");
  const plan = joinWritten([refused === undefined ? writeField(response, "ETag", index) : { refused }, ...written]);
  return {
    title: `Add \`ETag\` here and to ${wholes.size === 1 ? "the 200" : `${wholes.size} responses under 200`}`,
    ...plan,
  };
}

/** Whether the operation reads, and its 200 has neither `ETag` nor `Last-Modified`, nor content that tells the version. */
function hasNoVersion({ operation }: ResponseUse, _: Response, { index }: Context): boolean {
  if (findMethod(operation.method)?.safe !== true) return false;
  const whole = operation.responses.find(({ key }) => key === "200");
  if (whole === undefined || whole.headers.has("etag") || whole.headers.has("last-modified")) return false;
  return !whole.mediaTypes.some((mediaType) => tellsVersion(mediaType, index.references));
}

function tellsVersion({ schema }: MediaType, references: References): boolean {
  const described = schema();
  return described !== undefined && hasTag(references, described);
}

const hasTag = onceForSchema((references, schema) =>
  listMembers(references, schema).some(({ name }) => /^_?etag$/i.test(name)),
);
