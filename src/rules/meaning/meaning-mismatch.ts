import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isMismatch, nameCode, sayMismatch } from "../mismatch.ts";
import { writeMeantCode } from "../move-responses.ts";

const fitting = yaml`
  /pets/{petId}:
    get:
      responses:
        "404":
          description: There is no such pet, or the caller has no permission to see it.
        "409":
          description: The pet is locked.
        "410":
          description: The pet no longer exists.
`;

const astray = yaml`
  /pets/{petId}:
    put:
      responses:
        "405":
          description: Validation exception # <--
        "402":
          description: The token has expired. # <--
        "406":
          description: The pet was not found. # <--
  /sessions:
    post:
      responses:
        "422":
          description: Invalid credentials # <--
`;

const told = yaml`
  /pets/{petId}:
    put:
      responses:
        "422":
          description: Validation exception
        "401":
          description: The token has expired.
        "404":
          description: The pet was not found.
  /sessions:
    post:
      responses:
        "401":
          description: Invalid credentials
`;

export default defineRule({
  id: "meaning-mismatch",
  summary: "A specific code is described as what it means.",
  rationale:
    "A client reacts to 405 by giving up the method, to 406 by asking for another media type, and to 412 by fetching a new version. If the description tells another story, the reaction is wrong however well the client is written.",
  references: [rfc(9110, "15")],
  strength: "practice",
  remedy: "Answer with the code that the description asks for, or say what this code means here.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: (key) => /^4\d\d$/.test(key),
  uses: isMismatch("meaning-mismatch"),
  check: sayMismatch(
    "meaning-mismatch",
    (code, key) => `that is ${nameCode(code)}; write ${code}, or say what a ${key} means here`,
  ),
  fix: writeMeantCode(),

  good: [{ title: "Codes described as they are meant", paths: fitting }],
  bad: [{ title: "Codes described as others", paths: astray, fixed: told }],
});
