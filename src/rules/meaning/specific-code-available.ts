import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isMismatch, nameCode, sayMismatch } from "../mismatch.ts";
import { writeMeantCode } from "../move-responses.ts";

const fitting = yaml`
  /photos:
    post:
      requestBody:
        content:
          image/png: {}
      responses:
        "400":
          description: The photo cannot be read.
        "413":
          description: The file is too large.
        "415":
          description: The file type is not supported.
`;

const astray = yaml`
  /photos:
    post:
      requestBody:
        content:
          image/png: {}
      responses:
        "400":
          description: The file is too large. # <--
        "403":
          description: Unsupported media type of the photo. # <--
        "500":
          description: The bad response came from a third party API, or a gateway timeout. # <--
  /pets:
    get:
      responses:
        "400":
          description: No permission to list pets. # <--
`;

const told = yaml`
  /photos:
    post:
      requestBody:
        content:
          image/png: {}
      responses:
        "413":
          description: The file is too large.
        "415":
          description: Unsupported media type of the photo.
        "502":
          description: The bad response came from a third party API, or a gateway timeout.
  /pets:
    get:
      responses:
        "403":
          description: No permission to list pets.
`;

export default defineRule({
  id: "specific-code-available",
  summary: "A response has the most specific code for what it says.",
  rationale:
    "A client can act on 413 or 415: it compresses, or converts. All that it can do after a 400 is to show the text to somebody who reads English.",
  references: [rfc(9110, "15.5"), rfc(9110, "15.6")],
  strength: "practice",
  remedy: "Answer with the code that the description asks for, and keep the general one for what has no other.",
  severity: "info",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["400", "403", "404", "409", "500"],
  uses: isMismatch("specific-code-available"),
  check: sayMismatch("specific-code-available", (code) => `that is ${nameCode(code)}, which a client can act on`),
  fix: writeMeantCode(),

  good: [{ title: "Specific codes, and what has none", paths: fitting }],
  bad: [{ title: "General codes for special cases", paths: astray, fixed: told }],
});
