import { member } from "../openapi/json-object.ts";
import { findVersion, type OpenApiVersion } from "../openapi/versions.ts";

/**
 * The version that the text of a file declares in `openapi` or `swagger` at its root; undefined for what is no
 * description. YAML is not parsed: a key of the root stands at the beginning of a line, wherever in the file that is.
 */
export function sniffVersion(text: string): OpenApiVersion | undefined {
  const content = text.startsWith("\ufeff") ? text.slice(1) : text;
  if (/^\s*\{/.test(content)) return sniffJson(content);
  const root = /^(["']?)(openapi|swagger)\1[ \t]*:[ \t]+["']?([\w.+-]+)/m.exec(content);
  return root === null ? undefined : findVersion({ [root[2] as string]: root[3] });
}

/** Only the root counts, as a package that is called `openapi` has a version too. */
function sniffJson(content: string): OpenApiVersion | undefined {
  if (!/"(?:openapi|swagger)"\s*:/.test(content)) return undefined;
  try {
    const data: unknown = JSON.parse(content);
    return typeof member(data, "openapi") === "object" ? undefined : findVersion(data);
  } catch {
    return undefined;
  }
}
