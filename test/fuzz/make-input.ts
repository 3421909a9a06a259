import fc from "fast-check";
import { createRandom } from "../support/random.ts";
import { descriptions } from "./descriptions.ts";
import { mutateData, pick, type Random } from "./mutate-data.ts";
import { mutateText } from "./mutate-text.ts";
import type { Input } from "./put-through.ts";
import { chooseSource } from "./sources.ts";
import { writeYaml } from "./write-yaml.ts";

/** The input that a seed stands for; the same on every machine that has the same sources. */
export function makeInput(seed: number): { readonly input: Input; readonly random: Random } {
  const random = createRandom(seed);
  const beside = chooseSource(random).text;
  const kind = random(10);
  if (kind < 3) {
    const data = generate(seed);
    const original = JSON.stringify(data);
    if (random(2) === 0) mutateData(data, 1 + random(3), random);
    return { input: { ...write(data, random), original, beside }, random };
  }
  const source = chooseSource(random);
  if (kind < 7) {
    const data = source.data();
    mutateData(data, 1 + random(random(4) === 0 ? 20 : 5), random);
    return { input: { ...write(data, random), original: source.text, beside }, random };
  }
  const original = random(2) === 0 ? source.text : write(source.data(), random).text;
  const text = mutateText(original, 1 + random(random(4) === 0 ? 30 : 5), random);
  return { input: { text, name: chooseName(text, random), original, beside }, random };
}

/** In characters, as JSON. */
const longest = 6000;

/** A description by the grammar, without the paths that make it too long to be one of many. */
function generate(seed: number): Record<string, unknown> {
  const [sample = {}] = fc.sample(descriptions, { seed, numRuns: 1 });
  // A copy, as parts of it may be in others as well, and it may be changed.
  const data = JSON.parse(JSON.stringify(sample));
  for (const holder of [data.paths, data.webhooks, data.components, data]) {
    if (typeof holder !== "object" || holder === null) continue;
    for (const key of Object.keys(holder).reverse())
      if (JSON.stringify(data).length > longest && key !== "openapi" && key !== "swagger")
        Reflect.deleteProperty(holder, key);
  }
  return data;
}

function write(data: unknown, random: Random): { readonly text: string; readonly name: string } {
  const isYaml = random(2) === 0;
  const text = isYaml ? writeYaml(data, random) : (JSON.stringify(data, null, pick([0, 1, 2], random)) ?? "");
  return { text: random(6) === 0 ? mutateText(text, 1 + random(2), random) : text, name: chooseName(text, random) };
}

function chooseName(text: string, random: Random): string {
  return text.startsWith("{") && random(4) > 0 ? "api.json" : "api.yaml";
}
