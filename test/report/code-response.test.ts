import { describe, expect, test } from "vitest";
import { findCodeFacts } from "../../src/http/code-facts.ts";
import { findField } from "../../src/http/fields.ts";
import { statusCodes } from "../../src/http/status-codes.ts";
import { formatMessage, formatOpenApiResponse } from "../../src/report/code-response.ts";
import { formatYaml } from "../../src/report/yaml-text.ts";
import { rules } from "../../src/rules/index.ts";
import { lintWith, parse } from "../support/examples.ts";
import { fieldSyntax } from "../support/field-syntax.ts";

/** What speaks against a code as such, or asks for more than an example of one response can show. */
const aboutTheCode = ["status-rarely-right"];

const documented = statusCodes.flatMap((status) => {
  const yaml = formatOpenApiResponse(status.code);
  return yaml === undefined ? [] : [{ ...status, yaml }];
});

describe.each(documented)("the OpenAPI response of $code", ({ code, yaml, requiredFields, content }) => {
  const response = (parse(yaml) as Record<string, { headers?: object; content?: object }>)[code];

  test("has the fields, and content where there can be some", () => {
    expect(Object.keys(response?.headers ?? {})).toEqual(expect.arrayContaining([...requiredFields]));
    if (/^[45]/.test(code)) expect(Object.keys(response?.content ?? {})).toEqual(["application/problem+json"]);
    if (content === "forbidden") expect(response?.content).toBeUndefined();
  });

  test("is clean under every rule", async () => {
    const said: string[] = [];
    for (const rule of rules.filter(({ id }) => !aboutTheCode.includes(id)))
      for (const { path, message } of await lintWith(rule, describeWith(code, yaml)))
        if (path.includes(code)) said.push(message);
    expect(said).toEqual([]);
  });
});

describe.each(statusCodes)("the message of $code", (status) => {
  const message = formatMessage(status);

  test("is there while the code is in service", () => {
    expect(message === undefined).toBe(["deprecated", "unused", "obsoleted"].includes(status.state));
  });

  if (message === undefined) return;
  const [head = "", body = ""] = message.split(/\n\n/);
  const [statusLine, ...lines] = head.trim().split("\n");
  const fields = lines.map((line) => /^([^:]+): (.+)$/.exec(line)?.slice(1) ?? []);

  test("has fields with valid values", () => {
    expect(statusLine).toBe(`HTTP/1.1 ${status.code} ${status.phrase}`);
    for (const [name = "", value = ""] of fields)
      if (findField(name) !== undefined) expect([name, fieldSyntax[name]?.test(value)]).toEqual([name, true]);
    expect(fields.map(([name]) => name)).toEqual(expect.arrayContaining([...status.requiredFields]));
  });

  test("has content as long as it says, or none", () => {
    const length = fields.find(([name]) => name === "Content-Length")?.[1];
    if (status.content === "forbidden") expect(body).toBe("");
    else if (body.startsWith("(")) expect(body).toBe(`(${length} bytes)\n`);
    else expect(Buffer.byteLength(body.trimEnd())).toBe(Number(length));
  });
});

test("YAML is read as what was meant", () => {
  const values = [
    "true",
    "No",
    "~",
    "1",
    "",
    "a: b",
    "a #b",
    "about:blank",
    "a:",
    '"a"',
    '"it\'s"',
    '"a\nb"',
    "'",
    "- a",
    "a, b",
    "`a`",
    " a",
    "a ",
    "é",
  ];
  const value = { "404": { values, nested: [{ a: 1, b: ["x"] }] } };
  expect(parse(formatYaml(value))).toEqual(value);
});

/** A small description in which the response has its place: with the method, fields and codes that go with it. */
function describeWith(code: string, yaml: string): string {
  const fitting = findCodeFacts(code)?.methods ?? "any";
  const method =
    fitting === "any" ? "PUT" : (["GET", "PUT", "DELETE", "POST"].find((name) => fitting.includes(name)) ?? "GET");
  const isSuccess = code === "200" || code.startsWith("3");
  const responses = isSuccess ? yaml : success + yaml;
  return [
    'openapi: 3.1.0\ninfo:\n  title: Items\n  version: "1"\nsecurity:\n  - token: []\npaths:\n',
    ...(method === "POST" ? ["  /items:\n", operation("post", responses), "  /items/{id}:\n"] : ["  /items/{id}:\n"]),
    method === "GET" ? operation("get", responses) : operation("get", success),
    ...(["PUT", "DELETE"].includes(method) ? [operation(method.toLowerCase(), responses)] : []),
    "components:\n  securitySchemes:\n    token:\n      type: http\n      scheme: bearer\n",
  ].join("");
}

const success = formatOpenApiResponse("200") ?? "";

function operation(method: string, responses: string): string {
  const fields = ["If-Match", "If-None-Match", "Range"].map((name) => ({
    name,
    in: "header",
    schema: { type: "string" },
  }));
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const requestBody = { content: { "application/json": { schema: { type: "object" } } } };
  const facts = {
    parameters: method === "post" ? fields : [...fields, id],
    ...(["put", "post"].includes(method) && { requestBody }),
  };
  const indent = (text: string, columns: number) => text.replace(/^(?=.)/gm, " ".repeat(columns));
  return `    ${method}:\n${indent(formatYaml(facts), 6)}      responses:\n${indent(responses, 8)}`;
}
