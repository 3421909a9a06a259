import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isMismatch, sayMismatch } from "../mismatch.ts";
import { writeMeantCode } from "../move-responses.ts";

const fitting = yaml`
  /pets:
    get:
      responses:
        "401":
          description: The token is missing or has expired.
        "403":
          description: The caller may not see these pets.
  /toys:
    get:
      responses:
        "401":
          description: Not authorized to see the toys.
        "403":
          description: Forbidden. The token is valid, but has not the scope that is needed.
`;

const astray = yaml`
  /pets:
    get:
      responses:
        "401":
          description: The user does not have permission to see the pets. # <--
  /sessions:
    post:
      responses:
        "403":
          description: Wrong username or password. # <--
`;

const told = yaml`
  /pets:
    get:
      responses:
        "403":
          description: The user does not have permission to see the pets.
  /sessions:
    post:
      responses:
        "401":
          description: Wrong username or password.
`;

const swapped = yaml`
  /pets:
    get:
      responses:
        "401":
          description: The user does not have permission to see the pets. # <--
        "403":
          description: Invalid or missing access token. # <--
`;

export default defineRule({
  id: "401-or-403",
  summary: "401 asks for credentials, 403 refuses a caller who is known.",
  rationale:
    "A client answers 401 by asking its user to sign in again or by fetching a new token, and 403 by telling that somebody else has to grant access. With the codes mixed up, users are sent to sign in for ever, or are never asked to.",
  references: [rfc(9110, "15.5.2"), rfc(9110, "15.5.4")],
  strength: "MUST",
  remedy:
    "Answer with 401 where credentials are missing, invalid or expired, and with 403 where they are good and do not suffice.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["401", "403"],
  uses: isMismatch("401-or-403"),
  check: sayMismatch("401-or-403", (code) =>
    code === "401"
      ? "that is 401 Unauthorized, after which a client asks for new credentials"
      : "that is 403 Forbidden, as other credentials would not help",
  ),
  fix: writeMeantCode(),

  good: [{ title: "Each as it is meant", paths: fitting }],
  bad: [
    { title: "Mixed up", paths: astray, fixed: told },
    { title: "One for the other", paths: swapped },
  ],
});
