import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** The folder of real descriptions that lies beside the repository on some machines. */
export const corpusFolder = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));

export interface CorpusDescription {
  /** Relative to the corpus; without the `.gz` that some are stored under. */
  readonly file: string;
  readonly vendor: string;
  readonly source: string;
  /** How many files the description consists of. */
  readonly files: number;
  readonly operations: number;
  readonly responses: number;
  readonly isCompressed: boolean;
  readonly read: () => Uint8Array;
}

/** Every description of the corpus. */
export function listCorpus(): CorpusDescription[] {
  const [head = "", ...rows] = readFileSync(resolve(corpusFolder, "index.tsv"), "utf8").trimEnd().split("\n");
  const columns = head.split("\t");
  return rows.map((row) => {
    const cells = row.split("\t");
    const cell = (name: string) => cells[columns.indexOf(name)] ?? "";
    const stored = resolve(corpusFolder, cell("file"));
    const isCompressed = stored.endsWith(".gz");
    return {
      file: cell("file").replace(/\.gz$/, ""),
      vendor: cell("vendor"),
      source: stored.replace(/\.gz$/, ""),
      files: Number(cell("files")),
      operations: Number(cell("operations")),
      responses: Number(cell("responses")),
      isCompressed,
      read: () => (isCompressed ? gunzipSync(readFileSync(stored)) : readFileSync(stored)),
    };
  });
}
