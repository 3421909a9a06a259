import { STATUS_CODES } from "node:http";
import { describe, expect, test } from "vitest";
import { findField } from "../../src/http/fields.ts";
import { findStatusCode, findVendorCode, registryDate, statusCodes, vendorCodes } from "../../src/http/status-codes.ts";

/** Typed from the registry itself, not from the source. */
const registry = `
100 Continue
101 Switching Protocols
102 Processing
103 Early Hints
104 Upload Resumption Supported
200 OK
201 Created
202 Accepted
203 Non-Authoritative Information
204 No Content
205 Reset Content
206 Partial Content
207 Multi-Status
208 Already Reported
226 IM Used
300 Multiple Choices
301 Moved Permanently
302 Found
303 See Other
304 Not Modified
305 Use Proxy
306 (Unused)
307 Temporary Redirect
308 Permanent Redirect
400 Bad Request
401 Unauthorized
402 Payment Required
403 Forbidden
404 Not Found
405 Method Not Allowed
406 Not Acceptable
407 Proxy Authentication Required
408 Request Timeout
409 Conflict
410 Gone
411 Length Required
412 Precondition Failed
413 Content Too Large
414 URI Too Long
415 Unsupported Media Type
416 Range Not Satisfiable
417 Expectation Failed
418 (Unused)
421 Misdirected Request
422 Unprocessable Content
423 Locked
424 Failed Dependency
425 Too Early
426 Upgrade Required
428 Precondition Required
429 Too Many Requests
431 Request Header Fields Too Large
451 Unavailable For Legal Reasons
500 Internal Server Error
501 Not Implemented
502 Bad Gateway
503 Service Unavailable
504 Gateway Timeout
505 HTTP Version Not Supported
506 Variant Also Negotiates
507 Insufficient Storage
508 Loop Detected
510 Not Extended
511 Network Authentication Required
`;

/** Names that `status-registered` promises; empty where the response is to be removed. */
const replacements: Record<string, string[]> = {
  419: ["401", "403"],
  420: ["429"],
  430: ["429", "431"],
  440: ["401"],
  444: [],
  449: ["400", "428"],
  450: ["403"],
  460: [],
  463: ["400"],
  494: ["431"],
  495: ["401", "403"],
  496: ["401", "403"],
  497: ["400"],
  498: ["401"],
  499: [],
  509: ["429"],
  520: ["502", "503", "504"],
  521: ["502", "503", "504"],
  522: ["502", "503", "504"],
  523: ["502", "503", "504"],
  524: ["502", "503", "504"],
  525: ["502", "503", "504"],
  526: ["502", "503", "504"],
  527: ["502", "503", "504"],
  529: ["503"],
  530: ["502", "503", "504"],
  561: ["401"],
  598: ["504"],
  599: ["504"],
};

describe("the registry", () => {
  test("is dated", () => {
    expect(new Date(registryDate).toISOString()).toBe(`${registryDate}T00:00:00.000Z`);
  });

  test("is complete, in order and has the registry's phrases", () => {
    expect(statusCodes.map(({ code, phrase }) => `${code} ${phrase}`)).toEqual(registry.trim().split("\n"));
  });

  test.each(statusCodes)("$code is well-formed", ({ code, class: statusClass, reference }) => {
    expect(code).toMatch(/^[1-5]\d\d$/);
    expect(statusClass).toBe(`${code[0]}XX`);
    if (code === "104") return;
    const [, number, section] = /^RFC (\d+), (\d+(?:\.\d+)*)$/.exec(reference.title) ?? [];
    expect(reference.url).toBe(`https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`);
  });

  test("has no code twice", () => {
    expect(new Set(statusCodes.map(({ code }) => code)).size).toBe(statusCodes.length);
  });

  test.each(statusCodes)("$code names each field once, in a spelling we know", ({ requiredFields, usefulFields }) => {
    const names = [...requiredFields, ...usefulFields];
    expect(names.map((name) => findField(name)?.name)).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
  });

  test("knows a phrase, earlier ones included, for one code only", () => {
    const phrases = statusCodes
      .flatMap(({ phrase, earlierPhrases }) => [phrase, ...earlierPhrases])
      .filter((phrase) => phrase !== "(Unused)")
      .map((phrase) => phrase.toLowerCase());
    expect(new Set(phrases).size).toBe(phrases.length);
  });

  test("says which codes are not plainly registered", () => {
    expect(statusCodes.filter(({ state }) => state !== "registered").map(({ code, state }) => [code, state])).toEqual([
      ["104", "temporary"],
      ["305", "deprecated"],
      ["306", "unused"],
      ["418", "unused"],
      ["510", "obsoleted"],
    ]);
  });

  test("dates the end of what is temporary, and of nothing else", () => {
    for (const { state, expires } of statusCodes) expect(expires !== undefined).toBe(state === "temporary");
  });

  test("forbids content where the message ends with its header section", () => {
    const bodiless = statusCodes.filter(({ content }) => content === "forbidden").map(({ code }) => code);
    expect(bodiless).toEqual(["100", "101", "102", "103", "104", "204", "205", "304"]);
  });

  test("lists the fields that the standard makes a MUST", () => {
    const required = statusCodes.filter(({ requiredFields }) => requiredFields.length > 0);
    expect(Object.fromEntries(required.map(({ code, requiredFields }) => [code, requiredFields]))).toEqual({
      101: ["Upgrade"],
      206: ["Content-Range"],
      226: ["ETag"],
      401: ["WWW-Authenticate"],
      405: ["Allow"],
      407: ["Proxy-Authenticate"],
      426: ["Upgrade"],
    });
  });

  test.each([
    ["201", "Location"],
    ["301", "Location"],
    ["302", "Location"],
    ["303", "Location"],
    ["307", "Location"],
    ["308", "Location"],
    ["413", "Retry-After"],
    ["416", "Content-Range"],
    ["429", "Retry-After"],
    ["451", "Link"],
    ["503", "Retry-After"],
  ])("finds %s better with %s", (code, field) => {
    expect(findStatusCode(code)?.usefulFields).toContain(field);
  });

  test("agrees with Node's phrases, current or earlier, but for one that was never registered", () => {
    const foreign = Object.entries(STATUS_CODES).filter(([code, phrase = ""]) => {
      const status = findStatusCode(code);
      const phrases = status === undefined ? [] : [status.phrase, ...status.earlierPhrases];
      return !phrases.some((ours) => ours.toLowerCase() === phrase.toLowerCase());
    });
    expect(foreign).toEqual([["509", "Bandwidth Limit Exceeded"]]);
  });

  test("knows what Node does not", () => {
    const unknown = statusCodes.filter(({ code }) => STATUS_CODES[code] === undefined);
    expect(unknown.map(({ code }) => code)).toEqual(["104", "306"]);
  });
});

describe("the vendors' codes", () => {
  test("and what to use instead", () => {
    expect(Object.fromEntries(vendorCodes.map(({ code, instead }) => [code, instead]))).toEqual(replacements);
  });

  test.each(vendorCodes)("$code is not registered, its replacements are", ({ code, instead }) => {
    expect(code).toMatch(/^[45]\d\d$/);
    expect(findStatusCode(code)).toBeUndefined();
    for (const other of instead) expect(findStatusCode(other)?.state).toBe("registered");
  });

  test("are listed once each", () => {
    expect(new Set(vendorCodes.map(({ code }) => code)).size).toBe(vendorCodes.length);
  });
});

describe("looking up", () => {
  test("takes exactly three digits", () => {
    expect(findStatusCode("404")?.phrase).toBe("Not Found");
    for (const key of ["4XX", "4xx", "default", "404 ", "0404", "600", "", "__proto__"])
      expect(findStatusCode(key)).toBeUndefined();
  });

  test("finds vendors' codes apart from registered ones", () => {
    expect(findVendorCode("499")?.coinedBy).toBe("nginx");
    expect(findVendorCode("404")).toBeUndefined();
  });
});
