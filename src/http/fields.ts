import { draft, type Reference, rfc } from "./reference.ts";

/** The part of JSON Schema that every version of OpenAPI understands in a header. */
export interface FieldSchema {
  readonly type: "integer" | "string";
  readonly format?: "http-date" | "uri-reference";
  readonly minimum?: number;
}

/** A header field of a response, described as an OpenAPI document would describe it. */
export interface Field {
  readonly name: string;
  readonly reference: Reference;
  readonly description: string;
  readonly schema: FieldSchema;
  readonly example: number | string;
}

const text: FieldSchema = { type: "string" };
const date: FieldSchema = { type: "string", format: "http-date" };
const uri: FieldSchema = { type: "string", format: "uri-reference" };
const seconds: FieldSchema = { type: "integer", minimum: 0 };

export const fields: readonly Field[] = [
  {
    name: "Accept",
    reference: rfc(9110, "12.5.1"),
    description: "The media types that the resource takes.",
    schema: text,
    example: "application/json",
  },
  {
    name: "Accept-Encoding",
    reference: rfc(9110, "12.5.3"),
    description: "The content codings that the resource takes.",
    schema: text,
    example: "gzip",
  },
  {
    name: "Accept-Patch",
    reference: rfc(5789, "3.1"),
    description: "The media types that the resource takes in a PATCH.",
    schema: text,
    example: "application/merge-patch+json",
  },
  {
    name: "Accept-Post",
    reference: { title: "Linked Data Platform 1.0, 7.1", url: "https://www.w3.org/TR/ldp/#header-accept-post" },
    description: "The media types that the resource takes in a POST.",
    schema: text,
    example: "application/json",
  },
  {
    name: "Allow",
    reference: rfc(9110, "10.2.1"),
    description: "The methods that the resource supports.",
    schema: text,
    example: "GET, HEAD",
  },
  {
    name: "Cache-Control",
    reference: rfc(9111, "5.2"),
    description: "Who may store the response, and for how long it stays fresh.",
    schema: text,
    example: "max-age=60",
  },
  {
    name: "Content-Location",
    reference: rfc(9110, "8.7"),
    description: "Where the representation in this response can be found.",
    schema: uri,
    example: "/items/42",
  },
  {
    name: "Content-Range",
    reference: rfc(9110, "14.4"),
    description: "Which part of the representation this is, and how long the whole is.",
    schema: text,
    example: "bytes 0-499/1234",
  },
  {
    name: "Deprecation",
    reference: rfc(9745, "2"),
    description: "When the resource was or will be deprecated.",
    schema: text,
    example: "@1767225600",
  },
  {
    name: "ETag",
    reference: rfc(9110, "8.8.3"),
    description: "The version of the representation, for conditional requests.",
    schema: text,
    example: '"v7"',
  },
  {
    name: "Expires",
    reference: rfc(9111, "5.3"),
    description: "When the response stops being fresh.",
    schema: date,
    example: "Thu, 31 Dec 2026 23:59:59 GMT",
  },
  {
    name: "Last-Modified",
    reference: rfc(9110, "8.8.2"),
    description: "When the representation last changed.",
    schema: date,
    example: "Wed, 21 Oct 2026 07:28:00 GMT",
  },
  {
    name: "Link",
    reference: rfc(8288, "3"),
    description: "Related resources, and how each is related to this one.",
    schema: text,
    example: '<https://provider.example/>; rel="blocked-by"',
  },
  {
    name: "Location",
    reference: rfc(9110, "10.2.2"),
    description: "The new resource, or the one that the redirect leads to.",
    schema: uri,
    example: "/items/42",
  },
  {
    name: "Proxy-Authenticate",
    reference: rfc(9110, "11.7.1"),
    description: "How to authenticate to the proxy.",
    schema: text,
    example: 'Basic realm="proxy"',
  },
  {
    name: "RateLimit",
    reference: draft("draft-ietf-httpapi-ratelimit-headers-11", "4"),
    description: "What is left of the quota, and in how many seconds it is restored.",
    schema: text,
    example: '"default";r=50;t=30',
  },
  {
    name: "RateLimit-Policy",
    reference: draft("draft-ietf-httpapi-ratelimit-headers-11", "3"),
    description: "The quotas that requests count against.",
    schema: text,
    example: '"default";q=100;w=60',
  },
  {
    name: "Retry-After",
    reference: rfc(9110, "10.2.3"),
    description: "How many seconds to wait before the next request.",
    schema: seconds,
    example: 120,
  },
  {
    name: "Sunset",
    reference: rfc(8594, "3"),
    description: "When the resource is expected to stop answering.",
    schema: date,
    example: "Thu, 31 Dec 2026 23:59:59 GMT",
  },
  {
    name: "Upgrade",
    reference: rfc(9110, "7.8"),
    description: "The protocols to switch to.",
    schema: text,
    example: "websocket",
  },
  {
    name: "Vary",
    reference: rfc(9110, "12.5.5"),
    description: "The request fields that had a say in what was answered.",
    schema: text,
    example: "Accept",
  },
  {
    name: "WWW-Authenticate",
    reference: rfc(9110, "11.6.1"),
    description: "How to authenticate to the resource.",
    schema: text,
    example: 'Bearer realm="api"',
  },
];

const fieldByName = new Map(fields.map((field) => [field.name.toLowerCase(), field]));

/** Field names are case-insensitive (RFC 9110, 5.1). */
export function findField(name: string): Field | undefined {
  return fieldByName.get(name.toLowerCase());
}
