import type { SettingName, Settings } from "../core/settings.ts";
import type { Clause, Guideline } from "../guidelines/guideline.ts";

/** The reference page of the ruleset that follows a guideline, in Markdown; it links to those rules that have a page. */
export function formatGuidelinePage(guideline: Guideline, ruleIds: readonly string[]): string {
  const { id, title, url, edition, clauses } = guideline;
  return [
    `# ${title}`,
    `What [this guideline](${url}) says on status codes, their fields and the content of errors, in our words, and the ruleset that follows it. It was read in this edition: ${edition}.`,
    "## The ruleset",
    `\`statute/${id}\` is the recommended ruleset under the settings that the guideline makes:`,
    `\`\`\`yaml\nextends: ["statute/${id}"]\n\`\`\``,
    formatSettings(guideline),
    "## The clauses",
    "A rule that a clause goes against asks by default for something else, or for something that the guideline leaves open. Where the rule follows one of the settings above, it asks in this ruleset for what the guideline asks for; otherwise it stays as it is, and can be switched off under `rules`.",
    formatTable(
      ["clause", "what it says", "rules that agree", "rules that it goes against"],
      clauses.map((clause) => formatClause(clause, ruleIds)),
    ),
    "",
  ].join("\n\n");
}

function formatSettings({ settings, clauses }: Guideline): string {
  const rows = Object.entries(settings).map(([name, value]) => {
    const basis = clauses.filter(({ setting }) => setting === name);
    return [`\`${name}\``, formatValue(value), basis.map(linkClause).join(", ")];
  });
  return formatTable(["setting", "value", "rests on"], rows);
}

function formatValue(value: Settings[SettingName]): string {
  if (typeof value === "string") return `\`${value}\``;
  return `\`${JSON.stringify(value)}\``;
}

function formatClause(clause: Clause, ruleIds: readonly string[]): string[] {
  const { says, agrees = [], disagrees = [] } = clause;
  const link = (ids: readonly string[]) =>
    ids
      .filter((id) => ruleIds.includes(id))
      .map(linkRule)
      .join(", ");
  return [linkClause(clause), says, link(agrees), link(disagrees)];
}

function linkClause({ id, url }: Clause): string {
  return `[${id}](${url})`;
}

function linkRule(id: string): string {
  return `[${id}](../${id}.md)`;
}

function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
