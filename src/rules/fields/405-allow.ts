import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { requireField } from "../checks.ts";
import { addField } from "../fixes.ts";

const told = yaml`
  /pets/{petId}:
    delete:
      responses:
        "405":
          description: This pet cannot be removed.
          headers:
            Allow:
              description: The methods that the resource supports.
              schema:
                type: string
              example: GET, HEAD
`;

const untold = yaml`
  /pets/{petId}:
    delete:
      responses:
        "405": # <--
          description: This pet cannot be removed.
`;

export default defineRule({
  id: "405-allow",
  summary: "A 405 says which methods are allowed.",
  rationale:
    "RFC 9110 obliges a server that answers 405 to list the methods that the resource supports in `Allow`. A client that reads it knows at once what it can do instead.",
  references: [rfc(9110, "15.5.6"), rfc(9110, "10.2.1")],
  strength: "MUST",
  remedy:
    "Document `Allow` with the methods that the resource supports. Where it is not the method that was refused, another code is meant: 403 for a matter of permission, 409 for one of state, 422 for one of content.",
  severity: "error",
  preset: "core",
  since: "0.1.0",

  scope: "response",
  keys: ["405"],
  check: requireField(
    "Allow",
    "document the methods that are allowed, or use the code that is meant, such as 403, 409 or 422",
  ),
  fix: addField("Allow"),

  good: [{ title: "The methods that are left", paths: told }],
  bad: [{ title: "A refusal without an alternative", paths: untold, fixed: told }],
});
