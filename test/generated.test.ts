import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { formatRulePage, formatRuleTable } from "../src/report/rule-page.ts";
import { rules } from "../src/rules/index.ts";
import { documentWith, lintWith } from "./support/examples.ts";
import { writeRuleIndex } from "./support/rule-index.ts";

const readme = fileURLToPath(new URL("../README.md", import.meta.url));

test("src/rules/index.ts lists every rule", async () => {
  await expect(writeRuleIndex()).toMatchFileSnapshot("../src/rules/index.ts");
});

test.each(rules)("the reference page of $id", async (rule) => {
  const page = await formatRulePage(rule, (example) => lintWith(rule, documentWith(example)));
  await expect(page).toMatchFileSnapshot(`../rulesets/reference/${rule.id}.md`);
});

test("rulesets/reference/README.md lists every rule", async () => {
  const table = formatRuleTable(rules, (id) => `${id}.md`);
  await expect(`# Rules\n\n${table}\n`).toMatchFileSnapshot("../rulesets/reference/README.md");
});

test("README.md lists every rule", async () => {
  const table = formatRuleTable(rules, (id) => `rulesets/reference/${id}.md`);
  const text = readFileSync(readme, "utf8");
  const updated = text.replace(
    /(<!-- rules -->\n)[\s\S]*(<!-- end of rules -->)/,
    (_, start, end) => `${start}${table}\n${end}`,
  );
  expect(updated).toContain(table);
  await expect(updated).toMatchFileSnapshot("../README.md");
});
