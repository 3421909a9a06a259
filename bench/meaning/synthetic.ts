import { indexDocument } from "../../src/engine/direct-driver.ts";
import { DocumentStore, readDocument } from "../../src/engine/document-store.ts";
import type { Judge, Verdict } from "./judge-uses.ts";
import type { LabelledRow } from "./labels.ts";

/** What is said of a row's response in a description that has nothing else. */
export function judgeAlone(row: LabelledRow, judge: Judge): readonly Verdict[] {
  const source = `/labels/${row.id}.json`;
  const document = readDocument(JSON.stringify(describeAlone(row)), source);
  const index = indexDocument(document, new DocumentStore("/labels"));
  const judgeUse = judge(index);
  return index.responses.flatMap(({ uses }) => uses.flatMap((use) => judgeUse(use)));
}

function describeAlone(row: LabelledRow): object {
  const { method, path, summary, status, description } = row;
  const operation = {
    ...(summary === "" ? {} : { summary }),
    parameters: listTemplateNames(path).map((name) => ({ name, in: "path", required: true, schema: inWords })),
    ...(/^(?:post|put|patch)$/.test(method) ? { requestBody: contentOf({ type: "object" }) } : {}),
    responses: { [status]: { description, ...contentFor(row) } },
  };
  const info = { title: "One response", version: "1" };
  const pathItem = { [path]: { [method]: operation } };
  const components = { schemas: { [row.members]: { type: "object" } } };
  // Callbacks and webhooks: to rules, both are answered by somebody else's server.
  return path.startsWith("/")
    ? { openapi: "3.0.3", info, paths: pathItem, components }
    : { openapi: "3.1.0", info, webhooks: pathItem, components };
}

const inWords = { type: "string" };

function listTemplateNames(path: string): readonly string[] {
  if (!path.startsWith("/")) return [];
  return [...new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name))];
}

/** The names of members, a type, or the name of a schema, which begins with a capital as a rule. */
function contentFor({ members, status }: LabelledRow): object {
  if (members === "" || status === "204") return {};
  if (/^(?:object|array|string|integer|number|boolean)$/.test(members)) return contentOf({ type: members });
  if (!members.includes(",") && /^[^a-z]/.test(members))
    return contentOf({ $ref: `#/components/schemas/${members.replaceAll("~", "~0").replaceAll("/", "~1")}` });
  const names = members.split(",").map((name) => name.trim());
  return contentOf({ type: "object", properties: Object.fromEntries(names.map((name) => [name, {}])) });
}

function contentOf(schema: object): object {
  return { content: { "application/json": { schema } } };
}
