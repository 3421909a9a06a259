import { member } from "../openapi/json-object.ts";
import { isJson } from "../openapi/media-types.ts";
import type { Node, Place, References } from "../openapi/references.ts";
import { listMembers, listParts, onceForSchema } from "../openapi/schemas.ts";
import { shorten } from "../openapi/texts.ts";
import { describeTypes } from "./describe-types.ts";
import type { ResponseChange } from "./response-change.ts";
import type { OperationSide } from "./side.ts";
import { type Exception, exceptions } from "./verdicts.ts";

/** Compares what two responses tell of a failure in JSON; nothing where one of them does not say. */
export function compareErrors(
  base: OperationSide,
  old: string,
  head: OperationSide,
  fresh: string,
): readonly ResponseChange[] {
  if (!base.tellsOfFailure(old) || !head.tellsOfFailure(fresh)) return [];
  const [was, is] = [readError(base, old), readError(head, fresh)];
  if (was === undefined || is === undefined) return [];
  const gone = [...was.members].filter(([name, types]) => isOther(types, is.members.get(name)));
  const come = [...is.members].filter(([name, types]) => isOther(types, was.members.get(name)));
  if (gone.length + come.length === 0) return [];
  const exception = head.direction === "api" ? judgeForClients(gone, was) : judgeForReceivers(come, was, is);
  return [
    { kind: "error-shape-changed", before: list(gone), after: list(come), exception, base: was.place, head: is.place },
  ];
}

type Members = readonly (readonly [name: string, types: string])[];

/** Clients lack what is gone. */
function judgeForClients(gone: Members, { required }: ErrorShape): Exception | undefined {
  if (gone.length === 0) return exceptions.shapeGrew;
  return gone.some(([name]) => required.has(name)) ? exceptions.shapeLost : undefined;
}

/** Receivers are to tell what has come, if it is required, and not otherwise than it is described. */
function judgeForReceivers(come: Members, { members }: ErrorShape, { required }: ErrorShape): Exception | undefined {
  if (come.some(([name]) => required.has(name))) return exceptions.shapeDemanded;
  return come.some(([name]) => members.has(name)) ? undefined : exceptions.shapeFits;
}

/** Whether a member is not there, or has another type; where a schema names no type, it may have any. */
function isOther(types: string, others: string | undefined): boolean {
  return others === undefined || (types !== others && types !== "" && others !== "");
}

interface ErrorShape {
  /** The types of each member, in order; what is no object has one member without a name. */
  readonly members: ReadonlyMap<string, string>;
  readonly required: ReadonlySet<string>;
}

function readError(side: OperationSide, key: string): (ErrorShape & { readonly place: Place }) | undefined {
  const { references } = side.index;
  // Whichever is written first: of several, the plainest.
  const [mediaType] = (side.responseOf(key)?.mediaTypes ?? [])
    .filter(({ name }) => isJson(name) || name.includes("*"))
    .sort((a, b) => weigh(a.name) - weigh(b.name) || (a.name < b.name ? -1 : 1));
  const schema = mediaType?.schema();
  const shape = schema && readShape(references, schema);
  return schema && shape && { ...shape, place: { document: schema.document, path: schema.path } };
}

function weigh(name: string): number {
  return /^application\/json\b/i.test(name) ? 0 : 1;
}

/** More members than anybody gives an error. */
const maxMembers = 200;

/** Undefined where a schema says nothing, or leaves a choice. */
const readShape = onceForSchema((references, schema): ErrorShape | undefined => {
  const isChoice = listParts(references, schema).some(({ node }) =>
    ["oneOf", "anyOf"].some((keyword) => {
      const branches = member(node.value, keyword);
      return Array.isArray(branches) && branches.length > 1;
    }),
  );
  if (isChoice) return undefined;
  const members = listMembers(references, schema).slice(0, maxMembers);
  if (members.length > 0)
    return {
      members: new Map(members.map(({ name, node }) => [shorten(name), describeTypes(references, node)])),
      required: listRequired(references, schema),
    };
  const types = describeTypes(references, schema);
  return types === "" || types === "object" ? undefined : { members: new Map([["", types]]), required: new Set([""]) };
});

function listRequired(references: References, schema: Node): ReadonlySet<string> {
  const names = listParts(references, schema).flatMap(({ node }) => member(node.value, "required") ?? []);
  return new Set(
    names
      .filter((name) => typeof name === "string")
      .slice(0, maxMembers)
      .map(shorten),
  );
}

/** As many as tell what it is about. */
const most = 8;

/** `code (integer), message (string)`. */
function list(members: Members): string | null {
  if (members.length === 0) return null;
  const words = members
    .map(([name, types]) => (name === "" ? types : types === "" ? name : `${name} (${types})`))
    .sort();
  return words.length <= most ? words.join(", ") : `${words.slice(0, most).join(", ")} and ${words.length - most} more`;
}
