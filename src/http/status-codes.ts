import { draft, type Reference, rfc } from "./reference.ts";

/** The edition ("last updated") of the IANA HTTP Status Code Registry that this file reflects. */
export const registryDate = "2025-09-15";

export type StatusClass = "1XX" | "2XX" | "3XX" | "4XX" | "5XX";

export interface StatusCode {
  /** Three digits. */
  readonly code: string;
  readonly class: StatusClass;
  /** The registry's phrase, without its remarks in brackets; "(Unused)" where it has no other. */
  readonly phrase: string;
  /** What earlier RFCs called the same code; for the unused codes, what they were once meant for. */
  readonly earlierPhrases: readonly string[];
  readonly reference: Reference;
  readonly state: "registered" | "temporary" | "deprecated" | "unused" | "obsoleted";
  /** The day on which a temporary registration ends unless IANA renews it. */
  readonly expires?: string;
  readonly content: "allowed" | "forbidden";
  /** Fields that the standard obliges the server to send (MUST). */
  readonly requiredFields: readonly string[];
  /** Fields that the standard advises or allows and that clients look for. */
  readonly usefulFields: readonly string[];
}

/** A code that some product made up. */
export interface VendorCode {
  readonly code: string;
  readonly phrase: string;
  readonly coinedBy: string;
  /** Registered codes that say the same; none where the client has gone and nobody reads the answer. */
  readonly instead: readonly string[];
}

const rows = [
  ["100", "Continue", rfc(9110, "15.2.1")],
  ["101", "Switching Protocols", rfc(9110, "15.2.2")],
  ["102", "Processing", rfc(2518, "10.1")],
  ["103", "Early Hints", rfc(8297, "2")],
  ["104", "Upload Resumption Supported", draft("draft-ietf-httpbis-resumable-upload-05")],

  ["200", "OK", rfc(9110, "15.3.1")],
  ["201", "Created", rfc(9110, "15.3.2")],
  ["202", "Accepted", rfc(9110, "15.3.3")],
  ["203", "Non-Authoritative Information", rfc(9110, "15.3.4")],
  ["204", "No Content", rfc(9110, "15.3.5")],
  ["205", "Reset Content", rfc(9110, "15.3.6")],
  ["206", "Partial Content", rfc(9110, "15.3.7")],
  ["207", "Multi-Status", rfc(4918, "11.1")],
  ["208", "Already Reported", rfc(5842, "7.1")],
  ["226", "IM Used", rfc(3229, "10.4.1")],

  ["300", "Multiple Choices", rfc(9110, "15.4.1")],
  ["301", "Moved Permanently", rfc(9110, "15.4.2")],
  ["302", "Found", rfc(9110, "15.4.3")],
  ["303", "See Other", rfc(9110, "15.4.4")],
  ["304", "Not Modified", rfc(9110, "15.4.5")],
  ["305", "Use Proxy", rfc(9110, "15.4.6")],
  ["306", "(Unused)", rfc(9110, "15.4.7")],
  ["307", "Temporary Redirect", rfc(9110, "15.4.8")],
  ["308", "Permanent Redirect", rfc(9110, "15.4.9")],

  ["400", "Bad Request", rfc(9110, "15.5.1")],
  ["401", "Unauthorized", rfc(9110, "15.5.2")],
  ["402", "Payment Required", rfc(9110, "15.5.3")],
  ["403", "Forbidden", rfc(9110, "15.5.4")],
  ["404", "Not Found", rfc(9110, "15.5.5")],
  ["405", "Method Not Allowed", rfc(9110, "15.5.6")],
  ["406", "Not Acceptable", rfc(9110, "15.5.7")],
  ["407", "Proxy Authentication Required", rfc(9110, "15.5.8")],
  ["408", "Request Timeout", rfc(9110, "15.5.9")],
  ["409", "Conflict", rfc(9110, "15.5.10")],
  ["410", "Gone", rfc(9110, "15.5.11")],
  ["411", "Length Required", rfc(9110, "15.5.12")],
  ["412", "Precondition Failed", rfc(9110, "15.5.13")],
  ["413", "Content Too Large", rfc(9110, "15.5.14")],
  ["414", "URI Too Long", rfc(9110, "15.5.15")],
  ["415", "Unsupported Media Type", rfc(9110, "15.5.16")],
  ["416", "Range Not Satisfiable", rfc(9110, "15.5.17")],
  ["417", "Expectation Failed", rfc(9110, "15.5.18")],
  ["418", "(Unused)", rfc(9110, "15.5.19")],
  ["421", "Misdirected Request", rfc(9110, "15.5.20")],
  ["422", "Unprocessable Content", rfc(9110, "15.5.21")],
  ["423", "Locked", rfc(4918, "11.3")],
  ["424", "Failed Dependency", rfc(4918, "11.4")],
  ["425", "Too Early", rfc(8470, "5.2")],
  ["426", "Upgrade Required", rfc(9110, "15.5.22")],
  ["428", "Precondition Required", rfc(6585, "3")],
  ["429", "Too Many Requests", rfc(6585, "4")],
  ["431", "Request Header Fields Too Large", rfc(6585, "5")],
  ["451", "Unavailable For Legal Reasons", rfc(7725, "3")],

  ["500", "Internal Server Error", rfc(9110, "15.6.1")],
  ["501", "Not Implemented", rfc(9110, "15.6.2")],
  ["502", "Bad Gateway", rfc(9110, "15.6.3")],
  ["503", "Service Unavailable", rfc(9110, "15.6.4")],
  ["504", "Gateway Timeout", rfc(9110, "15.6.5")],
  ["505", "HTTP Version Not Supported", rfc(9110, "15.6.6")],
  ["506", "Variant Also Negotiates", rfc(2295, "8.1")],
  ["507", "Insufficient Storage", rfc(4918, "11.5")],
  ["508", "Loop Detected", rfc(5842, "7.2")],
  ["510", "Not Extended", rfc(2774, "7")],
  ["511", "Network Authentication Required", rfc(6585, "6")],
] as const;

/** The codes of the registry, one by one. */
export type RegisteredCode = (typeof rows)[number][0];

type ByCode<Fact> = { readonly [code in RegisteredCode]?: Fact };

const states: ByCode<StatusCode["state"]> = {
  104: "temporary",
  305: "deprecated",
  306: "unused",
  418: "unused",
  510: "obsoleted",
};

const expiries: ByCode<string> = { 104: "2026-11-13" };

/** RFCs 1945, 2068, 2616, 2324, 4918, 7231 and 7233; 306 had its name in a draft only. */
const earlierPhrases: ByCode<readonly string[]> = {
  302: ["Moved Temporarily"],
  306: ["Switch Proxy"],
  408: ["Request Time-out"],
  413: ["Payload Too Large", "Request Entity Too Large"],
  414: ["Request-URI Too Long", "Request-URI Too Large"],
  416: ["Requested Range Not Satisfiable"],
  418: ["I'm a teapot"],
  422: ["Unprocessable Entity"],
  504: ["Gateway Time-out"],
};

/** RFC 9110, 15.3.5, 15.3.6, 15.4.5; 1XX responses end with their header section too (15.2). */
const contentForbidden: ByCode<true> = { 204: true, 205: true, 304: true };

const requiredFields: ByCode<readonly string[]> = {
  101: ["Upgrade"],
  // Unless the content is multipart/byteranges, where each part has its own and the header section none.
  206: ["Content-Range"],
  226: ["ETag"],
  401: ["WWW-Authenticate"],
  405: ["Allow"],
  407: ["Proxy-Authenticate"],
  426: ["Upgrade"],
};

const usefulFields: ByCode<readonly string[]> = {
  103: ["Link"],
  104: ["Location"],
  200: ["Cache-Control", "ETag", "Last-Modified"],
  201: ["Location", "ETag"],
  202: ["Location", "Content-Location", "Link", "Retry-After"],
  204: ["ETag"],
  206: ["Cache-Control", "Content-Location", "ETag", "Expires", "Last-Modified", "Vary"],
  300: ["Location", "Link"],
  301: ["Location"],
  302: ["Location"],
  303: ["Location"],
  304: ["Cache-Control", "Content-Location", "ETag", "Expires", "Last-Modified", "Vary"],
  307: ["Location"],
  308: ["Location"],
  413: ["Retry-After"],
  415: ["Accept", "Accept-Encoding", "Accept-Patch", "Accept-Post"],
  416: ["Content-Range"],
  429: ["Retry-After", "RateLimit", "RateLimit-Policy"],
  451: ["Link"],
  503: ["Retry-After"],
};

export const statusCodes: readonly StatusCode[] = rows.map(([code, phrase, reference]) => ({
  code,
  class: `${code.charAt(0)}XX` as StatusClass,
  phrase,
  earlierPhrases: earlierPhrases[code] ?? [],
  reference,
  state: states[code] ?? "registered",
  ...(expiries[code] !== undefined && { expires: expiries[code] }),
  content: code.startsWith("1") || contentForbidden[code] ? "forbidden" : "allowed",
  requiredFields: requiredFields[code] ?? [],
  usefulFields: usefulFields[code] ?? [],
}));

const vendorRows: readonly (readonly [code: string, phrase: string, coinedBy: string, instead: string])[] = [
  ["419", "Page Expired", "Laravel", "401 403"],
  ["420", "Enhance Your Calm", "Twitter", "429"],
  ["430", "Request Header Fields Too Large", "Shopify", "429 431"],
  ["440", "Login Time-out", "Microsoft IIS", "401"],
  ["444", "No Response", "nginx", ""],
  ["449", "Retry With", "Microsoft", "400 428"],
  ["450", "Blocked by Windows Parental Controls", "Microsoft", "403"],
  ["460", "Client Closed Connection", "AWS Elastic Load Balancing", ""],
  ["463", "Too Many Forwarded Addresses", "AWS Elastic Load Balancing", "400"],
  ["494", "Request Header Too Large", "nginx", "431"],
  ["495", "SSL Certificate Error", "nginx", "401 403"],
  ["496", "SSL Certificate Required", "nginx", "401 403"],
  ["497", "HTTP Request Sent to HTTPS Port", "nginx", "400"],
  ["498", "Invalid Token", "Esri ArcGIS", "401"],
  ["499", "Client Closed Request", "nginx", ""],
  ["509", "Bandwidth Limit Exceeded", "cPanel", "429"],
  ["520", "Web Server Returned an Unknown Error", "Cloudflare", "502 503 504"],
  ["521", "Web Server Is Down", "Cloudflare", "502 503 504"],
  ["522", "Connection Timed Out", "Cloudflare", "502 503 504"],
  ["523", "Origin Is Unreachable", "Cloudflare", "502 503 504"],
  ["524", "A Timeout Occurred", "Cloudflare", "502 503 504"],
  ["525", "SSL Handshake Failed", "Cloudflare", "502 503 504"],
  ["526", "Invalid SSL Certificate", "Cloudflare", "502 503 504"],
  ["527", "Railgun Error", "Cloudflare", "502 503 504"],
  ["529", "Site Is Overloaded", "Qualys SSL Labs", "503"],
  ["530", "Origin DNS Error", "Cloudflare", "502 503 504"],
  ["561", "Unauthorized", "AWS Elastic Load Balancing", "401"],
  ["598", "Network Read Timeout Error", "HTTP proxies", "504"],
  ["599", "Network Connect Timeout Error", "HTTP proxies", "504"],
];

export const vendorCodes: readonly VendorCode[] = vendorRows.map(([code, phrase, coinedBy, instead]) => ({
  code,
  phrase,
  coinedBy,
  instead: instead === "" ? [] : instead.split(" "),
}));

const statusCodeByKey = new Map(statusCodes.map((status) => [status.code, status]));
const vendorCodeByKey = new Map(vendorCodes.map((vendor) => [vendor.code, vendor]));

/** The registered code that a response key names: exactly three digits, no range. */
export function findStatusCode(key: string): StatusCode | undefined {
  return statusCodeByKey.get(key);
}

export function findVendorCode(key: string): VendorCode | undefined {
  return vendorCodeByKey.get(key);
}
