import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** The packages of all bundles so far. */
const folders = new Set<string>();

/** Writes the licences of all packages that ended up in a bundle beside it, as most of them ask for. */
export function bundledLicences(file: string): Plugin {
  return {
    name: "bundled-licences",
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(async ({ metafile }) => {
        for (const input of Object.keys(metafile?.inputs ?? {})) {
          const folder = findPackage(input);
          if (folder !== undefined) folders.add(folder);
        }
        const texts = await Promise.all([...folders].sort().map(describePackage));
        // On a fresh clone the bundles themselves are written only after this.
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, `${[...new Set(texts)].join(`\n${"-".repeat(80)}\n\n`)}`);
      });
    },
  };
}

function findPackage(input: string): string | undefined {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.replaceAll("\\", "/"))?.[1];
}

async function describePackage(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const licence = (await readdir(folder)).find((name) => /^licen[cs]e/i.test(name));
  const text =
    licence === undefined ? `Licence: ${manifest.license}` : (await readFile(join(folder, licence), "utf8")).trim();
  return `${manifest.name} ${manifest.version}\n\n${text}\n`;
}
