import type { JsonPath } from "../openapi/json-path.ts";
import { isRemote, parsePointer, resolveLocation } from "../openapi/locations.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { DocumentStore, ReadDocument } from "./document-store.ts";
import { slashed } from "./path-from.ts";
import type { Draft } from "./place-findings.ts";
import { hideSecrets } from "./remote/show-location.ts";

/** What swagger-parser's schema validator (Ajv) says of one place. */
interface SchemaFault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params?: { readonly additionalProperty?: string; readonly unevaluatedProperty?: string };
}

/**
 * Whether a description is valid OpenAPI at all: 2.0, 3.0 or 3.1, for whose schemas swagger-parser is asked. It reads
 * referenced files through our store, so that it sees no more than we may; 3.2 it does not know yet.
 */
export async function validateDocument(
  document: ReadDocument,
  { version, references }: OperationIndex,
  store: DocumentStore,
): Promise<Draft[]> {
  const report = (path: JsonPath, message: string, severity: Draft["severity"] = "error"): Draft => {
    const place = references.locate(path);
    return { code: "openapi-valid", message, severity, document: place.document, path: place.path };
  };
  if (version === "3.2")
    return [report([], "The description was not validated: the validator does not know OpenAPI 3.2 yet.", "info")];

  const { SwaggerParser } = await import("../libraries/swagger-parser.ts");
  const read = ({ url }: { url: string }) => {
    const found = store.open(isRemote(url) ? url : slashed(decodeURI(url)));
    if (found === undefined) throw new Error(`${url} cannot be read`);
    return isRemote(found.source) ? writeRemote(found) : JSON.stringify(found.data);
  };
  try {
    // It resolves references in place; the data is still ours to read.
    const copy = structuredClone(document.data) as Parameters<typeof SwaggerParser.validate>[1];
    await SwaggerParser.validate(document.source, copy, {
      resolve: { http: false, file: { order: 1, canRead: true, read } },
    });
    return [];
  } catch (error) {
    const faults = (error as { readonly details?: readonly SchemaFault[] }).details;
    if (Array.isArray(faults))
      return findDeepest(faults).map(({ path, message }) =>
        report(path, `This is not valid OpenAPI ${version}: ${message}.`),
      );
    const reason = describe(error);
    if (error instanceof SyntaxError) return [report([], `This is not valid OpenAPI ${version}: ${reason}.`)];
    // Most often a reference that cannot be followed, which is reported at its own place.
    return [report([], `The description was not validated: ${reason}.`, "warn")];
  }
}

/** It resolves references by itself, and would from what was redirected in the wrong place, and to files. */
function writeRemote({ source, data }: ReadDocument): string {
  return JSON.stringify(data, (key, value) =>
    key === "$ref" && typeof value === "string" && !value.startsWith("#") ? resolveLocation(source, value) : value,
  );
}

function describe(error: unknown): string {
  if (error instanceof RangeError) return "it is nested too deeply";
  const message = hideSecrets(error instanceof Error ? error.message : String(error));
  return (message.split("\n", 1)[0] ?? "").replace(/\.$/, "");
}

/** One fault a place: a validator that tries every branch of a schema also blames all that stands above the fault. */
function findDeepest(faults: readonly SchemaFault[]): { readonly path: JsonPath; readonly message: string }[] {
  const pointers = new Set(faults.map(({ instancePath }) => instancePath));
  const isAbove = (pointer: string) => [...pointers].some((other) => other.startsWith(`${pointer}/`));
  const kept = new Map<string, string>();
  for (const { instancePath, keyword, message = keyword, params } of faults) {
    if (kept.has(instancePath) || isAbove(instancePath)) continue;
    const name = params?.additionalProperty ?? params?.unevaluatedProperty;
    kept.set(instancePath, name === undefined ? message : `${message} ("${name}")`);
  }
  return [...kept].map(([pointer, message]) => ({ path: parsePointer(pointer) ?? [], message }));
}
