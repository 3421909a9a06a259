import type { Example, Rule } from "../core/rule.ts";

/** What a rule says of one of its bad examples. */
export interface Verdict {
  readonly message: string;
}

/** The reference page of a rule, in Markdown; `judge` runs the rule on an example, so that the page shows what it says. */
export async function formatRulePage(
  rule: Rule,
  judge: (example: Example) => Promise<readonly Verdict[]>,
): Promise<string> {
  const bad = await Promise.all(rule.bad.map(async (example) => formatBad(example, await judge(example))));
  return [
    `# ${rule.id}`,
    rule.summary,
    formatFacts(rule),
    "## Why",
    rule.rationale,
    `It rests on ${rule.references.map(({ title, url }) => `[${title}](${url})`).join(", ")}.`,
    "## Bad",
    ...bad,
    "## Good",
    ...rule.good.map(formatExample),
    "## Switching it off",
    `Everywhere: \`${rule.id}: off\` under \`rules\` in \`.spectral.yaml\`, or \`--rule ${rule.id}:off\`. In one place, with the reason, in the description itself:`,
    fence(`x-statute-ignore:\n  ${rule.id}: Why it does not apply here.\n`),
    "",
  ].join("\n\n");
}

/** The index of the reference pages, which the README shows too: a row a rule. */
export function formatRuleTable(rules: readonly Rule[], linkTo: (id: string) => string): string {
  const rows = rules.map(
    ({ id, summary, severity, preset }) => `| [${id}](${linkTo(id)}) | ${severity} | ${preset} | ${summary} |`,
  );
  return ["| rule | severity | from | what it asks |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function formatFacts({ severity, preset, since, everywhere }: Rule): string {
  const facts = [
    ["Severity", severity],
    ["In the rulesets from", `\`${preset}\` on`],
    ["Applies to operations in", everywhere ? "paths, webhooks and callbacks" : "paths"],
    ["Since", since],
  ];
  return ["| | |", "| --- | --- |", ...facts.map(([name, fact]) => `| ${name} | ${fact} |`)].join("\n");
}

function formatExample({ title, paths, beside = "" }: Example): string {
  return `${title}:\n\n${fence(`paths:\n${paths.replace(/^(?=.)/gm, "  ")}${beside}`)}`;
}

function formatBad(example: Example, verdicts: readonly Verdict[]): string {
  return `${formatExample(example)}\n\n${verdicts.map(({ message }) => `> ${message}`).join("\n>\n")}`;
}

function fence(text: string): string {
  return `\`\`\`yaml\n${text.replace(/ # <--$/gm, " # <- here")}\`\`\``;
}
