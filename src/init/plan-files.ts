import { type CiName, chooseSteps, ciSystems } from "./ci-systems.ts";
import { configFile, type NewConfig, writeConfig } from "./config-text.ts";
import { findCiFile, lookAt, mentionsUs, type Survey } from "./survey.ts";

/** What is to be done about one file. */
export type FilePlan =
  | { readonly what: "write"; readonly path: string; readonly text: string }
  /** It is Statute's own, and there already. */
  | { readonly what: "replace"; readonly path: string; readonly text: string }
  /** It is there, and not ours to change: what to add, if anything. */
  | { readonly what: "leave"; readonly path: string; readonly why: string; readonly add?: string };

/** What is to be done in a working folder for a configuration and some CI systems. */
export function planFiles(
  cwd: string,
  found: Survey,
  config: NewConfig,
  ci: readonly CiName[],
  version: string,
): readonly FilePlan[] {
  return [planConfig(cwd, found, config), ...ci.map((name) => planCi(cwd, found, name, version))];
}

function planConfig(cwd: string, { config }: Survey, wanted: NewConfig): FilePlan {
  if (config !== undefined && config !== configFile)
    return { what: "leave", path: config, why: "has the configuration already" };
  return planOwn(cwd, configFile, writeConfig(wanted));
}

function planCi(cwd: string, { isDependency }: Survey, name: CiName, version: string): FilePlan {
  const { part, write, complete } = ciSystems[name];
  const path = findCiFile(cwd, name);
  const text = write(chooseSteps(isDependency, version));
  if (name === "github") return planOwn(cwd, path, complete(text));
  const place = lookAt(cwd, path);
  if (place === "free") return { what: "write", path, text: complete(text) };
  if (place !== "file") return { what: "leave", path, why: describe[place] };
  if (mentionsUs(cwd, path)) return { what: "leave", path, why: "runs Statute already" };
  return { what: "leave", path, why: `is yours. Add this ${part} to it`, add: text };
}

function planOwn(cwd: string, path: string, text: string): FilePlan {
  const place = lookAt(cwd, path);
  if (place === "free") return { what: "write", path, text };
  return place === "file" ? { what: "replace", path, text } : { what: "leave", path, why: describe[place] };
}

const describe = {
  other: "is a link or a folder",
  outside: "lies behind a link that leads out of this folder",
};
