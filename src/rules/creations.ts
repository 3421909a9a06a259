import { member } from "../openapi/json-object.ts";
import type { MediaType } from "../openapi/media-types.ts";
import type { Operation } from "../openapi/operation.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { References } from "../openapi/references.ts";
import type { Response } from "../openapi/response.ts";
import { findRole } from "../openapi/roles.ts";
import { listTypes } from "../openapi/schemas.ts";
import { holdsMany, isNoResource } from "./bodies.ts";
import { documents } from "./checks.ts";
import type { FieldUse } from "./field-fixes.ts";

/** Whether a 201 with such content tells of one new resource, whose URI the client does not know yet. */
export function createsOne(operation: Operation, mediaTypes: readonly MediaType[], references: References): boolean {
  return (
    operation.method !== "PUT" &&
    !isBulk(operation) &&
    ![...(operation.requestBody?.mediaTypes ?? []), ...mediaTypes].some((type) => isArray(type, references))
  );
}

/** What `Location` says in a 201. */
export const locationOfNew: FieldUse = {
  keys: (key) => key === "201",
  suits: (text) => /creat|\bnew\b/i.test(text) || !/redirect|poll|progress|status|monitor/i.test(text),
};

/** Whether the operation says that it creates many, whose array may then be wrapped: by how its path ends, or in its summary. */
function isBulk({ path, node }: Operation): boolean {
  const names = [path.slice(path.lastIndexOf("/")), member(node.value, "summary")];
  return names.some((name) => typeof name === "string" && /(?<![a-z])(?:bulk|batch)(?![a-z])/i.test(name));
}

function isArray({ schema }: MediaType, references: References): boolean {
  const node = schema();
  return node !== undefined && listTypes(references, node).has("array");
}

/** Whether a use of the 200 answers a creation, and nothing beside it says so. */
export function isCreation(operation: Operation, response: Response, index: OperationIndex): boolean {
  const { mediaTypes, description = "" } = response;
  if (/\bupdated\b/i.test(description) || operation.method !== "POST" || findRole(operation, index) !== "create")
    return false;
  // 303 leads to what was created.
  if (documents(operation, ["201", "202", "2XX", "303"]) || isOfGateway(operation)) return false;
  const sent = operation.requestBody?.mediaTypes ?? [];
  return (
    !mediaTypes.some(isNoResource) &&
    ![...sent, ...mediaTypes].some((mediaType) => holdsMany(mediaType, index.references))
  );
}

/** Gateways to gRPC answer 200 whatever the procedure did; they give themselves away by their `default`. */
function isOfGateway({ responses }: Operation): boolean {
  const description = responses.find(({ key }) => key === "default")?.description;
  return description === "An unexpected error response." || description === "Default error response";
}
