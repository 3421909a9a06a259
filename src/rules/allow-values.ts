import { findMethod } from "../http/methods.ts";
import { type HeaderValue, listHeaderValues } from "../openapi/header-values.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { onceFor } from "../openapi/once.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { References } from "../openapi/references.ts";
import { nameResource } from "../openapi/resources.ts";
import type { Response } from "../openapi/response.ts";

/** The methods in a value, in upper case; none where it is no list of methods, which another rule says. */
export function readMethods(value: unknown): readonly string[] {
  const lists = Array.isArray(value) ? value.slice(0, 50) : [value];
  if (!lists.every((list) => typeof list === "string")) return [];
  const tokens = lists.flatMap((list) => list.slice(0, 1000).split(",")).map((token) => token.trim());
  const methods = tokens.filter((token) => token !== "");
  const isMethod = (token: string) => /^[A-Z][A-Z-]*$/.test(token) || findMethod(token.toUpperCase()) !== undefined;
  return methods.every(isMethod) ? methods.map((token) => token.toUpperCase()) : [];
}

/** The values that a response shows `Allow` with. */
export function listAllowValues(references: References, { headers }: Response): readonly HeaderValue[] {
  const field = headers.get("allow");
  return field === undefined ? [] : listHeaderValues(references, field);
}

/** The resource that a value of `Allow` speaks for; undefined where responses, headers or schemas that several resources share hold it. */
export function findResource(index: OperationIndex, at: JsonPath): string | undefined {
  return listResources(index).get(findHolder(index, at));
}

/** By what holds a value of `Allow`: the one resource that it speaks for, or undefined where there are several. */
const listResources = onceFor(
  (index: OperationIndex) => index,
  (index): ReadonlyMap<unknown, string | undefined> => {
    const resources = new Map<unknown, string | undefined>();
    for (const response of index.responses) {
      const values = listAllowValues(index.references, response);
      const names = new Set(values.length === 0 ? [] : response.uses.map(({ operation }) => nameResource(operation)));
      const [name] = names;
      for (const { at } of values) {
        const holder = findHolder(index, at);
        const isOne = names.size === 1 && (!resources.has(holder) || resources.get(holder) === name);
        resources.set(holder, isOne ? name : undefined);
      }
    }
    return resources;
  },
);

function findHolder({ references }: OperationIndex, at: JsonPath): unknown {
  return references.locate(at.slice(0, -1)).value;
}
