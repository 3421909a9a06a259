import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { digestOf } from "../engine/witness.ts";

/**
 * What tells one build of the program from another, of the same version too: the bytes of its file, and sizes and times
 * of what lies in `lib` beside it, which is much and seldom loaded. Undefined where it cannot be read.
 */
export function digestProgram(file: string): string | undefined {
  try {
    const folder = join(dirname(file), "lib");
    const others = readdirSync(folder).map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return [name, size, mtimeMs];
    });
    return digestOf(`${digestOf(readFileSync(file))} ${JSON.stringify(others)}`);
  } catch {
    return undefined;
  }
}
