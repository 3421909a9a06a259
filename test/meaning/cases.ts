import type { Settings } from "../../src/core/settings.ts";
import { DocumentStore } from "../../src/engine/document-store.ts";
import { lintText } from "../../src/engine/lint-text.ts";
import { rules } from "../../src/rules/index.ts";

/** A description, the response it describes, and the rules of which one must speak; without any, nobody may. */
export interface Case {
  readonly code: string;
  readonly method: string;
  readonly path: string;
  readonly text: string;
  readonly expected: readonly string[];
}

/** Reads a table of `code method path | expected rules | text`, one case to a line. */
export function readCases(table: string): readonly Case[] {
  return table
    .trim()
    .split("\n")
    .map((line) => {
      const [place = "", expected = "", ...text] = line.split("|");
      const [code = "", method = "", path = ""] = place.trim().split(" ");
      const names = expected.trim().split(" ");
      return { code, method, path, text: text.join("|").trim(), expected: names.filter((name) => name !== "") };
    });
}

/** The rules that compare words with a code, and those that tell of codes that mean nothing. */
const comparing = rules
  .filter(({ id }) =>
    /^(?:reason-phrase-mismatch|rate-limit-use-429|400-use-\d+|401-or-403|missing-use-404|[45]xx-blames-\w+|specific-code-available|(?:meaning|success-code)-mismatch|2xx-error-\w+|status-registered|418-teapot)$/.test(
      id,
    ),
  )
  .map((rule) => ({ rule, severity: rule.severity, documentationUrl: `https://statute.test/${rule.id}` }));

/** Which rules speak about a response in a description that has nothing else. */
export async function findRules({ code, method, path, text }: Case, settings: Settings = {}): Promise<string[]> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const content = { "application/json": { schema: { type: "object" } } };
  const operation = {
    parameters: names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    ...(/^(?:post|put|patch)$/.test(method) ? { requestBody: { content } } : {}),
    responses: { [code]: { description: text } },
  };
  const description = {
    openapi: "3.1.1",
    info: { title: "Pets", version: "1" },
    paths: { [path]: { [method]: operation } },
  };
  const ruleset = { name: "meaning", rules: comparing.map((entry) => ({ ...entry, settings })) };
  const findings = await lintText(JSON.stringify(description), {
    source: "/example/openapi.json",
    ruleset,
    store: new DocumentStore("/example"),
  });
  return findings.map(({ code: rule }) => rule);
}
