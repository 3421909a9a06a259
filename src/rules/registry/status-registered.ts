import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { findStatusCode, findVendorCode } from "../../http/status-codes.ts";
import { moveResponse, nothing } from "../move-responses.ts";
import { ianaStatusCodes, openApiStatusCodes } from "../references.ts";

const registered = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
        "401":
          description: The session has expired.
        "429":
          description: Too many requests.
          headers:
            Retry-After:
              schema:
                type: integer
`;

const coined = yaml`
  /pets:
    get:
      responses:
        "299": # <--
          description: The pets, more or less.
        "419": # <--
          description: The session has expired.
`;

const replaceable = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
        "420": # <--
          description: Too many requests.
        "499": # <--
          description: The client has gone away.
`;

const replaced = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
        "429":
          description: Too many requests.
          headers:
            Retry-After:
              $ref: "#/components/headers/Retry-After"
`;

export default defineRule({
  id: "status-registered",
  summary: "A status code is one that IANA lists.",
  rationale:
    "A client treats a code it does not know as the x00 of its class, so what an invented code meant to say is lost on every library, proxy and monitor in between. For the codes that vendors coined there is a registered one that says the same.",
  references: [ianaStatusCodes, openApiStatusCodes, rfc(9110, "15")],
  strength: "SHOULD",
  remedy:
    "Write a registered code that says the same; the message names one where there is one. Where the house cannot do without its own code, list it in the setting `allow`.",
  severity: "error",
  preset: "core",
  since: "0.1.0",
  everywhere: true,
  follows: { setting: "allow" },

  scope: "response",
  keys: (key) => /^[1-5]\d\d$/.test(key) && findStatusCode(key) === undefined,
  *check({ at, key, subject }, { settings: { allow = [] } }) {
    if (!allow.includes(key)) yield { at, message: `${subject} is not a registered status code${advise(key)}.` };
  },
  fix: moveResponse("Write the registered code that says the same", ({ key }) => findInstead(key)),

  good: [{ title: "Codes that everybody knows", paths: registered }],
  bad: [
    {
      title: "Codes for which there is another, or no reader",
      paths: replaceable,
      fixed: replaced,
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
    { title: "Codes that somebody coined", paths: coined },
  ],
});

function advise(key: string): string {
  const vendor = findVendorCode(key);
  if (vendor === undefined)
    return `: clients treat it as ${key[0]}00, so write that, or the registered code that is meant`;
  const origin = ` (${vendor.coinedBy}: ${vendor.phrase})`;
  if (vendor.instead.length === 0) return `${origin}: remove it, as no client ever receives it`;
  const choices = [vendor.instead.slice(0, -1).join(", "), ...vendor.instead.slice(-1)].filter((part) => part !== "");
  return `${origin}: write ${choices.join(" or ")}`;
}

function findInstead(key: string): string | undefined {
  const [only = nothing, ...others] = findVendorCode(key)?.instead ?? [undefined, undefined];
  return others.length > 0 ? undefined : only;
}
