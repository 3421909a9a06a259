import { relative } from "node:path";

/** A path as seen from a folder, with `/` on every platform; `../` leads out of it. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).replaceAll("\\", "/");
}
