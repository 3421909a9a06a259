import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { load } = createRequire(new URL("../.cache/peers/package.json", import.meta.url))("js-yaml");
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file).toString();
  if (file.endsWith(".json")) JSON.parse(text);
  else load(text);
}
