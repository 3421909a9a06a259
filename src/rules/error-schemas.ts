import { isObject, member } from "../openapi/json-object.ts";
import { onceFor } from "../openapi/once.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { Node, References } from "../openapi/references.ts";
import { isWhole, listMembers, listParts, listTypes, onceForSchema } from "../openapi/schemas.ts";
import { shorten } from "../openapi/texts.ts";
import { role, rolesOf } from "./failure-names.ts";

/** The name of a schema of the API's errors; undefined for any other. */
export function nameError(index: OperationIndex, schema: Node): string | undefined {
  if (!listErrors(index).has(schema.value) || !isErrorSchema(index.references, schema)) return undefined;
  const name = nameOf(schema);
  return name && `\`${name}\``;
}

/** The branch of a choice that tells of an error, where another does not. */
export const findErrorBranch = onceForSchema((references, schema): string | undefined => {
  for (const { node } of listParts(references, schema))
    for (const keyword of ["oneOf", "anyOf"]) {
      const branches = listBranches(references, node, keyword);
      // Of many kinds of things, an error may be one.
      if (branches.length > maxBranches) continue;
      const isError = branches.map((branch) => isErrorSchema(references, branch));
      const bad = branches[isError.indexOf(true)];
      if (bad !== undefined && branches.some((other, at) => !isError[at] && listTypes(references, other).size > 0))
        return describeBranch(references, bad);
    }
  return undefined;
});

const maxBranches = 4;

function listBranches(references: References, part: Node, keyword: string): readonly Node[] {
  const list = references.child(part, keyword);
  const count = Array.isArray(list?.value) ? Math.min(list.value.length, maxBranches + 2) : 0;
  return Array.from({ length: count }, (_, at) => list && references.child(list, at)).filter(
    (branch) => branch !== undefined && isObject(branch.value) && member(branch.value, "type") !== "null",
  ) as readonly Node[];
}

function describeBranch(references: References, branch: Node): string {
  const name = nameOf(branch);
  const names = listMembers(references, branch).slice(0, 3);
  return name === undefined
    ? `nothing but ${names.map((held) => `\`${shorten(held.name)}\``).join(" and ")}`
    : `\`${name}\``;
}

/** Whether a schema is called an error and tells of one, or has no name and tells of nothing else. */
const isErrorSchema = onceForSchema((references, schema): boolean => {
  const { success, failure, outcome, code, error, message, detail } = role;
  const telling = error | message | detail;
  const name = nameOf(schema);
  if (name !== undefined) return errorNames.test(name) && (rolesIn(references, schema) & telling) !== 0;
  const any = success | failure | outcome | code | telling;
  const members = listMembers(references, schema);
  return (
    members.some((held) => rolesOf(held.name) & error) &&
    members.every((held) => rolesOf(held.name) & any) &&
    isWhole(references, schema)
  );
});

function rolesIn(references: References, schema: Node): number {
  return listMembers(references, schema).reduce((roles, held) => roles | rolesOf(held.name), 0);
}

/** `Error`, `ErrorResponse`, `api.ProblemDetails`; not `ErrorPage`, `ListOfErrors`, `UserResponse`, `StreamError`. */
const errorNames =
  /^(?!.*(?:[Ss]tream|[Pp]age))(?:.*[^a-z]|.*[a-z](?=[EP]))?(?:[Ee]rror|[Pp]roblem)(?:[-_.]?(?:[Rr]esponse|[Dd]etail|[Bb]ody|Dto|DTO|[Mm]essage|[Mm]odel|[Ss]chema|[Ee]nvelope|[Rr]esult|[Oo]bject)s?)*(?:\.ya?ml|\.json)?$/;

/** The name of a schema: its key, the name of its file, or its title. */
function nameOf({ value, path, document }: Node): string | undefined {
  const holder = path.at(-2);
  const key = holder === "schemas" || holder === "definitions" ? path.at(-1) : undefined;
  const name = key ?? (path.length === 0 ? document.source.replace(/^.*\//s, "") : member(value, "title"));
  return typeof name === "string" && name !== "" ? shorten(name) : undefined;
}

/** The schemas of what operations answer with when they fail. */
const listErrors = onceFor(
  (index: OperationIndex) => index,
  (index): ReadonlySet<unknown> => {
    const schemas = new Set<unknown>();
    for (const [key, responses] of index.responsesByKey)
      if (/^[45]/.test(key))
        for (const { mediaTypes } of responses) for (const { schema } of mediaTypes) schemas.add(schema()?.value);
    return schemas;
  },
);
