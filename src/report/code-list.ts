import type { Rule } from "../core/rule.ts";
import { confusions } from "../http/code-confusions.ts";
import { classFacts, findCodeFacts } from "../http/code-facts.ts";
import { type StatusClass, type StatusCode, statusCodes } from "../http/status-codes.ts";
import { nameClass, nameCode, summarizeMeaning } from "./code-page.ts";
import { listRulesAbout, type RulesAbout } from "./rules-about.ts";
import { formatTable, type TerminalOptions } from "./terminal.ts";

/** The codes that a query means: a code or the beginning of one (`4xx`), or the beginnings of words, all of which must be there. */
export function searchCodes(words: readonly string[]): readonly StatusCode[] {
  return statusCodes.filter((status) => words.every((word) => isMeant(status, word.toLowerCase())));
}

/** The words that a query may have meant, for one that finds nothing. */
export function listSearchWords(): readonly string[] {
  const names = statusCodes.flatMap(({ phrase, requiredFields, usefulFields }) => [
    ...phrase.split(/[^A-Za-z]+/),
    ...requiredFields,
    ...usefulFields,
  ]);
  return [...new Set(names.map((name) => name.toLowerCase()))].filter((name) => name.length > 2);
}

/** For people: by class, a line a code. */
export function formatCodeList(codes: readonly StatusCode[], { palette, width }: TerminalOptions): string {
  const groups = classes
    .map((statusClass) => ({ statusClass, members: codes.filter((status) => status.class === statusClass) }))
    .filter(({ members }) => members.length > 0)
    .map(({ statusClass, members }) => {
      const rows = members.map((status) => [nameCode(status), summarizeMeaning(status.code)] as const);
      const lines = formatTable(rows, width - 2, (name) => name).map((line) => `  ${line}\n`);
      return `${palette.bold(nameClass(statusClass))}\n${lines.join("")}`;
    });
  return groups.join("\n");
}

/** For programs: an array with all facts about each code. */
export function formatCodesJson(codes: readonly StatusCode[], rules: readonly Rule[]): string {
  const facts = codes.map((status) => ({
    ...status,
    ...findCodeFacts(status.code),
    confusions: confusions
      .filter(({ codes: confused }) => confused.some((code) => code === status.code))
      .map(({ codes: confused, distinction }) => ({
        codes: confused.filter((code) => code !== status.code),
        distinction,
      })),
    rules: listRulesAbout(status.code, rules).own.map(({ id }) => id),
  }));
  return `${JSON.stringify(facts, null, 2)}\n`;
}

/** The index of the reference pages by code, in Markdown. */
export function formatCodeIndex(rules: readonly Rule[]): string {
  const sections = classes.map((statusClass) => {
    const rows = statusCodes
      .filter((status) => status.class === statusClass)
      .map((status) => {
        const { code, reference, requiredFields } = status;
        const fields = requiredFields.map((field) => `\`${field}\``).join(", ");
        const cells = [
          `[${nameCode(status)}](${reference.url})`,
          summarizeMeaning(code),
          fields,
          linkRules(code, rules),
        ];
        return `|${cells.map((cell) => (cell === "" ? " |" : ` ${cell} |`)).join("")}`;
      });
    const about = linkRules(statusClass, rules);
    return [
      `## ${nameClass(statusClass)}`,
      `${classFacts[statusClass].meaning}${about === "" ? "" : ` Rules that speak of the class: ${about}.`}`,
      ["| code | what it says | required fields | rules |", "| --- | --- | --- | --- |", ...rows].join("\n"),
    ].join("\n\n");
  });
  const lead =
    "The registered status codes and the [rules](README.md) that speak of each. `statute explain 404` says more.";
  return `${["# Status codes", lead, ...sections].join("\n\n")}\n`;
}

const classes = Object.keys(classFacts) as readonly StatusClass[];

function linkRules(key: string, rules: readonly Rule[]): string {
  const { own }: RulesAbout = listRulesAbout(key, rules);
  return own.map(({ id }) => `[${id}](${id}.md)`).join(", ");
}

function isMeant(status: StatusCode, word: string): boolean {
  if (/^[1-5]\d{0,2}x{0,2}$/.test(word)) return status.code.startsWith(word.replaceAll("x", ""));
  return holds(` ${listTexts(status).join(" ")}`.toLowerCase(), word);
}

/** Whether a word, or the beginning of one, is there; an expression made of it could be too large. */
function holds(text: string, word: string): boolean {
  for (let at = text.indexOf(word, 1); at !== -1; at = text.indexOf(word, at + 1))
    if (!/[a-z]/.test(text.charAt(at - 1))) return true;
  return false;
}

/** Where words are looked for. */
function listTexts({
  code,
  class: group,
  phrase,
  earlierPhrases,
  requiredFields,
  usefulFields,
}: StatusCode): readonly string[] {
  const facts = findCodeFacts(code);
  const isRetried = ["again", "waiting", "idempotent"].includes(facts?.retry.kind ?? "none");
  const texts = [nameClass(group), phrase, ...earlierPhrases, facts?.meaning ?? "", ...requiredFields, ...usefulFields];
  return isRetried ? [...texts, "retry"] : texts;
}
