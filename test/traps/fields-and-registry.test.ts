import { describe, expect, test } from "vitest";
import { get, head, lintFor as lint, post, put, survive } from "../support/traps.ts";

describe("interim responses", () => {
  survive("3.1.1", "1xx-left-to-server", {
    "all but 101": get("100: # <--", "102: {} # <--", "103: {} # <--", "104: {} # <--"),
    "others and ranges": get("1XX: {}", "105: {}", "200: {}", "x-100: {}"),
    "101 of GET": get("101: {}"),
    "101 of POST": post("101: {} # <--"),
    "101 of POST, in words": post("101: { description: The connection is upgraded. }"),
    "101 of POST, with the field": post("101: { headers: { upgrade: {} } }"),
    "101 of POST, with no fields": post("101: { headers: } # <--"),
    "webhooks and callbacks": `webhooks: { a: { post: { responses: { 100: {} } } } }\n`,
    "by reference": `${get("100: { $ref: '#/x' }")}x: {} # <--\n`,
    "a path that names the code": get("103: {}").replace("/pets", "/status/103"),
    "a path that names another": get("103: {} # <--").replace("/pets", "/status/100"),
  });
  survive("2.0", "1xx-left-to-server", { both: post("100: {} # <--", "101: {} # <--") });
  test("a shared 101 is wrong for some of its users only", async () => {
    const paths =
      "paths: { /a: { get: { responses: { 101: &x { $ref: '#/x' } } } }, /b: { put: { responses: { 101: *x } } } }";
    const [finding, ...others] = await lint("1xx-left-to-server", `openapi: 3.1.1\n${paths}\nx: {}\n`);
    expect(others).toEqual([]);
    expect(finding?.message).toMatch(/^101 Switching Protocols of PUT \/b switches/);
  });
  test("a registration for a while is dated", async () => {
    const [finding] = await lint("1xx-left-to-server", `openapi: 3.1.1\n${get("104: {}")}`);
    expect(finding?.message).toContain("registered until 2026-11-13 only");
  });
});

describe("codes that are rarely right", () => {
  const dav = post("423: {}", "207: {}", "507: {}");
  survive("3.1.1", "status-rarely-right", {
    "those that an API means": get("200: {}", "303: {}", "403: {}", "409: {}", "501: {}"),
    "those of proxies": get("203: # <--", "300: {} # <--", "407: {} # <--", "511: {} # <--"),
    "those of WebDAV": get("208: {} # <--", "423: {} # <--", "424: {} # <--", "507: {} # <--"),
    "WebDAV by title": `info: { title: Files over WebDAV }\n${dav}`,
    "WebDAV by description": `info: { title: , description: A CalDAV server. }\n${dav}`,
    "WebDAV by path": `${dav}  /remote.php/dav/{file}:\n    get: {}\n`,
    "WebDAV by field": `${dav}      parameters: [{ in: header, name: lock-token }]\n`,
    "David is no protocol": `info: { title: David's Davenports }\n${post("423: {} # <--")}`,
    "402 of a protocol": get("402: { description: Pay by x402. }", "500: {}"),
    "402 with a price": get("402: { headers: { PAYMENT-REQUIRED: {} } }"),
    "402 without": get("402: { description: Pay us. } # <--"),
    "WebDAV has no captive portal": `info: { title: WebDAV }\n${get("511: {} # <--")}`,
  });
  survive("3.2.0", "status-rarely-right", {
    "WebDAV by method": `${dav}    additionalOperations: { PROPFIND: {} }\n`,
  });
});

describe("ranges and `default`", () => {
  const forbidden = { ranges: "forbidden" } as const;
  survive(
    "3.1.1",
    "range-undocumented",
    {
      ranges: get("200: {}", "4XX: # <--", "5XX: {} # <--", "default: {}", "x-4XX: {}"),
      "keys that are none": get("4xx: {}", "6XX: {}", "40X: {}"),
      webhooks: "webhooks: { a: { post: { responses: { 4XX: {} } } } }",
      "`responses: null`": "paths: { /a: { get: { responses: } }, /b: { get: } }",
    },
    forbidden,
  );
  survive("2.0", "range-undocumented", { "not there": get("4XX: {}") }, forbidden);
  survive("3.1.1", "range-undocumented", { allowed: get("4XX: {}") }, { ranges: "allowed" });
  survive("3.1.1", "range-undocumented", { undecided: get("4XX: {}") });

  const required = { default: "required" } as const;
  for (const version of ["2.0", "3.2.0"]) {
    survive(
      version,
      "default-documented",
      {
        there: get("200: {}", "default:"),
        missing: "paths:\n  /pets:\n    get:\n      responses: # <--\n        200: {}\n",
        "a draft": "paths: { /a: { get: {} }, /b: { get: { responses: {} } }, /c: { get: { responses: } } }",
        "another case": "paths:\n  /pets:\n    get:\n      responses: # <--\n        Default: {}\n",
      },
      required,
    );
    survive(version, "default-documented", { undecided: get("200: {}") });
    survive(version, "default-documented", { forbidden: get("200: {}") }, { default: "forbidden" });
    survive(version, "default-undocumented", { there: get("200: {}", "default: # <--") }, { default: "forbidden" });
    survive(version, "default-undocumented", { undecided: get("200: {}", "default: {}") });
    survive(version, "default-undocumented", { required: get("200: {}", "default: {}") }, required);
  }
  survive(
    "3.1.1",
    "default-documented",
    {
      webhooks: "webhooks: { a: { post: { responses: { 200: {} } } } }",
    },
    required,
  );

  const item = (...lines: string[]) =>
    `paths:\n  /pets/{id}:\n    get:\n${lines.map((line) => `      ${line}\n`).join("")}`;
  survive("3.1.1", "4xx-range-vague", {
    "a range": item("responses: { 200: {}, 4XX: {} } # <--"),
    "a range and a default": item("responses: { 4XX: {}, default: {} } # <--"),
    "a default": item("responses: { 303: {}, default: {} } # <--"),
    "a default beside a range of successes": item("responses: { 2XX: {}, default: {} } # <--"),
    "one code of the server's": item("responses: { 200: {}, 4XX: {}, 500: {} }"),
    "one code of the client's": item("responses: { 200: {}, 404: , default: {} }"),
    "a default alone": item("responses: { default: {} }"),
    "no errors": item("responses: { 200: {} }"),
    "no range": item("responses: { 200: {}, 4xx: {} }"),
    "nothing to do wrong": get("200: {}", "default: {}"),
    "a query to do wrong": item("parameters: [{ in: query, name: q }]", "responses: { 200: {}, default: {} } # <--"),
    webhooks: "webhooks: { a: { post: { responses: { 4XX: {} } } } }",
  });
  survive("2.0", "4xx-range-vague", {
    "a default": item("responses: { 200: {}, default: {} } # <--"),
    "no range": item("responses: { 200: {}, 4XX: {} }"),
  });
  for (const ranges of ["allowed", "forbidden"] as const)
    survive(
      "3.1.1",
      "4xx-range-vague",
      {
        "a range": item("responses: { 200: {}, 4XX: {}, default: {} }"),
        "a default": item("responses: { 200: {}, default: {} } # <--"),
      },
      { ranges },
    );
});

describe("304 beside 200", () => {
  const tagged = "200: { headers: { etag: , VARY: {}, Last-Modified: {} } }";
  for (const version of ["2.0", "3.1.1"]) {
    survive(version, "304-validators", {
      "all there": get(tagged, "304: { headers: { ETAG: {}, vary: {} } }"),
      "one missing": get(tagged, "304: { headers: { ETag: {} } } # <--"),
      "`headers: null`": get(tagged, "304: { headers: } # <--"),
      "no headers": get(tagged, "304: # <--"),
      "only `Last-Modified`": get("200: { headers: { Last-Modified: {} } }", "304: {}"),
      "a method that reads nothing": put(tagged, "304: {}"),
      "no 200": get("201: { headers: { ETag: {} } }", "2XX: { headers: { ETag: {} } }", "304: {}"),
      "a 200 that is lost": get("200: { $ref: '#/lost' }", "304: {}"),
      references: `${get("200: { $ref: '#/x' }", "304: { $ref: '#/y' }")}x: { headers: { ETag: {} } }\ny: {} # <--\n`,
      "a range": get(tagged, "3XX: {}"),
    });
    survive(version, "304-etag", {
      neither: get("200: {}", "304: {} # <--"),
      HEAD: head("200: {}", "304: {} # <--"),
      "an ETag": get("200: {}", "304: { headers: { etag: {} } }"),
      "a date": get("200: {}", "304: { headers: { LAST-MODIFIED: {} } }"),
      "a date in the 200": get("200: { headers: { last-modified: } }", "304: {}"),
      "no 200": get("204: {}", "304: {}"),
      "another method": put("200: {}", "304: {}"),
    });
  }
  survive("3.1.1", "304-etag", {
    "a version in the content": get(
      "200: { content: { a/b: { schema: { allOf: [{ properties: { etag: {} } }] } } } }",
      "304: {}",
    ),
  });
  test("a shared 304 is wrong beside some 200s only", async () => {
    const use = (headers: string) => `{ get: { responses: { 200: { headers: ${headers} }, 304: { $ref: '#/x' } } } }`;
    const text = `openapi: 3.1.1\npaths: { /a: ${use("{ ETag: {} }")}, /b: ${use("{}")}, /c: ${use("{ Vary: {}, Expires: {} }")} }\nx: {}\n`;
    const messages = async (id: string) => (await lint(id, text)).map(({ message }) => message.split(":")[0]);
    expect(await messages("304-validators")).toEqual([
      "304 Not Modified of 2 operations lacks `ETag`, `Expires` and `Vary`, which the 200s document",
    ]);
    expect(await messages("304-etag")).toEqual(["304 Not Modified of 2 operations has no `ETag`"]);
  });
});

describe("`Content-Type` as a field", () => {
  survive("3.0.4", "content-type-header-ignored", {
    "any case": get("200: { headers: { CONTENT-TYPE: # <--", "}}"),
    "no such field": get("200: { headers: { X-Content-Type: {}, Content-Disposition: {} } }", "204: { headers: }"),
    "on every code": get(
      "404: { headers: { Content-Type: {} } } # <--",
      "default: { headers: { content-type: {} } } # <--",
    ),
    "a lost field": get("200: { headers: { Content-Type: { $ref: '#/lost' } } } # <--"),
    callbacks: `paths: { /a: { post: { callbacks: { b: { c: { post: { responses: { 200: { headers: { Content-Type: {} } } } } } } } } } } # <--\n`,
  });
  survive("3.1.1", "content-type-header-ignored", {
    webhooks: "webhooks: { a: { post: { responses: { 200: { headers: { Content-Type: {} } } } } } } # <--\n",
  });
  survive("2.0", "content-type-header-ignored", {
    "which may say it so": get("200: { headers: { Content-Type: { type: string } } }"),
  });
});
