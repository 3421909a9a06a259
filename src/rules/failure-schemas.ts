import { member } from "../openapi/json-object.ts";
import { isProblemJson, type MediaType } from "../openapi/media-types.ts";
import { onceFor } from "../openapi/once.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { Response, ResponseUse } from "../openapi/response.ts";
import {
  listFixedValues,
  listMembers,
  listParts,
  listTypes,
  onceForSchema,
  type SchemaMember,
} from "../openapi/schemas.ts";
import { readText, shorten } from "../openapi/texts.ts";
import { findErrorBranch, nameError } from "./error-schemas.ts";
import { isErrorName, isFailureWord, isOfResource, role, rolesOf } from "./failure-names.ts";
import { documentsClientError, isStream } from "./failure-signs.ts";

/** The room that a response has for a failure. */
interface Room {
  readonly mediaType: MediaType;
  /** What gives it away. */
  readonly words: string;
  /** Whether that is so whatever the operation is about. */
  readonly isCertain: boolean;
}

/** The room for a failure in the content of a response, as one of its uses sees it. */
export function findRoom(index: OperationIndex, { mediaTypes }: Response, use: ResponseUse): Room | undefined {
  for (const mediaType of mediaTypes) {
    // In 2.0 an operation produces the same for all its responses.
    if (isProblemJson(mediaType.name) && (index.version !== "2.0" || mediaTypes.length === 1))
      return { mediaType, words: `its content is ${mediaType.name}`, isCertain: true };
    const words = isStream(mediaType) ? undefined : findInSchema(index, mediaType, use);
    if (words !== undefined) return { mediaType, words, isCertain: false };
  }
  return undefined;
}

function findInSchema(index: OperationIndex, mediaType: MediaType, { operation }: ResponseUse): string | undefined {
  const schema = mediaType.schema();
  const signs = schema && readSigns(index.references, schema);
  if (schema === undefined || signs === undefined) return undefined;
  const { branch, error, message, told, flag, isThing } = signs;
  if (branch !== undefined) return `one branch of its schema is ${branch}`;
  const name = nameError(index, schema);
  if (name !== undefined) return `its schema is ${name}, as that of errors is`;

  const isOpen = flag !== undefined && !flag.isFixed;
  if (told !== undefined && !isThing && (error ?? message) !== undefined) return told;
  if (isOpen && error !== undefined && !isThing) return `its schema has \`${flag.name}\` beside \`${error}\``;
  const alone = documentsClientError(operation) ? undefined : findAlone(index, signs, operation.responseKeys);
  return alone && `${alone}, and no 4XX is documented`;
}

/** What tells something only where no error of the client is documented, as there is no other way to tell of one. */
function findAlone(index: OperationIndex, signs: Signs, keys: readonly string[]): string | undefined {
  const { flag, error, message, told, code, isThing } = signs;
  const { documented, shares } = surveyOf(index);
  // An API that documents such errors elsewhere has left them out here.
  if (documented * 2 > index.operations.length) return undefined;
  const hasDefault = keys.includes("default");
  const isOpen = flag !== undefined && !flag.isFixed;
  if (flag !== undefined && shares.flag !== undefined && (documented === 0 || (isOpen && !hasDefault)))
    return `its schema has \`${flag.name}\`, as ${shares.flag} do`;
  if (hasDefault) return undefined;
  if (code !== undefined && message !== undefined && shares.code !== undefined)
    return `its schema has \`${code}\` beside \`${message}\`, as ${shares.code} do`;
  if (isThing) return undefined;
  if (isOpen && message !== undefined) return `its schema has \`${flag.name}\` beside \`${message}\``;
  if (told !== undefined) return told;
  if (error === undefined || (shares.error === undefined && !signs.isText)) return undefined;
  return `its schema has \`${error}\`${shares.error === undefined ? "" : `, as ${shares.error} do`}`;
}

interface Signs {
  /** A branch that tells of an error, beside one that tells of a result. */
  readonly branch: string | undefined;
  /** That a member may have a value which says that it failed. */
  readonly told: string | undefined;
  /** The flag that is false where it failed; fixed where it can be nothing but true. */
  readonly flag: { readonly name: string; readonly isFixed: boolean } | undefined;
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly error: string | undefined;
  /** The error has no other meaning: `errorMessage`, not `error`. */
  readonly isText: boolean;
  /** A job, a payment, a delivery, or another protocol: its failure is data. */
  readonly isThing: boolean;
}

/** What a schema has that tells of failures; undefined where that is nothing, as in nearly all. */
const readSigns = onceForSchema((references, schema): Signs | undefined => {
  const parts = listParts(references, schema);
  let all = 0;
  for (const { node } of parts)
    for (const name of references.keysOf(references.child(node, "properties"))) all |= rolesOf(name);
  if (all === 0) return undefined;

  const members = listMembers(references, schema);
  const find = (wanted: number, fits: (one: SchemaMember) => boolean) =>
    (all & wanted) === 0 ? undefined : members.find((one) => rolesOf(one.name) & wanted && fits(one));
  const isOf = ({ node }: SchemaMember, ...wanted: readonly string[]) => {
    const types = listTypes(references, node);
    return types.size === 0 ? wanted.includes("string") : wanted.some((type) => types.has(type));
  };
  const isFlag = (one: SchemaMember) => isOf(one, "boolean") || isYesOrNo(one.node.value);
  // What may be one of a few values is a setting, and no text on what went wrong.
  const isFree = (one: SchemaMember) => !isFlag(one) && !Array.isArray(member(one.node.value, "enum"));

  const flag = find(role.success | role.failure, isFlag);
  const error = find(role.error, (one) => isFree(one) && isOf(one, "string", "object", "array"))?.name;
  const isForeign = members.some(({ name }) => name === "jsonrpc");
  return {
    branch: parts.length === 1 || isForeign ? undefined : findErrorBranch(references, schema),
    told: findTold(members),
    flag: flag && { name: flag.name, isFixed: isAlwaysTrue(flag.node.value) },
    code: find(
      role.code,
      // As a word it tells what became of a thing.
      (one) => isFree(one) && (isOf(one, "string") ? !/^status$/i.test(one.name) : isOf(one, "integer", "number")),
    )?.name,
    message: find(role.message, (one) => isFree(one) && isOf(one, "string"))?.name,
    error,
    isText: error !== undefined && /message|msg|desc/i.test(error) && (all & role.outcome) === 0,
    isThing: isForeign || members.some(({ name, node }) => isOfResource(name) || isUnderWay(node.value)),
  };
});

/** A value of the outcome that says that it failed, beside one that says that it did not. */
function findTold(members: readonly SchemaMember[]): string | undefined {
  for (const { name, node } of members) {
    if ((rolesOf(name) & (role.outcome | role.code)) === 0) continue;
    const values = listFixedValues(node.value).map(({ value }) => value);
    const bad = values.find((value) => isFailureWord(value) || isErrorName(value));
    if (bad !== undefined && values.some(isSuccessWord)) return `its \`${name}\` may be "${shorten(String(bad))}"`;
    const text = readText(member(node.value, "description")) ?? "";
    const [, listed] = numberedError.exec(text) ?? [];
    if (listed !== undefined && numberedSuccess.test(text)) return `its \`${name}\` may stand for "${listed}"`;
  }
  return undefined;
}

/** `Success = 0, InvalidData = 7`: what numbers mean. */
const numberedSuccess = /\b(?:Success|Ok)`? ?[=:] ?\d/i;
const numberedError =
  /\b((?:Invalid|Unauthori[sz]ed|NotFound|Forbidden|AccessDenied|Error|Failed)\w{0,40})`? ?[=:] ?-?\d/;

function isSuccessWord(value: unknown): boolean {
  return typeof value === "string" && /^(?:ok|success|successful|succeeded)$/i.test(value);
}

/** What has such a state goes on by itself, whatever may become of it. */
function isUnderWay(schema: unknown): boolean {
  return listFixedValues(schema).some(({ value }) => typeof value === "string" && underWay.test(value));
}

const underWay =
  /^(?:pending|queued|(?:not[-_ ]?)?running|in[-_ ]?progress|processing|(?:in)?active|created|scheduled|waiting|(?:not[-_ ]?)?started|completed?|done|draft|sent|accepted|timeout|cancell?ed|interrupted|unset|skipped)$/i;

function isYesOrNo(schema: unknown): boolean {
  const values = member(schema, "enum");
  return (
    Array.isArray(values) &&
    values.length === 2 &&
    values.every((value) => /^(?:true|false|[01])$/i.test(String(value)))
  );
}

function isAlwaysTrue(schema: unknown): boolean {
  const values = listFixedValues(schema).filter(({ below: [keyword] }) => keyword !== "default");
  return values.length === 1 && values[0]?.value === true;
}

/** How many errors of clients an API documents, and which signs are on so many of its results that they are no accident. */
const surveyOf = onceFor(
  (index: OperationIndex) => index,
  (index) => {
    const found = { flag: 0, code: 0, error: 0 };
    let total = 0;
    for (const [key, responses] of index.responsesByKey)
      for (const { mediaTypes, uses } of key.startsWith("2") ? responses : []) {
        const schemas = mediaTypes.flatMap(({ schema }) => schema() ?? []);
        if (schemas.length === 0) continue;
        total += uses.length;
        const signs = schemas.map((schema) => readSigns(index.references, schema));
        if (signs.some((one) => one?.flag !== undefined)) found.flag += uses.length;
        if (signs.some((one) => one?.code !== undefined && one.message !== undefined)) found.code += uses.length;
        if (signs.some((one) => one?.error !== undefined)) found.error += uses.length;
      }
    const share = (count: number) => (count >= 3 && count * 2 >= total ? `${count} of ${total} results` : undefined);
    return {
      documented: index.operations.filter(documentsClientError).length,
      shares: { flag: share(found.flag), code: share(found.code), error: share(found.error) },
    };
  },
);
