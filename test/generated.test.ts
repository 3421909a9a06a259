import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { version } from "../src/cli/version.ts";
import type { Example } from "../src/core/rule.ts";
import { guidelines } from "../src/guidelines/index.ts";
import { chooseSteps, ciSystems } from "../src/init/ci-systems.ts";
import { writeChangeIndex } from "../src/report/change-page.ts";
import { formatCodeIndex } from "../src/report/code-list.ts";
import { formatGuidelinePage } from "../src/report/guideline-page.ts";
import { formatMarkdown } from "../src/report/markdown.ts";
import { formatRuleTable, writeRulePage } from "../src/report/rule-page.ts";
import { rules } from "../src/rules/index.ts";
import { statute } from "./support/command.ts";
import { writeConfigSchema } from "./support/config-schema.ts";
import { documentWith, lintWith } from "./support/examples.ts";
import { writePortableFile } from "./support/portable-file.ts";
import { playCheck, playQuickStart } from "./support/quick-start.ts";
import { writeRuleIndex } from "./support/rule-index.ts";
import { writeRulesetFiles } from "./support/ruleset-files.ts";

const fixture = fileURLToPath(new URL("../fixtures/broken/bookshop.out", import.meta.url));
const readme = fileURLToPath(new URL("../README.md", import.meta.url));
const config = fileURLToPath(new URL("../fixtures/config/statute.config.yaml", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));

test("src/rules/index.ts lists every rule", async () => {
  await expect(writeRuleIndex()).toMatchFileSnapshot("../src/rules/index.ts");
});

test.each(writeRulesetFiles())("rulesets/$file", async ({ file, text }) => {
  await expect(text).toMatchFileSnapshot(`../rulesets/${file}`);
});

test.each([
  ["azure", "azure/azure-pipelines.yml"],
  ["jenkins", "jenkins/Jenkinsfile"],
  ["circleci", "circleci/config.yml"],
] as const)("the CI file for %s", async (name, file) => {
  const { complete, write } = ciSystems[name];
  await expect(complete(write(chooseSteps(false, version)))).toMatchFileSnapshot(`../integrations/${file}`);
});

test("the CI file for gitlab has the script in it that keeps the note", async () => {
  const [template, script] = ["statute.gitlab-ci.yml", "note.mjs"].map((name) =>
    readFileSync(`${root}/integrations/gitlab/${name}`, "utf8"),
  ) as [string, string];
  const place = /( +)(node .*<<'(\w+)'\n)[\s\S]*?\n?( +\3\n)/;
  expect(template).toMatch(place);
  const filled = template.replace(place, (_, indent: string, start: string, _end: string, stop: string) =>
    [indent, start, script.replace(/^(?=.)/gm, indent), stop].join(""),
  );
  await expect(filled).toMatchFileSnapshot("../integrations/gitlab/statute.gitlab-ci.yml");
});

test("rulesets/portable.yaml", async () => {
  await expect(writePortableFile()).toMatchFileSnapshot("../rulesets/portable.yaml");
});

test("schemas/config.schema.json", async () => {
  await expect(writeConfigSchema()).toMatchFileSnapshot("../schemas/config.schema.json");
});

test.each(rules)("the reference page of $id", async (rule) => {
  const judge = (example: Example) => lintWith(rule, documentWith(example), example.settings);
  const page = await writeRulePage(rule, { judge, guidelines });
  await expect(formatMarkdown(page)).toMatchFileSnapshot(`../rulesets/reference/${rule.id}.md`);
});

test.each(guidelines)("the reference page of the guideline $id", async (guideline) => {
  const page = formatGuidelinePage(
    guideline,
    rules.map(({ id }) => id),
  );
  await expect(page).toMatchFileSnapshot(`../rulesets/reference/guidelines/${guideline.id}.md`);
});

test("rulesets/reference/README.md lists every rule", async () => {
  const table = formatRuleTable(rules, (id) => `${id}.md`);
  const pages = guidelines.map(({ id, title }) => `[${title}](guidelines/${id}.md)`);
  await expect(
    `# Rules\n\nThe same [by status code](codes.md). What is told of [changes of the contract](changes.md). Guidelines that have a ruleset: ${pages.join(", ")}.\n\n${table}\n`,
  ).toMatchFileSnapshot("../rulesets/reference/README.md");
});

test("rulesets/reference/changes.md tells of every kind of change", async () => {
  await expect(formatMarkdown(writeChangeIndex())).toMatchFileSnapshot("../rulesets/reference/changes.md");
});

test("rulesets/reference/codes.md lists every status code", async () => {
  await expect(formatCodeIndex(rules)).toMatchFileSnapshot("../rulesets/reference/codes.md");
});

test("README.md shows real output and a real configuration, and lists every rule", async () => {
  const { text: start, codes } = await playQuickStart();
  expect(codes).toEqual([0, 0, 1]);
  const { text: check, code } = await playCheck();
  expect(code).toBe(1);
  const { out: matrix } = await statute(root, ["matrix", "fixtures/broken/bookshop.yaml"]);
  const parts = {
    demo: block("text", readFileSync(fixture, "utf8")),
    start: block("text", start),
    check: block("text", check),
    config: block("yaml", readFileSync(config, "utf8")),
    matrix: block("text", matrix),
    rules: formatRuleTable(rules, (id) => `rulesets/reference/${id}.md`),
  };
  const page = Object.entries(parts).reduce(
    (text, [name, part]) => fill(text, name, part),
    readFileSync(readme, "utf8"),
  );
  await expect(page).toMatchFileSnapshot("../README.md");
});

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``;
}

/** Puts a text between the two comments that mark its place. */
function fill(page: string, name: string, text: string): string {
  const place = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*(<!-- end of ${name} -->)`);
  expect(page).toMatch(place);
  return page.replace(place, (_, start, end) => `${start}${text}\n${end}`);
}
