import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isMismatch, sayMismatch } from "../mismatch.ts";
import { writeMeantCode } from "../move-responses.ts";

const fitting = yaml`
  /pets:
    get:
      responses:
        "429":
          description: Too many requests in a minute.
        "413":
          description: The file is larger than the limit of 5 MB.
        "403":
          description: The plan allows no more than ten clinics.
`;

const astray = yaml`
  /pets:
    get:
      responses:
        "403":
          description: Rate limit exceeded. # <--
    post:
      responses:
        "503":
          description: Too many requests, try again later. # <--
  /toys:
    get:
      responses:
        "400":
          description: The daily quota has been exceeded. # <--
`;

const told = yaml`
  /pets:
    get:
      responses:
        "429":
          description: Rate limit exceeded.
          headers:
            Retry-After:
              $ref: "#/components/headers/Retry-After"
    post:
      responses:
        "429":
          description: Too many requests, try again later.
          headers:
            Retry-After:
              $ref: "#/components/headers/Retry-After"
  /toys:
    get:
      responses:
        "429":
          description: The daily quota has been exceeded.
          headers:
            Retry-After:
              $ref: "#/components/headers/Retry-After"
`;

export default defineRule({
  id: "rate-limit-use-429",
  summary: "A client that asks too often is answered with 429.",
  rationale:
    "Client libraries wait and try again after a 429, and only after that. With another code they give up, or go on at full speed, and neither is what the limit is for.",
  references: [rfc(6585, "4")],
  strength: "MAY",
  remedy: "Answer with 429 and say in `Retry-After` when the client may come back.",
  severity: "warn",
  preset: "core",
  since: "0.1.0",

  scope: "response",
  keys: (key) => /^[45]\d\d$/.test(key) && key !== "429",
  uses: isMismatch("rate-limit-use-429"),
  check: sayMismatch("rate-limit-use-429", () => "that is 429 Too Many Requests, with `Retry-After`"),
  fix: writeMeantCode(),

  good: [{ title: "A limit with the code for it", paths: fitting }],
  bad: [
    {
      title: "Limits behind other codes",
      paths: astray,
      fixed: told,
      fixedBeside: yaml`
        components:
          headers:
            Retry-After:
              description: How many seconds to wait before the next request.
              schema:
                type: integer
                minimum: 0
              example: 120
      `,
    },
  ],
});
