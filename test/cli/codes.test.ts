import { describe, expect, test } from "vitest";
import { statusCodes } from "../../src/http/status-codes.ts";
import { makeFolder, statute } from "../support/command.ts";
import { parse } from "../support/examples.ts";

async function search(...query: string[]): Promise<string[]> {
  const { code, out } = await statute(makeFolder({}), ["codes", ...query, "-f", "json"]);
  expect(code).toBe(0);
  return JSON.parse(out).map((status: { code: string }) => status.code);
}

test("lists every code, by class", async () => {
  const { code, out, err } = await statute(makeFolder({}), ["codes"]);
  expect([code, err]).toEqual([0, ""]);
  for (const status of statusCodes) expect(out).toContain(`\n  ${status.code} `);
  expect(out.match(/^\S.*$/gm)).toEqual([
    "1XX Informational",
    "2XX Successful",
    "3XX Redirection",
    "4XX Client Error",
    "5XX Server Error",
  ]);
  expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("finds codes, and says what they mean", async () => {
  const { out } = await statute(makeFolder({}), ["codes", "retry-after"]);
  expect(out).toMatchInlineSnapshot(`
    "2XX Successful
      202 Accepted  The request was accepted, but the work is not done yet.

    4XX Client Error
      413 Content Too Large  The content of the request is larger than the server
                             takes.
      429 Too Many Requests  The client has sent too many requests in too short a
                             time, and met a rate limit.

    5XX Server Error
      503 Service Unavailable  The server cannot answer for now: it is overloaded or
                               in maintenance.
    "
  `);
});

test.each([
  [["404"], ["404"]],
  [["5xx"], ["500", "501", "502", "503", "504", "505", "506", "507", "508", "510", "511"]],
  [["40x"], ["400", "401", "402", "403", "404", "405", "406", "407", "408", "409"]],
  [["not", "found"], ["404"]],
  [["Payload Too Large"], ["413"]],
  [["WWW-Authenticate"], ["401"]],
  [["allow"], ["405"]],
])("finds %j", async (query, found) => {
  expect(await search(...query)).toEqual(found);
});

test("finds what may be retried as it is, and what says when", async () => {
  const found = await search("retry");
  expect(found).toEqual(expect.arrayContaining(["202", "408", "413", "425", "429", "500", "502", "503", "504"]));
  for (const code of ["200", "400", "403", "404", "409", "422", "451"]) expect(found).not.toContain(code);
});

test("finds what has to do with caches and with `Location`", async () => {
  expect(await search("cache")).toEqual(expect.arrayContaining(["200", "206", "304"]));
  expect(await search("location")).toEqual(expect.arrayContaining(["201", "202", "301", "302", "303", "307", "308"]));
});

test("tells programs all there is to know", async () => {
  const { out } = await statute(makeFolder({}), ["codes", "405", "-f", "json"]);
  const [{ rules, ...facts }] = JSON.parse(out);
  expect(rules).toContain("405-allow");
  expect(facts).toMatchInlineSnapshot(`
    {
      "class": "4XX",
      "code": "405",
      "confusions": [
        {
          "codes": [
            "403",
          ],
          "distinction": "405 refuses the method to everybody; 403 refuses this request, from this client perhaps.",
        },
        {
          "codes": [
            "501",
          ],
          "distinction": "405: this resource does not support the method; 501: the server does not know it at all.",
        },
      ],
      "content": "allowed",
      "earlierPhrases": [],
      "meaning": "The resource does not support this method. \`Allow\` lists the methods that it does support.",
      "methods": "any",
      "phrase": "Method Not Allowed",
      "reference": {
        "title": "RFC 9110, 15.5.6",
        "url": "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6",
      },
      "requiredFields": [
        "Allow",
      ],
      "retry": {
        "how": "Only once the request has been changed.",
        "kind": "changed",
      },
      "state": "registered",
      "usefulFields": [],
    }
  `);
});

test.each([
  [["locaton"], "No status code matches locaton. Is location meant?"],
  [["moved", "permanantly"], "No status code matches moved permanantly. Is permanently meant?"],
  [["420"], "420 is no registered status code (Twitter: Enhance Your Calm)."],
  [["477"], "477 is no registered status code: a client treats it as 400."],
  [["(["], "No status code matches ([."],
])("finds nothing for %j, and says so", async (query, message) => {
  const { code, out, err } = await statute(makeFolder({}), ["codes", ...query]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(`statute: ${message}`);
});

describe("--example", () => {
  test("prints a response to copy", async () => {
    const { code, out } = await statute(makeFolder({}), ["codes", "--example", "429"]);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      ""429":
        description: The client has sent more than 100 requests in a minute.
        headers:
          Retry-After:
            description: How many seconds to wait before the next request.
            schema:
              type: integer
              minimum: 0
            example: 30
          RateLimit:
            description: What is left of the quota, and in how many seconds it is restored.
            schema:
              type: string
            example: '"default";r=0;t=30'
          RateLimit-Policy:
            description: The quotas that requests count against.
            schema:
              type: string
            example: '"default";q=100;w=60'
        content:
          application/problem+json:
            schema:
              type: object
              properties:
                type:
                  type: string
                  format: uri-reference
                title:
                  type: string
                status:
                  type: integer
                detail:
                  type: string
            example:
              type: about:blank
              title: Too Many Requests
              status: 429
              detail: The client has sent more than 100 requests in a minute.
      "
    `);
  });

  test.each(["4xx", "5XX", "default"])("has one for %s", async (key) => {
    const { out } = await statute(makeFolder({}), ["codes", "--example", key]);
    expect(Object.keys(parse(out) as object)).toEqual([key === "default" ? key : key.toUpperCase()]);
  });

  test.each([
    ["100", "100 Continue is left out of descriptions: the HTTP stack sends it by itself."],
    ["305", "305 Use Proxy is not in service. Write 307."],
    ["418", "418 (unused) is not in service. Write 400 or 403."],
    ["419", "419 is no registered status code (Laravel: Page Expired)."],
    ["2xx", "There is no example for 2XX."],
    ["teapot", "No status code matches teapot."],
  ])("has none for %s", async (code, message) => {
    const { code: exit, out, err } = await statute(makeFolder({}), ["codes", "--example", code]);
    expect([exit, out]).toEqual([2, ""]);
    expect(err).toContain(`statute: ${message}`);
  });

  test("takes no query beside it", async () => {
    const { code } = await statute(makeFolder({}), ["codes", "404", "--example", "404"]);
    expect(code).toBe(2);
  });
});
