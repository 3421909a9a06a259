import type { PhraseTable } from "../phrase.ts";

/** What is wrong with a server, what went well, and what only looks like either. */
export const outcomes: PhraseTable = {
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
    (database|db|backend|cache|redis|queue) [connection] (unavailable|down|not available|unreachable|offline|timeout)`,
  internal: `
    (internal|unexpected|unhandled|unknown|general|generic) [application|system|service|processing|api] server [side] (error|errors|failure|fault|exception|problem|issue)
    (internal|unhandled) [application|system|service|processing|api] (error|errors|failure|fault|exception|problem|issue)
    (server|server side|system|backend|database|db|storage|sql|infrastructure) [internal|side|internal] (error|errors|failure|failures|fault|exception|exceptions|problem|problems|crash*|issue)
    (error|errors|failure|problem|issue|fault|exception|bug) (on|in|at|within|with|of) [the|our|a|an] [internal|backend|application] (server|database|backend|our end|our side|server side)
    unexpected (error|errors|exception|failure|server error|condition|problem) $
    (unhandled|uncaught) exception
    (database|db|redis) connection (error|failed|failure)
    server (misconfigur*|configuration)
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
    or [else] [an] (error|error message|error description|error object|error response|error details|error code|the relevant error|exception) $
    otherwise [it|returns|an|will return|return|returning|a|the|,] [an|the|a] [relevant|corresponding|json] (error|error message|failure)
    (error|errors) [message|response|object|description|code] [<be>] (returned|is returned|occurred|thrown|raised)
    [an] error (occurred|happened|was encountered|has occurred|while|during|when|in saving|in)
    ^ (error|errors|failure|failed|unsuccessful|exception) $
    ^ [an] (error|failure) (message|response|description|code|object|result|status) $
    ^ (request|operation|call|action|command|transaction|login|registration|payment|upload|update|creation|deletion) (failed|failure|unsuccessful|error|rejected|<be> rejected|<be> unsuccessful|not successful|could not be completed|was not successful|has failed) $
    (request|operation|call|action|command) (has failed|failed|fails|<be> unsuccessful|could not be completed)
    (adding|saving|creating|updating|deleting|loading|login|sending) failed
    (failed|failure|unable|not able) to (add|save|create|update|delete|load|send|process|retrieve|fetch|complete|execute|get)
    could not be (created|saved|added|completed)
    not [been] created
    not successful
    (can|could) not be processed`,
  created: `
    created
    (successfully|was|were|been) [successfully] created
    (newly|new) created
    successfully create
    ^ create ~ (success|successful|successfully|succeeded) $
    creation [<be>|was] [a] (successful|success|succeeded|complete|completed|done)
    successful creation`,
  accepted: `
    ^ accepted $
    (request|payload|job|task|delete|deletion|cancellation|update|operation|command|order) [has been|was|is] [successfully] accepted
    (accepted|queued|scheduled|submitted|enqueued) for [asynchronous|later|async|background|email] (processing|execution|delivery|creation|deletion|review|completion)
    (has been|have been|was|is|are) [successfully] (queued|enqueued)
    (queued|enqueued) for
    (queued|enqueued) [successfully] $
    and queued
    (will be|<be> being|being) (processed|executed|performed|completed|created|deleted|run|handled|sent) (asynchronously|later|in the background|soon|shortly|eventually)
    (processed|processing|executed|performed|run|runs|running|started|happen|happens|created|deleted|handled) (asynchronously|in the background|in background|later)
    (job|task|process|request|import|export|operation|run|build|deployment|creation|deletion|synchronization|attempt|scan|sync) [has been|was|<be>] [successfully] (queued|enqueued|scheduled|started|accepted|submitted)
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
    created (by|at|on|before|after|since|date|time|event)
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
    (multi|two|2|second) factor (authentication|auth) [<be>] required
    not already
    not [a] duplicate*
    (must|should) already [be|exist*|have]
    (server|service|daemon|engine|cluster|system|database|db|application|node) <be> not (running|started)
    (factor|basic|password|ldap|saml|oauth|oidc|social|email) authentication [<be>] not [currently] enabled
    (unavailable|not available) (in|for) (your|this|the) (region|country|location|plan|account|organization|site|project)
    (version|cursor|token|block|offset) [<be>] too old
    (semantic) (search|tagging|version|versions|versioning)
    semantic*`,
};
