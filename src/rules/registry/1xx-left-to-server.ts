import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import type { StatusCode } from "../../http/status-codes.ts";
import type { Response, ResponseUse } from "../../openapi/response.ts";
import { isNamedAfter } from "../checks.ts";
import { moveResponse, nothing } from "../move-responses.ts";

const final = yaml`
  /films/{filmId}:
    put:
      responses:
        "201":
          description: The film was added.
        "413":
          description: The film is too long.
`;

const upgrade = yaml`
  /films/{filmId}/chat:
    get:
      responses:
        "101":
          description: Over to the chat.
          headers:
            Upgrade:
              schema:
                type: string
              example: websocket
  /machines/{machineId}/console:
    post:
      responses:
        "101":
          description: The connection is hijacked and becomes the console.
`;

const rehearsal = yaml`
  /status/103:
    get:
      summary: Answer with 103, for clients to rehearse it
      responses:
        "103":
          description: Early Hints
`;

const interim = yaml`
  /films/{filmId}:
    get:
      responses:
        "103": # <--
          description: The poster may be loaded already.
        "200":
          description: The film.
    put:
      responses:
        "100": # <--
          description: Go on and send the film.
        "102": # <--
          description: The film is being cut.
        "104": # <--
          description: The upload can be resumed.
        "201":
          description: The film was added.
`;

const without = yaml`
  /films/{filmId}:
    get:
      responses:
        "200":
          description: The film.
    put:
      responses:
        "201":
          description: The film was added.
`;

const switched = yaml`
  /films/{filmId}:
    post:
      responses:
        "101": # <--
          description: The film is being cut.
`;

const alone = yaml`
  /films/{filmId}:
    put:
      responses:
        "102": # <--
          description: The film is being cut.
`;

export default defineRule({
  id: "1xx-left-to-server",
  summary: "Interim responses are left to the HTTP server.",
  rationale:
    "100, 102, 103 and 104 come before the response proper. The HTTP server sends them by itself, and clients' libraries swallow them: no code of the API or of its users ever sees one, and a client generated from the description waits for it in vain. 101 is the exception: it ends the HTTP conversation where a GET asks to upgrade the connection.",
  references: [rfc(9110, "15.2")],
  strength: "practice",
  remedy: "Remove the response and document the final one. For work that goes on, answer 202.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["100", "101", "102", "103", "104"],
  uses: ({ operation }, response) =>
    !isNamedAfter(operation, response.key) &&
    (response.key !== "101" || !(operation.method === "GET" || isUpgrade(response))),
  *check(response) {
    const { at, key, status, subject, uses } = response;
    if (status === undefined) return;
    if (key !== "101") {
      yield { at, message: `${subject} is interim${nameState(status)}: ${advice[key] ?? ""}.` };
      return;
    }
    if (uses.every(isGet) || isUpgrade(response)) return;
    yield {
      at,
      message: `${subject} switches protocols, which a GET with \`Upgrade\` asks for: write the code that is meant, 202 for work that goes on.`,
    };
  },
  fix: moveResponse("Remove the response", ({ key }) => (key === "101" ? undefined : nothing)),

  good: [
    { title: "Final responses", paths: final },
    { title: "Connections that are upgraded", paths: upgrade },
    { title: "An operation that exists to answer so", paths: rehearsal },
  ],
  bad: [
    { title: "Responses that no client sees", paths: interim, fixed: without },
    { title: "A switch that nobody asked for", paths: switched },
    { title: "Nothing but what no client sees", paths: alone },
  ],
});

const advice: Readonly<Record<string, string>> = {
  "100": "the HTTP server sends it and clients' libraries swallow it, so remove it and document the final response",
  "102": "clients' libraries swallow it, so remove it, and answer 202 for work that goes on",
  "103":
    "the HTTP server sends it and clients' libraries swallow it, so remove it and give `Link` to the final response",
  "104": "clients' libraries swallow it, so remove it and document the final response",
};

/** That a registration is for a while only is worth a word. */
function nameState({ state, expires }: StatusCode): string {
  return state === "temporary" && expires !== undefined ? ` (and registered until ${expires} only)` : "";
}

function isGet({ operation }: ResponseUse): boolean {
  return operation.method === "GET";
}

/** Some connections are upgraded in answer to a POST; such a response says so. */
function isUpgrade({ headers, description = "" }: Response): boolean {
  return headers.has("upgrade") || /upgrad|hijack|web ?socket|switch/i.test(description);
}
