import type { Fix, Plan } from "../core/fix.ts";
import type { Judgement } from "../core/judge.ts";
import type { Context } from "../core/rule.ts";
import { keysOf, member } from "../openapi/json-object.ts";
import { isProblemJson, type MediaType } from "../openapi/media-types.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { Node, References } from "../openapi/references.ts";
import type { Response, ResponseUse } from "../openapi/response.ts";
import { listMembers, listTypes } from "../openapi/schemas.ts";
import { shorten } from "../openapi/texts.ts";
import { listErrors } from "./error-bodies.ts";
import { spotOf } from "./fixes.ts";
import { findFault } from "./problem-schemas.ts";

/** The fix that makes a problem of an error whose media type is another one, in uses that are all of an error. */
export function writeProblem(isOther: (mediaType: MediaType) => boolean, isError: (use: ResponseUse) => boolean): Fix {
  return {
    title: "Write application/problem+json",
    safety: "unsafe",
    plan: (found, context) => planProblem(found, context, isOther, isError),
  };
}

function planProblem(
  found: Judgement,
  { index, settings }: Context,
  isOther: (mediaType: MediaType) => boolean,
  isError: (use: ResponseUse) => boolean,
): Plan | undefined {
  const mediaType = found.response?.mediaTypes.find(isOther);
  if (found.response === undefined || mediaType === undefined) return undefined;
  if (index.version === "2.0") return { refused: "OpenAPI 2.0 names media types for a whole operation" };
  const { name, schema: read, examples } = mediaType;
  if (!/^application\/json *(?:;|$)/i.test(name.trim())) return { refused: `${shorten(name)} is a format of its own` };
  for (const use of found.response.everyUse)
    if (use.operation.kind !== "path" || !isError(use))
      return { refused: "the same definition answers with more than errors" };
  const schema = read();
  if (schema === undefined && member(index.references.locate(mediaType.at).value, "schema") !== undefined)
    return { refused: "its schema cannot be read" };
  if (schema !== undefined && isPlainlyOther(index.references, schema))
    return { refused: "its schema does not describe a problem" };
  if (schema === undefined && examples().some(({ value }) => !keysOf(value).some(isTelling)))
    return { refused: "its example is no problem" };
  if (settings.errorMediaType === undefined && isAgainstHabit(index, found.response, isOther))
    return { refused: "most other errors of the API are no problems" };
  return { edits: [{ kind: "rename", ...spotOf(found), key: "application/problem+json" }] };
}

/** `type` and `status` are members of many an object. */
function isPlainlyOther(references: References, schema: Node): boolean {
  const types = listTypes(references, schema);
  const members = listMembers(references, schema);
  return (
    (types.size > 0 && !types.has("object")) ||
    (members.length > 0 && !members.some(({ name }) => isTelling(name))) ||
    findFault(references, schema, false) !== undefined
  );
}

function isTelling(name: string): boolean {
  return name === "title" || name === "detail";
}

const habits = new WeakMap<OperationIndex, { readonly problems: number; readonly others: number }>();

/** A client reads all errors alike: where nobody has decided for problems, a single one is none the better for being one. */
function isAgainstHabit(
  index: OperationIndex,
  response: Response,
  isOther: (mediaType: MediaType) => boolean,
): boolean {
  const { problems, others } = habits.get(index) ?? countErrors(index, isOther);
  habits.set(index, { problems, others });
  return others - [...response.everyUse].length > problems;
}

function countErrors(index: OperationIndex, isOther: (mediaType: MediaType) => boolean) {
  let problems = 0;
  let others = 0;
  for (const { mediaTypes, uses } of listErrors(index))
    if (mediaTypes.some(({ name }) => isProblemJson(name))) problems += uses.length;
    else if (mediaTypes.some(isOther)) others += uses.length;
  return { problems, others };
}
