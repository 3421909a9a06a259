import { dirname } from "node:path";
import type { ConfigInForce } from "../config/in-force.ts";
import type { Finding } from "../core/finding.ts";
import { isAllowed, type Safety } from "../core/fix.ts";
import { DocumentStore } from "../engine/document-store.ts";
import { layOver } from "../engine/files.ts";
import type { Checked } from "../engine/lint-files.ts";
import { pathFrom } from "../engine/path-from.ts";
import { findWorkingTree } from "../engine/working-tree.ts";
import { heedUsers, type User } from "../fix/heed-users.ts";
import type { Changed, Relinter } from "../fix/relinter.ts";
import { Uses } from "../fix/uses.ts";
import { once } from "../openapi/once.ts";
import { findVersion } from "../openapi/versions.ts";
import { createUserFinder, type Found } from "./find-users.ts";

export interface Heeded {
  /** What came of the descriptions of the run. */
  readonly checked: readonly Checked[];
  /** Refuses the fixes of findings that other descriptions have something against. */
  readonly heed: (findings: readonly Finding[]) => readonly Finding[];
}

export interface Project {
  /** The descriptions of the run. */
  readonly files: readonly string[];
  readonly config: ConfigInForce | undefined;
  readonly cwd: string;
  readonly allowOutside: boolean;
  /** The boldest fixes that are made. */
  readonly allowed: Safety;
  /** The path that the links of a document's name lead to. */
  readonly pathOf: (source: string) => string;
}

/**
 * Lints the descriptions of a run, and of the others in the project those that refer to a document which a fix would
 * change.
 */
export function createHeeder(project: Project, relinter: Relinter): (changed: Changed) => Promise<Heeded> {
  const { files, pathOf } = project;
  const own = new Set(files);
  const ownPaths = new Set(files.map(pathOf));
  const findUsers = createUserFinder(project);
  const found = new Map<string, Found>();
  const users = new WeakMap<Checked, User | undefined>();
  return async (changed) => {
    for (;;) {
      const all = await relinter.lint(changed);
      const checked = all.filter(([file]) => own.has(file));
      const unknown = listChanged(checked, project).filter((path) => !found.has(path));
      if (unknown.length > 0) {
        for (const path of unknown) found.set(path, await findUsers(path));
        relinter.add([...found.values()].flatMap((one) => one.files));
        continue;
      }
      const byFile = new Map(all.map((one) => [one[0], one]));
      const describe = (file: string) => {
        const one = byFile.get(file);
        if (one !== undefined && !users.has(one)) users.set(one, describeUser(one, changed, project));
        return (one && users.get(one)) ?? [];
      };
      const usersOf = (source: string) => {
        const known = found.get(pathOf(source));
        return { known: known?.files.flatMap(describe) ?? [], areAll: known?.areAll ?? true };
      };
      return { checked, heed: (findings) => heedUsers(findings, usersOf, (source) => ownPaths.has(pathOf(source))) };
    }
  };
}

/** The documents that fixes would change, by the paths that links lead to. */
function listChanged(checked: readonly Checked[], { allowed, pathOf }: Project): readonly string[] {
  const paths = new Set<string>();
  for (const [, outcome] of checked)
    for (const { fix } of outcome !== undefined && "findings" in outcome ? outcome.findings : [])
      if (fix !== undefined && "edits" in fix && isAllowed(fix.safety, allowed))
        for (const { source } of fix.edits) paths.add(pathOf(source));
  return [...paths];
}

/** Undefined for what is no description. */
function describeUser([file, outcome]: Checked, changed: Changed, project: Project): User | undefined {
  const { cwd, allowOutside, pathOf } = project;
  const store = new DocumentStore(allowOutside ? undefined : findWorkingTree(dirname(file), cwd), layOver(changed));
  const name = pathFrom(cwd, file);
  if (outcome === undefined || "error" in outcome) {
    const document = store.open(file);
    const isOther = document !== undefined && findVersion(document.data) === undefined;
    return isOther ? undefined : { name, fixes: undefined, uses: () => undefined };
  }
  const uses = once(() => {
    const document = store.open(file);
    return document && new Uses(document, (location) => store.open(location), pathOf);
  });
  return { name, fixes: outcome.findings.flatMap(({ fix }) => fix ?? []), uses };
}
