import type { PhraseTable } from "../phrase.ts";

/** What is wrong with a request, and who may not make it. */
export const requests: PhraseTable = {
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
    (invalid|incorrect|wrong|bad|illegal|unacceptable) [or missing|or unexpected|or incorrect|or incomplete] [user] (input|inputs|data|payload|body|request body|content|document|object|entity|json body|arguments|value|values|format) $
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
    [<document>] [<be>] not [a] valid (json|xml|yaml)
    not [be] (unmarshalled|parsable|parseable)
    unparsable
    unparseable`,
  authentication: `
    (unauthenticated|un authenticated)
    not [be|been] (authenticated|logged in|logged on|signed in)
    (user|client|caller|requester|you) [<be>] not (logged in|signed in|authenticated)
    (authentication|authenticating|auth) [has|have] (error*|fail*|is required|required|needed|was unsuccessful|unsuccessful|not successful|exception|issue*|problem*|challenge)
    (failed|unsuccessful|failing) [to] (authenticat*|login|log in|sign in)
    (requires|require|required|needs|need|missing|lacks|lacking|no|without) [valid|user|client|a|an|any|proper] (authentication|login|log in|credentials)
    (login|log in|sign in) [is] (failed|failure|required|expired|error)
    (can|could) not [be] (authenticated|authenticate)
    unable to authenticate
    <bad> [or <bad>|and <bad>] [access|api|the|a|an|user|or|provided|authentication|security|bearer|login|aws|x] <credential> [header] $
    (invalid|missing|no|expired) or (no|missing|invalid|expired) <credential> [provided|supplied|given|sent]
    (no|without) [valid|a|an|any] [api|access|authentication|bearer] <credential> [<be>|or|and|was|were] [provided|supplied|given|sent|found|present|included|specified|set|invalid]
    <credential> [header|provided|supplied|given|sent|used|value|information] [<be>|has|have|or|has been|have been|might be|may be|is provided but] <badly> [or <badly>]
    <credential> [header|provided|supplied|given|sent|used|value] [<be>|has|have] (not valid|not provided|not supplied|not present|not sent|not recognized|not found|not correct|no longer valid|not enabled|not currently enabled|currently not enabled)
    (valid|correct|proper) [api|access|authentication|bearer] <credential> [<be>|has|have] (required|needed|not provided|was not provided|missing|not supplied|not given|not been provided)
    (lacks|lack|missing|lacking|without) [valid|proper|any|the|an|a] [authentication|authorization] <credential>
    (expired|invalid|revoked|missing|incorrect|wrong|bad) [or <bad>] (access|api|auth|authentication|bearer|security|refresh|id) (token|key|tokens|keys)
    (incorrect|invalid|wrong|bad|unknown) (username|user name|user|email|login|user id|email address) (or|and|,|and ,) [or] password
    (username|user name|email|login|email address) (or|and|,) password [<be>|do|does] (incorrect|invalid|wrong|bad|missing|not valid|not correct|not match)
    (token|session|key|credentials|password|login) [<be>|has|have] [been] [already] expired
    (session|login|authentication) [<be>|has|have] [been] (timeout|timed out|time out)
    (must|need to|needs to|please) [be] (log in|login|logged in|sign in|signed in|authenticate*)
    <proof> (verification|validation) fail*
    <proof> (can|could) not be (verified|validated)
    (failed to|unable to|could not|can not) (validate|verify) [the|your|access|api] <proof>
    signature (mismatch|does not match)
    token ~ (expired|invalid) $
    (access data|login data) ~ (invalid|wrong|incorrect)`,
  parameter: `
    (page|next page|continuation|sync|pagination|cursor|nextpage|pagetoken) token ~ (invalid|expired|not valid)
    (invalid|expired) [next] (page|continuation|sync|pagination) token
    (invalid|missing|incorrect|bad|wrong|unknown|unexpected|unsupported|illegal|required|mandatory|malformed) [or missing|or invalid|or incorrect] [query|path|request|input|url|required|mandatory] <parameter> [value|values] $
    (missing|lacks|lack|lacking) [a|the|one of the|some|any] [required|mandatory] [query|path|request|input] <parameter>
    <parameter> [<be>] (invalid|missing|incorrect|wrong|not valid|not provided|not specified|not supported|malformed|required|mandatory|out of range|not recognized|unknown|empty)
    (parameter|header|field|argument|information|info|data|value) ~ not [be] found
    not [be] found in [the] (request|body|header|headers|claims|token|query|url)
    <be> not [in] [a] (valid|recognized|recognised|correct|supported) format
    <be> not [a] valid (format|number|integer|uuid|identifier|id|date)
    not [of] [a] (valid|recognized|correct) format
    (id|ids|identifier|uuid) must be [a|an] (integer|number|numeric|positive|valid|string|uuid|guid)
    (required|mandatory) [query|path|request|input] (parameter|parameters|param|params|argument|arguments|header|headers)
    not within [the] bounds
    out of (range|bounds)
    (duplicate|duplicated|conflicting|contradictory) [query|request] (parameter|parameters|params|argument|arguments|filter|filters|header|headers)
    malformed (endpoint|url|uri|path|hash)
    (missing|no|empty|without) [request|json|a|the] (body|payload)
    [request] body [<be>] (missing|empty|required)
    invalid [or missing] <thing>
    (invalid|incorrect|wrong|bad|unknown) ~ (id|ids|identifier|identifiers|name|slug|uuid|cursor|page|parameter|parameters|argument|arguments) $`,
  validation: `
    (validation|validations|validating) [of ~] [<be>|has] (error*|fail*|exception*|problem*|violation*|issue*|did not pass|not passed|unsuccessful|not successful)
    ^ validation $
    (fail*|did not pass|not pass*|not passed) ~ (validation|validations)
    (failed|fails|fail) [to] validat*
    (does|do|did) not validate
    (invalid|incorrect|wrong|illegal|unacceptable|inconsistent|incompatible|bad) <field> $
    <field> [<be>|has|have] (invalid|incorrect|wrong|illegal|not valid|inconsistent|not acceptable|rejected)
    (missing|lacks|lacking|without|no) [a|the|some|one or more|any] [required|mandatory] (field|fields|property|properties|attribute|attributes|value|values)
    (required|mandatory) (field|fields|property|properties|attribute|attributes|value|values) [<be>|not] [missing|empty|absent|provided|set|present|specified]
    unprocessable
    (semantic|semantically) (error|errors|invalid|incorrect|wrong|erroneous)
    well formed but
    (schema|constraint|rule|business rule|policy|integrity) (violation|violations|error|errors|validation)
    violat* [one or more] ~ (rule|rules|constraint|constraints|schema)
    business rules violation
    (does|do|did) not (match|conform to|comply with|meet|satisfy|fulfill|adhere to) ~ (schema|criteria|requirement|requirements|constraint|constraints|rule|rules|policy|format|pattern|expected)
    (can|could|must|may|should) not be [a|an] (null|empty|blank|negative|zero|longer|shorter|greater|less|larger|smaller|in the past|in the future|before|after)
    must (be|not be|have|contain|match|start|end) [a|an|in|at least|at most|between|greater|less|positive]
    too (short|long|weak|old|young)
    (exceed*|longer than) ~ (characters|chars)
    contain* (invalid|illegal|special) characters
    passwords (do|did) not match
    (date|time) [<be>] in the (past|future)
    (invalid|bad) model state
    model state <be> (invalid|not valid)
    [date|time] ~ before [the] start [date|time]
    (incorrect|invalid|wrong|bad|inconsistent|incompatible) [or missing|or incorrect|or invalid] (combination|permission combination|state value|range|type|configuration|enum|option|choice|schema)
    incompatible`,
  authorization: `
    (unauthorized|unauthorised|un authorized|unathorized|non authorized|non authorised)
    not [be|been] (authorized|authorised)
    (authorization|authorisation) (error*|fail*|required|is required|exception|issue|problem|denied|refused)
    unauthorized (access|request|action|operation|user|error)
    access (<be>|to) ~ unauthorized
    no authorization`,
  permission: `
    forbidden
    access [to ~] [<be>] (denied|forbidden|refused|not allowed|prohibited|not permitted|restricted|rejected)
    (permission|permissions|authorization) [<be>] (denied|error|required|missing|issue|failure|refused|not granted)
    (no|without|lack|lacks|lacking|missing|insufficient|inadequate|not enough|not sufficient|needs|requires) [of] [the|any|a|an|sufficient|enough|necessary|required|proper|appropriate|correct|right|user|admin|write|read|api|all the|rbac|valid] [required|necessary|write|read|admin|access|rbac|oauth|proper] <permission> [to|for|on|in|$]
    (do|does|did) not [currently] have [the|any|a|an|sufficient|enough|necessary|required|proper|appropriate|correct|right|adequate|all the|write|read] [required|necessary|write|read|admin|proper|user|access|correct] <permission>
    (not|never) [be] (allowed|permitted|entitled|eligible) to
    (user|caller|client|you|store|account|token|key|requester) ~ not (allowed|permitted|entitled)
    not have [the] [required] (role|scope|privilege|privileges)
    (role|roles|scope|scopes|permissions) [of ~] (does|do) not (allow|permit)
    not (allowed|permitted) for [this|the|your] (user|role|account|token|key|caller)
    (not owned|does not own|do not own)
    not belong to [the] [authenticated|current|requesting|logged in] (you|user|caller|requester)
    insufficient (permission|permissions|privilege|privileges|rights|scope|scopes|access)
    (elevated|additional|higher|admin|administrator) (permission|permissions|privilege|privileges|rights|scope|scopes|access) [<be>] (required|needed|missing|necessary)
    <be> (prohibited|forbidden)
    (only|restricted to) ~ (admin|admins|administrator|administrators|owner|owners|superuser)
    (must|need to|needs to) be [an|a|the] (admin|administrator|owner|manager|superuser)
    not [<be>] [an|a|the] (admin|administrator|owner|author|creator|lock owner|host|meeting host)`,
};
