import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { indexDocument } from "../../src/engine/direct-driver.ts";
import { DocumentStore, readDocument } from "../../src/engine/document-store.ts";
import { decodeBytes } from "../../src/engine/readers/read-text.ts";
import { findWorkingTree } from "../../src/engine/working-tree.ts";
import type { OperationIndex } from "../../src/openapi/operation-index.ts";
import { type CorpusDescription, corpusFolder, listCorpus } from "../../test/support/corpus.ts";

/** A description of the corpus, read as the linter reads it. */
export interface OpenDescription {
  readonly file: string;
  readonly vendor: string;
  readonly index: OperationIndex;
}

export const hasCorpus = existsSync(resolve(corpusFolder, "index.tsv"));

/**
 * The descriptions of the corpus, or of one vendor in it, one after the other, so that memory holds one at a time; none
 * where there is no corpus.
 */
export function* openCorpus(vendor?: string): Iterable<OpenDescription> {
  if (!hasCorpus) return;
  for (const description of listCorpus())
    if (vendor === undefined || description.vendor === vendor) yield open(description);
}

function open({ file, vendor, source, read }: CorpusDescription): OpenDescription {
  const store = new DocumentStore(findWorkingTree(dirname(source), corpusFolder));
  return { file, vendor, index: indexDocument(readDocument(decodeBytes(read(), source), source), store) };
}
