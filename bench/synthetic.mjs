import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cache } from "./measure.mjs";

/**
 * A description in JSON of this many megabytes, made once. As in the large ones of the corpus, most of it is schemas and
 * examples: there is an operation in every 5 kB.
 */
export function synthesize(megabytes) {
  const folder = join(cache, "synthetic");
  const file = join(folder, `${megabytes}.json`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const head = '{"openapi":"3.0.3","info":{"title":"Synthetic","version":"1"},"paths":{\n';
  const tail = `\n},"components":{"responses":${JSON.stringify(sharedResponses)},"schemas":${JSON.stringify(schemas)}}}\n`;
  const lines = [];
  let bytes = head.length + tail.length;
  for (let index = 0; bytes < megabytes * 1e6; index++) {
    const line = `${JSON.stringify(`/resources-${index}/{id}`)}:${JSON.stringify(pathItem(index), null, 1)}`;
    lines.push(line);
    bytes += line.length + 2;
  }
  writeFileSync(`${file}.unfinished`, head + lines.join(",\n") + tail);
  renameSync(`${file}.unfinished`, file);
  return file;
}

const schemas = {
  Resource: {
    type: "object",
    properties: { id: { type: "string" }, name: { type: "string" }, parent: { $ref: "#/components/schemas/Resource" } },
  },
  Error: { type: "object", properties: { code: { type: "string" }, message: { type: "string" } } },
};

const sharedResponses = {
  NotFound: { description: "There is no such resource.", content: json("Error") },
  TooMany: { description: "More than 100 requests in a minute.", content: json("Error") },
  InTheWay: { description: "Another change is under way.", content: json("Error") },
  OtherType: { description: "It takes JSON alone.", content: json("Error") },
  Failure: { description: "The server failed.", content: json("Error") },
};

/** A schema with an example: what no rule of a status code looks into, and every parser has to. */
function bulk(index) {
  const names = Array.from({ length: 60 }, (_, place) => `property_${place}`);
  const describe = (name) => ({
    type: "string",
    description: `The ${name} of resource ${index}.`,
    maxLength: index % 100,
  });
  return {
    "application/json": {
      schema: { type: "object", properties: Object.fromEntries(names.map((name) => [name, describe(name)])) },
      example: Object.fromEntries(names.map((name) => [name, `A value of ${name} in resource ${index}`])),
    },
  };
}

function json(schema) {
  return { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } };
}

function pathItem(index) {
  const id = {
    name: "id",
    in: "path",
    required: true,
    description: `Of resource ${index}.`,
    schema: { type: "string" },
  };
  const refer = (name) => ({ $ref: `#/components/responses/${name}` });
  // Something is missing in one of eight.
  const shared = { 404: refer("NotFound"), 429: refer("TooMany"), ...(index % 8 > 0 && { 500: refer("Failure") }) };
  const operation = (verb, responses) => ({
    operationId: `${verb}Resource${index}`,
    summary: `To ${verb} resource ${index}`,
    description: `Whoever may ${verb} resources may do so with number ${index}, once it is there. `.repeat(3),
    tags: [`group-${index % 50}`],
    parameters: [id],
    responses: { ...responses, ...shared },
  });
  const changed = { 200: { description: "As it is now.", content: json("Resource") } };
  const refused = { 409: refer("InTheWay"), 415: refer("OtherType") };
  return {
    get: operation("read", { 200: { description: `Resource ${index}.`, content: bulk(index) } }),
    put: { ...operation("replace", { ...changed, ...refused }), requestBody: { content: json("Resource") } },
    delete: operation("delete", { 204: { description: "It is gone." }, 409: refused[409] }),
  };
}
