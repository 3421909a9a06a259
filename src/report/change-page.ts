import { type ChangeKind, changeKinds } from "../contract/change.ts";
import { kindFacts } from "../contract/kinds.ts";
import { type Exception, exceptions } from "../contract/verdicts.ts";
import { type Page, paragraph } from "./page.ts";

/** All there is to know about a kind of change. */
export function writeChangePage(kind: ChangeKind): Page {
  const { about, reference } = kindFacts[kind];
  return [
    { kind: "title", text: kind },
    paragraph(`A change of the contract, which \`statute check\` and \`statute diff\` report: ${about}.`),
    { kind: "facts", rows: listVerdicts(kind) },
    { kind: "links", lead: "It rests on", links: [reference] },
    paragraph(`\`changes.ratings.${kind}\` in the configuration rates it otherwise, also by code or class.`),
  ];
}

/** The kinds of changes on one page. */
export function writeChangeIndex(): Page {
  return [
    { kind: "title", text: "Changes of the contract" },
    paragraph(
      "What `statute check` and `statute diff` tell of a change between two versions of a description, and how they rate it: **breaking**, what works today fails; **risky**, some clients fail, or lose what they go by; **safe**, they need not change; **note**, good to know. The configuration may rate each otherwise, under `changes.ratings`.",
    ),
    ...changeKinds.flatMap((kind): Page => {
      const { about, reference } = kindFacts[kind];
      return [
        { kind: "heading", text: kind },
        paragraph(`${about.charAt(0).toUpperCase()}${about.slice(1)}.`),
        { kind: "facts", rows: listVerdicts(kind) },
        { kind: "links", lead: "It rests on", links: [reference] },
      ];
    }),
  ];
}

function listVerdicts(kind: ChangeKind): readonly (readonly [name: string, fact: string])[] {
  const { forClients, forReceivers } = kindFacts[kind];
  return [
    ["where clients call the API", `${forClients.rating}: ${forClients.reason}`],
    ...listExceptions(kind, "api").map(tell),
    ["where the API calls receivers, as webhooks do", `${forReceivers.rating}: ${forReceivers.reason}`],
    ...listExceptions(kind, "receiver").map(tell),
  ];
}

function listExceptions(kind: ChangeKind, direction: "api" | "receiver"): readonly Exception[] {
  return Object.values(exceptions).filter(
    (exception) => exception.kinds.includes(kind) && (exception.direction ?? direction) === direction,
  );
}

function tell({ when, rating, reason }: Exception): readonly [string, string] {
  return [`where ${when}`, `${rating}: ${reason}`];
}
