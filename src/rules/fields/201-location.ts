import { defineRule } from "../../core/rule.ts";
import { choiceOf } from "../../core/settings.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { requireField } from "../checks.ts";
import { createsOne, locationOfNew } from "../creations.ts";
import { addField } from "../field-fixes.ts";

const created = yaml`
  /pets:
    post:
      responses:
        "201":
          description: The pet was added.
          headers:
            Location:
              description: The new resource, or the one that the redirect leads to.
              schema:
                type: string
                format: uri-reference
              example: /items/42
`;

const replaced = yaml`
  /pets/{petId}:
    put:
      responses:
        "201":
          description: The pet was added, at the URI of the request.
  /toys:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: array
              items:
                type: object
      responses:
        "201":
          description: The toys were added.
  /pets:batch:
    post:
      responses:
        "201":
          description: The pets were added.
`;

const lost = yaml`
  /pets:
    post:
      responses:
        "201": # <--
          description: The pet was added.
`;

const mended = yaml`
  /pets:
    post:
      responses:
        "201":
          description: The pet was added.
          headers:
            Location:
              $ref: "#/components/headers/Location"
`;

const component = yaml`
  components:
    headers:
      Location:
        description: The new resource, or the one that the redirect leads to.
        schema:
          type: string
          format: uri-reference
`;

const group = yaml`
  /batch/v1/jobs:
    post:
      operationId: createBatchV1Job
      responses:
        "201": # <--
          description: The job was added.
`;

const groupMended = yaml`
  /batch/v1/jobs:
    post:
      operationId: createBatchV1Job
      responses:
        "201":
          description: The job was added.
          headers:
            Location:
              $ref: "#/components/headers/Location"
`;

const askForLocation = requireField(
  "Location",
  "document the field, so that clients find what they created, or answer 200 where nothing was created that has a URI of its own",
  "create",
);

export default defineRule({
  id: "201-location",
  summary: "A 201 says where the new resource is.",
  rationale:
    "A client that has created something wants to read, change or delete it next. `Location` names it in one step, without a guess at how the server builds its URIs. PUT needs none, as the resource is at the URI of the request; neither does the creation of many resources at once.",
  references: [rfc(9110, "9.3.3"), rfc(9110, "15.3.2"), rfc(9110, "10.2.2")],
  strength: "SHOULD",
  remedy: "Document `Location` under the headers of the response and send it: the URI of what was created.",
  severity: "error",
  preset: "core",
  since: "0.1.0",
  follows: { setting: "create" },

  scope: "response",
  keys: ["201"],
  uses: (use, { mediaTypes }, { index }) => createsOne(use.operation, mediaTypes, index.references),
  check: (response, context) =>
    choiceOf(context.settings, "create") === "201-location" ? askForLocation(response, context) : [],
  fix: addField("Location", locationOfNew),

  good: [
    { title: "The new resource is named", paths: created },
    { title: "PUT, and many resources at once", paths: replaced },
  ],
  bad: [
    { title: "A new resource that nobody can find", paths: lost, fixed: mended, fixedBeside: component },
    {
      title: "One job, in an API that is named after batches",
      paths: group,
      fixed: groupMended,
      fixedBeside: component,
    },
  ],
});
