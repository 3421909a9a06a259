import type { Finding } from "../../src/core/finding.ts";
import { type Safety, safeties } from "../../src/core/fix.ts";
import type { Files } from "../../src/engine/files.ts";
import { readText } from "../../src/engine/readers/read-text.ts";
import type { Ruleset } from "../../src/engine/ruleset.ts";
import { composeSteps } from "../../src/fix/compose-steps.ts";
import { isSame } from "../../src/fix/is-same.ts";
import type { MendedDocument, Mending } from "../../src/fix/mend.ts";
import { Writers } from "../../src/fix/writers.ts";
import { isObject, member } from "../../src/openapi/json-object.ts";
import type { JsonPath } from "../../src/openapi/json-path.ts";
import { mendDescription, type Patient } from "../support/mending.ts";
import { pick, type Random } from "./mutate-data.ts";

interface Sick {
  readonly file: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly files: Files;
  readonly ruleset: Ruleset;
}

function refuse(about: string): never {
  throw new Error(about);
}

/** The boldest most often: they hold the others. */
const allowances: readonly Safety[] = [...safeties, "unsafe"];

/**
 * Mends a description in memory, as often as what it becomes has to be looked at. Throws where something else than what
 * its edits say has changed, or something worse has come, or another run would do otherwise, or more. How many findings
 * were mended.
 */
export async function mendThrough({ file, texts, files, ruleset }: Sick, random: Random): Promise<number> {
  const read = () => files.read(file);
  const patient: Patient = { file, read, ruleset, files };
  const allowed = pick(allowances, random);
  const { mending, before, after } = await mendDescription(patient, allowed);
  const { mended, documents, changed } = mending;
  if ((mended.length === 0) !== (documents.length === 0)) refuse("what is mended is not what has changed");
  for (const document of documents) checkDocument(document, mended, texts);
  const countErrors = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === "error").length;
  if (countErrors(after) > countErrors(before)) refuse(`with ${allowed} fixes, there are more errors than before`);
  if (random(3) === 0 && tell(mending) !== tell((await mendDescription(patient, allowed)).mending))
    refuse("two runs mend two ways");
  // What changes promises may be in the way of what a run that begins with its outcome can do.
  if (allowed === "unsafe") return mended.length;
  const [more] = (await mendDescription(patient, allowed, { start: changed })).mending.mended;
  if (more !== undefined)
    refuse(`another run with ${allowed} fixes mends ${more.code} at ${JSON.stringify(more.path)}`);
  return mended.length;
}

function tell({ mended, left, documents }: Mending): string {
  const name = ({ code, path }: Finding) => [code, ...path];
  return JSON.stringify([
    mended.map(name),
    left.map(({ finding, reason }) => [...name(finding), reason]),
    documents.map(({ path, after }) => [path, after.text]),
  ]);
}

function checkDocument(
  { path, before, after, steps }: MendedDocument,
  mended: readonly Finding[],
  texts: Readonly<Record<string, string>>,
): void {
  if (before.text !== texts[path]) refuse(`${path} was not what is mended`);
  const plain = before.text.replace(/^\ufeff/, "");
  let [built, at] = [before.text.slice(0, before.text.length - plain.length), 0];
  for (const { start, end, text } of composeSteps(plain.length, steps)) {
    built += plain.slice(at, start) + text;
    at = end;
  }
  if (built + plain.slice(at) !== after.text) refuse("the splices do not make of the text what it has become");
  const [was, is] = [readText(before.text, path), readText(after.text, path)];
  if (is.diagnostics.length > was.diagnostics.length) refuse(`${is.diagnostics[0]?.message} now`);
  const candidates = mended.flatMap((finding) =>
    finding.fix !== undefined && "edits" in finding.fix ? [{ finding, ...finding.fix }] : [],
  );
  const writers = new Writers(candidates);
  for (const place of listChanged(was.data, is.data))
    if (writers.listConcerned({ source: path, path: place }).size === 0)
      refuse(`${JSON.stringify(place)} has changed, which no edit is about`);
}

/** Where two documents do not say the same, as deep down as can be told. */
function* listChanged(one: unknown, other: unknown, path: JsonPath = []): Iterable<JsonPath> {
  if (isSame(one, other)) return;
  if (!isObject(one) || !isObject(other)) {
    yield path;
    return;
  }
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)]))
    yield* listChanged(member(one, key), member(other, key), [...path, key]);
}
