import { catalogue } from "../catalogue.ts";
import { changeKinds } from "../contract/change.ts";
import { documentWith } from "../core/example-document.ts";
import { listNearest } from "../core/nearest.ts";
import type { Example } from "../core/rule.ts";
import { UserError } from "../core/user-error.ts";
import { DocumentStore } from "../engine/document-store.ts";
import { lintText } from "../engine/lint-text.ts";
import type { RuleInForce } from "../engine/ruleset.ts";
import { guidelines } from "../guidelines/index.ts";
import { statusCodes } from "../http/status-codes.ts";
import { writeChangePage } from "../report/change-page.ts";
import { writeKeyPage } from "../report/key-page.ts";
import { listWords, type Page } from "../report/page.ts";
import { writeRulePage } from "../report/rule-page.ts";
import { formatTerminal } from "../report/terminal.ts";
import type { Io } from "./io.ts";
import { chooseLook } from "./palette.ts";

/** The page about a rule, a response key or a kind of change, for the terminal. Throws a `UserError` where nothing is known by the name. */
export async function explain(topic: string, color: boolean, io: Io): Promise<string> {
  return formatTerminal(await writePage(topic), chooseLook(color, io));
}

async function writePage(topic: string): Promise<Page> {
  const force = catalogue.rules.find(({ rule }) => rule.id === topic.toLowerCase());
  if (force !== undefined) {
    const judge = (example: Example) => judgeExample(force, example);
    return writeRulePage(force.rule, { judge, guidelines });
  }
  const change = changeKinds.find((kind) => kind === topic.toLowerCase());
  if (change !== undefined) return writeChangePage(change);
  const page = writeKeyPage(
    topic,
    catalogue.rules.map(({ rule }) => rule),
  );
  if (page === undefined) throw nameUnknown(topic.slice(0, 100));
  return page;
}

/** What the rule says of one of its own examples, as `statute lint` would. */
function judgeExample(force: RuleInForce, { settings = {}, ...example }: Example) {
  const ruleset = { name: force.rule.id, rules: [{ ...force, settings }] };
  return lintText(documentWith(example), {
    source: "example.yaml",
    ruleset,
    store: new DocumentStore(undefined),
    fixes: true,
  });
}

function nameUnknown(topic: string): UserError {
  const codes = statusCodes.map(({ code }) => code);
  if (/^[1-5]\d\d$/.test(topic))
    return new UserError(
      `${topic} is no registered status code: a client treats it as ${topic.charAt(0)}00.`,
      suggest(listNearest(topic, codes), "`statute codes` lists them all."),
    );
  if (/^\d+$/.test(topic))
    return new UserError(`${topic} is no status code: they go from 100 to 599.`, "`statute codes` lists them all.");
  const ids = [...catalogue.rules.map(({ rule }) => rule.id), ...changeKinds];
  return new UserError(
    `"${topic}" is no rule, no status code and no kind of change.`,
    suggest(listNearest(topic, ids), "`statute rules` and `statute codes` list them all."),
  );
}

function suggest(near: readonly string[], lists: string): string {
  return near.length === 0 ? lists : `Is ${listWords(near)} meant? ${lists}`;
}
