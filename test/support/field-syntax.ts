const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const quoted = '"[^"\\\\]*"';
const list = (item: string) => new RegExp(`^${item}(?:, ${item})*$`);

const mediaRange = list(`${token}/${token}`);
const tokens = list(token);
const challenge = new RegExp(`^${token} ${token}=(?:${token}|${quoted})(?:, ${token}=(?:${token}|${quoted}))*$`);
const uriReference = /^(?:[a-z][a-z0-9+.-]*:)?[\w\-.~:/?#@!$&'()*+,;=%]+$/i;

/** RFC 9110, 5.6.7: what `toUTCString` prints, weekday included. */
const httpDate = { test: (value: string) => new Date(value).toUTCString() === value };

/** The syntax of each field that we know, as its standard has it. */
export const fieldSyntax: Record<string, { test(value: string): boolean }> = {
  Accept: mediaRange,
  "Accept-Encoding": tokens,
  "Accept-Patch": mediaRange,
  "Accept-Post": mediaRange,
  Allow: tokens,
  "Cache-Control": list(`${token}(?:=(?:${token}|${quoted}))?`),
  "Content-Location": uriReference,
  "Content-Range": /^bytes (?:\d+-\d+\/(?:\d+|\*)|\*\/\d+)$/,
  Deprecation: /^@-?\d{1,15}$/,
  ETag: /^(?:W\/)?"[\x21\x23-\x7e]*"$/,
  Expires: httpDate,
  "Last-Modified": httpDate,
  Link: new RegExp(`^<[^<>\\s]+>(?:; ${token}=(?:${token}|${quoted}))+$`),
  Location: uriReference,
  "Proxy-Authenticate": challenge,
  RateLimit: /^"[^"]+";r=\d+(?:;t=\d+)?$/,
  "RateLimit-Policy": /^"[^"]+";q=\d+(?:;w=\d+)?$/,
  "Retry-After": /^\d+$/,
  Sunset: httpDate,
  Upgrade: list(`${token}(?:/${token})?`),
  Vary: tokens,
  "WWW-Authenticate": challenge,
};
