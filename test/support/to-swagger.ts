import type { JsonPath } from "../../src/openapi/json-path.ts";

type Json = Record<string, unknown>;

const methods = ["get", "put", "post", "delete", "options", "head", "patch"];

/** An OpenAPI 3 example as OpenAPI 2.0 says it, or undefined where 2.0 has no words for it. */
export function toSwagger(description: Json): Json | undefined {
  if (Object.keys(description).some((key) => !["openapi", "info", "paths"].includes(key))) return undefined;
  const paths: Json = {};
  for (const [path, item] of Object.entries(description.paths as Json)) {
    const translated: Json = {};
    for (const [method, operation] of Object.entries(item as Json)) {
      const swagger = methods.includes(method) ? translateOperation(operation as Json) : undefined;
      if (swagger === undefined) return undefined;
      translated[method] = swagger;
    }
    paths[path] = translated;
  }
  return { swagger: "2.0", info: description.info, paths };
}

function translateOperation({ requestBody, responses, callbacks, ...others }: Json): Json | undefined {
  if (callbacks !== undefined) return undefined;
  const translated: Json = {};
  const produces = new Set<string>();
  for (const [key, response] of Object.entries(responses as Json)) {
    const swagger = /^[1-5]XX$/.test(key) ? undefined : translateResponse(response, produces);
    if (swagger === undefined) return undefined;
    translated[key] = swagger;
  }
  const body = Object.values(((requestBody as Json | undefined)?.content ?? {}) as Json)[0] as Json | undefined;
  return {
    ...others,
    ...(body && { parameters: [{ in: "body", name: "body", schema: body.schema ?? {} }] }),
    ...(produces.size > 0 && { produces: [...produces] }),
    responses: translated,
  };
}

function translateResponse(response: unknown, produces: Set<string>): unknown {
  if (typeof response !== "object" || response === null) return response;
  const { content = {}, headers, ...others } = response as Json;
  const examples: Json = {};
  let schema: unknown;
  for (const [name, mediaType] of Object.entries(content as Record<string, Json>)) {
    const shown = Object.values((mediaType.examples ?? {}) as Record<string, Json>).map(({ value }) => value);
    if (mediaType.example !== undefined) shown.push(mediaType.example);
    if (shown.length > 1) return undefined;
    if (shown.length === 1) examples[name] = shown[0];
    schema = mediaType.schema ?? schema ?? {};
    produces.add(name);
  }
  return {
    ...others,
    ...(schema !== undefined && { schema }),
    ...(Object.keys(examples).length > 0 && { examples }),
    ...(headers !== undefined && { headers: mapHeaders(headers as Record<string, Json>) }),
  };
}

function mapHeaders(headers: Record<string, Json>): Json {
  const entries = Object.entries(headers).map(([name, { schema, description }]) => [
    name,
    { ...(schema as Json), description },
  ]);
  return Object.fromEntries(entries);
}

/** Where a finding of the OpenAPI 3 example must be in its translation. */
export function toSwaggerPath(path: JsonPath): JsonPath {
  const at = path.indexOf("content");
  if (at === -1) return path;
  const [mediaType, key, ...rest] = path.slice(at + 1);
  if (mediaType === undefined) return [...path.slice(0, at), "schema"];
  return [...path.slice(0, at), "examples", mediaType, ...(key === "examples" ? rest.slice(2) : rest)];
}
