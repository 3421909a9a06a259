import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export const packageRoot = path.resolve(import.meta.dirname, "../..");

/**
 * A user's project: an empty folder into which the packed package is installed, with a `.spectral.yaml` that extends it.
 * It lies outside the repository, whose `node_modules` would lend it what the package fails to bring along.
 */
export async function makeProject(): Promise<string> {
  if (!existsSync(path.join(packageRoot, "dist", "recommended.js")))
    throw new Error("dist/recommended.js is missing: run `npm run build` before the tests of the hosts.");

  const project = await realpath(await mkdtemp(path.join(tmpdir(), "statute-project-")));
  const packed = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", project], {
    cwd: packageRoot,
  });
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
  await writeFile(path.join(project, "package.json"), '{ "private": true }\n');
  await run("npm", ["install", "--no-audit", "--no-fund", `./${filename}`], { cwd: project });
  await writeFile(path.join(project, ".spectral.yaml"), 'extends: ["statute"]\n');
  return project;
}

export async function removeProject(project: string): Promise<void> {
  await rm(project, { recursive: true, force: true });
}
