import { isObject, member } from "../../src/openapi/json-object.ts";
import type { Described } from "./changes.ts";

type Data = Record<string, unknown>;

/** Ways to write a description otherwise that change nothing of what it says. */
export const twins: Readonly<Record<string, (root: unknown) => Described>> = {
  "in another order": (root) => ({ root: reverse(root) }),
  "in JSON": (root) => ({ root: JSON.parse(JSON.stringify(root)) as unknown }),
  "with path parameters of other names": (root) => ({ root: renameParameters(root) }),
  "shared among operations": shareResponses,
  "split into files": splitPaths,
  "split into files by responses": splitResponses,
};

function reverse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverse);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, held]) => [key, reverse(held)]),
  );
}

function renameParameters(root: unknown): unknown {
  const written = JSON.stringify(root).replaceAll("{id}", "{thing-id}").replaceAll('"name":"id"', '"name":"thing-id"');
  return JSON.parse(written) as unknown;
}

/** Every response under a name, and a reference in its place. */
function shareResponses(root: unknown): Described {
  const shared: Data = {};
  const isSwagger = member(root, "swagger") !== undefined;
  const prefix = isSwagger ? "#/responses/" : "#/components/responses/";
  const copy = mapResponses(root, (response) => {
    const name = `Response${Object.keys(shared).length}`;
    shared[name] = response;
    return { $ref: `${prefix}${name}` };
  });
  return { root: { ...copy, ...(isSwagger ? { responses: shared } : { components: { responses: shared } }) } };
}

/** Every path item in a file of its own. */
function splitPaths(root: unknown): Described {
  const others: Data = {};
  const split = (items: unknown) =>
    Object.fromEntries(
      Object.entries(isObject(items) ? items : {}).map(([path, item], index) => {
        const name = `${Object.keys(others).length}-${index}.yaml`;
        others[name] = item;
        return [path, { $ref: `./${name}` }];
      }),
    );
  const { paths, webhooks, ...rest } = root as Data;
  return {
    root: {
      ...rest,
      ...(paths !== undefined && { paths: split(paths) }),
      ...(webhooks !== undefined && { webhooks: split(webhooks) }),
    },
    others,
  };
}

function splitResponses(root: unknown): Described {
  const responses: Data = {};
  const copy = mapResponses(root, (response) => {
    const name = `R${Object.keys(responses).length}`;
    responses[name] = response;
    return { $ref: `responses.yaml#/all/${name}` };
  });
  return { root: copy, others: { "responses.yaml": { all: responses } } };
}

/** A copy in which each response is what `change` makes of it. */
function mapResponses(value: unknown, change: (response: unknown) => unknown): Data {
  const copy = (held: unknown, key: string): unknown => {
    if (Array.isArray(held)) return held.map((item) => copy(item, ""));
    if (!isObject(held)) return held;
    if (key === "responses") return Object.fromEntries(Object.entries(held).map(([code, one]) => [code, change(one)]));
    return Object.fromEntries(Object.entries(held).map(([name, inner]) => [name, copy(inner, name)]));
  };
  return copy(value, "") as Data;
}
