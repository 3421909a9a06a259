import type { JsonPath } from "../openapi/json-path.ts";

/** An operation in a few words, as plain data. */
export interface OperationOutline {
  /** As findings name it: `GET /pets/{petId}`, `POST newPet (webhook)`. */
  readonly name: string;
  readonly method: string;
  /** The path template; a webhook's name; a callback's expression. */
  readonly path: string;
  readonly kind: "path" | "webhook" | "callback";
  readonly summary: string | undefined;
  readonly tags: readonly string[];
  readonly isDeprecated: boolean;
  /** Where it is written. Paths that share a path item have operations in the same place. */
  readonly place: { readonly source: string; readonly path: JsonPath };
  readonly responseKeys: readonly string[];
}

/** What a description says in outline: for reports that show what is documented beside what was found. */
export interface Outline {
  /** Absolute path of the description. */
  readonly source: string;
  /** Of the API, as `info` gives them. */
  readonly title: string | undefined;
  readonly version: string | undefined;
  /** In the order of the description; those of webhooks and callbacks come last. */
  readonly operations: readonly OperationOutline[];
}
