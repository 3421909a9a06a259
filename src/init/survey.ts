import { existsSync, lstatSync, readdirSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative } from "node:path";
import { readRegularFile } from "../engine/read-file.ts";
import { findRoot } from "../engine/working-tree.ts";
import { isObject, member } from "../openapi/json-object.ts";
import { type CiName, ciNames, ciSystems } from "./ci-systems.ts";

/** What there is in a working folder, beside descriptions. */
export interface Survey {
  /** The CI systems that files there speak of; else the one that the remote's host brings along. */
  readonly ci: readonly CiName[];
  /** Whether CI files belong here: in the root of the repository, or where there is none. */
  readonly isRoot: boolean;
  /** Configuration of ours that is there already. */
  readonly config: string | undefined;
  /** The file with Spectral's ruleset. */
  readonly spectral: string | undefined;
  /** Whether the package lies in `node_modules`. */
  readonly isInstalled: boolean;
  /** Whether `npm ci` brings the package. */
  readonly isDependency: boolean;
}

/** Looks at the files of a working folder. What cannot be read counts as if it were not there. */
export function survey(cwd: string): Survey {
  const has = (name: string) => existsSync(join(cwd, name));
  const isRoot = findRoot(cwd) === cwd;
  const manifest = readManifest(join(cwd, "package.json"));
  const configs = ["statute.config.yaml", "statute.config.yml", "statute.config.json"];
  return {
    ci: isRoot ? findCi(cwd) : [],
    isRoot,
    config: configs.find(has) ?? (member(manifest, "statute") === undefined ? undefined : "package.json"),
    spectral: ["yaml", "yml", "json", "js", "mjs", "cjs"].map((ending) => `.spectral.${ending}`).find(has),
    isInstalled: has("node_modules/statute/package.json"),
    isDependency: has("package-lock.json") && dependsOnUs(manifest),
  };
}

function findCi(root: string): readonly CiName[] {
  const found = ciNames.filter((name) => ciSystems[name].signs.some((sign) => isThere(join(root, sign))));
  if (found.length > 0) return found;
  // Only the addresses: a name or a branch may have the word in it too.
  const addresses = [...readText(join(root, ".git/config")).matchAll(/^\s*url\s*=\s*(.*)$/gm)].map(([, url = ""]) =>
    url.replace(/^(?:[\w+.-]+:\/\/)?(?:[^@/]*@)?([^/:]*)[\s\S]*$/, "$1"),
  );
  const hosted = ciNames.find((name) => {
    const { host } = ciSystems[name];
    return host !== undefined && addresses.some((address) => host.test(address));
  });
  return hosted === undefined ? [] : [hosted];
}

/** A folder counts when there is something in it. */
function isThere(path: string): boolean {
  try {
    return !lstatSync(path).isDirectory() || readdirSync(path).length > 0;
  } catch {
    return false;
  }
}

/** The name of a file of the CI as it is there: it may have another ending than the one that is written. */
export function findCiFile(cwd: string, name: CiName): string {
  const { file, signs } = ciSystems[name];
  return name === "github" ? file : (signs.find((sign) => existsSync(join(cwd, sign))) ?? file);
}

/** What stands where a file is to be written. */
export type Place = "free" | "file" | "other" | "outside";

/**
 * What stands at a path below the working folder: nothing, a regular file, or what nothing is written over: a folder or
 * a link, say. `outside` is where a link on the way leads out of the folder.
 */
export function lookAt(cwd: string, path: string): Place {
  let above = dirname(join(cwd, path));
  while (!existsSync(above)) above = dirname(above);
  const way = relative(realpathSync.native(cwd), realpathSync.native(above));
  if (way === ".." || /^\.\.[/\\]/.test(way) || isAbsolute(way)) return "outside";
  try {
    return lstatSync(join(cwd, path)).isFile() ? "file" : "other";
  } catch {
    return "free";
  }
}

/** Whether a file speaks of us already. */
export function mentionsUs(cwd: string, path: string): boolean {
  return /\bstatute\b/.test(readText(join(cwd, path)));
}

function readText(file: string): string {
  try {
    return Buffer.from(readRegularFile(file)).toString("utf8");
  } catch {
    return "";
  }
}

function readManifest(file: string): unknown {
  try {
    return JSON.parse(readText(file));
  } catch {
    return undefined;
  }
}

function dependsOnUs(manifest: unknown): boolean {
  return ["dependencies", "devDependencies"].some((key) => {
    const packages = member(manifest, key);
    return isObject(packages) && Object.hasOwn(packages, "statute");
  });
}
