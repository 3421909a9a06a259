import { type Reference, rfc } from "./reference.ts";

export interface Method {
  readonly name: string;
  /** The client asks for nothing but an answer (RFC 9110, 9.2.1). */
  readonly safe: boolean;
  /** Asking twice has the effect of asking once (RFC 9110, 9.2.2). */
  readonly idempotent: boolean;
  readonly reference: Reference;
}

const safe = { safe: true, idempotent: true };
const idempotent = { safe: false, idempotent: true };
const neither = { safe: false, idempotent: false };

/** The methods that OpenAPI has a key for, CONNECT, and the other safe ones that `additionalOperations` may name. */
export const methods: readonly Method[] = [
  { name: "GET", ...safe, reference: rfc(9110, "9.3.1") },
  { name: "HEAD", ...safe, reference: rfc(9110, "9.3.2") },
  { name: "POST", ...neither, reference: rfc(9110, "9.3.3") },
  { name: "PUT", ...idempotent, reference: rfc(9110, "9.3.4") },
  { name: "DELETE", ...idempotent, reference: rfc(9110, "9.3.5") },
  { name: "CONNECT", ...neither, reference: rfc(9110, "9.3.6") },
  { name: "OPTIONS", ...safe, reference: rfc(9110, "9.3.7") },
  { name: "TRACE", ...safe, reference: rfc(9110, "9.3.8") },
  { name: "PATCH", ...neither, reference: rfc(5789, "2") },
  { name: "QUERY", ...safe, reference: rfc(10008, "2") },
  { name: "PROPFIND", ...safe, reference: rfc(4918, "9.1") },
  { name: "REPORT", ...safe, reference: rfc(3253, "3.6") },
  { name: "SEARCH", ...safe, reference: rfc(5323, "2") },
];

const methodByName = new Map(methods.map((method) => [method.name, method]));

/** Method names are case-sensitive (RFC 9110, 9.1): `get`, OpenAPI's key, is not a method's name. */
export function findMethod(name: string): Method | undefined {
  return methodByName.get(name);
}
