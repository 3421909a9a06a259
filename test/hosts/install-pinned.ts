import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "./project.ts";

/**
 * The folder whose `node_modules` holds what the `package-lock.json` in a folder beside this file pins; that is installed
 * when it is first asked for.
 */
export async function installPinned(name: "redocly" | "vscode-2024"): Promise<string> {
  const manifests = path.join(import.meta.dirname, name);
  const lock = await readFile(path.join(manifests, "package-lock.json"));
  const cache = path.join(packageRoot, ".cache", "hosts", name);
  const folder = path.join(cache, createHash("sha256").update(lock).digest("hex").slice(0, 12));
  if (existsSync(folder)) return folder;

  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(path.join(cache, "unfinished-"));
  try {
    for (const file of ["package.json", "package-lock.json"])
      await copyFile(path.join(manifests, file), path.join(unfinished, file));
    await promisify(execFile)("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: unfinished });
    // Only a whole installation ever bears the name, whatever interrupts this or runs beside it.
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
