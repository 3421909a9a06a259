import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { member } from "../../openapi/json-object.ts";
import type { MediaType } from "../../openapi/media-types.ts";
import type { Operation } from "../../openapi/operation.ts";
import type { Node, References } from "../../openapi/references.ts";
import { listNestedMembers, listParts, onceForSchema } from "../../openapi/schemas.ts";
import { askForResponse } from "../missing-response.ts";
import { addResponse } from "../response-fixes.ts";

const documented = yaml`
  /photos:
    post:
      requestBody:
        content:
          image/png:
            schema:
              type: string
              format: binary
      responses:
        "201":
          description: The photo was added.
        "413":
          description: The photo is larger than 5 MB.
  /videos:
    post:
      requestBody:
        content:
          application/octet-stream: {}
      responses:
        "201":
          description: The video was added.
        4XX:
          description: It was not; the content says why.
`;

const small = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "201":
          description: The pet was added.
  /pets/{petId}/name:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                name:
                  type: string
      responses:
        "204":
          description: The pet was renamed.
  /old-photos:
    post:
      deprecated: true
      requestBody:
        content:
          image/png: {}
      responses:
        "201":
          description: The photo was added.
`;

const limitless = yaml`
  /photos:
    post:
      requestBody:
        content:
          image/*:
            schema:
              type: string
              format: binary
      responses: # <--
        "201":
          description: The photo was added.
        "415":
          description: This is no photo.
  /pets/{petId}/papers:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                title:
                  type: string
                papers:
                  type: array
                  items:
                    type: string
                    format: binary
      responses: # <--
        "201":
          description: The papers were added.
`;

const limited = yaml`
  /photos:
    post:
      requestBody:
        content:
          image/*:
            schema:
              type: string
              format: binary
      responses:
        "201":
          description: The photo was added.
        "413":
          $ref: "#/components/responses/ContentTooLarge"
        "415":
          description: This is no photo.
  /pets/{petId}/papers:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                title:
                  type: string
                papers:
                  type: array
                  items:
                    type: string
                    format: binary
      responses:
        "201":
          description: The papers were added.
        "413":
          $ref: "#/components/responses/ContentTooLarge"
`;

export default defineRule({
  id: "413-documented",
  summary: "An operation that takes files documents a 413.",
  rationale:
    "Every server has a limit for what it takes, and it is files that run into it. A client that is told the limit, and the answer to what exceeds it, can check before it sends; one that is not told uploads for minutes, only to be cut off without a reason.",
  references: [rfc(9110, "15.5.14")],
  strength: "practice",
  remedy: "Document 413, with the limit in its description.",
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "operation",
  check: askForResponse({
    oneOf: ["413", "4XX", "default"],
    reason: (operation, { index }) => {
      const upload = operation.requestBody?.mediaTypes.find((type) => isUpload(type, operation, index.references));
      return upload && `takes files (\`${upload.name}\`) and documents no 413`;
    },
    advice: ": write how much is too much, and what a client gets then",
  }),
  fix: addResponse("413"),

  good: [
    { title: "A 413, or its range", paths: documented },
    { title: "No file, and a deprecated operation", paths: small },
  ],
  bad: [
    {
      title: "Files of any size",
      paths: limitless,
      fixed: limited,
      beside: yaml`
        components:
          responses:
            ContentTooLarge:
              description: The file is larger than 5 MB.
      `,
    },
  ],
});

const binaryTypes =
  /^(?:(?:image|video|audio|font)\/|application\/(?:octet-stream|pdf|zip|gzip|x-(?:tar|gzip|zip|7z)[\w-]*)\s*(?:;|$))/i;

function isUpload({ name, schema }: MediaType, operation: Operation, references: References): boolean {
  if (binaryTypes.test(name)) return true;
  const isMultipart = /^multipart\//i.test(name);
  const node = schema();
  if (node === undefined) return isMultipart && !isFormWithoutFile(operation);
  if (isFile(references, node)) return true;
  return isMultipart && mayHoldFile(references, node);
}

const isFile = onceForSchema((references, schema) => listParts(references, schema).some(({ node }) => isBinary(node)));

const mayHoldFile = onceForSchema((references, schema) => {
  const members = listNestedMembers(references, schema);
  return members.length === 0 || members.some(({ node }) => isBinary(node) || hasBinaryItems(references, node));
});

/** 2.0 describes a form by parameters, of which one is a file if it is an upload. */
function isFormWithoutFile({ parameters }: Operation): boolean {
  const fields = parameters.filter((parameter) => parameter.in === "formData");
  return fields.length > 0 && !fields.some(({ node }) => member(node.value, "type") === "file");
}

/** `format: binary` (3.0), `type: file` (2.0), and what 3.1 says: a media type of the content, or nothing about it. */
function isBinary({ value }: Node): boolean {
  const format = member(value, "format");
  if (format === "binary" || format === "byte" || format === "base64" || member(value, "type") === "file") return true;
  const inner = member(value, "contentMediaType");
  return typeof inner === "string" ? binaryTypes.test(inner) : member(value, "contentEncoding") === "base64";
}

function hasBinaryItems(references: References, node: Node): boolean {
  const items = references.child(node, "items");
  return items !== undefined && isBinary(items);
}
