import type { Rule } from "../core/rule.ts";
import { confusions } from "../http/code-confusions.ts";
import { findCodeExample } from "../http/code-examples.ts";
import { type CodeFacts, classFacts, findClassRetry, findCodeFacts } from "../http/code-facts.ts";
import { findField } from "../http/fields.ts";
import {
  findStatusCode,
  type StatusClass,
  type StatusCode,
  statusCodes,
  type VendorCode,
} from "../http/status-codes.ts";
import { formatMessage, formatOpenApiResponse } from "./code-response.ts";
import { type Item, listWords, type Page, paragraph, section } from "./page.ts";
import { listRulesAbout } from "./rules-about.ts";

type Row = readonly [name: string, fact: string];

/** All there is to know about a registered code. */
export function writeCodePage(status: StatusCode, rules: readonly Rule[]): Page {
  const { code, reference } = status;
  const facts = findCodeFacts(code);
  if (facts === undefined) throw new Error(`No facts about ${code}.`);
  const message = formatMessage(status);
  return [
    { kind: "title", text: nameCode(status) },
    paragraph(facts.meaning),
    {
      kind: "facts",
      rows: [
        ["Class", nameClass(status.class)],
        ...describeState(status),
        ...listEarlierNames(status),
        ...(message === undefined ? [] : describeUse(status, facts)),
      ],
    },
    { kind: "links", lead: "Defined in", links: [reference] },
    ...section("Often confused with", listConfusions(code)),
    ...writeRules(code, rules),
    ...section("In a description", writeOpenApi(code)),
    ...section("On the wire", message === undefined ? [] : [{ kind: "code", language: "http", text: message }]),
  ];
}

/** What a class says, for those who write `4XX` or look for the code that fits. */
export function writeClassPage(statusClass: StatusClass, rules: readonly Rule[]): Page {
  const codes = statusCodes.filter((status) => status.class === statusClass);
  return [
    { kind: "title", text: nameClass(statusClass) },
    paragraph(classFacts[statusClass].meaning),
    paragraph(
      `As a response key (\`${statusClass}\`, OpenAPI 3 only), it describes every code of the class that the operation does not list. A client treats a code that it does not know as ${statusClass.charAt(0)}00.`,
    ),
    { kind: "facts", rows: [["Retry", findClassRetry(statusClass).how]] },
    ...section("Its codes", [{ kind: "items", items: codes.map((status) => summarizeCode(status)) }]),
    ...writeRules(statusClass, rules),
    ...section("In a description", writeOpenApi(statusClass)),
  ];
}

/** The response key that is no code. */
export function writeDefaultPage(rules: readonly Rule[]): Page {
  return [
    { kind: "title", text: "default" },
    paragraph(
      "The response key for every code that the operation does not list. Most descriptions use it for errors: it promises nothing about success, so that the success is documented under its own code.",
    ),
    ...writeRules("default", rules),
    ...section("In a description", writeOpenApi("default")),
  ];
}

/** A code that some product made up. */
export function writeVendorPage({ code, phrase, coinedBy, instead }: VendorCode, rules: readonly Rule[]): Page {
  const known = instead.flatMap((other) => findStatusCode(other) ?? []);
  return [
    { kind: "title", text: `${code} ${phrase}` },
    paragraph(
      `No registered status code: it comes from ${coinedBy}. A client that does not know it treats it as ${code.charAt(0)}00.`,
    ),
    ...section(
      "Write instead",
      known.length === 0
        ? [paragraph("Nothing: leave it out. The client has gone, and nobody receives it.")]
        : [{ kind: "items", items: known.map((status) => summarizeCode(status)) }],
    ),
    ...section(`Rules that speak of ${code}`, listRules(listRulesAbout(code, rules).own)),
  ];
}

/** `404 Not Found`; the unused codes have no phrase. */
export function nameCode({ code, phrase, state }: StatusCode): string {
  return state === "unused" ? `${code} (unused)` : `${code} ${phrase}`;
}

export function nameClass(statusClass: StatusClass): string {
  return `${statusClass} ${classFacts[statusClass].name}`;
}

/** What a code says, in one sentence. */
export function summarizeMeaning(code: string): string {
  return /^.*?[.](?= |$)/.exec(findCodeFacts(code)?.meaning ?? "")?.[0] ?? "";
}

function summarizeCode(status: StatusCode): Item {
  return { term: nameCode(status), text: summarizeMeaning(status.code) };
}

/** How a code that is in service is used. */
function describeUse(status: StatusCode, { methods, retry }: CodeFacts): Row[] {
  return [
    ["Methods", methods === "any" ? "any" : methods.join(", ")],
    ["Content", describeContent(status)],
    ...listFields(status),
    ["Retry", retry.how],
  ];
}

function describeState({ code, state, expires }: StatusCode): Row[] {
  const { instead } = findCodeExample(code);
  const advice = instead.length === 0 ? "" : `; write ${listWords(instead)} instead`;
  if (state === "registered") return [];
  if (state === "temporary") return [["State", `temporary: registered until ${expires}, unless IANA renews it`]];
  return [["State", `${state}${advice}`]];
}

function listEarlierNames({ earlierPhrases }: StatusCode): Row[] {
  return earlierPhrases.length === 0 ? [] : [["Once called", earlierPhrases.join(", ")]];
}

function describeContent({ code, content }: StatusCode): string {
  if (content === "forbidden") return "never any";
  return /^[45]/.test(code) ? "allowed: it says what went wrong" : "allowed";
}

function listFields({ requiredFields, usefulFields }: StatusCode): Row[] {
  const name = (fields: readonly string[]) => fields.map((field) => `\`${findField(field)?.name}\``).join(", ");
  return [
    ...(requiredFields.length === 0 ? [] : [["Required fields", name(requiredFields)] as const]),
    ...(usefulFields.length === 0 ? [] : [["Useful fields", name(usefulFields)] as const]),
  ];
}

function listConfusions(code: string): Page {
  const items = confusions
    .filter(({ codes }) => codes.some((other) => other === code))
    .map(({ codes, distinction }) => {
      const others = codes.filter((other) => other !== code);
      const [only] = others.flatMap((other) => findStatusCode(other) ?? []);
      return { term: others.length === 1 && only ? nameCode(only) : others.join(", "), text: distinction };
    });
  return items.length === 0 ? [] : [{ kind: "items", items }];
}

function writeRules(key: string, rules: readonly Rule[]): Page {
  const { own, ofClass } = listRulesAbout(key, rules);
  return [
    ...section(`Rules that speak of ${key}`, listRules(own)),
    ...section(`Rules for every ${key.charAt(0)}XX`, listRules(ofClass)),
  ];
}

function listRules(rules: readonly Rule[]): Page {
  return rules.length === 0
    ? []
    : [{ kind: "items", items: rules.map(({ id, summary }) => ({ term: id, text: summary })) }];
}

function writeOpenApi(key: string): Page {
  const text = formatOpenApiResponse(key);
  if (text !== undefined) return [{ kind: "code", language: "yaml", text }];
  return key.startsWith("1") ? [paragraph("Left out: the HTTP stack sends it by itself.")] : [];
}
