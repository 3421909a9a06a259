import { describe, expect, test } from "vitest";
import { describeWith, get, lintFor as lint, post, survive } from "../support/traps.ts";

describe("202 and the way to follow the work", () => {
  for (const version of ["2.0", "3.1.1"])
    survive(version, "202-status-monitor", {
      nothing: post("202: {} # <--"),
      null: post("202: # <--"),
      "any case": post("202: { headers: { operation-LOCATION: } }"),
      "an identifying field": post("202: { headers: { X-Job-Id: {} } }"),
      "a field that leads on": post("202: { headers: { Status-URI: {} } }"),
      "a field that identifies the request": post("202: { headers: { X-Request-Id: {}, Retry-After: {} } } # <--"),
      "beside other codes": post("200: {}", "201: {}", "202: {} # <--", "2XX: {}"),
      "a range": post("2XX: {}"),
      "a reference": `${post("202: { $ref: '#/x' }")}x: {} # <--\n`,
      "asking again": get("202: {}"),
      "in words": post("202: { description: Poll the list of jobs. }"),
      "what is sent": post("202: { description: The code has been sent. }"),
    });
  const holds = (schema: string) => post(`202: { content: { a/b: { schema: ${schema} } } }`);
  const lacks = (schema: string) => `${holds(schema).trimEnd()} # <--\n`;
  survive("3.1.1", "202-status-monitor", {
    links: post("202: { links: { job: {} } }"),
    "no links": post("202: { links: {} } # <--"),
    ...Object.fromEntries(
      [
        "id",
        "jobId",
        "job_id",
        "JobID",
        "taskId",
        "operation-id",
        "requestId",
        "statusUrl",
        "status_url",
        "href",
        "self",
      ].map((name) => [name, holds(`{ properties: { ${name}: {} } }`)]),
    ),
    _links: holds("{ properties: { _links: {} } }"),
    "JSON:API": holds("{ properties: { data: { properties: { id: {}, type: {} } } } }"),
    composed: `${holds("{ allOf: [{ $ref: '#/x' }] }")}x: { oneOf: [{ properties: { uuid: {} } }] }\n`,
    "a schema that is lost": holds("{ $ref: '#/lost' }"),
    "a list": holds("{ type: array, items: { properties: { id: {} } } }"),
    "a bare identifier": holds("{ type: string, format: uuid }"),
    "a bare text": lacks("{ type: string }"),
    "other members": lacks("{ properties: { message: {}, valid: {}, paid: {}, status: {} } }"),
    "an example": post("202: { content: { a/b: { example: { data: [{ id: 1 }] } } } }"),
    "an example of nothing": post("202: { content: { a/b: { example: { message: Accepted } } } } # <--"),
    callbacks: `${post("202: {}")}      callbacks: { done: {} }\n`,
    "in words of the operation": `${post("202: {}")}      description: We call your webhook.\n`,
    webhooks: "webhooks: { a: { post: { responses: { 202: {} } } } }",
  });

  const api = (paths: Readonly<Record<string, string>>) =>
    `paths:\n${Object.entries(paths)
      .map(([path, item]) => `  ${path}: ${item}\n`)
      .join("")}`;
  const accepts = (method: string) => `{ ${method}: { responses: { 202: {} } } }`;
  const reads = "{ get: {} }";
  survive("3.1.1", "202-status-monitor", {
    "a resource that can be read": api({ "/a/{id}": "{ get: {}, delete: { responses: { 202: {} } } }" }),
    "a resource that cannot": api({ "/a/{id}": `${accepts("delete")} # <--` }),
    "a resource that is listed": api({ "/a/{id}": accepts("delete"), "/a": reads }),
    "a resource that is acted upon": api({ "/a/{id}": reads, "/a/{a}/cancel": accepts("post") }),
    "an action of its own": api({ "/a/{id}": reads, "/a/{a}/actions/cancel": accepts("post") }),
    "an action by a colon": api({ "/a/{id}": reads, "/a/{a}:cancel": accepts("post") }),
    "an action upon what cannot be read": api({
      "/a/{id}": "{ put: {} }",
      "/a/{a}/cancel": `${accepts("post")} # <--`,
    }),
    "a creation below a resource": api({
      "/a/{id}": reads,
      "/a/{id}/b": `${accepts("post")} # <--`,
      "/a/{id}/b/{b}": reads,
    }),
    "a creation beside a list": api({ "/a": `{ get: {}, post: { responses: { 202: {} } } } # <--`, "/a/{id}": reads }),
    "a creation under a name of the client's": api({
      "/a": "{ get: {}, post: { requestBody: { content: { a/b: { schema: { required: [id] } } } }, responses: { 202: {} } } }",
      "/a/{id}": reads,
    }),
    "a state that can be read": api({ "/refresh": "{ get: {}, post: { responses: { 202: {} } } }" }),
    "events, e-mails and the like": api({
      "/events": accepts("post"),
      "/v1/metrics/series": accepts("post"),
      "/users/{id}/resend": accepts("post"),
      "/sendEmail": accepts("post"),
      "/eventual": `${accepts("post")} # <--`,
    }),
    "events that are removed": api({ "/events": `${accepts("delete")} # <--` }),
  });
  test("a shared 202 is wrong for some of its users only", async () => {
    const use = (method: string) => `{ ${method}: { responses: { 202: { $ref: '#/x' } } } }`;
    const text = `openapi: 3.1.1\npaths: { /a: ${use("post")}, /b: ${use("get")}, /hooks: ${use("post")} }\nx: {}\n`;
    expect((await lint("202-status-monitor", text)).map(({ message }) => message.split(" gives")[0])).toEqual([
      "202 Accepted of POST /a",
    ]);
  });
  survive("3.2.0", "202-status-monitor", { QUERY: describeWith("query", "202: {}") });
});
