import { onceFor } from "../openapi/once.ts";
import type { Operation } from "../openapi/operation.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { Place } from "../openapi/references.ts";
import type { Response, ResponseUse } from "../openapi/response.ts";

/** Who answers: the API its clients (`api`), or receivers the API that calls them, as with webhooks (`receiver`). */
export type Direction = "api" | "receiver";

/** An operation as one of the two descriptions has it. */
export class OperationSide {
  readonly index: OperationIndex;
  readonly operation: Operation;
  /** The response keys that mean codes, ranges as `4XX`, in their order. */
  readonly keys: readonly string[];
  /** As they are written: some write `4xx`. */
  readonly #written: ReadonlyMap<string, string>;
  readonly #responses: ReadonlyMap<string, Response>;

  constructor(index: OperationIndex, operation: Operation) {
    this.index = index;
    this.operation = operation;
    this.#written = new Map(operation.responseKeys.map((key) => [normalizeKey(key), key]));
    this.keys = [...this.#written.keys()].filter((key) => /^(?:\d{3}|[1-5]XX|default)$/.test(key));
    this.#responses = new Map(operation.responses.map((response) => [response.key, response]));
  }

  get direction(): Direction {
    return this.operation.kind === "path" ? "api" : "receiver";
  }

  /** Whether a key tells of failures: the default does where successes are listed beside it. */
  tellsOfFailure(key: string): boolean {
    return key === "default" ? this.keys.some(isSuccess) : isError(key);
  }

  /** The key that speaks for one that is not listed: its range, else the default, unless that is of failures alone. */
  findCover(key: string): string | undefined {
    const range = `${classOf(key)}XX`;
    if (key !== range && this.keys.includes(range)) return range;
    const isMeant = isError(key) || !this.tellsOfFailure("default");
    return isMeant && this.keys.includes("default") ? "default" : undefined;
  }

  /** Undefined where there is none, or where it refers to nothing that can be read. */
  responseOf(key: string): Response | undefined {
    return this.#responses.get(this.#written.get(key) ?? "");
  }

  useOf(key: string): ResponseUse | undefined {
    const response = this.responseOf(key);
    return response && indexUses(response).get(this.operation);
  }

  /** Where a response key is written; where there is none, where it is missing. */
  placeOf(key: string | undefined): Place {
    const { operation, index } = this;
    const below = key === undefined ? ["responses"] : ["responses", this.#written.get(key) ?? key];
    return index.references.locateBelow(operation.node, below);
  }
}

/** Thousands of operations may share one response. */
const indexUses = onceFor(
  (response: Response) => response,
  ({ uses }): ReadonlyMap<Operation, ResponseUse> => new Map(uses.map((use) => [use.operation, use])),
);

function normalizeKey(key: string): string {
  return key.replace(/^([1-5])xx$/i, "$1XX");
}

/** The first digit of a code or range; empty for `default`. */
export function classOf(key: string): string {
  return key === "default" ? "" : key.charAt(0);
}

export function isRange(key: string): boolean {
  return key.endsWith("XX");
}

/** An answer that is none of failure nor of redirection: RFC 9110, 15; 304 tells a client that what it has is current. */
export function isSuccess(key: string): boolean {
  return key === "304" || classOf(key) === "1" || classOf(key) === "2";
}

export function isRedirect(key: string): boolean {
  return classOf(key) === "3" && key !== "304";
}

/** A code or range of failure; codes that no class has are taken for such. `default` is none. */
export function isError(key: string): boolean {
  return key !== "default" && !isSuccess(key) && !isRedirect(key);
}
