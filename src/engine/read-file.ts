import { existsSync, readFileSync, statSync } from "node:fs";

/** The bytes of a regular file: a pipe or device could keep its reader waiting for ever. Throws Node's errors, and one more. */
export function readRegularFile(path: string): Uint8Array {
  const stats = statSync(path);
  if (!stats.isFile() && !stats.isDirectory())
    throw Object.assign(new Error(`${path} is no file`), { code: "ENOTREG" });
  return readFileSync(path);
}

/** Whether there is anything at a path. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  ENOTDIR: "does not exist",
  ENOTREG: "is not a regular file",
  EACCES: "cannot be read: permission is denied",
  EPERM: "cannot be read: permission is denied",
  EISDIR: "is a folder",
  ELOOP: "is a link that leads back to itself",
  ENAMETOOLONG: "has a name that is too long",
  ERR_FS_FILE_TOO_LARGE: "is larger than can be read",
  ERR_INVALID_ARG_VALUE: "has a name that no file can have",
};

/** What is wrong with a file, to follow its name; undefined for errors that have nothing to do with the file. */
export function describeFileError(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? (/^E[A-Z]+$/.test(code) ? `cannot be read (${code})` : undefined);
}
