import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { reads } from "../checks.ts";

const read = yaml`
  /pets/{petId}:
    get:
      responses:
        "304":
          description: The pet is as the client knows it.
    head:
      responses:
        "304":
          description: The pet is as the client knows it.
    put:
      responses:
        "412":
          description: The pet has changed since the client read it.
`;

const asked = yaml`
  /pets:
    query:
      responses:
        "304":
          description: The pets that match are as the client knows them.
    additionalOperations:
      PROPFIND:
        responses:
          "304":
            description: The properties are as the client knows them.
`;

const written = yaml`
  /pets/{petId}:
    put:
      responses:
        "304": # <--
          description: Nothing has changed.
    delete:
      responses:
        "304": # <--
          description: The pet has changed since the client read it.
`;

export default defineRule({
  id: "304-safe-method",
  summary: "304 answers a method that reads.",
  rationale:
    "304 tells a client to use the representation that it holds from an earlier GET. To a request that changes something it says nothing: a cache may take it for a refreshed copy, and the client cannot tell whether the change was made.",
  references: [rfc(9110, "15.4.5"), rfc(9110, "13.1.2")],
  strength: "MUST",
  remedy:
    "Write 412 where a precondition of the request is not met. Where nothing had to be changed, the request has succeeded: write 200 or 204.",
  severity: "error",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["304"],
  uses: ({ operation }) => !reads(operation),
  *check({ at, subject, uses }) {
    const use = uses.find(({ operation }) => !reads(operation));
    if (use === undefined) return;
    yield {
      at,
      message: `${subject} says that the copy from an earlier GET still holds, which answers no ${use.operation.method}: write 412 for a condition that is not met, 204 where nothing had to be changed.`,
    };
  },

  good: [
    { title: "Methods that read, and 412 for one that writes", paths: read },
    { title: "Other methods that read", paths: asked, since: "3.2" },
  ],
  bad: [{ title: "Methods that write", paths: written }],
});
