import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { reads, requireField } from "../checks.ts";
import { spotOf } from "../fixes.ts";

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
  fix: {
    title: "Add `Content-Range`",
    safety: "suggested",
    plan: (found) => ({
      edits: [
        {
          kind: "add",
          ...spotOf(found),
          keys: ["headers", "Content-Range"],
          value: {
            description: "How long the whole representation is.",
            schema: { type: "string" },
            example: "bytes */1234",
          },
        },
      ],
    }),
  },

  good: [
    { title: "The length of the whole", paths: told },
    { title: "The same in a response that is shared", paths: shared, beside: components },
    { title: "A part of an upload, which is no request for a range", paths: upload },
  ],
  bad: [{ title: "A length that is left to guess", paths: untold, fixed: told }],
});
