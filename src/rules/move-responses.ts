import type { Edit, Fix, Plan, Safety } from "../core/fix.ts";
import type { Judgement } from "../core/judge.ts";
import type { Context } from "../core/rule.ts";
import { findStatusCode } from "../http/status-codes.ts";
import { member } from "../openapi/json-object.ts";
import { formatPointer } from "../openapi/locations.ts";
import type { Place } from "../openapi/references.ts";
import type { Response, ResponseUse } from "../openapi/response.ts";
import { readText, shorten } from "../openapi/texts.ts";
import { hasContent } from "./bodies.ts";
import { isNamedAfter, nameSome } from "./checks.ts";
import { createsOne, locationOfNew } from "./creations.ts";
import { type FieldUse, type Written, writeField } from "./field-fixes.ts";
import { findHiddenFailure } from "./hidden-failures.ts";
import { findKnownMismatch } from "./mismatch.ts";
import { joinAll } from "./missing-response.ts";
import { findPhraseCode } from "./reason-phrases.ts";
import { findInExamples, findInSchema } from "./status-members.ts";

/** The key that a response is to have in one of its uses, or `nothing`; undefined where only the author can tell. */
type Meant = (use: ResponseUse, response: Response, context: Context) => string | undefined;

/** In place of a key: the response is to go. */
export const nothing = "";

/** A fix that gives a response another key in every operation that it was found in, or takes it away. */
export function moveResponse(title: string, meant: Meant, safety: Safety = "unsafe"): Fix {
  return { title, safety, plan: (found, context) => planMove(found, meant, context) };
}

/** The fix that goes with `sayMismatch`: the response gets the code that its words mean. */
export function writeMeantCode(): Fix {
  return moveResponse("Write the code that the words mean", (use, response) => {
    const code = findKnownMismatch(response, use)?.code;
    // What is a failure behind a success is for the author to take apart.
    return response.key.startsWith("2") && !code?.startsWith("2") ? undefined : code;
  });
}

interface Options {
  /** The response loses its content where its new code carries none. */
  readonly emptied?: boolean;
  /** It does not get the fields that clients look for under its new code. */
  readonly bare?: boolean;
}

export function planMove(
  { response }: Judgement,
  meant: Meant,
  context: Context,
  { emptied = false, bare = false }: Options = {},
): Plan | undefined {
  if (response === undefined) return undefined;
  const moves = new Map<string, { readonly use: ResponseUse; readonly code: string }>();
  for (const use of response.uses) {
    const code = meant(use, response, context);
    if (code === undefined) return undefined;
    const place = `${use.place.document.source}#${formatPointer(use.place.path)}`;
    const known = moves.get(place) ?? { use, code };
    if (known.code !== code) return { refused: "it means one code here and another there" };
    moves.set(place, known);
  }
  const all = [...moves.values()];
  const codes = [...new Set(all.map(({ code }) => code))];
  const refused =
    refuseAll(response, emptied) ??
    refuseWords(response, codes) ??
    refuseFailure(response, context) ??
    all.map(({ use, code }) => refuse(use, code)).find(Boolean) ??
    codes.map((code) => refuseContent(response, code, emptied, context)).find(Boolean);
  if (refused !== undefined) return { refused };
  const fields = bare ? [] : codes.flatMap((code) => writeFields(response, code, context));
  for (const written of fields) if ("refused" in written) return written;
  const edits = [
    ...fields.flatMap((written) => ("edits" in written ? written.edits : [])),
    ...codes.flatMap((code) => adaptDefinition(response, code, codes.length === 1, context)),
    ...all.map(({ use, code }) => toEdit(use, code)),
  ];
  const [first, ...rest] = edits;
  return first && { edits: [first, ...rest], title: nameMove(response.key, codes) };
}

/** Some uses of a definition tell nothing against it in the others. */
function refuseAll({ key, uses, everyUse, everyKey }: Response, emptied: boolean): string | undefined {
  const others = everyKey.filter((other) => other !== key);
  if (emptied && others.length > 0) return `the same definition answers ${shorten(others[0] ?? "")} too`;
  let count = 0;
  for (const use of everyUse) if (use.key === key) count++;
  return count > uses.length
    ? `the same definition answers other operations, where ${shorten(key)} may be right`
    : undefined;
}

/** Words that do not go with another code, or not all of them. */
function refuseWords({ key, description = "" }: Response, codes: readonly string[]): string | undefined {
  if (codes.includes(nothing)) return undefined;
  if (key === "400" && /\bor\b/i.test(description)) return "its description names more than one case";
  const phrase = findStatusCode(key)?.phrase ?? "";
  const rest = description.slice(phrase.length);
  const isBegun = phrase !== "" && description.toLowerCase().startsWith(phrase.toLowerCase());
  return isBegun && /^\W+\w/.test(rest) ? `its description begins with "${phrase}"` : undefined;
}

/** What is told of a failure would be told under another success, as wrongly. */
function refuseFailure(response: Response, { index }: Context): string | undefined {
  if (!response.key.startsWith("2")) return undefined;
  const places = response.uses.map((use) => findHiddenFailure(index, response, use));
  const place = places.find((one) => one === "description" || one === "example");
  return place && `its ${place} tells of a failure: only its author can take the two apart`;
}

function refuse({ key, operation }: ResponseUse, code: string): string | undefined {
  const { name, responseKeys, security } = operation;
  if (code === "401" && security?.length === 0) return `${name} takes no credentials`;
  if (isNamedAfter(operation, key)) return `the path of ${name} names ${key}`;
  if (code === nothing) return responseKeys.length > 1 ? undefined : `${name} documents nothing else`;
  return responseKeys.includes(code) ? `${name} documents ${code} already` : undefined;
}

function refuseContent(response: Response, code: string, emptied: boolean, { index }: Context): string | undefined {
  if (isEmpty(code))
    return emptied || !hasContent(response) ? undefined : `it describes content, which a ${code} never carries`;
  if (!/^[45]/.test(code)) return undefined;
  for (const mediaType of response.mediaTypes) {
    const stated = findInExamples(mediaType, code) ?? findInSchema(index, mediaType, code);
    if (stated !== undefined) return `its content says that \`${stated.name}\` is ${stated.code}`;
  }
  return undefined;
}

/** What is there for the old code alone: its content, where the new one carries none, and its phrase for a description. */
function adaptDefinition(response: Response, code: string, isOnly: boolean, context: Context): readonly Edit[] {
  const { key, node, content, everyKey } = response;
  const { references } = context.index;
  const edits: Edit[] = [];
  const phrase = findStatusCode(code)?.phrase;
  const description = readText(member(node.value, "description"));
  if (isOnly && everyKey.length === 1 && phrase !== undefined && findPhraseCode(description ?? "") === key)
    edits.push({ kind: "set", ...toSpot(references.locateBelow(node, ["description"])), value: phrase });
  if (isEmpty(code) && content !== undefined)
    edits.push({ kind: "remove", ...toSpot(references.locateBelow(node, content.at.slice(node.route.length))) });
  return edits;
}

/** The fields without which a rule would speak of the new code. */
function writeFields(response: Response, code: string, { index }: Context): readonly Written[] {
  const { headers, mediaTypes, uses, everyKey, key } = response;
  const isNew = uses.some(({ operation }) => createsOne(operation, mediaTypes, index.references));
  const [name, use]: readonly [string?, FieldUse?] =
    code === "201" && isNew
      ? ["Location", locationOfNew]
      : code === "429"
        ? ["Retry-After", { keys: (other) => other === "429" }]
        : [];
  if (name === undefined || headers.has(name.toLowerCase())) return [];
  const others = everyKey.filter((other) => other !== key);
  if (others.length > 0) return [{ refused: `the same definition answers ${nameSome(others)} too` }];
  return [writeField(response, name, index, use)];
}

function isEmpty(code: string): boolean {
  return findStatusCode(code)?.content === "forbidden";
}

function toEdit({ place }: ResponseUse, code: string): Edit {
  return code === nothing ? { kind: "remove", ...toSpot(place) } : { kind: "rename", ...toSpot(place), key: code };
}

function toSpot({ document, path }: Place): Pick<Edit, "source" | "path"> {
  return { source: document.source, path };
}

function nameMove(key: string, codes: readonly string[]): string {
  const named = codes.filter((code) => code !== nothing);
  const what = shorten(key);
  return named.length === 0 ? `Remove ${what}` : `Write ${joinAll(named)} instead of ${what}`;
}
