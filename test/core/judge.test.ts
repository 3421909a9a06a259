import { describe, expect, test } from "vitest";
import { judge as judgeUnder } from "../../src/core/judge.ts";
import type { Rule } from "../../src/core/rule.ts";
import { yaml } from "../../src/core/yaml.ts";
import type { OperationIndex } from "../../src/openapi/operation-index.ts";
import { indexText, listResponses } from "../openapi/index-text.ts";
import { documentRule, operationRule, responseRule } from "./throw-away.ts";

const description = yaml`
  paths:
    /a: { get: { responses: { 404: { $ref: "#/components/responses/Lost" } } } }
    /b:
      get:
        responses: { 404: { $ref: "#/components/responses/Lost" }, 410: { $ref: "#/components/responses/Lost" } }
        callbacks: { onGone: { "{$url}": { post: { responses: { 404: { $ref: "#/components/responses/Lost" } } } } } }
  webhooks: { c: { post: { responses: { 404: { $ref: "#/components/responses/Lost" } } } } }
  components: { responses: { Lost: { description: Lost. } } }
`;
const index = indexText("3.1.1", description);

const judge = (rule: Rule, described: OperationIndex) => judgeUnder(rule, described, {});

describe("messages", () => {
  const say = (message: string) =>
    [
      ...judge(
        documentRule(() => [{ at: [], message }]),
        index,
      ),
    ][0]?.message;

  test.each([
    ["a plain one", "404 says nothing.", "404 says nothing."],
    ["line breaks", "one\ntwo\r\nthree", "one two three"],
    ["breaks that only Unicode knows", "one\u2028two\u0085three", "one two three"],
    ["runs of blanks", "one \t\n  two", "one two"],
    ["control characters", "one\u0000two\u0007three\u009bfour", "one two three four"],
    ["colours of a terminal", "\u001b[31mred", " [31mred"],
    ["characters beyond the first plane", "a \u{1F415} barks", "a \u{1F415} barks"],
    ["single braces", "{a} of {id}", "{a} of {id}"],
  ])("stay one line: %s", (_, written, message) => {
    expect(say(written)).toBe(message);
  });

  test.each(["{{error}}", "a {{path}} b", "{{{error}}}", "{{{{", "{{a}} and {{b}}"])(
    "leave nothing for Spectral to fill in: %s",
    (written) => {
      expect(say(written)).not.toContain("{{");
    },
  );
});

describe("a rule for responses", () => {
  const name = responseRule(({ at, subject }) => [{ at, message: subject }]);
  const list = (rule = name) => [...judge(rule, index)].map(({ message }) => message);

  test("judges each definition once per response key, and only what the API itself answers", () => {
    expect(list()).toEqual(["404 Not Found of 2 operations", "410 Gone of GET /b"]);
  });

  test("judges webhooks and callbacks where it says so", () => {
    expect(list({ ...name, everywhere: true })).toEqual(["404 Not Found of 4 operations", "410 Gone of GET /b"]);
  });

  test("gets only the uses that it asks for", () => {
    const asked: string[] = [];
    const rule = responseRule(({ at, subject }) => [{ at, message: subject }], {
      everywhere: true,
      uses: ({ operation }, { key }) => {
        asked.push(`${key} ${operation.name}`);
        return operation.kind === "webhook";
      },
    });
    expect(list(rule)).toEqual(["404 Not Found of POST c (webhook)"]);
    expect(asked).toContain("410 GET /b");
  });

  test.each([
    ["a list", ["404", "200"], ["404 Not Found of 2 operations"]],
    ["a question", (key: string) => key.startsWith("41"), ["410 Gone of GET /b"]],
    ["keys that nobody uses", ["2XX"], []],
  ] as const)("speaks only about the keys that it names, as %s", (_, keys, expected) => {
    expect(list(responseRule(({ at, subject }) => [{ at, message: subject }], { keys }))).toEqual(expected);
  });

  test("hands on the response with the uses that it judged", () => {
    const [judgement] = judge(name, index);
    expect(judgement?.response?.uses.map(({ operation }) => operation.name)).toEqual(["GET /a", "GET /b"]);
    expect(judgement?.at).toEqual(["paths", "/a", "get", "responses", "404"]);
    expect(judgement?.place.path).toEqual(["components", "responses", "Lost"]);
  });

  test("may say several things, and nothing", () => {
    const several = responseRule(({ at }) => [
      { at, message: "One." },
      { at: [...at, "description"], message: "Two." },
    ]);
    expect(list(several)).toEqual(["One.", "Two.", "One.", "Two."]);
    expect(list(responseRule(() => []))).toEqual([]);
  });
});

describe("a rule for responses whose first use is ignored", () => {
  const ignored = yaml`
    paths:
      /a: { get: { x-statute-ignore: { throw-away: "Known." }, responses: { 404: { $ref: "#/x" }, 400: {} } } }
      /b: { get: { responses: { 404: { $ref: "#/x" } } } }
    x: { description: Lost. }
  `;

  test("speaks of the others, by their route", () => {
    const rule = responseRule(({ at, subject }) => [{ at: [...at, "description"], message: subject }], {
      uses: (_, { key }) => key === "404",
    });
    const [judgement, ...others] = judge(rule, indexText("3.1.1", ignored));
    expect(others).toEqual([]);
    expect(judgement?.message).toBe("404 Not Found of GET /b");
    expect(judgement?.at).toEqual(["paths", "/b", "get", "responses", "404", "description"]);
  });
});

describe("a rule for operations", () => {
  const rule = operationRule(({ at, name }) => [{ at, message: name }]);
  const list = (text: string, everywhere?: true) =>
    [...judge(everywhere ? { ...rule, everywhere } : rule, indexText("3.1.1", text))].map(({ message }) => message);

  test("judges each that the API itself answers", () => {
    expect(list(description)).toEqual(["GET /a", "GET /b"]);
  });

  test("judges webhooks and callbacks where it says so", () => {
    expect(list(description, true)).toEqual(["GET /a", "GET /b", "POST c (webhook)", "POST {$url} (callback)"]);
  });

  test("judges once what several paths share", () => {
    const shared = "paths: { /a: { $ref: '#/x' }, /b: { $ref: '#/x' }, /c: { get: {} } }\nx: { get: {}, put: {} }";
    expect(list(shared)).toEqual(["GET /a", "PUT /a", "GET /c"]);
  });

  test("means the key of the operation, not the response that others use as well", () => {
    const text = "paths: { /a: { get: { responses: { 404: { $ref: '#/x' } } } } }\nx: { description: Lost. }";
    const ofKey = operationRule(({ at, name }) => [{ at: [...at, "responses", "404"], message: name }]);
    const [judgement] = judge(ofKey, indexText("3.1.1", text));
    expect(judgement?.place.path).toEqual(["paths", "/a", "get", "responses", "404"]);
  });

  test("is about no response", () => {
    expect([...judge(rule, index)].every(({ response }) => response === undefined)).toBe(true);
  });

  test.each([
    ["the operation", "paths: { /a: { get: { IGNORE } }, /b: { get: {} } }", ["GET /b"]],
    ["the path item", "paths: { /a: { IGNORE, get: {}, put: {} }, /b: { get: {} } }", ["GET /b"]],
    ["all paths", "paths: { IGNORE, /a: { get: {} } }", []],
    ["the root", "IGNORE\npaths: { /a: { get: {} } }", []],
    ["something else", "paths: { /a: { get: { responses: { IGNORE } } } }", ["GET /a"]],
  ])("keeps silent where %s says so", (_, text, expected) => {
    expect(list(text.replace("IGNORE", 'x-statute-ignore: { throw-away: "Known." }'))).toEqual(expected);
  });
});

describe("a rule for documents", () => {
  test("is asked once, and sees all there is", () => {
    const rule = documentRule((asked) => [
      {
        at: ["paths"],
        message: `${asked.version}: ${asked.operations.length} operations, ${listResponses(asked).length} responses.`,
      },
    ]);
    expect([...judge(rule, index)]).toMatchObject([
      { at: ["paths"], message: "3.1: 4 operations, 2 responses.", place: { path: ["paths"] }, response: undefined },
    ]);
  });

  test("keeps silent only where it is told to", () => {
    const text = 'paths: { /a: { get: { x-statute-ignore: { throw-away: "Known." } } }, /b: { get: {} } }';
    const rule = documentRule(({ operations }) => operations.map(({ at, name }) => ({ at, message: name })));
    expect([...judge(rule, indexText("3.1.1", text))].map(({ message }) => message)).toEqual(["GET /b"]);
  });
});
