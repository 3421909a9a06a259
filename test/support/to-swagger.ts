import type { JsonPath } from "../../src/openapi/json-path.ts";

type Json = Record<string, unknown>;

const methods = ["get", "put", "post", "delete", "options", "head", "patch"];
const keywords = ["openapi", "info", "paths", "components", "security"];

/** An OpenAPI 3 example as OpenAPI 2.0 says it, or undefined where 2.0 has no words for it. */
export function toSwagger(description: Json): Json | undefined {
  try {
    if (Object.keys(description).some((key) => !keywords.includes(key))) return undefined;
    const { info, security, paths, components = {} } = description as Record<string, Json>;
    const translated = {
      swagger: "2.0",
      info,
      ...(security && { security }),
      paths: mapValues(paths ?? {}, (item) => translatePathItem(item as Json)),
      ...translateComponents(components),
    };
    return JSON.parse(JSON.stringify(translated).replace(/#\/components\/(\w+)\//g, (_, kind) => `#/${places[kind]}/`));
  } catch (error) {
    if (error instanceof Unspeakable) return undefined;
    throw error;
  }
}

/** Thrown for what 2.0 has no words for. */
class Unspeakable extends Error {}

const places: Readonly<Record<string, string>> = {
  responses: "responses",
  schemas: "definitions",
  parameters: "parameters",
  securitySchemes: "securityDefinitions",
};

function translateComponents(components: Json): Json {
  const translated: Json = {};
  for (const [kind, parts] of Object.entries(components)) {
    const place = places[kind];
    if (place === undefined) throw new Unspeakable(kind);
    translated[place] = mapValues(parts as Json, (part) => {
      if (kind === "responses") return translateResponse(part, new Set());
      if (kind === "parameters") return translateParameter(part as Json);
      return kind === "securitySchemes" ? translateScheme(part as Json) : part;
    });
  }
  return translated;
}

function translateScheme(scheme: Json): Json {
  if (scheme.type === "apiKey" && scheme.in !== "cookie") return scheme;
  if (scheme.type === "http" && scheme.scheme === "basic") return { type: "basic" };
  throw new Unspeakable(String(scheme.type));
}

function translatePathItem(item: Json): Json {
  return mapEntries(item, ([key, value]) => {
    if (key === "parameters") return [key, (value as Json[]).map(translateParameter)];
    if (!methods.includes(key)) throw new Unspeakable(key);
    return [key, translateOperation(value as Json)];
  });
}

function translateOperation({ requestBody, responses, parameters, ...others }: Json): Json {
  if (others.callbacks !== undefined) throw new Unspeakable("callbacks");
  const produces = new Set<string>();
  const translated = mapEntries((responses ?? {}) as Json, ([key, response]) => {
    if (/^[1-5]XX$/.test(key)) throw new Unspeakable(key);
    return [key, translateResponse(response, produces)];
  });
  const consumes = Object.entries(((requestBody as Json | undefined)?.content ?? {}) as Record<string, Json>);
  const body = consumes.slice(0, 1).map(([, { schema = {} }]) => ({ in: "body", name: "body", schema }));
  const all = [...((parameters ?? []) as Json[]).map(translateParameter), ...body];
  if (requestBody !== undefined && body.length === 0) throw new Unspeakable("requestBody");
  return {
    ...others,
    ...(all.length > 0 && { parameters: all }),
    ...(consumes.length > 0 && { consumes: consumes.map(([name]) => name) }),
    ...(produces.size > 0 && { produces: [...produces] }),
    ...(responses !== undefined && { responses: translated }),
  };
}

function translateParameter({ schema, ...others }: Json): Json {
  if (others.in === "cookie") throw new Unspeakable("cookie");
  return { ...others, ...(schema as Json | undefined) };
}

function translateResponse(response: unknown, produces: Set<string>): unknown {
  if (typeof response !== "object" || response === null) return response;
  const { content = {}, headers, links, ...others } = response as Json;
  if (links !== undefined) throw new Unspeakable("links");
  const examples: Json = {};
  let schema: unknown;
  for (const [name, mediaType] of Object.entries(content as Record<string, Json | null>)) {
    const shown = Object.values((mediaType?.examples ?? {}) as Record<string, Json>).map(({ value }) => value);
    if (mediaType?.example !== undefined) shown.push(mediaType.example);
    if (shown.length > 1) throw new Unspeakable("examples");
    if (shown.length === 1) examples[name] = shown[0];
    if (schema !== undefined && mediaType?.schema !== undefined) throw new Unspeakable("schemas");
    schema = mediaType?.schema ?? schema ?? {};
    produces.add(name);
  }
  return {
    ...others,
    ...(schema !== undefined && { schema }),
    ...(Object.keys(examples).length > 0 && { examples }),
    ...(headers !== undefined && { headers: mapValues(headers as Json, (header) => translateHeader(header as Json)) }),
  };
}

function translateHeader({ schema, examples, ...others }: Json): Json {
  if (examples !== undefined || others.content !== undefined) throw new Unspeakable("examples");
  return { ...(schema as Json), ...others };
}

function mapValues(object: Json, map: (value: unknown) => unknown): Json {
  return mapEntries(object, ([key, value]) => [key, map(value)]);
}

function mapEntries(object: Json, map: (entry: [string, unknown]) => [string, unknown]): Json {
  return Object.fromEntries(Object.entries(object).map(map));
}

/** Where a finding of the OpenAPI 3 example must be in its translation. */
export function toSwaggerPath(path: JsonPath): JsonPath {
  const [root, kind, ...inside] = path;
  if (root === "components" && kind !== undefined) return toSwaggerPath([places[String(kind)] ?? kind, ...inside]);
  const header = path.lastIndexOf("headers");
  if (header !== -1)
    return path[header + 2] === "schema" ? [...path.slice(0, header + 2), ...path.slice(header + 3)] : path;
  const at = path.indexOf("content");
  if (at === -1) return path;
  const response = path.slice(0, at);
  const [mediaType, key, ...rest] = path.slice(at + 1);
  if (mediaType === undefined) return [...response, "schema"];
  if (key === undefined) return response;
  if (key === "schema") return [...response, "schema", ...rest];
  return [...response, "examples", mediaType, ...(key === "examples" ? rest.slice(2) : rest)];
}
