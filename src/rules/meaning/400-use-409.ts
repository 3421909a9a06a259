import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isMismatch, sayMismatch } from "../mismatch.ts";
import { writeMeantCode } from "../move-responses.ts";

const fitting = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "400":
          description: The content is malformed JSON, or the pet is a duplicate.
        "409":
          description: A pet with this chip already exists.
  /toys/{toyId}/duplicate:
    post:
      responses:
        "400":
          description: The toy to duplicate is not valid.
`;

const astray = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "400":
          description: A pet with this chip already exists. # <--
  /stays/{stayId}:
    delete:
      responses:
        "403":
          description: The stay has already ended. # <--
  /vets:
    post:
      responses:
        "500":
          description: Duplicate entry. # <--
`;

const told = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "409":
          description: A pet with this chip already exists.
  /stays/{stayId}:
    delete:
      responses:
        "409":
          description: The stay has already ended.
  /vets:
    post:
      responses:
        "409":
          description: Duplicate entry.
`;

const twofold = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "409":
          description: A pet with this chip already exists.
        "422":
          description: The name is already taken. # <--
`;

export default defineRule({
  id: "400-use-409",
  summary: "A conflict with the state of a resource is answered with 409.",
  rationale:
    "409 tells a client that its request was fine and that the resource is in the way: it can fetch it, show it or take another name. After a 400 a client can only ask its user to correct what was not wrong.",
  references: [rfc(9110, "15.5.10")],
  strength: "practice",
  remedy: "Answer with 409 and say in the content what stands in the way and how the client gets around it.",
  severity: "warn",
  preset: "core",
  since: "0.1.0",

  scope: "response",
  keys: ["400", "403", "404", "422", "500"],
  uses: isMismatch("400-use-409"),
  check: sayMismatch(
    "400-use-409",
    () => "that is 409 Conflict, which tells a client that the request was fine and the resource is in the way",
  ),
  fix: writeMeantCode(),

  good: [{ title: "A conflict with the code for it", paths: fitting }],
  bad: [
    { title: "Conflicts behind other codes", paths: astray, fixed: told },
    { title: "A conflict beside the code for it", paths: twofold },
  ],
});
