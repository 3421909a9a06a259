import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { isPublic, type Operation } from "../../openapi/operation.ts";
import { atResponses, nameSome } from "../checks.ts";
import { openApiResponses } from "../references.ts";
import { addResponses } from "../response-fixes.ts";

const precise = yaml`
  /seats/{seatId}/booking:
    put:
      responses:
        "200":
          description: The seat is yours.
        "409":
          description: Somebody was faster.
        4XX:
          description: Another mistake of the caller's.
        default:
          description: Anything else.
    get:
      responses:
        default:
          description: The booking.
    delete:
      responses:
        "204":
          description: The seat is free again.
  /health:
    get:
      responses:
        "200":
          description: All is well, and there is nothing that a client could do wrong.
        default:
          description: Something is wrong.
`;

const vague = yaml`
  /seats/{seatId}/booking:
    put:
      responses: # <--
        "200":
          description: The seat is yours.
        4XX:
          description: The request was wrong.
        5XX:
          description: The server was wrong.
`;

const sole = yaml`
  /seats/{seatId}/booking:
    put:
      responses: # <--
        "200":
          description: The seat is yours.
        default:
          description: Something went wrong.
`;

const named = yaml`
  /seats/{seatId}/booking:
    get:
      responses: # <--
        "200":
          description: The booking.
        4XX:
          description: The request was wrong.
        5XX:
          description: The server was wrong.
`;

const telling = yaml`
  /seats/{seatId}/booking:
    get:
      responses:
        "200":
          description: The booking.
        "404":
          $ref: "#/components/responses/NotFound"
        4XX:
          description: The request was wrong.
        5XX:
          description: The server was wrong.
`;

export default defineRule({
  id: "4xx-range-vague",
  summary: "At least one error is documented by its own code.",
  rationale:
    "`4XX` and `default` say that something may go wrong, not what. Whoever writes a client cannot tell a conflict from a missing resource, nor what is worth another try, and handles all failures alike.",
  references: [openApiResponses],
  strength: "practice",
  remedy: "Name the errors that a client can act upon, such as 404, 409 or 422, and keep the range for the rest.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",
  follows: { setting: "ranges" },

  scope: "operation",
  *check(operation, { settings }) {
    const vague = listVague(operation);
    if (vague.length === 0) return;
    // Who has decided about ranges is not asked to think again: allowed, they suffice; forbidden, another rule speaks.
    if (settings.ranges !== undefined && vague.some((key) => key.endsWith("XX"))) return;
    const suggestion = suggestFor(operation);
    if (suggestion === undefined) return;
    yield {
      at: atResponses(operation),
      message: `${operation.name} documents its errors as ${nameSome(vague)} only: name those that a client can act upon, such as ${suggestion}.`,
    };
  },
  fix: addResponses("Add an error by reference to the shared response", (operation) => listSuggested(operation)),

  good: [
    { title: "A code beside the range, and a `default` that is no error", paths: precise },
    {
      title: "Ranges, where the house allows them",
      paths: vague.replace(" # <--", ""),
      settings: { ranges: "allowed" },
    },
    {
      title: "Ranges, where another rule forbids them",
      paths: vague.replace(" # <--", ""),
      settings: { ranges: "forbidden" },
    },
  ],
  bad: [
    {
      title: "A range where a resource may be missing",
      paths: named,
      fixed: telling,
      beside: yaml`
        components:
          responses:
            NotFound:
              description: There is no such seat.
      `,
    },
    { title: "Ranges only", paths: vague },
    { title: "A `default` only", paths: sole, settings: { ranges: "allowed" } },
  ],
});

/** The ranges and the `default` that are all there is on errors; none where a code is named, or nothing is said. */
function listVague({ responseKeys, version }: Operation): readonly string[] {
  if (responseKeys.some((key) => /^[45]\d\d$/.test(key))) return [];
  const ranges = version === "2.0" ? [] : responseKeys.filter((key) => /^[45]XX$/.test(key));
  // A `default` that stands alone may be the success.
  const hasDefault = responseKeys.includes("default") && responseKeys.some((key) => /^[123](?:\d\d|XX)$/.test(key));
  return hasDefault ? [...ranges, "`default`"] : ranges;
}

/** An error that the client may well meet; none where it sends nothing that could be wrong. */
function suggestFor({ path, method, requestBody, parameters, security }: Operation): string | undefined {
  if (requestBody !== undefined) return method === "POST" || method === "PUT" ? "409 or 422" : "422";
  if (path.includes("{")) return "404";
  if (parameters.length > 0) return "400";
  return isPublic(security) ? undefined : "401";
}

function listSuggested(operation: Operation): readonly (readonly string[])[] {
  const code = suggestFor(operation);
  // Of two, only the author can tell which one is answered.
  return code === undefined || !/^\d{3}$/.test(code) ? [] : [[code]];
}
