import type { PhraseTable } from "../phrase.ts";

/** What is wrong with a resource, or with how it was asked for. */
export const resources: PhraseTable = {
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
    already [<be>|been|has been|have been] (exist*|in use|taken|registered|present|used|created|processed|started|running|finished|completed|active|inactive|assigned|added|closed|cancelled|canceled|deleted|in progress|a member|submitted|locked|associated|defined|expired)
    already [has|have]
    allready
    (has|have|exists|exist|<be>) already [been]
    (<thing>|email|name|username|provider|version|address|login|number|code|domain|phone|member|repository|branch|tag) exists
    (<thing>|email|name|username|version|code) (with|of) (this|that|the|same|such|the same|the given) ~ exists
    (duplicate|duplicated) (entry|entries|key|keys|name|names|value|values|record|records|resource|resources|email|id|ids|request|requests|error|item|items|object|objects|user|username|data|column|columns|attributes|submission|order|transaction|identifier|code|title|slug|address)
    (<be>|be) [a] (duplicate|duplicates|duplicated)
    duplicate* $
    ^ [a] (duplicate|duplicated) ~ $
    duplication
    (not|must be|non|no longer) unique
    unique* (constraint|key|violation|index|error)
    (username|user name|email|name|user id|user|address|phone|login) [<be>] (taken|in use|unavailable|not available|already taken)
    [m] (user|threepid|room|name|email|id|resource) in use
    (<be>|be|still|currently) in use
    in use by
    (folder|bucket|project|group|directory|organization|team|collection|database|category|container) ~ not empty
    (invalid|incorrect|wrong|illegal|inconsistent|incompatible|current|improper) [resource|order|transaction|request] [state|status] (transition|change)
    (invalid|incorrect|wrong|illegal|inconsistent|incompatible|improper) [resource|order|transaction|current] (state|status) $
    (not|isn) in [a|an|the] [valid|correct|right|proper|appropriate|required|expected] (state|status)
    not in (a|an|the|its) ~ (state|status)
    must be in ~ (state|status)
    must [first] be (stopped|running|paused|powered off|powered on|detached|unlocked|deactivated)
    <be> not (running|started|stopped|paused|locked|suspended|archived|checked out|in progress)
    not (cancellable|cancelable|deletable|removable|refundable|mergeable|reversible)
    has (ended|started|begun|finished)
    in [a|an|the] (invalid|wrong|incorrect|inappropriate|illegal|conflicting) (state|status)
    (state|status) [of ~|that|which] (does not allow|does not permit|prevents|forbids|conflict*)
    (can|may|must|should) (not|no longer) be (<done>|modified|changed|updated|edited|renewed) [because|as|since|while|when|until|in|due|once]
    could not be <done> (because|as|since|while)
    (can|could|may) only be <done> (when|if|while|before|after|once|in)
    only ~ (can|may) be <done>
    (cancellation|deletion) ~ not possible
    (unable to|can not|could not) <undo> ~ (because|as|since|while|which|that) [it|they|there] (is|are|has|have)
    (unable to|can not|could not) <undo> ~ with (active|existing|open|attached|associated)
    (default|stable|last|active|activated|only|expired|closed|locked|published|archived|running|completed|pending|used) ~ (can|could|may) not be (<done>|modified|changed|updated|edited)
    (can|could|may) not <undo> [a|an|the] (default|stable|last|active|only|locked|published|running|primary|main|root|system)
    (another|other|different) (process|operation|request|transaction|user|job|task|run) [<be>] (running|in progress|pending|active|exists)
    another ~ (in progress|running)
    (same|identical) ~ twice
    same ~ as (another|an existing|existing)
    (clash|clashes) with
    (name|id|key|identifier) collision
    overlap* ~ (existing|another|other)
    (uniqueness|unique|foreign key) (exception|constraint violation)
    (data|referential) integrity
    (still|currently) (running|in progress|active|pending|being processed|referenced|used|assigned)
    has dependen*
    has (open|active|attached|outstanding|child|unpaid|pending)
    still (has|have|contains)
    <be> [still|currently|being] (used|referenced) by
    (has|have) [existing|active|associated|linked|child] (children|dependents|dependencies|references)
    concurrent* (modif*|update*|change*|edit*|request*|operation*)
    (concurrency|concurrent) (error|conflict|exception|issue|problem|modification)
    (modified|changed|updated|edited) (by another|by someone|in the meantime|meanwhile|concurrently|since)
    (version|revision|etag) (mismatch|conflict|does not match|did not match|outdated|is outdated|is out of date)
    (version|revision|etag) ~ (does|did) not match
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
    too many [failed|invalid|api|incorrect|wrong] [login|password|api] (requests|calls|attempts|tries|queries)
    rate [<be>] limit*
    ratelimit*
    [request|api] throttl*
    (request|requests|call|calls|api) [rate] (limit|limits|quota|quotas|threshold) [<be>|has been|have been|was] (exceeded|reached|exhausted|hit)
    (exceed*|hit|reached|over) [the|your|its|a|one of the|allowed|maximum] [enforced|daily|monthly|hourly|allowed|maximum] [api] (rate|request|requests|call|api|calls|query|throttling) [rate] (limit|limits|quota|quotas|threshold|count)
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
    not [an|a] (supported|allowed) <kind>
    unsupported (type|format) [or size]
    invalid (type|image type|file type) or size
    (only|must be) [an|a] (pdf|png|jpeg|jpg|gif|csv|zip|image|json) ~ (supported|accepted|allowed)`,
  notAcceptable: `
    not acceptable
    unacceptable (accept|media|content|representation)
    (unsupported|invalid|unknown|bad) [value of] [the] accept [header]
    accept* media type* ~ not supported
    (missing|invalid|wrong) [required] accept header
    accept header [<be>] (missing|invalid|required|not provided)
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
};
