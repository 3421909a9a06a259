import { type Dirent, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describeFileError, readRegularFile } from "../engine/read-file.ts";
import type { OpenApiVersion } from "../openapi/versions.ts";
import { sniffVersion } from "./sniff-version.ts";

export interface FoundDescription {
  /** From the folder that was searched, with `/`. */
  readonly path: string;
  readonly version: OpenApiVersion;
}

export interface Search {
  /** Sorted by path. */
  readonly descriptions: readonly FoundDescription[];
  /** Whether there was more than is looked at: too many or too large files, or folders that cannot be read. */
  readonly isPartial: boolean;
}

/** How much is looked at: entries of folders, files that are read, bytes of one and of all. */
export const searchLimits = { entries: 100_000, files: 10_000, bytesEach: 32_000_000, bytes: 256_000_000 };

/** Where dependencies and what is built lie. Folders that begin with a dot are left out as well. */
const leftOut = new Set(["node_modules", "bower_components", "vendor", "dist", "build", "out", "target", "coverage"]);

/** Whether a folder, by its name, is not looked into. */
export function isLeftOut(folder: string): boolean {
  return folder.startsWith(".") || leftOut.has(folder);
}

/** The descriptions in a folder and below, told by their content. Links are not followed. */
export function findDescriptions(root: string, limits = searchLimits): Search {
  const descriptions: FoundDescription[] = [];
  let { entries, files, bytes } = limits;
  let isPartial = false;
  // Folder by folder, so that of a tree that is too large at least the upper floors are seen.
  const folders = [""];
  for (const folder of folders) {
    const content = listFolder(join(root, folder));
    if (content === undefined) isPartial = true;
    for (const entry of content ?? []) {
      if (--entries < 0) return { descriptions: sort(descriptions), isPartial: true };
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !isLeftOut(entry.name)) folders.push(path);
      if (!entry.isFile() || !/\.(?:ya?ml|json)$/i.test(entry.name)) continue;
      const size = sizeOf(join(root, path));
      if (files === 0 || size > Math.min(bytes, limits.bytesEach)) {
        isPartial = true;
        continue;
      }
      files--;
      bytes -= size;
      const version = sniffFile(join(root, path));
      if (version === "unreadable") isPartial = true;
      else if (version !== undefined) descriptions.push({ path, version });
    }
  }
  return { descriptions: sort(descriptions), isPartial };
}

function sort(descriptions: readonly FoundDescription[]): readonly FoundDescription[] {
  return descriptions.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function listFolder(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (describeFileError(error) === undefined) throw error;
    return undefined;
  }
}

/** In bytes; what has gone meanwhile is too large. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY;
}

function sniffFile(file: string): OpenApiVersion | "unreadable" | undefined {
  try {
    return sniffVersion(Buffer.from(readRegularFile(file)).toString("utf8"));
  } catch (error) {
    if (describeFileError(error) === undefined) throw error;
    return "unreadable";
  }
}
