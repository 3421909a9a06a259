import { type FindingFix, safeties } from "../core/fix.ts";
import type { Example, Rule, Strength } from "../core/rule.ts";
import { safetyWords } from "../core/safety-words.ts";
import { settingExamples, settingWords } from "../core/setting-words.ts";
import { type ChoiceName, choices, nameModifier, type SettingName } from "../core/settings.ts";
import type { Guideline } from "../guidelines/guideline.ts";
import { type Block, type Item, listWords, type Page, paragraph, section } from "./page.ts";

/** What a rule says of one of its bad examples. */
export interface Verdict {
  readonly message: string;
  readonly fix?: FindingFix;
}

export interface RulePageSources {
  /** Runs the rule on an example, so that the page shows what it really says. */
  readonly judge: (example: Example) => Promise<readonly Verdict[]>;
  readonly guidelines: readonly Guideline[];
}

/** All there is to say about a rule: its reference page, and what `statute explain` prints. */
export async function writeRulePage(rule: Rule, { judge, guidelines }: RulePageSources): Promise<Page> {
  const bad: Block[] = [];
  const all: Verdict[] = [];
  for (const example of rule.bad) {
    const verdicts = await judge(example);
    all.push(...verdicts);
    bad.push(...writeExample(example), { kind: "quotes", texts: verdicts.map(({ message }) => message) });
  }
  const { id } = rule;
  return [
    { kind: "title", text: id },
    paragraph(rule.summary),
    { kind: "facts", rows: listFacts(rule) },
    ...writeReasons(rule),
    ...section("The setting it follows", writeSetting(rule)),
    ...section("Bad", bad),
    ...section("Fix", [...writeFix(rule, all), ...writeFixed(rule)]),
    ...section("Good", rule.good.flatMap(writeExample)),
    ...section("What published guidelines say", writeGuidelines(id, guidelines)),
    ...writeSwitchingOff(id),
  ];
}

/** What stands beside a finding on a platform: why, how to mend it, an example of each kind. */
export function writeRuleHelp(rule: Rule): Page {
  return [
    ...writeReasons(rule),
    ...section("Bad", writeExample(rule.bad[0])),
    ...section("Fix", writeFix(rule, [])),
    ...section("Good", writeExample(rule.good[0])),
    ...writeSwitchingOff(rule.id),
  ];
}

function writeReasons({ rationale, references, remedy }: Rule): Page {
  return [
    ...section("Why", [paragraph(rationale), { kind: "links", lead: "It rests on", links: references }]),
    ...section("How to mend it", [paragraph(remedy)]),
  ];
}

/** What a rule's fix does, how far it can be trusted, and who makes it; of what it makes of examples, the other tiers. */
function writeFix({ fix }: Rule, verdicts: readonly Verdict[]): Page {
  if (fix === undefined) return [];
  const offered = new Set(verdicts.flatMap((verdict) => (isOffered(verdict.fix) ? [verdict.fix.safety] : [])));
  const others = safeties.filter((safety) => safety !== fix.safety && offered.has(safety));
  const own = safetyWords[fix.safety];
  return [
    paragraph(`${fix.title}. This fix is ${fix.safety}: ${own.means}. \`statute lint ${own.option}\` makes it.`),
    ...others.map((safety) => {
      const { means, option } = safetyWords[safety];
      return paragraph(`For some findings it is ${safety}: ${means}. Then \`statute lint ${option}\` makes it.`);
    }),
  ];
}

function isOffered(fix: FindingFix | undefined): fix is FindingFix {
  return fix !== undefined && !("refused" in fix);
}

/** What becomes of the first bad example. */
function writeFixed({ bad: [first] }: Rule): Page {
  const { title, fixed, fixedBeside } = first;
  if (fixed === undefined) return [];
  return writeExample({
    ...first,
    title: `${title}, mended`,
    paths: fixed,
    ...(fixedBeside !== undefined && { beside: fixedBeside }),
  });
}

function writeSwitchingOff(id: string): Page {
  return section("Switching it off", [
    paragraph(
      `Everywhere: \`${id}: off\` under \`rules\` in \`.spectral.yaml\`, or \`--rule ${id}:off\`. In one place, with the reason, in the description itself:`,
    ),
    { kind: "code", language: "yaml", text: `x-statute-ignore:\n  ${id}: Why it does not apply here.\n` },
  ]);
}

/** The index of the reference pages, which the README shows too: a row a rule. */
export function formatRuleTable(rules: readonly Rule[], linkTo: (id: string) => string): string {
  const rows = rules.map(({ id, summary, severity, preset, fix }) =>
    `| [${id}](${linkTo(id)}) | ${severity} | ${preset} | ${summary} | ${fix?.safety ?? ""} |`.replace("|  |", "| |"),
  );
  return ["| rule | severity | from | what it asks | fix |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

/** How strongly the source asks for it, in words that need no RFC 2119. */
const strengths: Readonly<Record<Strength, string>> = {
  MUST: "MUST: the standard requires it",
  SHOULD: "SHOULD: the standard recommends it",
  MAY: "MAY: the standard allows it, and clients rely on it",
  practice: "good practice: no standard asks for it",
};

function listFacts({ severity, preset, strength, follows, everywhere, since }: Rule): [string, string][] {
  return [
    ["Severity", severity],
    ["In the rulesets from", `\`${preset}\` on`],
    ["Strength of its basis", strengths[strength]],
    ...(follows === undefined ? [] : [["Follows the setting", `\`${follows.setting}\``] as [string, string]]),
    ["Applies to operations in", everywhere ? "paths, webhooks and callbacks" : "paths"],
    ["Since", since],
  ];
}

function writeSetting({ follows }: Rule): Page {
  if (follows === undefined) return [];
  const { setting, calledForBy } = follows;
  const fact = `\`${setting}\` decides ${settingWords[setting]}`;
  if (!isChoice(setting))
    return [
      paragraph(`${fact}. A ruleset in JavaScript sets it:`),
      {
        kind: "code",
        language: "js",
        text: `import configure from "statute/configure";\n\nexport default { extends: [configure({ ${settingExamples[setting]} })] };\n`,
      },
    ];
  const [usual, ...others] = choices[setting];
  const values = listWords([`\`${usual}\` (the default)`, ...others.map((value) => `\`${value}\``)]);
  const called = calledForBy === undefined ? "" : ` Where it is \`${calledForBy}\`, the rule is on in every ruleset.`;
  const modifier = nameModifier(setting, calledForBy ?? others[0]);
  return [
    paragraph(`${fact}: ${values}.${called} A ruleset beside ours makes the choice:`),
    { kind: "code", language: "yaml", text: `extends: ["statute", "statute/settings/${modifier}"]\n` },
  ];
}

function isChoice(setting: SettingName): setting is ChoiceName {
  return Object.hasOwn(choices, setting);
}

function writeGuidelines(ruleId: string, guidelines: readonly Guideline[]): Page {
  const clauses = guidelines.flatMap(({ title, clauses: own }) => own.map((clause) => ({ title, ...clause })));
  const list = (verdict: "agrees" | "disagrees"): Item[] =>
    clauses
      .filter((clause) => clause[verdict]?.includes(ruleId))
      .map(({ title, id, url, says }) => ({ term: `${title}, ${id}`, url, text: `${verdict}: ${says}` }));
  const items = [...list("agrees"), ...list("disagrees")];
  return items.length === 0 ? [] : [{ kind: "items", items }];
}

function writeExample({ title, paths, beside = "", since, settings = {} }: Example): Page {
  const conditions = [
    ...(since === undefined ? [] : [`in OpenAPI ${since}`]),
    ...Object.entries(settings).map(([name, value]) => `where \`${name}\` is \`${showValue(value)}\``),
  ];
  const text = `paths:\n${paths.replace(/^(?=.)/gm, "  ")}${beside}`.replace(/ # <--$/gm, " # <- here");
  return [paragraph(`${[title, ...conditions].join(", ")}:`), { kind: "code", language: "yaml", text }];
}

function showValue(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
