import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatNames } from "../../src/report/formats.ts";
import { makeFolder, statute } from "../support/command.ts";
import { throttled } from "../support/throttled.ts";

const description = throttled();

const lint = async (env: Readonly<Record<string, string>>, options: readonly string[] = []) => {
  const cwd = makeFolder({ "openapi.yaml": description });
  return { cwd, ...(await statute(cwd, ["openapi.yaml", "--ci", ...options], { env })) };
};

test("GitHub Actions: annotations after the report, and the summary of the job", async () => {
  const cwd = makeFolder({ "openapi.yaml": description, "summary.md": "Before.\n" });
  const env = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: join(cwd, "summary.md") };
  const { code, out, err } = await statute(cwd, ["openapi.yaml", "--ci"], { env });
  expect(code).toBe(1);
  expect(out).toMatch(
    /1 error in 1 description \(ruleset: recommended\)\n::error file=openapi\.yaml,line=7,[^\n]*title=429-retry-after::[^\n]*\n$/,
  );
  expect(readFileSync(join(cwd, "summary.md"), "utf8")).toMatch(/^Before\.\n### Statute: 1 error in 1 description/);
  expect(err).toBe(
    "statute: --ci adds -f github -f github-summary, as GITHUB_ACTIONS says that this is GitHub Actions.\n",
  );
});

test("GitHub Actions without a file for the summary", async () => {
  const { out, err } = await lint({ GITHUB_ACTIONS: "true" });
  expect(out).toContain("\n::error file=openapi.yaml,");
  expect(err).toContain("--ci adds -f github, as ");
});

test("TeamCity: inspections", async () => {
  const { out, err } = await lint({ TEAMCITY_VERSION: "2026.1" });
  expect(out).toMatch(/\n##teamcity\[inspectionType id='429-retry-after' .*\n##teamcity\[inspection typeId='429-/);
  expect(err).toBe("statute: --ci adds -f teamcity, as TEAMCITY_VERSION says that this is TeamCity.\n");
});

test("Azure Pipelines: issues", async () => {
  const { out, err } = await lint({ TF_BUILD: "True" });
  expect(out).toContain("\n##vso[task.logissue type=error;sourcepath=openapi.yaml;linenumber=7;columnnumber=9;");
  expect(err).toBe("statute: --ci adds -f azure, as TF_BUILD says that this is Azure Pipelines.\n");
});

test("Jenkins: files for its steps", async () => {
  const { cwd, out, err } = await lint({ JENKINS_URL: "https://example.com/" });
  expect(out).toContain("1 error in 1 description");
  expect(readFileSync(join(cwd, "statute-junit.xml"), "utf8")).toContain('failures="1"');
  expect(readFileSync(join(cwd, "statute-checkstyle.xml"), "utf8")).toContain('source="429-retry-after"');
  expect(err).toContain("-f junit=statute-junit.xml -f checkstyle=statute-checkstyle.xml, as JENKINS_URL");
});

test("CircleCI: a file for its test results", async () => {
  const { cwd, err } = await lint({ CIRCLECI: "true" });
  expect(readFileSync(join(cwd, "test-results/statute/junit.xml"), "utf8")).toContain('failures="1"');
  expect(err).toContain("-f junit=test-results/statute/junit.xml, as CIRCLECI says that this is CircleCI.");
});

test("GitLab CI: its report of code quality", async () => {
  const { cwd, code, err } = await lint({ GITLAB_CI: "true" });
  const isKnown = formatNames.some((name: string) => name === "gitlab");
  expect(code).toBe(1);
  expect(existsSync(join(cwd, "gl-code-quality-report.json"))).toBe(isKnown);
  expect(err).toMatch(/^statute: --ci adds .*, as GITLAB_CI says that this is GitLab CI\.\n$/);
});

test("elsewhere, nothing, and it is said", async () => {
  const { out, err } = await lint({ CI: "true", GITHUB_ACTIONS: "false" });
  expect(out).toContain("1 error in 1 description");
  expect(err).toBe(
    "statute: --ci adds no format, as this is none of GitHub Actions, GitLab CI, TeamCity, Azure Pipelines, Jenkins, CircleCI. Name one with -f.\n",
  );
});

describe("what is asked for stays", () => {
  test.each(["json", "json=-"])("a document on standard output is not disturbed: -f %s", async (wish) => {
    const env = { JENKINS_URL: "https://example.com/", GITHUB_ACTIONS: "true" };
    const { cwd, out, err } = await lint(env, ["-f", wish]);
    expect(JSON.parse(out)).toHaveLength(1);
    expect(err).toBe(
      "statute: --ci adds no format, as GITHUB_ACTIONS says that this is GitHub Actions. -f github would stand within json: write that to a file with -f json=<file>.\n",
    );
    expect(existsSync(join(cwd, "statute-junit.xml"))).toBe(false);
  });

  test("a document in a file does not stand in the way", async () => {
    const { out } = await lint({ TF_BUILD: "True" }, ["-f", "json=report.json"]);
    expect(out).toMatch(/^##vso\[/);
  });

  test("what is no format cannot move the cursor", async () => {
    const { code, err } = await lint({ TF_BUILD: "True" }, ["-f", "x\u001b[2J"]);
    expect([code, err]).toEqual([2, expect.not.stringContaining("\u001b")]);
  });

  test("what has a file of its own is added beside a document", async () => {
    const cwd = makeFolder({ "openapi.yaml": description });
    const env = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: join(cwd, "summary.md") };
    const { out, err } = await statute(cwd, ["openapi.yaml", "--ci", "-f", "sarif"], { env });
    expect(JSON.parse(out)).toMatchObject({ version: "2.1.0" });
    expect(existsSync(join(cwd, "summary.md"))).toBe(true);
    expect(err).toMatch(/^statute: --ci adds -f github-summary, as .* -f github would stand within sarif: write that /);
  });

  test("a format is not added twice", async () => {
    const { cwd, out, err } = await lint({ CIRCLECI: "true" }, ["-f", "junit=report.xml"]);
    expect(out).toBe("");
    expect(existsSync(join(cwd, "report.xml"))).toBe(true);
    expect(existsSync(join(cwd, "test-results"))).toBe(false);
    expect(err).toContain("no format beside those asked for");
  });

  test("without --ci, no CI changes anything", async () => {
    const cwd = makeFolder({ "openapi.yaml": description });
    const { out, err } = await statute(cwd, ["openapi.yaml", "-f", "text"], { env: { GITHUB_ACTIONS: "true" } });
    expect({ lines: out.trim().split("\n").length, err }).toEqual({ lines: 1, err: "" });
  });
});
