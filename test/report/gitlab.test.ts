import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formats } from "../../src/report/formats.ts";
import { makeFolder, statute } from "../support/command.ts";
import { makeHostileReport, makeIdentified, makeStrictReport, write } from "../support/platform-reports.ts";
import { compileSchema } from "../support/schemas.ts";

const isItem = compileSchema("gitlab-code-quality.json");

interface Item {
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

/** The items of a report, each valid and told apart from the others. */
function check(text: string): readonly Item[] {
  expect(text.charAt(0)).toBe("[");
  const items: Item[] = JSON.parse(text);
  for (const item of items) {
    isItem(item);
    expect(isItem.errors ?? []).toEqual([]);
    expect(item.location.lines.end).toBeGreaterThanOrEqual(item.location.lines.begin);
  }
  expect(new Set(items.map(({ fingerprint }) => fingerprint)).size).toBe(items.length);
  return items;
}

test("gitlab says of a real description what the platform asks for", async () => {
  const cwd = makeFolder({ "apis/bookshop.yaml": readFileSync("fixtures/broken/bookshop.yaml") });
  const items = check((await statute(cwd, ["./apis/bookshop.yaml", "-r", "strict", "-f", "gitlab"])).out);
  expect(items.length).toBeGreaterThan(10);
  expect(new Set(items.map(({ location }) => location.path))).toEqual(new Set(["apis/bookshop.yaml"]));
  expect(items.find(({ check_name }) => check_name === "201-location")?.location.lines.begin).toBe(36);
});

test("gitlab names files from the root of the repository", async () => {
  const cwd = makeFolder({ "apis/bookshop.yaml": readFileSync("fixtures/broken/bookshop.yaml") });
  const fromRoot = await statute(cwd, ["apis/bookshop.yaml", "-f", "gitlab"]);
  expect((await statute(`${cwd}/apis`, ["bookshop.yaml", "-f", "gitlab"])).out).toBe(fromRoot.out);
});

test("gitlab has an empty array where there is nothing", async () => {
  expect(await write(formats.gitlab, makeStrictReport([]))).toBe("[]\n");
});

test("gitlab knows our severities by others", async () => {
  const findings = (["error", "warn", "info", "hint"] as const).map((severity) => makeIdentified({ severity }));
  const items = check(await write(formats.gitlab, makeStrictReport(findings)));
  expect(items.map(({ severity }) => severity)).toEqual(["critical", "major", "minor", "info"]);
});

test("gitlab survives hostile texts and places", async () => {
  const report = makeHostileReport();
  const text = await write(formats.gitlab, report);
  const faults = new Set(report.faults.map(({ source, message }) => `${source}\n${message}`));
  expect(check(text)).toHaveLength(report.findings.length + faults.size);
  expect(await write(formats.gitlab, report)).toBe(text);
});

test("gitlab would tell of findings that nobody identified", async () => {
  const { identity: _, ...finding } = makeIdentified();
  await expect(write(formats.gitlab, makeStrictReport([finding]))).rejects.toThrow("was not identified");
});
