import { listPhrases } from "../phrase.ts";

const classes = {
  be: "is|are|was|were|be|been|being",
  bad: "invalid|wrong|incorrect|bad|malformed|missing|absent|expired|unknown|unrecognized|unrecognised|revoked|disabled|inactive|illegal",
  badly:
    "invalid|wrong|incorrect|missing|absent|expired|empty|unrecognized|unrecognised|revoked|required|rejected|inactive",
  credential:
    "credential|credentials|token|access token|auth token|authentication token|authorization token|bearer token|bearer|jwt|jwt token|api token|refresh token|api key|apikey|access key|secret key|subscription key|password|passcode|totp|otp|totp passcode|session|session token|session key|session cookie|signature|client credentials|client secret|email or password|username or password|username and password|authentication|authorization|authentication information|authentication info|authentication credentials|authentication data|authentication details|authentication header|authorization header|authentication secret|authorization information|auth|auth header|client certificate",
  sign: "sign|log|login|logon|signin",
  may: "can|could|may|might|must|will",
  permission:
    "permission|permissions|access|access rights|right|rights|privilege|privileges|scope|scopes|role|roles|authority|authorization|clearance",
  thing:
    "resource|object|item|entity|record|document|user|account|file|page|project|organization|id|entry|element|data|message|order|customer|product|group|team|key|token|session|job|task|instance|target",
  server:
    "server|internal server|internal|system|service|internal service|backend|back end|database|db|storage|application|platform",
  upstream: "upstream|gateway|backend|back end|third party|external|remote|downstream|provider|partner",
  field:
    "field|fields|property|properties|attribute|attributes|email|email address|date|dates|date range|phone number|amount|currency|quantity|price|url|enum|field value|field values|enum value|enum status",
  parameter:
    "parameter|parameters|param|params|query|argument|arguments|query string|header|headers|path parameter|id|uuid|identifier|limit|offset|cursor|filter|sort",
  document: "json|xml|yaml|body|request body|payload|content|request|message|input|syntax|query",
  limit: "limit|limits|threshold|maximum",
  kind: "media type|media types|content type|content types|mime type|mime types|file type|file types|file format|image type|image format|payload format|encoding|format of the payload|content encoding",
};

/** The phrases of English. A longer phrase outdoes a shorter one that it shares words with. */
export const english = listPhrases(
  {
    badRequest: `
      bad request
      bad requests
      client error
      client side error
      request error
      invalid request
      invalid requests
      request [<be>] not valid
      request [<be>] invalid
      incorrect request
      wrong request
      illegal request
      bad response
      unacceptable request`,
    vague: `
      invalid
      not valid
      incorrect*
      wrong
      bad
      illegal
      unacceptable
      improper
      erroneous
      unexpected (input|parameters|values)`,
    invalidInput: `
      (invalid|incorrect|wrong|bad|illegal|unacceptable) [or (missing|unexpected|incorrect|incomplete)] [user] (input|inputs|data|payload|body|request body|content|document|object|entity|json body|arguments|value|values|format) $
      (input|inputs|data|payload|body|request body|content|document|object|entity) [<be>] (invalid|incorrect|wrong|bad|not valid|not acceptable)`,
    malformed: `
      malformed
      mal formed
      misformed
      ill formed
      (badly|poorly|wrongly|improperly|incorrectly) (formed|formatted)
      not well formed
      (syntax|parse|parsing|deserialization|decoding) (error|errors|failure|exception|problem)
      (invalid|incorrect|bad|wrong) [request] syntax
      syntactically (invalid|incorrect|wrong)
      (can|could) not [be] (parse*|decode*|deserialize*|unmarshal*|unmarshall*|read)
      unable to (parse|decode|read|deserialize)
      failed to (parse|decode|read|deserialize)
      (invalid|bad|broken) (json|xml|yaml)
      (json|xml|yaml) [format] <be> (invalid|wrong|incorrect|not valid|bad)
      not [a] valid (json|xml|yaml)
      not [be] (unmarshalled|parsable|parseable)
      unparsable
      unparseable`,
    parameter: `
      (page|next page|continuation|sync|pagination|cursor|nextpage|pagetoken) token ~ (invalid|expired|not valid)
      (invalid|expired) [next] (page|continuation|sync|pagination) token
      (invalid|missing|incorrect|bad|wrong|unknown|unexpected|unsupported|illegal|required|mandatory|malformed) [or (missing|invalid|incorrect)] [query|path|request|input|url|required|mandatory] <parameter> $
      (missing|lacks|lack|lacking) [a|the|one of the|some|any] [required|mandatory] [query|path|request|input] <parameter>
      <parameter> [<be>] (invalid|missing|incorrect|wrong|not valid|not provided|not specified|not supported|malformed|required|mandatory|out of range|not recognized|unknown|empty)
      (parameter|header|field|argument|information|info|data|value) ~ not [be] found
      not [be] found in [the] (request|body|header|headers|claims|token|query|url)
      <be> not [in] [a] (valid|recognized|recognised|correct|supported) format
      <be> not [a] valid (format|number|integer|uuid|identifier|id|date)
      not [of] [a] (valid|recognized|correct) format
      (required|mandatory) [query|path|request|input] (parameter|parameters|param|params|argument|arguments|header|headers)
      not within [the] bounds
      out of (range|bounds)
      (missing|no|empty|without) [request|json|a|the] (body|payload)
      [request] body [<be>] (missing|empty|required)
      invalid [or missing] <thing>
      (invalid|incorrect|wrong|bad|unknown) ~ (id|ids|identifier|identifiers|name|slug|uuid|cursor|page|parameter|parameters|argument|arguments) $`,
    validation: `
      (validation|validations|validating) [of ~] [<be>|has] (error*|fail*|exception*|problem*|violation*|issue*|did not pass|not passed|unsuccessful|not successful)
      ^ validation $
      (fail*|did not pass|not pass*|not passed) ~ validation
      (failed|fails|fail) [to] validat*
      (does|do|did) not validate
      (invalid|incorrect|wrong|illegal|unacceptable|inconsistent|incompatible|bad) <field> $
      <field> [<be>|has|have] (invalid|incorrect|wrong|illegal|not valid|inconsistent|not acceptable|rejected)
      (missing|lacks|lacking|without|no) [a|the|some|one or more|any] [required|mandatory] (field|fields|property|properties|attribute|attributes|value|values)
      (required|mandatory) (field|fields|property|properties|attribute|attributes|value|values) [<be>|not] [missing|empty|absent|provided|set|present|specified]
      unprocessable
      (can|could) not be processed
      (semantic|semantically) (error|errors|invalid|incorrect|wrong|erroneous)
      well formed but
      (schema|constraint|rule|business rule|policy|integrity) (violation|violations|error|errors|validation)
      violat* [a|an|the|one of the] [business|validation|schema|integrity] (rule|rules|constraint|constraints|schema)
      (does|do|did) not (match|conform to|comply with|meet|satisfy|fulfill|adhere to) ~ (schema|criteria|requirement|requirements|constraint|constraints|rule|rules|policy|format|pattern|expected)
      (can|could|must|may|should) not be (null|empty|blank|negative|zero|longer|shorter|greater|less|larger|smaller|in the past|in the future|before|after)
      must (be|not be|have|contain|match|start|end) [a|an|in|at least|at most|between|greater|less|positive]
      too (short|long|weak|old|young)
      [date|time] ~ before [the] start [date|time]
      (incorrect|invalid|wrong|bad|inconsistent|incompatible) [or (missing|incorrect|invalid)] (combination|permission combination|state value|range|type|configuration|enum|option|choice|schema)
      incompatible`,
    authentication: `
      unauthenticated
      un authenticated
      not [be|been] (authenticated|logged in|logged on|signed in)
      (user|client|caller|requester|you) [<be>] not (logged in|signed in|authenticated)
      (authentication|authenticating|auth) [has|have] (error|errors|failed|fails|failure|failures|failing|is required|required|needed|was unsuccessful|unsuccessful|not successful|exception|issue|issues|problem|problems|challenge)
      (failed|unsuccessful|failing) [to] (authenticat*|login|log in|sign in)
      (requires|require|required|needs|need|missing|lacks|lacking|no|without) [valid|user|client|a|an|any|proper] (authentication|login|log in|credentials)
      (login|log in|sign in) (failed|failure|required|is required|expired|error)
      (can|could) not [be] (authenticated|authenticate)
      unable to authenticate
      <bad> [or <bad>|and <bad>] [access|api|the|a|an|user|or|provided|authentication|security|bearer] <credential> $
      (invalid|missing|no|expired) or (no|missing|invalid|expired) <credential> [provided|supplied|given|sent]
      (no|without) [valid|a|an|any] [api|access|authentication|bearer] <credential> [<be>|or|and|was|were] [provided|supplied|given|sent|found|present|included|specified|set|invalid]
      <credential> [provided|supplied|given|sent|used|value|information] [<be>|has|have|or|has been|have been|might be|may be] <badly>
      <credential> [provided|supplied|given|sent|used|value] [<be>|has|have] (missing or invalid|invalid or missing|missing or incorrect|missing or expired|invalid or expired|expired or invalid|not valid|not provided|not supplied|not present|not sent|not recognized|not found|not correct|incorrect or missing|no longer valid|not currently enabled|currently not enabled|not enabled)
      (valid|correct|proper) [api|access|authentication|bearer] <credential> [<be>|has|have] (required|needed|not provided|was not provided|missing|not supplied|not given|not been provided)
      (lacks|lack|missing|lacking|without) [valid|proper|any|the|an|a] [authentication|authorization] <credential>
      (expired|invalid|revoked|missing|incorrect|wrong|bad) [or <bad>] (access|api|auth|authentication|bearer|security|refresh|id) (token|key|tokens|keys)
      (incorrect|invalid|wrong|bad|unknown) (username|user name|user|email|login|user id|email address) (or|and|,) [or] password
      (username|user name|email|login|email address) (or|and|,) password [<be>] (incorrect|invalid|wrong|bad|missing|not valid|not correct)
      (wrong|incorrect) password
      (token|session|key|credentials|password|login) [<be>|has|have] [been] [already] expired
      token ~ (expired|invalid) $
      (access data|login data) ~ (invalid|wrong|incorrect)
      could not associate a user`,
    authorization: `
      unauthorized
      unauthorised
      un authorized
      unathorized
      non authorized
      non authorised
      not [be|been] authorized
      not [be|been] authorised
      (authorization|authorisation) (error|errors|failed|failure|failures|required|is required|exception|issue|problem|denied|refused)
      unauthorized (access|request|action|operation|user|error)
      access (<be>|to) ~ unauthorized
      no authorization`,
    permission: `
      forbidden
      access [<be>] (denied|forbidden|refused|not allowed|prohibited|not permitted|restricted|rejected)
      (permission|permissions|authorization) [<be>] (denied|error|required|missing|issue|failure|refused|not granted)
      (no|without|lack|lacks|lacking|missing|insufficient|inadequate|not enough|not sufficient|needs|requires) [of] [the|any|a|an|sufficient|enough|necessary|required|proper|appropriate|correct|right|user|admin|write|read|api|all the|rbac|valid] [required|necessary|write|read|admin|access|rbac|oauth|proper] <permission> [to|for|on|in|$]
      (do|does|did) not [currently] have [the|any|a|an|sufficient|enough|necessary|required|proper|appropriate|correct|right|adequate|all the|write|read] [required|necessary|write|read|admin|proper|user|access|correct] <permission>
      (not|never) [be] (allowed|permitted|entitled|eligible) to
      (user|caller|client|you|store|account|token|key|requester) ~ not (allowed|permitted|entitled)
      not have [the] [required] (role|scope|privilege|privileges)
      insufficient (permission|permissions|privilege|privileges|rights|scope|scopes|access)
      (elevated|additional|higher|admin|administrator) (permission|permissions|privilege|privileges|rights|scope|scopes|access) [<be>] (required|needed|missing|necessary)
      <be> (prohibited|forbidden)
      (only|restricted to) ~ (admin|admins|administrator|administrators|owner|owners|superuser)
      (must|need to|needs to) be [an|a|the] (admin|administrator|owner|manager|superuser)
      not [<be>] [an|a|the] (admin|administrator|owner|lock owner|host|meeting host)`,
    notFound: `
      not found
      (can|could) not [be] (found|located)
      (can|could) not (find|locate)
      unable to (find|locate)
      failed to (find|locate)
      (does|do|did) not [actually|currently] (exist|exists)
      not (exist|exists|existing|existent)
      non existent
      non existing
      nonexistent
      no longer exist*
      no such
      no ~ (found|exists|exist) $
      no ~ (with|for|by|matching|under) (this|that|the|the given|such|given|a) ~ (id|ids|identifier|name|key|number|code|slug)
      no ~ with (this|that|the given|such) (id|identifier|name|key) [exists|found|exist]
      unknown (resource|entity|object|endpoint|route|url|domain|user|item|record)
      (resource|item|object|entity|page|user|record|document|file) (missing|unknown|not available|is missing|was missing|not exist*)
      nothing found`,
    gone: `
      (resource|object|item|page|document|file|content|it|record|endpoint|link|entity) [<be>|has] [been] [permanently] (gone|deleted permanently|permanently deleted|permanently removed|permanently)
      no longer available
      permanently (gone|deleted|removed|unavailable)
      (has|have) been [permanently] (deleted|removed|discontinued|retired)
      ^ gone $`,
    conflict: `
      conflict
      conflicts
      conflicting
      (already|allready) [<be>|been|has been|have been] (exist*|in use|taken|registered|present|used|created|processed|started|running|finished|completed|active|inactive|assigned|added|joined|member|closed|cancelled|canceled|deleted|archived|subscribed|invited|synced|paid|confirmed|verified|claimed|accepted|approved|rejected|published|enabled|disabled|locked|linked|connected|attached|checked out|in progress|a member|been|submitted|reserved|redeemed|installed|set|exists|open|opened|stopped|configured|initialized|initialised|executed|done|voted|following|scheduled|expired|ended|bound|associated|defined|answered|revoked|signed|sent|released|resolved|settled|captured|refunded)
      already (has|have) [a|an|one|the]
      (has|have) already [been]
      (<be>|be) already
      (exists|exist) already
      <be> already
      (<thing>|email|name|username|provider|version|address|login|number|code|domain|phone) exists
      (<thing>|email|name|username|version|code) (with|of) (this|that|the|same|such|the same|the given) ~ exists
      (duplicate|duplicated) (entry|entries|key|keys|name|names|value|values|record|records|resource|resources|email|id|ids|request|requests|error|item|items|object|objects|user|username|data|column|columns|attributes|submission|order|transaction|identifier|code|title|slug|address)
      (<be>|be) [a] (duplicate|duplicates|duplicated)
      duplicate* $
      duplication
      (not|must be|non|no longer) unique
      unique* (constraint|key|violation|index|error)
      (username|user name|email|name|user id|user|address|phone|login) [<be>] (taken|in use|unavailable|not available|already taken)
      [m] (user|threepid|room|name|email|id) in use
      (<be>|be|still|currently) in use
      in use by
      (folder|bucket|project|group|directory|organization|team|collection|database|category|container) ~ not empty
      (invalid|incorrect|wrong|illegal|inconsistent|incompatible|current|improper) [resource|order|transaction|request] [state|status] (transition|change)
      (invalid|incorrect|wrong|illegal|inconsistent|incompatible|improper) [resource|order|transaction|current] (state|status) $
      (not|isn) in [a|an|the] [valid|correct|right|proper|appropriate|required|expected] (state|status)
      in [a|an|the] (invalid|wrong|incorrect|inappropriate|illegal|conflicting) (state|status)
      (state|status) [of ~] (does not allow|does not permit|prevents|forbids|conflict*)
      (can|could|may|must|should) not be (deleted|removed|cancelled|canceled|closed|started|stopped|archived|modified|changed|updated|edited|reopened|renewed) [because|as|since|while|when|until|in|due|once]
      (default|stable|last|active|activated|only|expired|closed|locked|published|archived|running|completed|pending|used) ~ (can|could|may) not be (deleted|removed|cancelled|canceled|closed|archived|modified|changed|updated|edited)
      (can|could|may) not (delete|remove|archive|close|cancel) [a|an|the] (default|stable|last|active|only|locked|published|running|primary)
      (another|other|different) (process|operation|request|transaction|user|job|task|run) [<be>] (running|in progress|pending|active|exists)
      (same|identical) ~ twice
      (uniqueness|unique|foreign key) (exception|constraint violation)
      (still|currently) (running|in progress|active|pending|being processed|referenced|used|assigned)
      has dependen*
      (has|have) [existing|active|associated|linked|child] (children|dependents|dependencies|references)
      concurrent* (modif*|update*|change*|edit*|request*|operation*)
      (concurrency|concurrent) (error|conflict|exception|issue|problem|modification)
      (modified|changed|updated) (by another|in the meantime|meanwhile|concurrently|since)
      (version|revision|etag) (mismatch|conflict|does not match|did not match|outdated|is outdated)
      (stale|outdated|old) (version|revision|object|data|state)
      optimistic (lock*|concurrency)`,
    precondition: `
      precondition*
      pre condition*
      if (match|none match|unmodified since|modified since) ~ (fail*|not match|mismatch|does not)
      etag [<be>] (mismatch|not match*|does not match|did not match|invalid)`,
    preconditionRequired: `
      precondition required
      (if match|etag|conditional request|if match header) [header] [<be>] (required|missing|must be)
      requires [a|an] (if match|conditional)`,
    rateLimit: `
      too many (requests|calls|attempts|tries|login attempts|failed attempts|queries)
      rate [<be>] limit*
      ratelimit*
      [request|api] throttl*
      (request|requests|call|calls|api) [rate] (limit|limits|quota|quotas|threshold) [<be>|has been|have been|was] (exceeded|reached|exhausted|hit)
      (exceed|exceeds|exceeded|exceeding|hit|reached|over) [the|your|its|a|one of the|allowed|maximum] [enforced|api|allowed|maximum] (rate|request|requests|call|api call|calls|throttling) [rate] (limit|limits|quota|quotas|threshold|count)
      (daily|monthly|hourly|weekly|request|usage|api|rate|call) [request|usage|api|call|rate] (quota|quotas|limit|limits) [<be>|has been|have been|was] (exceeded|exhausted|reached|used up|hit)
      (requests|calls) per (second|minute|hour|day)
      request* too (fast|frequent*|often|quickly)
      too (frequent|fast|often) ~ request*
      (slow down|back off)
      spam* (endpoint|requests)
      been spammed`,
    quota: `
      (quota|quotas|allowance|credit limit|plan limit|usage limit|account limit) [<be>|has been|was|for ~] (exceeded|exhausted|reached|used up|hit|full)
      (exceed|exceeds|exceeded|exceeding|reached|over) [the|your|its|a|allowed] [maximum|allowed|account|plan|user|storage|account] (quota|quotas|allowance)
      (maximum|max) number of ~ (exceeded|reached)
      (limit|limits) [for ~|of ~] [<be>|has been|have been|was] (exceeded|reached)
      quota exceeded`,
    tooLarge: `
      (file|payload|body|content|entity|request|image|photo|picture|video|avatar|upload|document|attachment|data|size|message|archive|batch|request body|request entity|file size|input) [size|content] [<be>] too (large|big|long|heavy|many)
      too (large|big) (file|payload|body|content|entity|request|image|upload|document|attachment|a file|a payload)
      (file|payload|body|content|request|image|upload|attachment|message) [size] [<be>] [that] (exceed*|over|larger than|bigger than|greater than|above) [the|a|its] [maximum|allowed|max|configured|size] [allowed|size] (size|limit|size limit|length|maximum)
      (exceed*|over|larger than|above) [the|a] [maximum|allowed|max|configured] [allowed|permitted|upload|request|payload|content|body] [file|body|payload|message|image|request|upload|attachment] (size|size limit)
      (maximum|max) (file|payload|body|content|upload|request|image) size [exceeded|reached|<be>]
      (entity|payload|content|body) too large`,
    uriTooLong: `
      (uri|url|query string|request uri|request url) [<be>] too (long|large)
      (uri|url) exceed*`,
    fieldsTooLarge: `
      (header|headers|header field|header fields|cookies|request header) [fields] [<be>] too (large|long|big)`,
    mediaType: `
      unsupported [or invalid|or missing|or unknown] <kind>
      unsupported media
      <kind> [of ~] [<be>] (not supported|unsupported|not allowed|not accepted|invalid|wrong|incorrect|not recognized|not acceptable|not permitted)
      (invalid|incorrect|wrong|bad|unknown|disallowed) [or missing|or unsupported] <kind>
      (does|do|did) not (support|accept|permit|allow) ~ <kind>
      (not [an|a] supported|not [an|a] allowed) <kind>
      unsupported (type|format) [or size]
      invalid (type|image type|file type) or size
      (only|must be) [an|a] (pdf|png|jpeg|jpg|gif|csv|zip|image|json) ~ (supported|accepted|allowed)`,
    notAcceptable: `
      not acceptable
      unacceptable (accept|media|content|representation)
      (unsupported|invalid|unknown|bad) [value of] [the] accept [header]
      accept* media type* ~ not supported
      (unsupported|unknown) (export|output|response|download) (format|type)
      (can|could) not (produce|generate|return|serve|provide) ~ (accept*|requested format|requested media)
      accept [header] ~ (not supported|unsupported|not acceptable|can not be)`,
    method: `
      method [<be>] (not allowed|not supported|unsupported|invalid|forbidden|disallowed|not permitted)
      (invalid|unsupported|wrong|disallowed|bad|incorrect|forbidden) [http|request] (method|methods|verb|http method)
      (http|request) (method|verb) ~ not (allowed|supported|permitted)
      (does|do) not (support|allow) [the|this|that|http] (method|verb|http method)`,
    locked: `
      <thing> [is|was|currently|has been] locked
      (is|are|was|currently|temporarily) locked
      (locked|checked out) by [another|other|a different|someone]
      ^ locked $`,
    range: `
      (range|ranges) [<be>] not satisfiable
      (invalid|unsatisfiable|bad) [byte|requested] (range|ranges) [header|requested]
      range ~ can not be satisfied`,
    lengthRequired: `
      (content length|length) [header] [<be>] (required|missing)
      missing content length`,
    payment: `
      payment [<be>] (required|needed|missing|overdue|due)
      (insufficient|not enough|no) (funds|credit|credits|balance|money)
      (trial|subscription|plan|license|licence|payment) [period] [<be>|has] (expired|ended|over|unpaid|required|inactive|missing)
      (out of|no more) credit*
      upgrade [your|the|to] [a] (plan|account|subscription|offer|paid)
      paid (plan|subscription|account|feature)`,
    legal: `
      (unavailable|blocked|removed|withheld) for legal [reasons]
      legal (reasons|restriction|restrictions|demand|takedown)
      (dmca|copyright) (takedown|notice|claim)`,
    requestTimeout: `
      request [<be>|has] (timeout|timed out|time out)
      (client|request) [<be>] (too slow|did not send|took too long to send)`,
    timeout: `
      (timeout|timeouts|time out|timed out)
      (took|takes|taking) too long
      (deadline|time limit|timeout period) [<be>|has been] exceeded
      exceeded the (timeout|time limit|timeout period|deadline)`,
    upstream: `
      bad gateway
      <upstream> [server|service|api|provider] (error|errors|failure|failed|fault|is down|exception|responded|returned)
      (error|errors|failure|invalid response|bad response|malformed response|problem) [received] (from|with|in|obtaining ~ from|of|calling|contacting|while calling) [the|an|a] <upstream> [server|service|api|provider]
      (error|errors|failed|failure|problem|unable) [to] (obtaining|contacting|connecting to|reaching|calling|communicating with|fetching|contact|reach|connect to|communicate with) ~ (api|service|server|provider|gateway|backend)
      (malformed|invalid|bad|unexpected|incorrect) response ~ (from|api|service|server)
      gateway error`,
    unavailable: `
      <server> [<be>|<be> currently|<be> temporarily|<be> not|temporarily|currently] (unavailable|down|overloaded|offline|busy|not available|not reachable|unreachable|not responding|out of service|not ready|starting)
      service [<be>] [temporarily|currently] (unavailable|not available)
      (temporarily|currently) (unavailable|overloaded|down|offline|out of service)
      (<be>|under|down for|in|scheduled|undergoing) maintenance [mode]
      (server|system|service) overload*
      (not able|unable) to handle [the|any|more] request*
      (can|could) not connect to [the] (database|db|server|backend)
      (database|db|backend|cache|redis|queue) [connection] (unavailable|down|connection error|connection failed|not available|unreachable|offline|timeout)`,
    internal: `
      (internal|unexpected|unhandled|unknown|general|generic) [application|system|service|processing|api] server [side] (error|errors|failure|fault|exception|problem|issue)
      (internal|unhandled) [application|system|service|processing|api] (error|errors|failure|fault|exception|problem|issue)
      (server|server side|system|backend|database|db|storage|sql|infrastructure) [internal|side|internal] (error|errors|failure|failures|fault|exception|exceptions|problem|problems|crash*|issue)
      (error|errors|failure|problem|issue|fault|exception|bug) (on|in|at|within|with|of) [the|our|a|an] [internal|backend|application] (server|database|backend|our end|our side|server side)
      unexpected (error|errors|exception|failure|server error|condition|problem) $
      (unhandled|uncaught) exception
      internal (error|errors|failure|exception)
      something [<be>|has|have] [gone|went] wrong
      something went wrong
      gone wrong
      (error|errors|problem|failure) ~ (accessing|reading|writing|saving|querying) ~ (database|storage|disk)
      on our (end|side|part)`,
    notImplemented: `
      not [yet|been] implemented
      unimplemented
      not [yet] [been] (implemented|available yet|supported yet)
      unsupported (operation|function|feature|action)
      (operation|functionality|feature|function|endpoint|action|method) [<be>] not [yet|currently] (implemented|supported)`,
    failure: `
      (response|result|object|data|json|details|detail|agents|items|otherwise|list|success|body|else) or [an|a|else an|the] [json] (error|error message|error description|error object|error response|error details|failure|exception)
      or [else] (an error|error|error message|error description|the relevant error|an exception|an error message) $
      otherwise [it|returns|an|will return|return|returning|a|the|,] [an|the|a] [relevant|corresponding|json] (error|error message|failure)
      (error|errors) [message|response|object|description|code] [<be>] (returned|is returned|occurred|thrown|raised)
      [an] error (occurred|happened|was encountered|has occurred|while|during|when|in saving|in)
      ^ (error|errors|failure|failed|unsuccessful|exception) $
      ^ [an] (error|failure) (message|response|description|code|object|result|status) $
      ^ (request|operation|call|action|command|transaction|login|update|creation|deletion) (failed|failure|unsuccessful|error|rejected|<be> rejected|<be> unsuccessful|not successful|could not be completed|was not successful|has failed) $
      (request|operation|call|action|command) (has failed|failed|fails|<be> unsuccessful|could not be completed)
      (adding|saving|creating|updating|deleting|loading|login|sending) failed
      (failed|failure) to (add|save|create|update|delete|load|send|process|retrieve|fetch|complete|execute|get)
      not successful`,
    created: `
      created
      (successfully|was|were|been) [successfully] created
      (newly|new) created
      creation [<be>|was] [a] (successful|success|succeeded|complete|completed|done)
      successful creation`,
    accepted: `
      ^ accepted $
      (request|payload|job|task|delete|deletion|update|operation|command|order) [has been|was|is] [successfully] accepted
      (accepted|queued|scheduled|submitted|enqueued) for [asynchronous|later|async|background|email] (processing|execution|delivery|creation|deletion|review|completion)
      (has been|have been|was|is|are) [successfully] (queued|enqueued)
      (queued|enqueued) for
      and queued
      (will be|<be> being|being) (processed|executed|performed|completed|created|deleted|run|handled|sent) (asynchronously|later|in the background|soon|shortly|eventually)
      (processed|processing|executed|performed|run|runs|created|deleted|handled) (asynchronously|in the background|in background|later)
      (job|task|process|request|import|export|operation|run|build|deployment|scan|sync) [has been|was|<be>] [successfully] (queued|enqueued|scheduled|started|accepted|submitted)
      processing [has|<be>] (started|begun)
      asynchronous* (processing|operation|job|task|request)`,
    noContent: `
      no (content|contents|response body|body|response content|data returned|content returned|payload)
      (empty|blank) (response|body|response body|content|payload)
      (without|with no) [a|any] [response] (body|content|payload)
      nothing is returned
      (returns|return|returning) (nothing|no content|no body|no data|empty body)
      (response|body) [<be>] empty`,
    deleted: `
      (deleted|removed|erased|purged|destroyed)
      (deletion|removal) [<be>|was] (successful|success|succeeded|complete*|done)
      successful (deletion|removal)`,
    updated: `
      (updated|modified)
      (update|change|modification) [<be>|was] (successful|success|succeeded|complete*|done)
      successful (update|change)`,
    success: `
      ok
      okay
      (success|successful|successfully|succeeded|succeeds)
      (completed|done|complete)`,
    nothing: `
      (no|without|any|zero|0 or more|possible|potential|of|of the|list of|array of|all|lint|number of|these|those) [the|any|more] (error|errors|failures|failure|exceptions|problems|validation errors|error messages)
      (error|errors|failure|failed|duplicate|invalid|rejected|denied|conflict) (page|pages|log|logs|list|count|rate|report|reports|event|events|handling|callback|jobs|builds|items|records|template|codes)
      without [any] (error|errors|problem|problems|issue|issues|validation)
      default error
      (can|could|may|will|would|must|to|should) [not] be [created|deleted|updated|queued]
      created (by|at|on|before|after|since|date|time)
      automatically created
      the queued
      no valid
      service <be> not found
      something has gone (well|right)
      error codes
      bad (bot|bots|actor|actors)
      (invalid|incorrect|wrong) [token|key|credential|session|password] (name|names|object|objects|label|label object) [provided]
      validation (result|results|report|reports|rules|endpoint|status|data|schema)
      (conflict|conflicts) resolution
      no conflict*
      not already
      (semantic) (search|tagging|version|versions|versioning)
      semantic*`,
  },
  classes,
);
