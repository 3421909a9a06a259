import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { digestOf } from "../engine/digest.ts";

/**
 * What tells one build of the program from another, of the same version too: the bytes of `program.cjs`, which lies beside
 * the file that starts it, and sizes and times of what lies in `lib` there, which is much and seldom loaded. Undefined
 * where it cannot be read.
 */
export function digestProgram(start: string): string | undefined {
  try {
    const file = join(dirname(start), "program.cjs");
    const folder = join(dirname(start), "lib");
    const others = readdirSync(folder).map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return [name, size, mtimeMs];
    });
    return digestOf(`${digestOf(readFileSync(file))} ${JSON.stringify(others)}`);
  } catch {
    return undefined;
  }
}
