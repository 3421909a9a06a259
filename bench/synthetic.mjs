import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cache } from "./measure.mjs";

/** A description in JSON of this many megabytes, made once: operations as an API has them, no two alike, shared schemas. */
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
    get: operation("read", { 200: { description: `Resource ${index}.`, content: json("Resource") } }),
    put: { ...operation("replace", { ...changed, ...refused }), requestBody: { content: json("Resource") } },
    delete: operation("delete", { 204: { description: "It is gone." }, 409: refused[409] }),
  };
}
