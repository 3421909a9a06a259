import { rmSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "tsup";

/** As deep as the modules that go into it, so that what they find by their own address they still find. */
const folder = fileURLToPath(new URL(".cache/", import.meta.url));
const name = `meaning-${process.pid}`;
const bundle = `${folder}${name}.js`;

await build({
  config: false,
  entry: { [name]: fileURLToPath(new URL("meaning/run.ts", import.meta.url)) },
  outDir: folder,
  format: ["esm"],
  target: "node20",
  splitting: false,
  skipNodeModulesBundle: true,
  silent: true,
});
try {
  await import(pathToFileURL(bundle).href);
} finally {
  rmSync(bundle);
}
