import { expect, test } from "vitest";
import type { Settings } from "../../src/core/settings.ts";
import { rules } from "../../src/rules/index.ts";
import { lintWith, markedLines } from "./examples.ts";

/** Descriptions without their first line, by what makes them a trap; the lines marked `# <--` must be reported. */
export type Traps = Readonly<Record<string, string>>;

/** What one rule says of a text, without what the readers say. */
export async function lintFor(id: string, text: string, settings: Settings = {}) {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`There is no rule ${id}.`);
  return (await lintWith(rule, text, settings)).filter(({ code }) => code === id);
}

/** A test for each trap: the rule reports the marked lines of the description, and no others. */
export function survive(version: string, id: string, traps: Traps, settings: Settings = {}): void {
  const first = version === "2.0" ? 'swagger: "2.0"' : `openapi: ${version}`;
  test.each(Object.entries(traps))(`${version}, ${id}: %s`, async (_, body) => {
    const text = `${first}\n${body}`;
    const findings = await lintFor(id, text, settings);
    expect(findings.map(({ range }) => range.start.line)).toEqual(markedLines(text));
  });
}

/** A description of one operation, with one response on each line. */
export function describeWith(method: string, ...responses: readonly string[]): string {
  return `paths:\n  /pets:\n    ${method}:\n      responses:\n${responses.map((line) => `        ${line}\n`).join("")}`;
}

export const get = (...responses: readonly string[]) => describeWith("get", ...responses);
export const put = (...responses: readonly string[]) => describeWith("put", ...responses);
export const post = (...responses: readonly string[]) => describeWith("post", ...responses);
export const head = (...responses: readonly string[]) => describeWith("head", ...responses);
