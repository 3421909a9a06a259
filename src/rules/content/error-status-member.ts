import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { rememberFirstUsers } from "../first-users.ts";
import { findInExamples, findInSchema } from "../status-members.ts";

const same = yaml`
  /tickets/{ticketId}:
    get:
      responses:
        "404":
          description: There is no such ticket.
          content:
            application/problem+json:
              schema:
                type: object
                properties:
                  status:
                    type: integer
                    const: 404
                  code:
                    type: string
                    example: "500"
              example:
                type: about:blank
                status: 404
        "409":
          description: The ticket is sold.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Failure"
        "410":
          description: The show is over.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Failure"
              example:
                status: closed
                statusCode: "410"
                code: 404
`;

const failure = yaml`
  components:
    schemas:
      Failure:
        type: object
        properties:
          statusCode:
            type: integer
            enum: [409, 410]
            example: 409
          status:
            type: integer
            example: 409
`;

const other = yaml`
  /tickets/{ticketId}:
    get:
      responses:
        "403":
          description: The ticket belongs to somebody else.
          content:
            application/problem+json:
              example:
                title: Not yours
                status: 401 # <--
        "404":
          description: There is no such ticket.
          content:
            application/json:
              schema:
                type: object
                properties:
                  statusCode:
                    type: integer
                    default: 500 # <--
                  message:
                    type: string
        "409":
          description: The ticket is sold.
          content:
            application/json:
              example:
                code: 400 # <--
                message: Bad request
        "410":
          description: The show is over.
          content:
            application/json:
              schema:
                type: object
                properties:
                  http_status:
                    type: string
                    enum:
                      - "404" # <--
`;

const isFirst = rememberFirstUsers("error-status-member");

export default defineRule({
  id: "error-status-member",
  summary: "The status in an error's content is the status of the response.",
  rationale:
    "RFC 9457 has `status` repeat the code of the response, for those who get to see the content alone: a log, a queue, a person. Where the two differ, nobody can tell which one the server meant, and clients that read one of them act on the wrong error.",
  references: [rfc(9457, "3.1.2")],
  strength: "MUST",
  remedy: "Write the code of the response, or move the example to the response that it belongs to.",
  severity: "error",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: (key) => /^[45]\d\d$/.test(key),
  *check(response, { index }) {
    const { key, subject, mediaTypes, everyKey } = response;
    for (const mediaType of mediaTypes) {
      const stated = findInExamples(mediaType, key) ?? findInSchema(index, mediaType, key);
      if (stated === undefined) continue;
      const { name, code, at, where, schema } = stated;
      if (schema !== undefined && !isFirst(index, schema, response)) continue;
      const advice = everyKey.includes(code)
        ? `this definition serves ${code} too, so give ${key} one of its own`
        : `write ${key}, or document the response under ${code}`;
      yield { at, message: `${subject} says that \`${name}\` is ${code} in ${where}: ${advice}.` };
      return;
    }
  },

  good: [{ title: "The same code twice, and members that are no status", paths: same, beside: failure }],
  bad: [{ title: "Another code in the content", paths: other }],
});
