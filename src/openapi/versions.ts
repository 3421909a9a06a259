import { isObject, member } from "./json-object.ts";

/** The OpenAPI versions whose rules differ for us; a patch version never matters. */
export type OpenApiVersion = "2.0" | "3.0" | "3.1" | "3.2";

/**
 * The version that a description declares in `swagger` or `openapi`, or undefined where it declares none that is known.
 * A 3.x newer than 3.2 is read as 3.2; `openapi: 3.0` without quotes is the number 3 in YAML, and meant as 3.0.
 */
export function findVersion(data: unknown): OpenApiVersion | undefined {
  if (!isObject(data)) return undefined;
  if (Object.hasOwn(data, "swagger")) return /^2(\.0)?$/.test(toText(data.swagger)) ? "2.0" : undefined;
  const minor = /^3(?:\.(\d+)(?:\.\d+)?(?:-[\w.]+)?)?$/.exec(toText(member(data, "openapi")));
  if (minor === null) return undefined;
  if (Number(minor[1] ?? 0) >= 2) return "3.2";
  return minor[1] === "1" ? "3.1" : "3.0";
}

function toText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}
