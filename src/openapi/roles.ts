import { onceFor } from "./once.ts";
import type { Operation } from "./operation.ts";
import type { OperationIndex } from "./operation-index.ts";
import type { References } from "./references.ts";
import { listMembers, onceForSchema } from "./schemas.ts";

/** What an operation does with the resources of an API, as its method and the shape of the paths tell. */
export type Role = "list" | "read" | "create" | "replace" | "update" | "delete" | "action";

/** What the paths of an API tell of it as a whole. */
interface Shape {
  /** Path templates without the names of their parameters, of what is more than a POST. */
  readonly paths: ReadonlySet<string>;
  /** Nearly everything is a POST: the paths name procedures, not resources. */
  readonly isRpc: boolean;
  /** Methods have names in its paths: `/pets/delete` and `/pets/update` are POSTs. */
  readonly hasVerbs: boolean;
}

const shapes = new WeakMap<OperationIndex, Shape>();

/** The role of an operation; undefined where method and path leave it open. Webhooks and callbacks have none. */
export const findRole = onceFor((operation: Operation, _: OperationIndex) => operation, readRole);

function readRole(operation: Operation, index: OperationIndex): Role | undefined {
  if (operation.kind !== "path") return undefined;
  const { method } = operation;
  if (isItem(operation.path)) return rolesOfItems.get(method);
  if (method === "GET") return hasItems(operation, index) ? "list" : undefined;
  if (method === "POST") return isCreation(operation, index) ? "create" : "action";
  return undefined;
}

const rolesOfItems: ReadonlyMap<string, Role> = new Map([
  ["GET", "read"],
  ["PUT", "replace"],
  ["PATCH", "update"],
  ["DELETE", "delete"],
  ["POST", "action"],
]);

/** `/pets/{petId}`, `/pets/{petId}.json`, `/{owner}:{name}`: the last segment names one resource of many. */
export function isItem(path: string): boolean {
  return /\{[^{}]+\}(?:\.\w+)?$/.test(trim(path));
}

/** Whether the API has items under the path of a collection: `/pets/{petId}` beside `/pets`, with more than a POST. */
export function hasItems({ path }: Operation, index: OperationIndex): boolean {
  return hasItemsAt(path, index);
}

function hasItemsAt(path: string, index: OperationIndex): boolean {
  return findShape(index).paths.has(`${blank(withoutFormat(trim(path)))}/{}`);
}

/** What the last segment of a path says where paths name what is done: `/pets/delete`. */
const procedure = /^(?:delete|remove|update|edit|list|get)(?![a-z])/;
/** `/goals/{goalId}/setMetric`: the path says that something else is done. */
const actingSegment =
  /^(?:apply|approve|assign|attach|begin|cancel|change|clear|close|complete|confirm|convert|detach|disable|enable|end|generate|invite|join|leave|link|mark|merge|move|open|pause|process|publish|reset|resume|revoke|set|share|start|stop|submit|sync|toggle|transfer|trigger|unlink|withdraw)(?: |$)/;
const creatingSegment = /^(?:create|add|insert|new|register)(?![a-z])/;
const creating = /^(?:api )?creat(?:e|es|ing)(?![a-z])/;
/** Words that mean a creation only where the path is that of a collection. */
const adding = /^(?:adds?|inserts?|new|registers?)(?![a-z])/;
/** What is added to something is not new, unless it says so. */
const attaching = /^(?!.* new ).* to(?![a-z])/;
/** Words of an operation that creates many, or only if need be, or does more. */
const mixed =
  /(?<![a-z])(?:and wait|batch|bulk|create and|dry run|ensure|many|multiple|or create|or insert|or replace|or update|updates?|upsert|validation|verification)(?![a-z])/;
/** What a POST may do instead: said by the first word, or by the end of the path. */
const acting =
  /(?:^| )(?:actions?|calculate|check|copy|download|estimate|execute|export|graphql|import|lookup|ping|preview|query|render|rpc|run|search|send|simulate|test|upload|validate|validation|verify|webhook)(?![a-z])/;
/** What is handed out rather than created: it is found under no URI, or has none of its own. */
const handedOut =
  /(?<![a-z])(?:auth|authenticate|authentication|authori[sz]e|captcha|challenges?|codes?|completions?|embeddings?|jwts?|log ?in|log ?out|moderations?|oauth\d?|otp|passwords?|presigned|recovery|refresh|sessions?|sign ?in|sign ?out|sign ?up|signatures?|signed|sso|tokens?|webauthn)(?![a-z])/;

/** A POST that says that it creates, or whose path is that of a collection, and that does not say otherwise. */
function isCreation(operation: Operation, index: OperationIndex): boolean {
  const { path } = operation;
  const shape = findShape(index);
  const last = lastSegment(path);
  if (shape.isRpc || /[:.]/.test(withoutFormat(trim(path)).replace(/^.*\//, ""))) return false;
  const isVerb = creatingSegment.test(last);
  if ((isVerb && shape.hasVerbs) || actingSegment.test(last)) return false;
  const said = [operation.operationId, operation.summary].map((text) => splitWords(text ?? "")).filter(Boolean);
  if ([last, ...said].some((text) => mixed.test(text) || handedOut.test(text))) return false;
  if ([last, ...said.map((text) => text.split(" ", 1)[0] ?? "")].some((text) => acting.test(text))) return false;

  const collection = isVerb ? trim(path).replace(/\/[^/]*$/, "") : path;
  const hasCollection = !isItem(collection) && hasItemsAt(collection, index);
  const isNamed =
    said.some((text) => creating.test(text)) || / create(?: |$)/.test(splitWords(operation.operationId ?? ""));
  if (isNamed) return hasCollection || answersWithId(operation, index.references);
  if (!hasCollection) return false;
  if (isVerb || said.some((text) => adding.test(text))) return !said.some((text) => attaching.test(text));
  return said.every((text) => /^post(?![a-z])/.test(text));
}

/** Whether the answer is a resource that can be found again. */
function answersWithId({ responses }: Operation, references: References): boolean {
  const answer = responses.find(({ key }) => /^2\d\d$/.test(key));
  const schemas = answer?.mediaTypes.map(({ schema }) => schema()) ?? [];
  return schemas.some((schema) => schema !== undefined && holdsId(references, schema));
}

const holdsId = onceForSchema((references, schema) => {
  const members = listMembers(references, schema);
  const inner = members.filter(({ name }) => /^(?:data|result)$/i.test(name)).slice(0, maxInner);
  return [schema, ...inner.map(({ node }) => node)].some((holder) =>
    listMembers(references, holder).some(({ name }) => /^_?(?:id|guid|uuid|[gsu]id)$/i.test(name)),
  );
});

/** More wrappers than anybody chooses among. */
const maxInner = 20;

/** `createPet` and `create_pet` as `create pet`. */
export function splitWords(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[^A-Za-z0-9]+/g, " ")
    .trim()
    .toLowerCase();
}

function findShape(index: OperationIndex): Shape {
  let shape = shapes.get(index);
  if (shape !== undefined) return shape;
  const operations = index.operations.filter(({ kind }) => kind === "path");
  const posts = operations.filter(({ method }) => method === "POST");
  const isVerb = ({ path }: Operation) => procedure.test(lastSegment(path));
  shape = {
    paths: new Set(operations.flatMap(({ method, path }) => (method === "POST" ? [] : [blank(trim(path))]))),
    isRpc: operations.length >= 4 && posts.length >= operations.length * 0.7,
    hasVerbs: posts.filter(isVerb).length >= 2,
  };
  shapes.set(index, shape);
  return shape;
}

/** The last segment of a path, in words. */
function lastSegment(path: string): string {
  const trimmed = withoutFormat(trim(path));
  return splitWords(trimmed.slice(trimmed.lastIndexOf("/") + 1));
}

function trim(path: string): string {
  return path.replace(/[?#].*$/s, "").replace(/(?<!\/)\/+$/, "");
}

/** `/pets.json` as `/pets`. */
function withoutFormat(path: string): string {
  return path.replace(/\.(?:json|xml)$/, "");
}

/** A path template without the names of its parameters, and without what is no part of the path. */
export function blankPath(path: string): string {
  return blank(trim(path));
}

function blank(path: string): string {
  return path.replace(/\{[^{}]*\}(?:\.\w+$)?/g, "{}");
}
