import { defineRule } from "../../core/rule.ts";
import { citeSetting } from "../../core/settings.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isJson, isProblemJson, type MediaType } from "../../openapi/media-types.ts";
import type { Operation } from "../../openapi/operation.ts";
import type { ResponseUse } from "../../openapi/response.ts";
import { isOfError, isProbe, tellsOfError } from "../bodies.ts";
import { writeProblem } from "../problem-fixes.ts";

const problem = yaml`
  /transfers/{transferId}:
    get:
      responses:
        "200":
          description: The transfer.
          content:
            application/json: {}
        "404":
          description: There is no such transfer.
          content:
            application/problem+json: {}
        "406":
          description: The transfer cannot be had in that form.
          content:
            application/json: {}
            application/problem+json: {}
        "422":
          description: The amount is negative.
          content:
            text/html: {}
`;

const standards = yaml`
  /articles/{articleId}:
    get:
      responses:
        "404":
          description: There is no such article.
          content:
            application/vnd.api+json: {}
  /oauth2/token:
    post:
      responses:
        "400":
          description: The grant is invalid.
          content:
            application/json: {}
  /health:
    get:
      responses:
        "503":
          description: What is not well.
          content:
            application/json: {}
`;

const nearly = yaml`
  /transfers/{transferId}:
    get:
      responses:
        "404":
          description: There is no such transfer.
          content:
            application/json: # <--
              schema:
                type: object
                properties:
                  title:
                    type: string
                  status:
                    type: integer
`;

const truly = yaml`
  /transfers/{transferId}:
    get:
      responses:
        "404":
          description: There is no such transfer.
          content:
            application/problem+json:
              schema:
                type: object
                properties:
                  title:
                    type: string
                  status:
                    type: integer
`;

const own = yaml`
  /transfers/{transferId}:
    get:
      responses:
        "404":
          description: There is no such transfer.
          content:
            application/json: # <--
              schema:
                type: object
                properties:
                  reason:
                    type: string
        5XX:
          description: The bank does not answer.
          content:
            application/vnd.bank.error+json: {} # <--
`;

const anything = yaml`
  /transfers/{transferId}:
    get:
      responses:
        "200":
          description: The transfer.
        default:
          description: Anything else.
          content:
            application/json; charset=utf-8: {} # <--
`;

export default defineRule({
  id: "error-problem-details",
  summary: "An error in JSON is a problem as RFC 9457 defines it.",
  rationale:
    "With `application/problem+json` a client, a gateway or a log knows by the media type alone that it holds an error, and where its kind, its title and its details are. A format of one's own has to be learned anew for each API.",
  references: [rfc(9457, "3"), rfc(9457, "1")],
  strength: "practice",
  remedy: "Answer with `application/problem+json`; what the format of your own says besides can be added as members.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",
  follows: { setting: "errorMediaType", calledForBy: "problem-json" },

  scope: "response",
  keys: (key) => isOfError(key) || key === "default",
  uses: isJudged,
  *check({ subject, mediaTypes }, { settings }) {
    const { errorMediaType = "problem-json" } = settings;
    if (errorMediaType !== "problem-json" || mediaTypes.some(({ name }) => isProblemJson(name))) return;
    const other = mediaTypes.find(isOfNoStandard);
    if (other === undefined) return;
    yield {
      at: other.at,
      message: `${subject} answers with ${other.name}: write application/problem+json, whose members every client knows${citeSetting(settings, "errorMediaType")}.`,
    };
  },
  fix: writeProblem(isOfNoStandard, isJudged),

  good: [
    { title: "Problems, and an error that is no JSON", paths: problem },
    { title: "Errors whose form another standard decides, and a probe that tells of no error", paths: standards },
    {
      title: "A house that has decided for its own JSON",
      paths: anything.replace(" # <--", ""),
      settings: { errorMediaType: "json" },
    },
  ],
  bad: [
    { title: "Problems that are not called so", paths: nearly, fixed: truly },
    { title: "Errors in a form of their own", paths: own },
    {
      title: "Errors in JSON, where the house wants problems",
      paths: anything,
      fixed: anything.replace("application/json; charset=utf-8: {} # <--", "application/problem+json: {}"),
      settings: { errorMediaType: "problem-json" },
    },
  ],
});

/** JSON:API, SCIM, FHIR and their like say themselves what an error looks like. */
function isOfNoStandard({ name }: MediaType): boolean {
  return isJson(name) && !/^application\/(?:vnd\.api|vnd\.error|scim|fhir|jrd|geo)\+json/i.test(name.trim());
}

/** RFC 6749, 5.2, and its relatives fix `application/json`. */
function isOAuth({ path }: Operation): boolean {
  return /\/(?:oauth2?|oidc|connect)\/|\/(?:token|introspect|revoke|userinfo)\/?$/i.test(path);
}

function isJudged(use: ResponseUse): boolean {
  return tellsOfError(use) && !isOAuth(use.operation) && !isProbe(use.operation);
}
