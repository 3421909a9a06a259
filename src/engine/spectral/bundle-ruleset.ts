import { createRequire } from "node:module";
import { dirname, isAbsolute, join } from "node:path";
import { compileFunction } from "node:vm";
import { UserError } from "../../core/user-error.ts";
import { builtins, bundleRuleset, commonjs, migrateRuleset } from "../../libraries/spectral.ts";
import { isObject, type JsonObject, member } from "../../openapi/json-object.ts";
import { isRemote } from "../../openapi/locations.ts";
import type { Catalogue } from "../ruleset.ts";
import { isRulesetData, parseRulesetText } from "./ruleset-text.ts";

type Plugin = ReturnType<typeof builtins>;
type Files = Parameters<typeof migrateRuleset>[1]["fs"];
type ReadFile = (file: string) => Promise<string>;

/**
 * The definition that a ruleset file stands for, with all it extends and imports. As in Spectral's own CLI, data is
 * turned into code, code is bundled with its relative imports, packages come from the ruleset's folder, and Spectral's
 * own packages from us. Unlike there, our rulesets come from us as well, and nothing from the network. `note` is told
 * the file of each part.
 */
export async function loadDefinition(
  file: string,
  catalogue: Catalogue,
  read: ReadFile,
  note: (file: string) => void,
): Promise<unknown> {
  const names = [...catalogue.published.keys()];
  const isData = isRulesetData(file);
  const entry = isData ? join(dirname(file), ".spectral.js") : file;
  const readNoted: ReadFile = (name) => {
    note(name);
    return read(name);
  };
  const code = isData ? await migrateRuleset(file, { format: "esm", fs: rulesetFiles(names, readNoted) }) : undefined;
  const bundled = await bundleRuleset(entry, {
    target: "node",
    format: "commonjs",
    plugins: [serveRuleset(entry, code, [...names, factoryName], note), builtins(), commonjs()],
  });
  return evaluate(bundled, entry, catalogue);
}

/** More rulesets than anybody has: what leads to so many leads back to itself. */
const maxRulesets = 100;

const factoryName = "statute/configure";

/** Where data names one of our rulesets, the path that it gives until the bundler gets to see it. */
const ours = (name: string) => `/@statute/${name}.js`;

/** Hands data to the migrator, which would look for our rulesets among the packages that are installed. */
function rulesetFiles(names: readonly string[], read: ReadFile): Files {
  let count = 0;
  const readFile = async (file: string) => {
    if (++count > maxRulesets)
      throw new UserError(`The ruleset ${file} extends itself, or leads to more than ${maxRulesets} others.`);
    const { data } = await parseRulesetText(await read(file), file);
    const point = (entry: unknown): unknown => {
      if (Array.isArray(entry)) return [point(entry[0]), ...entry.slice(1)];
      if (typeof entry !== "string") return entry;
      refuseRemote(entry, file);
      return names.includes(entry) ? ours(entry) : entry;
    };
    const redirect = (ruleset: JsonObject): JsonObject => {
      const { extends: extended, overrides } = ruleset;
      return {
        ...ruleset,
        ...(extended !== undefined && { extends: Array.isArray(extended) ? extended.map(point) : point(extended) }),
        ...(Array.isArray(overrides) && {
          overrides: overrides.map((part) => (isObject(part) ? redirect(part) : part)),
        }),
      };
    };
    return JSON.stringify(redirect(data));
  };
  return { promises: { readFile: readFile as Files["promises"]["readFile"] } };
}

function serveRuleset(
  entry: string,
  code: string | undefined,
  names: readonly string[],
  note: (file: string) => void,
): Plugin {
  return {
    name: "statute/serve-ruleset",
    options: (options) => ({ ...options, onwarn: () => {} }), // The default prints.
    resolveId(id, importer) {
      refuseRemote(id, importer ?? entry);
      const name = names.find((candidate) => id === candidate || id === ours(candidate));
      if (name !== undefined) return { id: name, external: true };
      return id === entry && code !== undefined ? id : null;
    },
    load: (id) => {
      if (id === entry && code !== undefined) return code;
      // Those of the bundler's plugins have names that no file has.
      if (isAbsolute(id)) note(id.replace(/\?.*$/, ""));
      return null;
    },
  };
}

function refuseRemote(name: string, by: string): void {
  if (isRemote(name))
    throw new UserError(
      `The ruleset ${by} needs ${name}, and nothing is fetched from the network.`,
      "Save it beside the ruleset, or install its package.",
    );
}

function evaluate(code: string, entry: string, { published, configure }: Catalogue): unknown {
  const require = createRequire(entry);
  const load = (id: string): unknown =>
    id === factoryName ? configure : (published.get(id)?.spectral() ?? require(id));
  const module: { exports: unknown } = { exports: {} };
  const run = compileFunction(code, ["module", "exports", "require"], { filename: entry });
  run(module, module.exports, load);
  // A default export among named ones.
  return member(module.exports, "__esModule") === true ? member(module.exports, "default") : module.exports;
}
