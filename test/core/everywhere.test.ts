import { describe, expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { documentWith, lintWith } from "../support/examples.ts";

/** The catalogue's list: what somebody else's server answers is judged by these alone. */
const everywhere = [
  "status-key-valid",
  "status-registered",
  "status-retired",
  "418-teapot",
  "bodiless-content",
  "response-description",
  "content-type-header-ignored",
  "field-value-valid",
  "reason-phrase-mismatch",
];

function toWebhooks(text: string): string {
  return text.replace("\npaths:\n", "\nwebhooks:\n");
}

/** The same path items, as the callbacks of an operation that nobody can object to. */
function toCallbacks(paths: string): string {
  const event = "/event:\n  post:\n    callbacks:\n      event:\n";
  return `${event}${paths.replace(/^(?=.)/gm, " ".repeat(8))}`;
}

describe.each(rules.map((rule) => ({ id: rule.id, rule })))("$id", ({ rule }) => {
  const isJudged = everywhere.includes(rule.id);
  const [example] = rule.bad;
  // What leads nowhere where an example is torn out of its description is another matter.
  const lint = async (text: string) =>
    (await lintWith(rule, text, example.settings)).filter(({ code }) => code === rule.id);
  const beside = example.beside ?? "";

  test.each([
    ["3.0.4", false],
    ["3.1.0", true],
    ["3.2.0", true],
  ])(`${isJudged ? "judges" : "passes over"} webhooks and callbacks of OpenAPI %s`, async (version, hasWebhooks) => {
    const text = documentWith(example, version);
    const inPaths = (await lint(text)).length;
    expect(inPaths).toBeGreaterThan(0);
    const webhooks = await lint(toWebhooks(text));
    expect(webhooks).toHaveLength(isJudged && hasWebhooks ? inPaths : 0);
    const callbacks = await lint(documentWith({ paths: toCallbacks(example.paths), beside }, version));
    expect(callbacks).toHaveLength(isJudged ? inPaths : 0);
  });

  test("passes over path items that nobody uses", async () => {
    const text = documentWith({
      paths: "",
      beside: `components:\n  pathItems:\n${example.paths.replace(/^(?=.)/gm, "    ")}`,
    });
    expect(await lint(text)).toEqual([]);
  });
});
