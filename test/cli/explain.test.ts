import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { changeKinds } from "../../src/contract/change.ts";
import { statusCodes, vendorCodes } from "../../src/http/status-codes.ts";
import { rules } from "../../src/rules/index.ts";
import { makeFolder, statute } from "../support/command.ts";

const topics = [
  ...rules.map(({ id }) => id),
  ...statusCodes.map(({ code }) => code),
  ...vendorCodes.map(({ code }) => code),
  "1XX",
  "2xx",
  "3XX",
  "4xx",
  "5XX",
  "default",
  ...changeKinds,
];

describe.each(topics)("statute explain %s", (topic) => {
  test.each([80, 60])("tells it in %i columns", async (columns) => {
    const { code, out, err } = await statute(makeFolder({}), ["explain", topic], { columns });
    expect([code, err]).toEqual([0, ""]);
    expect(out.toLowerCase().startsWith(topic.toLowerCase())).toBe(true);
    expect(out).not.toMatch(/undefined|\[object|NaN| $|\n\n\n/m);
    expect(listProse(out).filter((line) => line.length > columns && !/^ *\S+$/.test(line))).toEqual([]);
  });
});

test("a rule: claim, reason, strength, remedy, setting, examples with what is said of them", async () => {
  const { out } = await statute(makeFolder({}), ["explain", "3xx-location"]);
  expect(leaveOut(out)).toMatchInlineSnapshot(`
    "3xx-location
      A redirect says where to go.

      Severity                  error
      In the rulesets from      \`core\` on
      Strength of its basis     SHOULD: the standard recommends it
      Applies to operations in  paths
      Since                     0.1.0

    Why
      User agents follow 301, 302, 303, 307 and 308 by the URI in \`Location\`, and by
      nothing else. Without it the redirect is a dead end.

      It rests on
      RFC 9110, 15.4    https://www.rfc-editor.org/rfc/rfc9110#section-15.4
      RFC 9110, 10.2.2  https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2

    How to mend it
      Document \`Location\` under the headers of the response: the URI to go to.

    Bad
      A dead end:

        paths:
          /reports/latest:
            get:
              responses:
                "307": # <- here
                  description: The latest report is elsewhere.

      > 307 Temporary Redirect of GET /reports/latest has no \`Location\`: document
      > the field, as a client follows a redirect by it alone.

    Fix
      Add \`Location\`. This fix is suggested: it says something about the server that
      you must confirm. \`statute lint --fix-suggested\` makes it.

      A dead end, mended:

        paths:
          /reports/latest:
            get:
              responses:
                "307":
                  description: The latest report is elsewhere.
                  headers:
                    Location:
                      $ref: "#/components/headers/Location"
        components:
          headers:
            Location:
              description: The new resource, or the one that the redirect leads to.
              schema:
                type: string
                format: uri-reference

    Good
      A redirect that can be followed, and a 304, which is none:

        paths:
          /reports/latest:
            get:
              responses:
                "302":
                  description: The latest report is elsewhere.
                  headers:
                    Location:
                      schema:
                        type: string
                "304":
                  description: The report that the client holds is the latest.

    Switching it off
      Everywhere: \`3xx-location: off\` under \`rules\` in \`.spectral.yaml\`, or
      \`--rule 3xx-location:off\`. In one place, with the reason, in the description
      itself:

        x-statute-ignore:
          3xx-location: Why it does not apply here.
    "
  `);
});

test("a code: what it says, what it needs, what it is confused with, and how it is written", async () => {
  const { out } = await statute(makeFolder({}), ["explain", "405"]);
  expect(leaveOut(out)).toMatchInlineSnapshot(`
    "405 Method Not Allowed
      The resource does not support this method. \`Allow\` lists the methods that it
      does support.

      Class            4XX Client Error
      Methods          any
      Content          allowed: it says what went wrong
      Required fields  \`Allow\`
      Retry            Only once the request has been changed.

      Defined in
      RFC 9110, 15.5.6  https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6

    Often confused with
      403 Forbidden        405 refuses the method to everybody; 403 refuses this
                           request, from this client perhaps.
      501 Not Implemented  405: this resource does not support the method; 501: the
                           server does not know it at all.

    In a description
        "405":
          description: The item is archived, and can only be read.
          headers:
            Allow:
              description: The methods that the resource supports.
              schema:
                type: string
              example: GET, HEAD
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
                title: Method Not Allowed
                status: 405
                detail: The item is archived, and can only be read.

    On the wire
        HTTP/1.1 405 Method Not Allowed
        Date: Wed, 21 Oct 2026 07:28:00 GMT
        Allow: GET, HEAD
        Content-Type: application/problem+json
        Content-Length: 136

        {
          "type": "about:blank",
          "title": "Method Not Allowed",
          "status": 405,
          "detail": "The item is archived, and can only be read."
        }
    "
  `);
});

test("a vendor's code", async () => {
  const { out } = await statute(makeFolder({}), ["explain", "420"]);
  expect(leaveOut(out)).toMatchInlineSnapshot(`
    "420 Enhance Your Calm
      No registered status code: it comes from Twitter. A client that does not know
      it treats it as 400.

    Write instead
      429 Too Many Requests  The client has sent too many requests in too short a
                             time, and met a rate limit.

    "
  `);
});

test("which rules speak of a code, and which of its class", async () => {
  const { out } = await statute(makeFolder({}), ["explain", "405"]);
  expect(out).toContain("Rules that speak of 405\n  405-allow ");
  expect(out).toMatch(/^Rules for every 4XX\n(?: {2}.*\n)* {2}reason-phrase-mismatch /m);
});

test.each([
  ["429-retry-afer", '"429-retry-afer" is no rule, no status code and no kind of change. Is 429-retry-after meant?'],
  ["teapot", '"teapot" is no rule, no status code and no kind of change. Is 418-teapot meant?'],
  ["477", "477 is no registered status code: a client treats it as 400. Is 407 meant?"],
  ["700", "700 is no status code: they go from 100 to 599."],
  ["constructor", '"constructor" is no rule, no status code and no kind of change.'],
])("%s is unknown", async (topic, message) => {
  const { code, out, err } = await statute(makeFolder({}), ["explain", topic]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(`statute: ${message}`);
});

test("colours only where a terminal shows them", async () => {
  const world = { isTerminal: true, columns: 80 };
  const shown = await Promise.all([
    statute(makeFolder({}), ["explain", "404"], world),
    statute(makeFolder({}), ["explain", "404"], { ...world, env: { NO_COLOR: "1" } }),
    statute(makeFolder({}), ["explain", "404", "--no-color"], world),
    statute(makeFolder({}), ["explain", "404"]),
  ]);
  expect(shown.map(({ out }) => out.includes("\u001b["))).toEqual([true, false, false, false]);
  expect(stripVTControlCharacters(String(shown[0]?.out))).toBe(shown[1]?.out);
});

/** Without the sections that grow with the catalogue and with what is read of guidelines. */
function leaveOut(out: string): string {
  return out.replace(/^(?:Rules|What published) .*\n(?:(?: .*)?\n)*/gm, "");
}

/** The lines that are no code, which stands deeper. */
function listProse(out: string): string[] {
  return out.split("\n").filter((line) => !line.startsWith("    "));
}
