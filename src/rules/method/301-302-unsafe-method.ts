import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import type { ResponseUse } from "../../openapi/response.ts";
import { moveResponse } from "../move-responses.ts";

const plain = yaml`
  /reports/latest:
    get:
      responses:
        "302":
          description: The latest report is elsewhere.
  /orders:
    post:
      responses:
        "303":
          description: The order was placed; see its page.
  /orders/{orderId}:
    put:
      responses:
        "307":
          description: The order is kept elsewhere for now.
    delete:
      responses:
        "308":
          description: The order is kept elsewhere for good.
`;

const ambiguous = yaml`
  /orders:
    post:
      responses:
        "302": # <--
          description: The order was placed; see its page.
  /orders/{orderId}:
    put:
      responses:
        "301": # <--
          description: The order is kept elsewhere for good.
    delete:
      responses:
        "302": # <--
          description: The order is kept elsewhere for now.
`;

const unambiguous = yaml`
  /orders:
    post:
      responses:
        "303":
          description: The order was placed; see its page.
  /orders/{orderId}:
    put:
      responses:
        "308":
          description: The order is kept elsewhere for good.
    delete:
      responses:
        "307":
          description: The order is kept elsewhere for now.
`;

export default defineRule({
  id: "301-302-unsafe-method",
  summary: "A redirect says whether the method changes on the way.",
  rationale:
    "On 301 and 302 a user agent may turn a POST into a GET, and some libraries do so with every method. Whether the content arrives at the new place, or is lost without a word, then depends on the client.",
  references: [rfc(9110, "15.4.2"), rfc(9110, "15.4.3")],
  strength: "practice",
  remedy: "Write 303 where the client is to GET the result; 307 or 308 where it is to send the same request elsewhere.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["301", "302"],
  uses: isUnsafe,
  *check({ at, key, subject, uses }) {
    const use = uses.find(isUnsafe);
    if (use === undefined) return;
    const method = use.operation.method === "POST" ? "POST" : `a ${use.operation.method}`;
    const same = key === "301" ? "308" : "307";
    yield {
      at,
      message: `${subject} leaves it to the client whether ${method} becomes a GET: write 303 if it does, ${same} if it does not.`,
    };
  },
  fix: moveResponse("Write the code that says what becomes of the method", (use) => chooseCode(use)),

  good: [{ title: "Redirects that mean one thing", paths: plain }],
  bad: [{ title: "Redirects that each client reads in its own way", paths: ambiguous, fixed: unambiguous }],
});

function isUnsafe({ operation }: ResponseUse): boolean {
  return ["POST", "PUT", "PATCH", "DELETE"].includes(operation.method);
}

/** What most clients do anyhow: they GET what a POST led to for now, and send everything else again. */
function chooseCode({ key, operation }: ResponseUse): string {
  if (key === "301") return "308";
  return operation.method === "POST" ? "303" : "307";
}
