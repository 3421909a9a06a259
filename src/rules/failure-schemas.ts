import { member } from "../openapi/json-object.ts";
import { isProblemJson, type MediaType } from "../openapi/media-types.ts";
import { onceFor } from "../openapi/once.ts";
import type { Operation } from "../openapi/operation.ts";
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
import { reads } from "./checks.ts";
import { findErrorBranch, nameError } from "./error-schemas.ts";
import { isErrorName, isFailureWord, isOfAny, isOfResource, role, rolesOf } from "./failure-names.ts";
import { documentsClientError, isStream } from "./failure-signs.ts";

/** The room that a response has for a failure. */
interface Room {
  readonly mediaType: MediaType;
  /** What gives it away. */
  readonly words: string;
  /** Whether that is so whatever the operation is about. */
  readonly isCertain: boolean;
}

/** The room for a failure in the content of a response, as the first of its uses sees it that sees any. */
export function findRoom(index: OperationIndex, { mediaTypes }: Response, uses: readonly ResponseUse[]) {
  for (const mediaType of mediaTypes) {
    // In 2.0 an operation produces the same for all its responses.
    if (isProblemJson(mediaType.name) && (index.version !== "2.0" || mediaTypes.length === 1))
      return { mediaType, words: `its content is ${mediaType.name}`, isCertain: true } satisfies Room;
    const words = isStream(mediaType) ? undefined : findInSchema(index, mediaType, uses);
    if (words !== undefined) return { mediaType, words, isCertain: false } satisfies Room;
  }
  return undefined;
}

function findInSchema(index: OperationIndex, mediaType: MediaType, uses: readonly ResponseUse[]): string | undefined {
  const schema = mediaType.schema();
  if (schema === undefined) return undefined;
  const name = nameError(index, schema);
  if (name !== undefined) return `its schema is ${name}, as that of errors is`;
  const signs = readSigns(index.references, schema);
  if (signs === undefined) return undefined;
  const { branch, error, message, told, flag, isThing } = signs;
  if (branch !== undefined) return `one branch of its schema is ${branch}`;

  if (told !== undefined && !isThing && (error ?? message) !== undefined) return told;
  if (flag?.isFixed === false && error !== undefined && !isThing)
    return `its schema has \`${flag.name}\` beside \`${error}\``;
  for (const { operation } of uses) {
    const alone = documentsClientError(operation) ? undefined : findAlone(index, signs, operation);
    if (alone !== undefined) return `${alone}, and no 4XX is documented`;
  }
  return undefined;
}

/** What tells something only where no error of the client is documented, as there is no other way to tell of one. */
function findAlone(index: OperationIndex, signs: Signs, operation: Operation): string | undefined {
  const { flag, error, message, told, code, isThing } = signs;
  if (flag === undefined && error === undefined && told === undefined && code === undefined) return undefined;
  // An API that documents such errors elsewhere has left them out here.
  const documented = countDocumenting(index);
  if (documented * 2 > index.operations.length) return undefined;
  const shares = surveyOf(index);
  const hasDefault = operation.responseKeys.includes("default");
  const isOpen = flag?.isFixed === false;
  if (flag !== undefined && shares.flag !== undefined && (documented === 0 || (isOpen && !hasDefault)))
    return `its schema has \`${flag.name}\`, as ${shares.flag} do`;
  if (hasDefault) return undefined;
  if (code !== undefined && message !== undefined && shares.code !== undefined)
    return `its schema has \`${code}\` beside \`${message}\`, as ${shares.code} do`;
  if (isThing) return undefined;
  if (isOpen && message !== undefined) return `its schema has \`${flag.name}\` beside \`${message}\``;
  if (told !== undefined) return told;
  // What is read may have a failure in its past.
  if (error === undefined || (shares.error === undefined && (!signs.isText || reads(operation)))) return undefined;
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
  const isComposed = ["allOf", "oneOf", "anyOf"].some((keyword) => member(schema.value, keyword) !== undefined);
  const parts = isComposed ? listParts(references, schema) : [{ node: schema }];
  const { success, failure, outcome, code, error: wrong, message: said } = role;
  let [all, isNamed] = [0, false];
  for (const { node } of parts)
    for (const name of references.keysOf(references.child(node, "properties"))) {
      all |= rolesOf(name);
      isNamed ||= isOfAny(name);
    }
  // The names alone tell of nearly all that they are of no interest.
  const isEnvelope = (all & (success | failure)) !== 0 || ((all & code) !== 0 && (all & said) !== 0);
  const isSuspect = isEnvelope || (!isNamed && (all & (outcome | code | wrong)) !== 0);
  if (!isSuspect && !isComposed) return undefined;

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

  const flag = find(success | failure, (one) => isFlag(one) && !/failed$/i.test(one.name));
  const error = find(wrong, (one) => isFree(one) && isOf(one, "string", "object", "array"))?.name;
  // JSON-RPC, OAuth, and what gRPC streams.
  const isForeign =
    members.some(({ name }) => name === "jsonrpc" || name === "access_token") ||
    readText(member(schema.value, "title"))?.startsWith("Stream result") === true;
  return {
    branch: !isComposed || isForeign ? undefined : findErrorBranch(references, schema),
    told: findTold(members),
    flag: flag && { name: flag.name, isFixed: isAlwaysTrue(flag.node.value) },
    code: find(
      code,
      // As a word it tells what became of a thing.
      (one) => isFree(one) && (isOf(one, "string") ? !/^status$/i.test(one.name) : isOf(one, "integer", "number")),
    )?.name,
    message: find(said, (one) => isFree(one) && isOf(one, "string"))?.name,
    error,
    isText: error !== undefined && /message|msg|desc/i.test(error) && (all & outcome) === 0,
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
  const values = listAllowed(schema);
  return (
    values.length > 0 &&
    values.length < 3 &&
    values.every((value) => typeof value !== "object" && /^(?:true|false|[01])$/i.test(String(value)))
  );
}

function isAlwaysTrue(schema: unknown): boolean {
  const values = listAllowed(schema);
  return values.length === 1 && values[0] === true;
}

function listAllowed(schema: unknown): readonly unknown[] {
  return listFixedValues(schema).flatMap(({ value, below: [keyword] }) => (keyword === "default" ? [] : [value]));
}

/** How many operations document an error of the client. */
const countDocumenting = onceFor(
  (index: OperationIndex) => index,
  (index) => index.operations.filter(documentsClientError).length,
);

/** Which signs are on so many results of an API that they are no accident, and on how many. */
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
    return { flag: share(found.flag), code: share(found.code), error: share(found.error) };
  },
);
