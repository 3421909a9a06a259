import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { addField } from "../field-fixes.ts";
import { findUsualFormat } from "../usual-format.ts";

const told = yaml`
  /pictures:
    put:
      requestBody:
        content:
          application/json: {}
      responses:
        "415":
          description: The picture has another format.
          headers:
            Accept:
              description: The media types that the resource takes.
              schema:
                type: string
              example: application/json
`;

const others = yaml`
  /pictures/{pictureId}:
    post:
      responses:
        "415":
          description: The picture has another format.
          headers:
            accept-post:
              schema:
                type: string
              example: image/png, image/webp
    patch:
      responses:
        "415":
          description: The patch has another format.
          headers:
            Accept-Patch:
              schema:
                type: string
              example: application/merge-patch+json
    put:
      responses:
        "415":
          description: The picture is compressed in a way that the server does not know.
          headers:
            Accept-Encoding:
              schema:
                type: string
              example: gzip
`;

const untold = yaml`
  /pictures:
    put:
      requestBody:
        content:
          application/json: {}
      responses:
        "415": # <--
          description: The picture has another format.
`;

const mended = yaml`
  /pictures:
    put:
      requestBody:
        content:
          application/json: {}
      responses:
        "415":
          description: The picture has another format.
          headers:
            Accept:
              $ref: "#/components/headers/Accept"
`;

const component = yaml`
  components:
    headers:
      Accept:
        description: The media types that the resource takes.
        schema:
          type: string
        example: application/json
`;

const empty = yaml`
  /pictures/{pictureId}/hide:
    post:
      responses:
        "415": # <--
          description: Unsupported media type.
`;

const names = ["Accept", "Accept-Post", "Accept-Patch", "Accept-Encoding"];
const nameByMethod: ReadonlyMap<string, string> = new Map([
  ["POST", "Accept-Post"],
  ["PATCH", "Accept-Patch"],
]);

export default defineRule({
  id: "415-accept",
  summary: "A 415 has a field that tells which formats are taken instead.",
  rationale:
    "A client that sent the wrong format can send another one at once if it learns which are taken: `Accept` names media types, `Accept-Post` and `Accept-Patch` those of one method, `Accept-Encoding` content codings. To a 415 that refuses a PATCH document, RFC 5789 asks for `Accept-Patch`.",
  references: [rfc(9110, "15.5.16"), rfc(5789, "2.2"), rfc(5789, "3.1")],
  strength: "SHOULD",
  remedy: "Document `Accept` under the headers of the response, or `Accept-Post`, `Accept-Patch` or `Accept-Encoding`.",
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "response",
  keys: ["415"],
  *check({ at, headers, subject, uses }) {
    if (names.some((name) => headers.has(name.toLowerCase()))) return;
    const methods = new Set(uses.map(({ operation }) => operation.method));
    const [method = ""] = methods;
    const own = methods.size === 1 ? nameByMethod.get(method) : undefined;
    const choice = own === undefined ? "`Accept`" : `\`Accept\` or \`${own}\``;
    const otherwise = uses.some(({ operation }) => operation.requestBody !== undefined)
      ? "or `Accept-Encoding` where it is the content coding that is refused"
      : "or remove the response, as no content of the request is documented";
    yield {
      at,
      message: `${subject} has no field that tells what is taken instead: document ${choice}, ${otherwise}.`,
    };
  },
  fix: addField("Accept", {
    describe: (index) => ({ example: findUsualFormat(index) }),
    refuse: ({ uses }) =>
      uses.some(({ operation }) => operation.requestBody !== undefined)
        ? undefined
        : "no content of the request is documented",
  }),

  good: [
    { title: "The media types that are taken", paths: told },
    { title: "The fields of a method, and of content codings", paths: others },
  ],
  bad: [
    { title: "A refusal without an alternative", paths: untold, fixed: mended, fixedBeside: component },
    { title: "A refusal of content that is not documented", paths: empty },
  ],
});
