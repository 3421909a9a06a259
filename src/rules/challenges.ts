import { member } from "../openapi/json-object.ts";
import { isPublic, type Operation } from "../openapi/operation.ts";
import type { Node } from "../openapi/references.ts";

/** The challenges that fit what an operation requires; none where nothing is required, or only what has no challenge. */
export function listChallenges(operation: Operation): string[] {
  const { security } = operation;
  if (security === undefined || isPublic(security) || isLogin(operation)) return [];
  return security.flatMap((schemes) => schemes.flatMap(({ scheme }) => findChallenge(scheme) ?? []));
}

/** Whether the credentials are in the content, so that what the whole document requires cannot be meant. */
function isLogin({ method, path, node }: Operation): boolean {
  return (
    method === "POST" && member(node.value, "security") === undefined && /\/(?:log|sign)[-_]?(?:in|on)\/?$/i.test(path)
  );
}

/** By the name that IANA registered; others are taken as written. */
const authSchemes = [
  "Basic",
  "Bearer",
  "Concealed",
  "Digest",
  "DPoP",
  "GNAP",
  "HOBA",
  "Negotiate",
  "OAuth",
  "PrivateToken",
  "SCRAM-SHA-1",
  "SCRAM-SHA-256",
  "vapid",
];

/**
 * Undefined for an API key, a client certificate (which 3.0 has no type for but `http` with `mutual`), and a scheme
 * that nobody declared or that has no type we know.
 */
function findChallenge(scheme: Node | undefined): string | undefined {
  const type = member(scheme?.value, "type");
  if (type === "basic") return "Basic";
  if (type === "oauth2" || type === "openIdConnect") return "Bearer";
  const name = type === "http" ? member(scheme?.value, "scheme") : undefined;
  if (typeof name !== "string" || !/^[\w!#$%&'*+.^|~-]+$/.test(name)) return undefined;
  if (name.toLowerCase() === "mutual") return undefined;
  return authSchemes.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
}
