import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { reads, requireField } from "../checks.ts";
import { addField } from "../field-fixes.ts";

const told = yaml`
  /videos/{videoId}:
    get:
      responses:
        "416":
          description: The video is shorter than that.
          headers:
            Content-Range:
              description: How long the whole representation is.
              schema:
                type: string
              example: bytes */1234
`;

const shared = yaml`
  /videos/{videoId}:
    get:
      responses:
        "416":
          $ref: "#/components/responses/TooFar"
`;

const components = yaml`
  components:
    responses:
      TooFar:
        description: It is shorter than that.
        headers:
          content-range:
            schema:
              type: string
            example: bytes */47022
`;

const upload = yaml`
  /uploads/{uploadId}:
    put:
      responses:
        "416":
          description: The part does not follow the one before.
`;

const untold = yaml`
  /videos/{videoId}:
    get:
      responses:
        "416": # <--
          description: The video is shorter than that.
`;

const mended = yaml`
  /videos/{videoId}:
    get:
      responses:
        "416":
          description: The video is shorter than that.
          headers:
            Content-Range:
              $ref: "#/components/headers/Unsatisfied-Range"
`;

const component = yaml`
  components:
    headers:
      Unsatisfied-Range:
        description: How long the whole representation is.
        schema:
          type: string
        example: bytes */1234
`;

export default defineRule({
  id: "416-content-range",
  summary: "A 416 says how long the whole is.",
  rationale:
    "A client that asked for a range beyond the end has to know where the end is, for the next request or to see that its download was complete all along. `Content-Range: bytes */1234` tells it without another request.",
  references: [rfc(9110, "15.5.17"), rfc(9110, "14.4")],
  strength: "SHOULD",
  remedy: "Document `Content-Range` under the headers of the response, in the form `bytes */1234`.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["416"],
  // The section is about requests with `Range`, which only reading methods have; a part of an upload is another matter.
  uses: ({ operation }) => reads(operation),
  check: requireField(
    "Content-Range",
    "document the field (`bytes */1234`), so that clients learn how long the representation is",
  ),
  fix: addField("Content-Range", {
    keys: (key) => key === "416",
    // That of a 206 says which part it is.
    suits: (text) => !/\d-\d|\bpart\b/.test(text),
    component: "Unsatisfied-Range",
    describe: () => ({ description: "How long the whole representation is.", example: "bytes */1234" }),
  }),

  good: [
    { title: "The length of the whole", paths: told },
    { title: "The same in a response that is shared", paths: shared, beside: components },
    { title: "A part of an upload, which is no request for a range", paths: upload },
  ],
  bad: [{ title: "A length that is left to guess", paths: untold, fixed: mended, fixedBeside: component }],
});
