import { fileURLToPath, pathToFileURL } from "node:url";
import { slashed } from "../engine/path-from.ts";

/**
 * The path under which the document of a URI is worked with, with `/`. One that was never saved stands in the given
 * folder, so that its references start from there. Undefined for URIs that name neither: a revision of git, say. The
 * same path for every way of writing a URI.
 */
export function nameSource(
  uri: string,
  folder: string | undefined,
  windows = process.platform === "win32",
): string | undefined {
  if (uri.startsWith("untitled:")) return `${folder ?? ""}/${uri}`;
  if (!/^file:/i.test(uri)) return undefined;
  try {
    const path = slashed(fileURLToPath(uri, { windows }));
    return windows ? path.replace(/^[a-z]:/, (drive) => drive.toUpperCase()) : path;
  } catch {
    return undefined; // It names a host, or encodes what no path can hold.
  }
}

/** Whether a path stands for a document that was never saved. */
export function isUnsaved(source: string): boolean {
  return source.includes("/untitled:");
}

/** The URI of a document that no editor has named yet. */
export function nameUri(source: string): string {
  return pathToFileURL(source).href;
}
