import { isObject } from "./json-object.ts";

/** The OpenAPI versions whose rules differ for us; a patch version never matters. */
export type OpenApiVersion = "2.0" | "3.0" | "3.1" | "3.2";

/**
 * The version that a description declares in `swagger` or `openapi`, or undefined where it declares none that is known.
 * A 3.x newer than 3.2 is read as 3.2; `openapi: 3.0` without quotes is the number 3 in YAML, and meant as 3.0.
 */
export function findVersion(data: unknown): OpenApiVersion | undefined {
  if (!isObject(data)) return undefined;
  if (Object.hasOwn(data, "swagger")) return Number.parseInt(String(data.swagger), 10) === 2 ? "2.0" : undefined;
  if (!Object.hasOwn(data, "openapi")) return undefined;
  const [major, minor = 0] = String(data.openapi)
    .split(".")
    .map((part) => Number.parseInt(part, 10));
  if (major !== 3) return undefined;
  if (minor >= 2) return "3.2";
  return minor === 1 ? "3.1" : "3.0";
}
