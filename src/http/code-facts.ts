import type { RegisteredCode, StatusClass } from "./status-codes.ts";

/** Whether a client may send the same request again. */
export interface Retry {
  /**
   * `none`: there is no reason to; `follow`: go where `Location` leads; `never`: it will not help; `changed`: after the
   * request was changed; `again`: as it is, at once; `waiting`: as it is, after a while; `idempotent`: as it is, if the
   * method is idempotent.
   */
  readonly kind: "none" | "follow" | "never" | "changed" | "again" | "waiting" | "idempotent";
  readonly how: string;
}

/** What is to be known about a code beyond its row in the registry. */
export interface CodeFacts {
  /** What it says to a client; the first sentence can stand alone. */
  readonly meaning: string;
  readonly retry: Retry;
  /** The methods that it fits, as their names; `any` where it fits all. */
  readonly methods: readonly string[] | "any";
}

/** What the whole class says, to a client that knows no more of a code than its first digit (RFC 9110, 15). */
export const classFacts: Readonly<Record<StatusClass, { readonly name: string; readonly meaning: string }>> = {
  "1XX": { name: "Informational", meaning: "The request goes on: the final response is still to come." },
  "2XX": { name: "Successful", meaning: "The request was received, understood and accepted." },
  "3XX": { name: "Redirection", meaning: "The client has something left to do: mostly, to go where `Location` leads." },
  "4XX": {
    name: "Client Error",
    meaning: "The request is wrong or cannot be fulfilled: the client has to change something.",
  },
  "5XX": { name: "Server Error", meaning: "The server failed to fulfil a request that may well be right." },
};

const meanings: Readonly<Record<RegisteredCode, string>> = {
  100: "The server has seen the header section and waits for the rest of the request. It says so to a client that sent `Expect: 100-continue`.",
  101: "The server goes on in the protocol that the client offered in `Upgrade`. What follows on the connection is WebSocket, for example.",
  102: "The server is still at work on the request. WebDAV brought this code, and has dropped it since (RFC 4918).",
  103: "The server sends in advance the links that the final response will probably have. A browser can fetch them in the meantime.",
  104: "The server keeps what it receives of an upload, so that a client can resume it. `Location` names where.",
  200: "The request succeeded. For a GET the content is the resource, for other methods it is what came of the action.",
  201: "The request succeeded and has created a resource. `Location` says where it is; without the field, it is at the URI of the request.",
  202: "The request was accepted, but the work is not done yet. It may still fail, so the response shows how to follow it.",
  203: "The request succeeded, and a proxy on the way has changed the content. An API's own server never sends it.",
  204: "The request succeeded, and there is no content to send. Fields such as `ETag` speak of the resource as it is now.",
  205: "The request succeeded, and the client is to clear the form that the request came from. There is no content.",
  206: "The content is the part of the resource that `Range` asked for. `Content-Range` says which part it is; of several parts, each has its own.",
  207: "The content lists several resources, each with a status of its own. The code by itself says neither that all went well nor that all failed.",
  208: "The members of this collection were listed before in the same answer. It stands inside a 207 (WebDAV).",
  226: "The content is the resource in another form, mostly the difference from the version that the client has. The request asked for it in `A-IM`.",
  300: "There are several representations, and the client chooses. `Location` names the one that the server prefers.",
  301: "The resource has moved for good to the URI in `Location`. Clients may turn a POST into a GET on the way, for historical reasons.",
  302: "The resource is at the URI in `Location` for now; the old one stays in use. Clients may turn a POST into a GET on the way, for historical reasons.",
  303: "The answer is to be read at the URI in `Location`, with GET. After a POST, for example, it leads to the result.",
  304: "The resource has not changed since the version that the client has. Only a conditional request is answered so (`If-None-Match`, `If-Modified-Since`).",
  305: "The request was once to be repeated through a proxy. It is deprecated, as nobody can tell who asks for the detour.",
  306: "The code is no longer used. The registry keeps the number back.",
  307: "The resource is at the URI in `Location` for now; the request is repeated there with the same method and content.",
  308: "The resource has moved for good to the URI in `Location`; the request is repeated there with the same method and content.",
  400: "The server does not process the request because of a mistake of the client, such as malformed syntax. It is the code for mistakes that no other code names.",
  401: "The request has no valid credentials. `WWW-Authenticate` says which ones are asked for.",
  402: "The code is reserved for future use. Where an API sends it, a payment is missing, in a sense of its own.",
  403: "The server understood the request and refuses it. Credentials that came with it are not enough, or have nothing to do with the reason.",
  404: "The server finds nothing at this URI, or does not want to say that there is something. It does not say whether that lasts.",
  405: "The resource does not support this method. `Allow` lists the methods that it does support.",
  406: "The resource has no representation of the kind that the request accepts. What it accepts is said in `Accept`, `Accept-Language` or `Accept-Encoding`.",
  407: "The proxy on the way asks for credentials. `Proxy-Authenticate` says which ones.",
  408: "The request did not arrive complete within the time that the server waits for it.",
  409: "The request conflicts with the state of the resource. The client can often resolve the conflict, so the content says what is in the way.",
  410: "The resource was here, and is gone for good. Whoever links to it may remove the link.",
  411: "The server wants to be told the length of the content in advance. The request lacks `Content-Length`.",
  412: "A condition in the request does not hold, so nothing was done. `If-Match` guards against overwriting what somebody else has changed.",
  413: "The content of the request is larger than the server takes. If that will pass, `Retry-After` says when.",
  414: "The URI is longer than the server reads. Often the query holds a form or a filter that belongs in the content.",
  415: "The content of the request has a media type or coding that the resource does not take. `Accept` in the response can say what it does take.",
  416: "The resource has nothing in the range that the request asks for. `Content-Range` says how long it is.",
  417: "The server cannot do what the request expects in `Expect`.",
  418: "The code is unused: it comes from an April Fools' joke of 1998. So many servers joke with it that the registry keeps the number back.",
  421: "The server does not answer for the host of this URI. The request came over a connection that was meant for another host.",
  422: "The content is well-formed, but cannot be processed: for example, a value fails validation.",
  423: "The resource is locked (WebDAV).",
  424: "The action was not carried out, as another one that it depends on failed (WebDAV).",
  425: "The server does not process a request that may be a replay. It came in the early data of a TLS handshake.",
  426: "The server refuses the request over this protocol. `Upgrade` names the protocols that it would take it over.",
  428: "The server asks for a conditional request, mostly with `If-Match`. So nobody overwrites what they have not seen.",
  429: "The client has sent too many requests in too short a time, and met a rate limit. `Retry-After` says when it may go on.",
  431: "The header fields are larger than the server reads, one of them or all together.",
  451: "The resource is withheld by a legal demand. A `Link` with `blocked-by` names who blocks it.",
  500: "The server failed in a way that it did not expect. The request may be right or wrong: this code does not say.",
  501: "The server does not support what the request needs. Mostly it does not know the method, for whatever resource.",
  502: "A server behind this one gave an answer that cannot be used.",
  503: "The server cannot answer for now: it is overloaded or in maintenance. `Retry-After` says how long.",
  504: "A server behind this one did not answer in time.",
  505: "The server does not speak the version of HTTP that the request is in.",
  506: "The server is set up wrongly: the variant that it chose is itself to be negotiated.",
  507: "The server cannot store what the request needs it to store (WebDAV).",
  508: "The server gave up, as it was going round in a circle (WebDAV).",
  510: "The request once needed an extension that it did not declare. The experiment is obsolete, and this code with it.",
  511: "The client has to log in to the network first. The network's own proxy says so, never an API's server.",
};

const none: Retry = { kind: "none", how: "No need: the request succeeded." };
const goesOn: Retry = { kind: "none", how: "No need: the final response is still to come." };
const follow: Retry = { kind: "follow", how: "No: follow `Location` instead." };
const never: Retry = { kind: "never", how: "No: the same request gets the same answer." };
const changed: Retry = { kind: "changed", how: "Only once the request has been changed." };
const authenticated: Retry = { kind: "changed", how: "Yes, with valid credentials." };
const waiting: Retry = {
  kind: "waiting",
  how: "Yes, as it is, after the time in `Retry-After`; without the field, after pauses that grow.",
};
const idempotent: Retry = {
  kind: "idempotent",
  how: "Automatically only if the method is idempotent (GET, HEAD, PUT, DELETE): the first request may have taken effect.",
};

const retries: { readonly [key in RegisteredCode | StatusClass]?: Retry } = {
  "1XX": goesOn,
  "2XX": none,
  "3XX": follow,
  "4XX": changed,
  "5XX": idempotent,
  101: { kind: "none", how: "No need: both sides go on in the other protocol." },
  202: {
    kind: "none",
    how: "No: ask for the state of the work where the response says, at the pace of `Retry-After`.",
  },
  207: { kind: "changed", how: "Only for the parts that failed, as the status of each says." },
  300: { kind: "follow", how: "No: choose one of the representations." },
  304: { kind: "none", how: "No need: use the version that is there." },
  305: never,
  306: never,
  401: authenticated,
  403: { kind: "changed", how: "Not with the same credentials." },
  404: { kind: "changed", how: "Not as it is, unless the resource may yet appear." },
  407: { kind: "changed", how: "Yes, with valid credentials for the proxy." },
  408: { kind: "again", how: "Yes, as it is, on a new connection." },
  409: { kind: "changed", how: "Only once the conflict has been resolved: mostly, after reading the resource again." },
  410: never,
  412: { kind: "changed", how: "Only after reading the resource again, with its new `ETag`." },
  413: { kind: "changed", how: "Only with less content, or after the time in `Retry-After`." },
  418: never,
  421: { kind: "again", how: "Yes, as it is, over another connection." },
  423: { kind: "waiting", how: "Yes, once the lock is gone, or with its token." },
  424: { kind: "changed", how: "Only once what failed first has been mended." },
  425: { kind: "waiting", how: "Yes, as it is, once the TLS handshake is complete." },
  428: { kind: "changed", how: "Yes, with the condition: `If-Match` and the `ETag` that was read." },
  429: waiting,
  451: never,
  501: never,
  503: waiting,
  505: { kind: "changed", how: "Only in another version of HTTP." },
  506: never,
  507: { kind: "never", how: "Not by itself: only when the user asks for it again." },
  508: never,
  510: never,
  511: { kind: "changed", how: "Yes, after the user has logged in to the network." },
};

const writing = ["POST", "PUT", "PATCH", "DELETE"];
const sending = ["POST", "PUT", "PATCH"];
const reading = ["GET", "HEAD"];

const methods: { readonly [code in RegisteredCode]?: readonly string[] } = {
  101: ["GET"],
  104: sending,
  201: sending,
  202: writing,
  204: writing,
  205: ["POST"],
  206: ["GET"],
  208: ["PROPFIND"],
  226: ["GET"],
  300: reading,
  301: reading,
  302: reading,
  304: reading,
  409: writing,
  411: sending,
  413: sending,
  415: sending,
  416: ["GET"],
  417: sending,
  422: sending,
  423: writing,
  428: ["PUT", "PATCH", "DELETE"],
  507: sending,
};

/** What is to be known about a registered code. */
export function findCodeFacts(code: string): CodeFacts | undefined {
  if (!isRegistered(code)) return undefined;
  const statusClass = `${code.charAt(0)}XX` as StatusClass;
  return {
    meaning: meanings[code],
    retry: retries[code] ?? retries[statusClass] ?? never,
    methods: methods[code] ?? "any",
  };
}

/** What is to be known about retries from the class alone. */
export function findClassRetry(statusClass: StatusClass): Retry {
  return retries[statusClass] ?? never;
}

function isRegistered(code: string): code is RegisteredCode {
  return Object.hasOwn(meanings, code);
}
