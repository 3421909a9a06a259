import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { askForResponse, listRequestTypes, quoteSome } from "../missing-response.ts";
import { addResponse } from "../response-fixes.ts";

const documented = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "201":
          description: The pet was added.
        "415":
          description: The content is no JSON.
    put:
      requestBody:
        content:
          text/csv: {}
      responses:
        "204":
          description: The pets were replaced.
        4XX:
          description: They were not; the content says why.
`;

const takesAll = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
  /blobs:
    post:
      requestBody:
        content:
          "*/*": {}
      responses:
        "201":
          description: The blob was stored.
  /old-pets:
    post:
      deprecated: true
      requestBody:
        content:
          application/json: {}
      responses:
        "201":
          description: The pet was added.
`;

const neverRefused = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses: # <--
        "201":
          description: The pet was added.
        "400":
          description: The pet has no name.
`;

const sometimesRefused = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "201":
          description: The pet was added.
        "400":
          description: The pet has no name.
        "415":
          $ref: "#/components/responses/UnsupportedMediaType"
`;

export default defineRule({
  id: "415-documented",
  summary: "An operation that takes content documents a 415.",
  rationale:
    "A forgotten `Content-Type`, or a form where JSON is expected, is among the first mistakes of a new client. With a 415 it learns at once that the format is wrong; with a bare 400 it looks for the mistake in its data.",
  references: [rfc(9110, "15.5.16")],
  strength: "practice",
  remedy: "Document 415, with the media types that are taken in `Accept`, `Accept-Post` or `Accept-Patch`.",
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "operation",
  check: askForResponse({
    oneOf: ["415", "4XX", "default"],
    reason: (operation) => {
      const types = listRequestTypes(operation);
      if (types.length === 0 || types.some((type) => type.trim().startsWith("*/*"))) return undefined;
      return `takes ${quoteSome(types)} and documents no 415`;
    },
    advice: ": write how it answers a client that sends anything else",
  }),
  fix: addResponse("415"),

  good: [
    { title: "A 415, or its range", paths: documented },
    { title: "No content, content of any kind, a deprecated operation", paths: takesAll },
  ],
  bad: [
    {
      title: "A format that nobody gets wrong",
      paths: neverRefused,
      fixed: sometimesRefused,
      beside: yaml`
        components:
          responses:
            UnsupportedMediaType:
              description: The content is no JSON.
      `,
    },
  ],
});
