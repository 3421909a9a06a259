import type { Language } from "../phrase.ts";
import { outcomes } from "./english-outcomes.ts";
import { requests } from "./english-requests.ts";
import { resources } from "./english-resources.ts";

const classes = {
  be: "is|are|was|were|be|been|being",
  bad: "invalid|wrong|incorrect|bad|malformed|missing|absent|expired|unknown|unrecognized|unrecognised|revoked|disabled|inactive|illegal",
  badly:
    "invalid|wrong|incorrect|missing|absent|expired|empty|unrecognized|unrecognised|revoked|required|rejected|inactive",
  credential:
    "credential|credentials|token|access token|auth token|authentication token|authorization token|bearer token|bearer|jwt|jwt token|api token|refresh token|api key|apikey|access key|secret key|subscription key|password|passcode|totp|otp|totp passcode|session|session token|session key|session cookie|signature|client credentials|client secret|email or password|username or password|username and password|authentication|authorization|authentication information|authentication info|authentication credentials|authentication data|authentication details|authentication header|authorization header|authentication secret|authorization information|auth|auth header|client certificate",
  proof: "token|signature|jwt|session|credentials",
  permission:
    "permission|permissions|access|access rights|right|rights|privilege|privileges|scope|scopes|role|roles|authority|authorization|clearance",
  thing:
    "resource|object|item|entity|record|document|user|account|file|page|project|organization|id|entry|element|data|message|order|customer|product|group|team|key|token|session|job|task|instance|target",
  undo: "delete|remove|archive|close|cancel|stop|start",
  done: "deleted|removed|archived|cancelled|canceled|closed|started|stopped|reopened|resumed|reactivated|refunded|voided",
  server:
    "server|internal server|internal|system|service|internal service|backend|back end|database|db|storage|application|platform",
  upstream: "upstream|gateway|backend|back end|third party|external|remote|downstream|provider|partner",
  field:
    "field|fields|property|properties|attribute|attributes|email|email address|date|dates|date range|phone number|amount|currency|quantity|price|url|enum|field value|field values|enum value|enum status",
  parameter:
    "parameter|parameters|param|params|query|argument|arguments|uri|query string|header|headers|path parameter|id|uuid|identifier|limit|offset|cursor|filter|sort",
  document: "json|xml|yaml|body|request body|payload|content|request|message|input|syntax|query",
  kind: "media type|media types|content type|content types|mime type|mime types|file type|file types|file format|image type|image format|payload format|encoding|format of the payload|content encoding",
};

/** The phrases of English. A longer phrase outdoes a shorter one that it shares words with. */
export const english: Language = {
  table: { ...requests, ...resources, ...outcomes },
  classes,
  marks: "the this that these when if with from for not and been does doesn",
};
