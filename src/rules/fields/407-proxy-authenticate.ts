import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { requireField } from "../checks.ts";
import { addField } from "../field-fixes.ts";

const told = yaml`
  /fetch:
    get:
      responses:
        "407":
          description: The proxy does not know the client.
          headers:
            Proxy-Authenticate:
              description: How to authenticate to the proxy.
              schema:
                type: string
              example: Basic realm="proxy"
`;

const unauthenticated = yaml`
  /fetch:
    get:
      responses:
        "401":
          description: The API does not know the client.
          headers:
            WWW-Authenticate:
              schema:
                type: string
`;

const untold = yaml`
  /fetch:
    get:
      responses:
        "407": # <--
          description: The proxy does not know the client.
`;

const mended = yaml`
  /fetch:
    get:
      responses:
        "407":
          description: The proxy does not know the client.
          headers:
            Proxy-Authenticate:
              $ref: "#/components/headers/Proxy-Authenticate"
`;

const component = yaml`
  components:
    headers:
      Proxy-Authenticate:
        description: How to authenticate to the proxy.
        schema:
          type: string
        example: Basic realm="proxy"
`;

const wrongField = yaml`
  /fetch:
    get:
      responses:
        "407": # <--
          description: The client is not signed in.
          headers:
            WWW-Authenticate:
              schema:
                type: string
`;

const wrongFieldMended = yaml`
  /fetch:
    get:
      responses:
        "407":
          description: The client is not signed in.
          headers:
            WWW-Authenticate:
              schema:
                type: string
            Proxy-Authenticate:
              $ref: "#/components/headers/Proxy-Authenticate"
`;

export default defineRule({
  id: "407-proxy-authenticate",
  summary: "A 407 says how to authenticate to the proxy.",
  rationale:
    "A client answers a 407 with credentials for the proxy, chosen by the challenge in `Proxy-Authenticate`; without a challenge it gives up. An API that refuses a caller itself means 401.",
  references: [rfc(9110, "15.5.8"), rfc(9110, "11.7.1")],
  strength: "MUST",
  remedy:
    "Document `Proxy-Authenticate` with the proxy's challenge. Where it is the API that asks for credentials, write 401 with `WWW-Authenticate`.",
  severity: "error",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["407"],
  check: requireField(
    "Proxy-Authenticate",
    "document the proxy's challenge, or write 401 where it is the API that asks for credentials",
  ),
  fix: addField("Proxy-Authenticate"),

  good: [
    { title: "The challenge of a proxy", paths: told },
    { title: "An API that asks for credentials itself", paths: unauthenticated },
  ],
  bad: [
    { title: "A proxy that does not say what it wants", paths: untold, fixed: mended, fixedBeside: component },
    { title: "The field of another code", paths: wrongField, fixed: wrongFieldMended, fixedBeside: component },
  ],
});
