// Bundles the extension, and puts beside it the server as `npm run build` of the repository has made it.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, "../..");
const dist = join(repository, "dist");
if (!existsSync(join(dist, "lib/language-server.cjs")))
  throw new Error("There is no server in dist: run `npm run build` in the repository first.");

for (const folder of ["dist", "server"]) rmSync(join(here, folder), { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ["src/extension.js"],
  outfile: "dist/extension.cjs",
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node22",
  external: ["vscode"],
  minify: true,
  metafile: true,
});
const packages = Object.keys(metafile.inputs).flatMap(
  (file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
);
writeFileSync(join(here, "dist/LICENSES.txt"), [...new Set(packages)].sort().map(readLicence).join("\n\n"));
for (const file of ["cli.cjs", "lib", "LICENSES.txt"])
  cpSync(join(dist, file), join(here, "server", file), { recursive: true });
cpSync(join(repository, "schemas/config.schema.json"), join(here, "server/config.schema.json"));

function readLicence(folder) {
  const file = readdirSync(join(here, folder)).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`There is no licence in ${folder}.`);
  return `${folder.replace("node_modules/", "")}\n\n${readFileSync(join(here, folder, file), "utf8").trim()}\n`;
}
