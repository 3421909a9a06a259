import { relative } from "node:path";

/** A path as seen from a folder, with `/` on every platform; `../` leads out of it. */
export function pathFrom(folder: string, path: string): string {
  return slashed(relative(folder, path));
}

/** A path with `/` on every platform. */
export function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
