import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { requireField } from "../checks.ts";
import { addField } from "../field-fixes.ts";

const told = yaml`
  /videos/{videoId}:
    get:
      responses:
        "206":
          description: The range that was asked for.
          content:
            video/mp4: {}
          headers:
            Content-Range:
              description: Which part of the representation this is, and how long the whole is.
              schema:
                type: string
              example: bytes 0-499/1234
`;

const inParts = yaml`
  /videos/{videoId}:
    get:
      responses:
        "206":
          description: The ranges that were asked for, each with its own Content-Range.
          content:
            multipart/byteranges:
              schema:
                type: string
`;

const untold = yaml`
  /videos/{videoId}:
    get:
      responses:
        "206": # <--
          description: The range that was asked for.
          content:
            video/mp4: {}
`;

const mended = yaml`
  /videos/{videoId}:
    get:
      responses:
        "206":
          description: The range that was asked for.
          content:
            video/mp4: {}
          headers:
            Content-Range:
              $ref: "#/components/headers/Content-Range"
`;

const component = yaml`
  components:
    headers:
      Content-Range:
        description: Which part of the representation this is, and how long the whole is.
        schema:
          type: string
        example: bytes 0-499/1234
`;

const askForRange = requireField(
  "Content-Range",
  "document the field, as a client cannot place the part without it, or write 200 where no range was asked for",
);

export default defineRule({
  id: "206-content-range",
  summary: "A 206 says which part of the whole it holds.",
  rationale:
    "A client that resumes a download or seeks in a video gets a part, which is not always the one it asked for. `Content-Range` says where the part belongs and how long the whole is; without it the bytes cannot be put together. A page of a list, or half of a result, is not what 206 means.",
  references: [rfc(9110, "15.3.7"), rfc(9110, "14.4")],
  strength: "MUST",
  remedy:
    "Document `Content-Range` under the headers of the response. Where the answer is not to a request with `Range`, write 200.",
  severity: "error",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["206"],
  check: (response, context) => {
    const { mediaTypes } = response;
    // Each part has its own there, and the header section must have none (RFC 9110, 15.3.7.2).
    const isInParts = mediaTypes.length > 0 && mediaTypes.every(({ name }) => /^multipart\/byteranges\b/i.test(name));
    return isInParts ? [] : askForRange(response, context);
  },
  fix: addField("Content-Range", {
    keys: (key) => key !== "416",
    suits: (text) => !/\*\/\d/.test(text),
  }),

  good: [
    { title: "One part", paths: told },
    { title: "Several parts, each with a field of its own", paths: inParts },
  ],
  bad: [{ title: "A part that nobody can place", paths: untold, fixed: mended, fixedBeside: component }],
});
