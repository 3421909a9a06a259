import type { Context, Violation } from "../core/rule.ts";
import { type ChoiceName, citeSetting } from "../core/settings.ts";
import { findMethod } from "../http/methods.ts";
import { findStatusCode } from "../http/status-codes.ts";
import { member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import type { Operation } from "../openapi/operation.ts";
import type { Response } from "../openapi/response.ts";
import { shorten } from "../openapi/texts.ts";

/**
 * A check that asks for a header field. `advice` ends the message: what to write, and why a client needs it; then
 * comes the setting that asks for it, if the user wrote one.
 */
export function requireField(name: string, advice: string, setting?: ChoiceName) {
  const lowerName = name.toLowerCase();
  return (response: Response, { settings }: Context): readonly Violation[] => {
    if (response.headers.has(lowerName)) return [];
    const { at, key, subject, everyKey } = response;
    const alike = findMisspelt(response, name);
    const fact = alike === undefined ? `has no \`${name}\`` : `has \`${alike}\` where \`${name}\` is meant`;
    const others = everyKey.filter((other) => !hasUseFor(other, name));
    const shared =
      others.length === 0 ? "" : ` (as this definition serves ${nameSome(others)} too, give ${key} one of its own)`;
    const cited = setting === undefined ? "" : citeSetting(settings, setting);
    return [{ at, message: `${subject} ${fact}: ${advice}${shared}${cited}.` }];
  };
}

/** Whether an operation documents one of some response keys. */
export function documents({ responseKeys }: Operation, keys: readonly string[]): boolean {
  return responseKeys.some((key) => keys.includes(key));
}

/** `/status/412`: an operation whose path names the code exists to answer with it. */
export function isNamedAfter({ path }: Operation, key: string): boolean {
  return path.split("/").includes(key);
}

/** Whether an operation reads a representation, as GET does; a method that nobody has told us of may well do so. */
export function reads({ method }: Operation): boolean {
  if (method === "OPTIONS" || method === "TRACE") return false;
  return findMethod(method)?.safe ?? true;
}

/** Whether an operation takes a header field; its name is case-insensitive (RFC 9110, 5.1). */
export function takesField({ parameters }: Operation, names: readonly string[]): boolean {
  const lower = names.map((name) => name.toLowerCase());
  return parameters.some(({ in: place, name }) => place === "header" && lower.includes(name.toLowerCase()));
}

/**
 * Where a response is missing: at the `responses` of the operation, or at the operation where it has none. An operation
 * that documents no response at all is a draft, of which nobody asks for more.
 */
export function atResponses({ at, node }: Operation): JsonPath {
  return member(node.value, "responses") === undefined ? at : [...at, "responses"];
}

/** Whether a response under some key may well have the field, so that it does no harm in a definition that serves it. */
export function hasUseFor(key: string, name: string): boolean {
  const status = findStatusCode(key);
  return status !== undefined && [...status.requiredFields, ...status.usefulFields].includes(name);
}

/** The first few of many names. */
export function nameSome(names: readonly string[]): string {
  const named = names.slice(0, names.length <= 4 ? 4 : 3).map(shorten);
  return names.length <= 4 ? named.join(", ") : `${named.join(", ")} and ${names.length - 3} more`;
}

/** A documented field that differs only in punctuation: `RetryAfter`, `Location:`. */
export function findMisspelt(response: Response, name: string): string | undefined {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z]/g, "");
  for (const field of response.headers.values()) if (bare(field.name) === bare(name)) return field.name;
  return undefined;
}
