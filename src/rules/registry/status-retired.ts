import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { moveResponse } from "../move-responses.ts";
import { openApiStatusCodes } from "../references.ts";

const current = yaml`
  /reports:
    get:
      responses:
        "307":
          description: The reports are elsewhere for now.
          headers:
            Location:
              schema:
                type: string
`;

const retired = yaml`
  /reports:
    get:
      responses:
        "305": # <--
          description: Ask the proxy.
        "510": # <--
          description: An extension is missing.
  /reports/{reportId}:
    get:
      responses:
        "306": # <--
          description: Ask another proxy.
`;

const inService = yaml`
  /reports:
    get:
      responses:
        "307":
          description: Ask the proxy.
        "500":
          description: An extension is missing.
  /reports/{reportId}:
    get:
      responses:
        "307":
          description: Ask another proxy.
`;

const advice: Readonly<Record<string, string>> = {
  "305": "deprecated, as it let anybody redirect a client to a proxy: remove it, or write 307",
  "306": "unused and only reserved: remove it, or write 307",
  "510": "obsolete, with the experiment it came from: write 500, or 501 for what the server does not support",
};

export default defineRule({
  id: "status-retired",
  summary: "A status code is still in service.",
  rationale:
    "305, 306 and 510 are in the registry only so that nobody takes their numbers: 305 is deprecated, 306 unused, and 510 obsoleted together with the extension framework that needed it. Clients ignore them.",
  references: [rfc(9110, "15.4.6"), rfc(9110, "15.4.7"), rfc(2774, "7"), openApiStatusCodes],
  strength: "SHOULD",
  remedy: "Remove the response, or write the code in service that says the same.",
  severity: "error",
  preset: "core",
  since: "0.1.0",
  everywhere: true,

  scope: "response",
  keys: ["305", "306", "510"],
  *check({ at, key, subject }) {
    yield { at, message: `${subject} is ${advice[key]}.` };
  },
  fix: moveResponse("Write a code in service", ({ key }) => (key === "510" ? "500" : "307")),

  good: [{ title: "A redirect that clients follow", paths: current }],
  bad: [{ title: "Codes out of service", paths: retired, fixed: inService }],
});
