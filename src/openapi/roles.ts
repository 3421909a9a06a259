import { once } from "./once.ts";
import type { Operation } from "./operation.ts";
import type { OperationIndex } from "./operation-index.ts";

/** What an operation does with the resources of an API, as its method and the shape of the paths tell. */
export type Role = "list" | "read" | "create" | "replace" | "update" | "delete" | "action";

const pathsByIndex = new WeakMap<OperationIndex, () => ReadonlySet<string>>();

/** The role of an operation; undefined where method and path leave it open. Webhooks and callbacks have none. */
export function findRole(operation: Operation, index: OperationIndex): Role | undefined {
  if (operation.kind !== "path") return undefined;
  const { method } = operation;
  if (isItem(operation.path)) return rolesOfItems[method];
  if (method === "GET") return hasItems(operation, index) ? "list" : undefined;
  if (method === "POST") return isCreation(operation, index) ? "create" : "action";
  return undefined;
}

const rolesOfItems: Readonly<Record<string, Role>> = {
  GET: "read",
  PUT: "replace",
  PATCH: "update",
  DELETE: "delete",
  POST: "action",
};

/** `/pets/{petId}`, `/pets/{petId}.json`, `/{owner}:{name}`: the last segment names one resource of many. */
export function isItem(path: string): boolean {
  return /\{[^{}]+\}(?:\.\w+)?$/.test(trim(path));
}

/** Whether the API has items under the path of a collection: `/pets/{petId}` beside `/pets`. */
export function hasItems({ path }: Operation, index: OperationIndex): boolean {
  return listPaths(index).has(`${blank(trim(path))}/{}`);
}

const creating = /^(?:create|add|register|new|insert)(?![a-z])/;
/** What a POST to a collection may do instead of creating. */
const acting =
  /(?<![a-z])(?:search|query|find|filter|lookup|list|get|fetch|login|logout|sign-?in|sign-?out|auth\w*|token|tokens|oauth\w*|refresh|verify|validate|check|test|preview|calculate|estimate|batch|bulk|import|export|upload|send|execute|run|graphql|rpc|webhooks?)(?![a-z])/i;

/** A POST to a collection that has items, or that says so by its first word, and does not say that it does something else. */
function isCreation(operation: Operation, index: OperationIndex): boolean {
  const words = [operation.operationId, operation.summary].map((text) => splitWords(text ?? ""));
  const last = splitWords(operation.path.slice(operation.path.lastIndexOf("/") + 1));
  if (acting.test(last)) return false;
  if (words.some((text) => creating.test(text))) return true;
  return hasItems(operation, index) && !words.some((text) => acting.test(text.split(" ")[0] ?? ""));
}

/** `createPet` and `create_pet` as `create pet`. */
export function splitWords(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[^A-Za-z0-9]+/g, " ")
    .trim()
    .toLowerCase();
}

function listPaths(index: OperationIndex): ReadonlySet<string> {
  let paths = pathsByIndex.get(index);
  if (paths === undefined) {
    paths = once(() => new Set(index.operations.map(({ path }) => blankPath(path))));
    pathsByIndex.set(index, paths);
  }
  return paths();
}

function trim(path: string): string {
  return path.replace(/[?#].*$/, "").replace(/\/+$/, "");
}

/** A path template without the names of its parameters, and without what is no part of the path. */
export function blankPath(path: string): string {
  return blank(trim(path));
}

function blank(path: string): string {
  return path.replace(/\{[^{}]*\}(?:\.\w+$)?/g, "{}");
}
