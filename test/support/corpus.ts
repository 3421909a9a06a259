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

/** Where Spectral, not we, goes astray. */
const spectralDefects: Readonly<Record<string, string>> = {
  "cardano/cardano-wallet/specifications/api/swagger.yaml": "what stands in an alias is copied, and placed at line 1",
  "wikimedia/restbase/v1/content.yaml": "what stands in an alias is copied, and placed at line 1",
  "code4romania/alex-api/specs/alex-api.yml":
    "a pointer that leads through another reference is not followed to its end",
  "ethereum/beacon-APIs/beacon-node-oapi.yaml":
    "a reference back into the root, and on from there, is not followed to its end",
  "cyberark/conjur-openapi-spec/spec/openapi.yml":
    "whether a reference back into the root is followed depends on which file was read first",
  "directus/openapi/openapi/index.yaml": "its resolver exceeds the call stack",
  "elastic/opensearch-api-specification/spec/namespaces/indices.yaml": "its resolver takes minutes",
  "grpc-ecosystem/grpc-gateway/examples/internal/proto/examplepb/a_bit_of_everything.swagger.json":
    "a key whose value is a reference is reported at what it refers to",
  "matrix-org/matrix-spec/data/api/client-server/content-repo.yaml":
    "a key whose value is a reference is reported at what it refers to",
  "zalando/EMB/openapi-swagger/catwatch.json": "a key whose value is a reference is reported at what it refers to",
  "proxyprint/EMB/openapi-swagger/proxyprint.json": "a key whose value is a reference is reported at what it refers to",
};

/** Descriptions that Spectral's own command reads as they are meant. */
export function listComparable(): readonly CorpusDescription[] {
  return listCorpus().filter(({ file, isCompressed }) => !isCompressed && !(file in spectralDefects));
}

/** Of these, all that consist of several files, and one of each vendor. */
export function listRepresentative(): readonly CorpusDescription[] {
  const comparable = listComparable();
  const oneOfEachVendor = comparable.filter(
    ({ vendor, files, operations }, index) =>
      files === 1 &&
      operations <= 100 &&
      comparable.findIndex((other) => other.vendor === vendor && other.files === 1) === index,
  );
  return [...comparable.filter(({ files }) => files > 1), ...oneOfEachVendor.slice(0, 45)];
}
