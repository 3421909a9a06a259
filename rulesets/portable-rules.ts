import { statusCodes } from "../src/http/status-codes.ts";

/** What Spectral's core functions can express of a rule. */
export interface PortableRule {
  readonly id: string;
  readonly message: string;
  readonly given: string | readonly string[];
  /** What Spectral calls `then`. */
  readonly step: { readonly field?: string; readonly function: string; readonly functionOptions?: unknown };
  /** The versions of OpenAPI that it is about, in Spectral's names; all where it is left out. */
  readonly formats?: readonly string[];
  /** Where it says more or less than the rule itself, in whole sentences; left out where it says the same. */
  readonly differs?: string;
}

type Schema = Readonly<Record<string, unknown>> | boolean;

const everyMethod = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

const methodsBut = (...left: readonly string[]) => everyMethod.filter((method) => !left.includes(method)).join(",");

/** Operations of paths; the core functions cannot tell webhooks and callbacks from those, or do not reach them. */
const operations = (methods: readonly string[] = everyMethod) => `$.paths[*][${methods.join(",")}]`;

const responses = (codes: readonly string[], methods?: readonly string[]) =>
  codes.map((code) => `${operations(methods)}.responses['${code}']`);

/** Reports the place itself, not what is wrong below it, so that it is the one that the rule reports. */
function demand(schema: Schema): PortableRule["step"] {
  // biome-ignore lint/suspicious/noThenProperty: the name is JSON Schema's.
  return { function: "schema", functionOptions: { schema: { if: schema, then: true, else: false } } };
}

/** JSON Schema has no flag for the case of letters, which field names are without. */
function fieldName(name: string): string {
  return `^${[...name].map((letter) => (/[a-z]/i.test(letter) ? `[${letter.toUpperCase()}${letter.toLowerCase()}]` : letter)).join("")}$`;
}

const hasKeyLike = (pattern: string): Schema => ({ type: "object", not: { propertyNames: { not: { pattern } } } });

/** One of the fields under `headers`. */
const hasField = (...names: readonly string[]): Schema => ({
  type: "object",
  required: ["headers"],
  properties: { headers: { anyOf: names.map((name) => hasKeyLike(fieldName(name))) } },
});

const hasContent: Schema = {
  anyOf: [
    { required: ["content"], properties: { content: { type: "object", minProperties: 1 } } },
    { required: ["schema"], properties: { schema: { type: "object" } } },
  ],
};

const hasOneOf = (...keys: readonly string[]): Schema => ({
  type: "object",
  anyOf: keys.map((key) => ({ required: [key] })),
});

const never: PortableRule["step"] = { function: "schema", functionOptions: { schema: { not: {} } } };

function askForField(id: string, codes: readonly string[], name: string, methods?: readonly string[]): PortableRule {
  return {
    id,
    message: `${codes.join(", ")}: document \`${name}\` under the headers of the response.`,
    given: responses(codes, methods),
    step: demand(hasField(name)),
  };
}

const statusCodesOf = (...classes: readonly string[]) =>
  statusCodes.filter(({ class: group }) => classes.includes(group)).map(({ code }) => code);

const inPathsOnly = "Webhooks and callbacks are not looked at.";

export const portableRules: readonly PortableRule[] = [
  askForField("101-upgrade", ["101"], "Upgrade"),
  askForField("3xx-location", ["301", "302", "303", "307", "308"], "Location"),
  askForField("405-allow", ["405"], "Allow"),
  askForField("407-proxy-authenticate", ["407"], "Proxy-Authenticate"),
  askForField("416-content-range", ["416"], "Content-Range", ["get", "head"]),
  askForField("426-upgrade", ["426"], "Upgrade"),
  askForField("429-retry-after", ["429"], "Retry-After"),
  askForField("451-blocked-by", ["451"], "Link"),
  { ...askForField("503-retry-after", ["503"], "Retry-After"), differs: "Probes are reported too." },
  {
    id: "201-location",
    message: "201: document `Location` under the headers of the response.",
    given: responses(
      ["201"],
      everyMethod.filter((method) => method !== "put"),
    ),
    step: demand(hasField("Location")),
    differs: "Creations of many resources at once are reported too.",
  },
  {
    id: "206-content-range",
    message: "206: document `Content-Range` under the headers of the response.",
    given: responses(["206"]),
    step: demand({
      anyOf: [
        hasField("Content-Range"),
        { required: ["content"], properties: { content: hasKeyLike("^multipart/byteranges") } },
      ],
    }),
    differs: "In OpenAPI 2.0, `multipart/byteranges` under `produces` is not seen.",
  },
  {
    id: "418-teapot",
    message: "418 is a joke that the registry keeps unused: write the code that is meant.",
    given: responses(["418"]),
    step: never,
    differs: inPathsOnly,
  },
  {
    id: "status-retired",
    message: "305, 306 and 510 are out of service: write 307, 501 or 500.",
    given: responses(["305", "306", "510"]),
    step: never,
    differs: inPathsOnly,
  },
  {
    id: "status-key-valid",
    message: "{{property}} is not a response key: write a code from 100 to 599, a range such as 4XX, or default.",
    given: `${operations()}.responses`,
    step: {
      field: "@key",
      function: "pattern",
      functionOptions: { match: "^([1-5][0-9][0-9]|[1-5]XX|default|x-.*)$" },
    },
    differs: `Ranges are accepted in OpenAPI 2.0 too. ${inPathsOnly}`,
  },
  {
    id: "status-registered",
    message: "{{property}} is not a registered status code.",
    given: `${operations()}.responses`,
    step: {
      field: "@key",
      function: "pattern",
      functionOptions: { notMatch: `^(?!${statusCodes.map(({ code }) => code).join("|")})[1-5][0-9][0-9]$` },
    },
    differs: `It names no registered code in its place. ${inPathsOnly}`,
  },
  {
    id: "bodiless-content",
    message: "A response that cannot carry content describes some: remove it.",
    given: [...responses(["204", "205", "304"]), `${operations(["head"])}.responses[*]`].flatMap((path) => [
      `${path}.content`,
      `${path}.schema`,
    ]),
    step: demand({ not: { type: "object", minProperties: 1 } }),
    differs: `1XX codes, and an empty \`schema\` of OpenAPI 2.0, are not looked at. ${inPathsOnly}`,
  },
  {
    id: "415-accept",
    message:
      "415: document `Accept`, `Accept-Post`, `Accept-Patch` or `Accept-Encoding` under the headers of the response.",
    given: responses(["415"]),
    step: demand(hasField("Accept", "Accept-Post", "Accept-Patch", "Accept-Encoding")),
  },
  {
    id: "429-rate-limit-fields",
    message: "429: document `RateLimit` and `RateLimit-Policy`, or fields of your own such as `X-RateLimit-Reset`.",
    given: responses(["429"]),
    step: demand({
      type: "object",
      required: ["headers"],
      properties: { headers: hasKeyLike("[Rr][Aa][Tt][Ee]-?[Ll][Ii][Mm][Ii][Tt]") },
    }),
  },
  {
    id: "retry-after-where-read",
    message: "Clients do not look for `Retry-After` here, only on a 3XX, 202, 413, 429 or 503: remove it.",
    given: responses(
      statusCodesOf("2XX", "4XX", "5XX").filter((code) => !["202", "413", "429", "503"].includes(code)),
    ).map((path) => `${path}.headers`),
    step: demand({ propertyNames: { not: { pattern: fieldName("Retry-After") } } }),
    differs: "It reports the headers, not the field.",
  },
  {
    id: "1xx-left-to-server",
    message: "The HTTP stack sends 100, 102, 103 and 104 by itself: remove the response.",
    given: responses(["100", "102", "103", "104"]),
    step: never,
    differs: "A 101 in answer to another method than GET is not looked at.",
  },
  {
    id: "200-content",
    message: "A 200 in answer to GET documents no content: document what the client gets, or write 204.",
    given: responses(["200"], ["get"]),
    step: demand(hasContent),
    differs: "Probes and the start of WebSockets are reported too.",
  },
  {
    id: "200-empty-use-204",
    message: "A 200 without content: write 204, or document what the client gets.",
    given: responses(["200"], ["post", "put", "patch", "delete"]),
    step: demand(hasContent),
    differs: "Probes, revocations and receivers of other people's webhooks are reported too.",
  },
  {
    id: "301-302-unsafe-method",
    message: "A 301 or 302 leaves it to the client whether the method becomes GET: write 303, 307 or 308.",
    given: responses(["301", "302"], ["post", "put", "patch", "delete"]),
    step: never,
  },
  {
    id: "304-safe-method",
    message: "A 304 answers no method that changes something: write 412 or 204.",
    given: responses(["304"], ["post", "put", "patch", "delete", "options", "trace"]),
    step: never,
  },
  {
    id: "404-documented",
    message: "An operation on a resource that may not exist documents no 404.",
    given: `$.paths[?(@property.indexOf("{") !== -1)][${methodsBut("options")}].responses`,
    step: demand(hasOneOf("404", "410", "4XX", "default")),
    differs: "Deprecated operations, and paths whose parameters have fixed values, are reported too.",
  },
  {
    id: "429-documented",
    message: "The operation documents no 429: write what a client gets that asks too often.",
    given: `$.paths[*][${methodsBut("options")}].responses`,
    step: demand(hasOneOf("429", "4XX", "default")),
    differs: "Deprecated operations are reported too.",
  },
  {
    id: "content-type-header-ignored",
    message: "OpenAPI ignores `Content-Type` here: write the media type as a key under `content`.",
    formats: ["oas3"],
    given: `${operations()}.responses[*].headers`,
    step: { field: "@key", function: "pattern", functionOptions: { notMatch: fieldName("Content-Type") } },
    differs: inPathsOnly,
  },
  {
    id: "error-content",
    message: "An error documents no content: describe what tells the client what went wrong.",
    given: responses(
      statusCodesOf("4XX", "5XX"),
      everyMethod.filter((method) => method !== "head"),
    ),
    step: demand(hasContent),
    differs: "Probes are reported too, codes that nobody registered are not.",
  },
  {
    id: "method-success-code",
    message: "The method cannot mean this success: write the code that says what it did.",
    given: [
      ...responses(["201"], ["get", "head", "delete", "options"]),
      ...responses(["202"], ["options"]),
      ...responses(["205"], ["get", "head", "patch", "put"]),
      ...responses(["206"], ["patch", "post", "put"]),
    ],
    step: never,
    differs: "HEAD with 206 alone, TRACE and QUERY are not looked at.",
  },
  {
    id: "response-description",
    message: "The response has no description: say when it comes and what it means.",
    given: `${operations()}.responses[?(!@property.startsWith("x-"))]`,
    step: { field: "description", function: "truthy" },
    differs: `Placeholders are not seen, nor what 3.2 says in \`summary\`. ${inPathsOnly}`,
  },
  {
    id: "server-error-documented",
    message: "The operation documents no server error: write what a client gets when the server fails.",
    given: `$.paths[*][${methodsBut("options")}].responses`,
    step: demand(hasKeyLike("^(5|default$)")),
    differs: "Deprecated operations are reported too.",
  },
];
