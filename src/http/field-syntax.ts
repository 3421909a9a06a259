import { type Reference, rfc } from "./reference.ts";

/** How the value of a header field is written, by the standard that defines the field. */
export interface FieldSyntax {
  readonly name: string;
  readonly reference: Reference;
  /** The syntax in words, with an instance. */
  readonly words: string;
  /** The types of JSON Schema whose values can be written so. */
  readonly types: readonly string[];
  /** Of the formats that JSON Schema defines for strings, those whose values can be written so. */
  readonly formats: readonly string[];
  /** Whether a text is written so, without white space around it. */
  readonly accepts: (text: string) => boolean;
}

/** RFC 9110, 5.6.2. */
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const quoted = '"(?:[^"\\\\]|\\\\.)*"';

const month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const time = "(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)";
/** RFC 9110, 5.6.7: the format of today and the two obsolete ones. */
const dates = [
  new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3]\\d ${month} \\d{4} ${time} GMT$`),
  new RegExp(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [0-3]\\d-${month}-\\d\\d ${time} GMT$`),
  new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${month} [ 0-3]\\d ${time} \\d{4}$`),
];
const contentRange = new RegExp(`^${token} (?:\\d+-\\d+/(?:\\d+|\\*)|\\*/\\d+)$`);
/** Any of the characters of RFC 3986, 2, and the variables of RFC 6570, which a description may show. */
const uri = /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2}|\{[^{}\s]*\})*$/;

/** RFC 9110, 11.6.1: each part between commas is a challenge, or a further parameter of the one before. */
const bare = new RegExp(`^${token}$`);
const challenge = new RegExp(`^${token} +(?:${token}[ \\t]*=[ \\t]*(?:${token}|${quoted})|[\\w.~+/-]+=*)$`);
const parameter = new RegExp(`^${token}[ \\t]*=[ \\t]*(?:${token}|${quoted})$`);

function isDate(text: string): boolean {
  return dates.some((form) => form.test(text));
}

function isChallenges(text: string): boolean {
  const [first = "", ...others] = splitAtCommas(text);
  const isFirst = bare.test(first) || challenge.test(first);
  return isFirst && others.every((part) => bare.test(part) || challenge.test(part) || parameter.test(part));
}

function isMethods(text: string): boolean {
  return splitAtCommas(text).every((part) => bare.test(part));
}

/** The members of a list (RFC 9110, 5.6.1), of which empty ones count for nothing; a comma in quotes parts nothing. */
function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (character === "\\" && isQuoted) at++;
    else if (character === "," && !isQuoted) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...parts, text.slice(start).trim()].filter((part) => part !== "");
}

/** The fields whose values clients read by machine. */
export const fieldSyntaxes: readonly FieldSyntax[] = [
  {
    name: "Retry-After",
    reference: rfc(9110, "10.2.3"),
    words: "a number of seconds such as `120`, or a date such as `Wed, 21 Oct 2026 07:28:00 GMT`",
    types: ["integer", "number", "string"],
    formats: [],
    accepts: (text) => /^\d+$/.test(text) || isDate(text),
  },
  {
    name: "Location",
    reference: rfc(9110, "10.2.2"),
    words: "a URI reference such as `/items/42`",
    types: ["string"],
    formats: ["uri", "uri-reference", "iri", "iri-reference", "uri-template", "hostname", "uuid"],
    accepts: (text) => uri.test(text),
  },
  {
    name: "Allow",
    reference: rfc(9110, "10.2.1"),
    words: "methods with commas between them, such as `GET, HEAD`",
    types: ["string", "array"],
    formats: [],
    accepts: isMethods,
  },
  {
    name: "WWW-Authenticate",
    reference: rfc(9110, "11.6.1"),
    words: 'a challenge such as `Bearer realm="api"`',
    types: ["string", "array"],
    formats: [],
    accepts: isChallenges,
  },
  {
    name: "Content-Range",
    reference: rfc(9110, "14.4"),
    words: "a unit and a range such as `bytes 0-499/1234`",
    types: ["string"],
    formats: [],
    accepts: (text) => contentRange.test(text),
  },
  {
    name: "ETag",
    reference: rfc(9110, "8.8.3"),
    words: 'a version in double quotes, such as `"v7"` or `W/"v7"`',
    types: ["string"],
    formats: [],
    accepts: (text) => /^(?:W\/)?"[!#-~\u0080-\u00ff]*"$/.test(text),
  },
  {
    name: "Last-Modified",
    reference: rfc(9110, "8.8.2"),
    words: "a date such as `Wed, 21 Oct 2026 07:28:00 GMT`",
    types: ["string"],
    formats: [],
    accepts: isDate,
  },
  {
    name: "Expires",
    reference: rfc(9111, "5.3"),
    words: "a date such as `Thu, 31 Dec 2026 23:59:59 GMT`",
    types: ["string"],
    formats: [],
    // No dates, but what everybody writes for "expired already", and what every cache takes for it.
    accepts: (text) => isDate(text) || text === "0" || text === "-1",
  },
];

const syntaxByName = new Map(fieldSyntaxes.map((syntax) => [syntax.name.toLowerCase(), syntax]));

/** Field names are case-insensitive (RFC 9110, 5.1). */
export function findFieldSyntax(name: string): FieldSyntax | undefined {
  return syntaxByName.get(name.toLowerCase());
}

/** The formats that JSON Schema and OpenAPI define for strings of a syntax of their own. */
const knownFormats: ReadonlySet<string> = new Set(
  (
    "date-time date time duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference iri iri-reference " +
    "uri-template uuid json-pointer relative-json-pointer regex"
  ).split(" "),
);

/** Whether a string of some format can be written as the field asks for; formats that nobody defined may mean anything. */
export function carries({ formats }: FieldSyntax, format: string): boolean {
  return !knownFormats.has(format.toLowerCase()) || formats.includes(format.toLowerCase());
}
