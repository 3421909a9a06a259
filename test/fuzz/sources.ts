import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readDocument } from "../../src/engine/document-store.ts";
import { corpusFolder, listCorpus } from "../support/corpus.ts";
import type { Random } from "./mutate-data.ts";

/** A description to begin with: as it is written, and as data that whoever takes it may change. */
export interface Source {
  readonly text: string;
  readonly data: () => unknown;
}

type Data = Readonly<Record<string, unknown>>;

const isText = (name: string) => /\.(ya?ml|json)$/.test(name);
const fixtures = ["fixtures/clean", "fixtures/broken", "fixtures/changes"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`))
  .filter(isText)
  .sort();

/** Descriptions of the corpus that are neither too long to be read now nor consist of several files. */
const corpus = existsSync(corpusFolder)
  ? listCorpus().filter(({ files, isCompressed, responses }) => files === 1 && !isCompressed && responses <= 400)
  : [];

const files = [...fixtures, ...corpus.map(({ source }) => source)];
/** The last of them is the beginning of the text. */
const cuts = 4;
const known = new Map<number, Source>();

/** How many sources there are. */
export const sourceCount = files.length * cuts;

/** A few operations of a fixture or of a description of the corpus, with what they refer to; or how it begins. */
export function chooseSource(random: Random): Source {
  return takeSource(random(sourceCount));
}

function takeSource(number: number): Source {
  let source = known.get(number);
  if (source === undefined) {
    source = readSource(files[Math.floor(number / cuts)] ?? "", number % cuts);
    known.set(number, source);
  }
  return source;
}

function readSource(file: string, cut: number): Source {
  const text = readFileSync(file, "utf8");
  const data = JSON.stringify(cutData(readDocument(text, file).data as Data, cut));
  const isBeginning = cut === cuts - 1;
  return {
    text: isBeginning ? text.slice(0, mostInAll).replace(/\n[^\n]*$/, "\n") : data,
    data: () => JSON.parse(data),
  };
}

/** In characters, as JSON. */
const mostOfPaths = 1500;
const mostInAll = 3000;

/** Some of the paths, as far as there is room, and the components that they refer to, likewise. */
function cutData({ paths = {}, components, definitions, ...rest }: Data, cut: number): Data {
  const chosen = Object.entries(paths as Data).filter((_, index) => index % cuts === cut);
  const kept: Record<string, unknown> = {};
  // So that a long one does not keep the others out.
  for (const [path, item] of chosen)
    if (JSON.stringify(kept).length + (JSON.stringify(item) ?? "").length < mostOfPaths) kept[path] = item;
  const head = Object.fromEntries(Object.entries(rest).filter(([, value]) => JSON.stringify(value).length < 500));
  const whole = { ...rest, components, definitions };
  const data: Record<string, unknown> = { ...head, paths: kept };
  const wanted = listReferences(kept);
  const seen = new Set<string>();
  for (let pointer = wanted.pop(); pointer !== undefined; pointer = wanted.pop()) {
    const [, ...segments] = pointer.split("/").map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    const value = segments.reduce<unknown>((holder, key) => (holder as Data | undefined)?.[key], whole);
    if (value === undefined || seen.has(pointer) || segments.length === 0) continue;
    seen.add(pointer);
    if (JSON.stringify(data).length + JSON.stringify(value).length > mostInAll) continue;
    let holder = data;
    for (const key of segments.slice(0, -1)) {
      holder[key] ??= {};
      holder = holder[key] as Record<string, unknown>;
    }
    holder[segments.at(-1) ?? ""] = value;
    wanted.push(...listReferences(value));
  }
  return data;
}

function listReferences(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"\$ref":"(#\/[^"\\]*)"/g)].map(([, reference = ""]) => reference);
}

/** Reads all sources, so that what they take is taken before anything is measured. */
export function readAllSources(): void {
  for (let number = 0; number < sourceCount; number++) takeSource(number);
}
