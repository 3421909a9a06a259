import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { openApiStatusCodes } from "../references.ts";

const forbidden = yaml`
  /coffee:
    post:
      responses:
        "403":
          description: This account may not brew.
`;

const teapot = yaml`
  /coffee:
    post:
      responses:
        "418": # <--
          description: This account may not brew.
`;

export default defineRule({
  id: "418-teapot",
  summary: "418 is not used.",
  rationale:
    "418 comes from an April Fools' joke of 1998. So many servers joke with it that the registry keeps it back as unused; to a client it is a 400 with a smile, whatever it was meant to say.",
  references: [rfc(9110, "15.5.19"), openApiStatusCodes],
  strength: "SHOULD",
  remedy: "Write the code that is meant: 400 if none fits better, 403 for a refusal, 501 for what is not there yet.",
  severity: "error",
  preset: "core",
  since: "0.1.0",
  everywhere: true,

  scope: "response",
  keys: ["418"],
  *check({ at, subject }) {
    yield {
      at,
      message: `${subject} is a joke that the registry keeps unused: write the code that is meant, such as 403, 409 or 429, and 400 if none fits better.`,
    };
  },

  good: [{ title: "A refusal that clients understand", paths: forbidden }],
  bad: [{ title: "A teapot", paths: teapot }],
});
