import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import type { JsonPath } from "../../openapi/json-path.ts";
import type { MediaType } from "../../openapi/media-types.ts";
import type { Operation } from "../../openapi/operation.ts";
import type { OperationIndex } from "../../openapi/operation-index.ts";
import type { References } from "../../openapi/references.ts";
import { narrowUses, type Response } from "../../openapi/response.ts";
import { listTypes } from "../../openapi/schemas.ts";
import { nameSome } from "../checks.ts";
import { findKind, type Kind, kinds } from "../comparable-operations.ts";
import {
  atPaths,
  type Camp,
  findHabit,
  formCamps,
  isSplit,
  listOthers,
  nameCamps,
  routeOf,
  type Vote,
} from "../majority.ts";

const removed = yaml`
  /pets/{petId}:
    delete:
      responses:
        "204":
          description: The pet is gone.
  /toys/{toyId}:
    delete:
      responses:
        "204":
          description: The toy is gone.
  /vets/{vetId}:
    delete:
      responses:
        "204":
          description: The vet is gone.
`;

const stray = yaml`
  /clinics/{clinicId}:
    delete:
      responses:
        "200": # <--
          description: The clinic is gone.
`;

const later = yaml`
  /archives/{archiveId}:
    delete:
      responses:
        "202":
          description: The archive will be gone in an hour.
  /stays/{stayId}:
    delete:
      summary: Cancel a stay
      responses:
        "200":
          description: The stay, which is kept as cancelled.
`;

const otherwise = yaml`
  /pets:
    post:
      operationId: createPet
      responses:
        "201":
          description: The pet was added.
  /toys:
    post:
      operationId: createToy
      responses:
        "201":
          description: The toy was added.
  /vets:
    post:
      operationId: createVet
      responses:
        "201":
          description: The vet was added.
  /clinics:
    post:
      operationId: createOrUpdateClinic
      responses:
        "200":
          description: The clinic was there and is changed.
        "201":
          description: The clinic was added.
  /stays:
    post:
      operationId: createStay
      responses:
        "202":
          description: The clinic will confirm the stay.
  /pets/{petId}/friends:
    post:
      operationId: addFriends
      summary: Add friends to a pet
      responses:
        "200":
          description: All friends of the pet.
`;

const items = yaml`
  /pets/{petId}:
    get: { responses: { "200": { description: The pet. } } }
  /toys/{toyId}:
    get: { responses: { "200": { description: The toy. } } }
  /vets/{vetId}:
    get: { responses: { "200": { description: The vet. } } }
  /clinics/{clinicId}:
    get: { responses: { "200": { description: The clinic. } } }
`;

const created = yaml`
  /pets:
    post:
      operationId: createPet
      responses:
        "201":
          description: The pet was added.
  /toys:
    post:
      operationId: createToy
      responses:
        "201":
          description: The toy was added.
  /vets:
    post:
      operationId: createVet
      responses:
        "201":
          description: The vet was added.
  /clinics:
    post:
      operationId: createClinic
      responses:
        "200": # <--
          description: The clinic was added.
`;

export default defineRule({
  id: "consistent-success-code",
  summary: "Operations of one kind answer with one success code.",
  rationale:
    "Whoever has written a client for one resource writes the next by analogy: a check for 204 after a DELETE, a `Location` read after a 201. Where one resource of many answers another code, that client takes a success for something unforeseen, or looks for content that is not there. Nothing but the habit of the API decides which code is right, so the habit is what the few are held against.",
  references: [rfc(9110, "15.3"), rfc(9110, "9.3.5")],
  strength: "practice",
  remedy: "Answer with the code that the other operations of the kind answer with, or change those.",
  severity: "info",
  preset: "recommended",
  since: "0.1.0",

  scope: "document",
  *check(index) {
    const splits: string[] = [];
    const strays = new Map<string, Stray>();
    for (const [kind, votes] of listVotes(index)) {
      const { name } = kinds[kind];
      const odd: readonly string[] = kinds[kind].odd;
      const camps = formCamps(votes);
      const habit = findHabit(camps, (says, code) => listCodes(says).includes(code), camps.map(firstCode));
      if (habit === undefined && isSplit(camps)) splits.push(`${name} answer ${nameCamps(camps, String)}`);
      if (habit === undefined || odd.includes(habit.says)) continue;
      const usual = `${habit.count} of ${habit.total} ${name} answer ${habit.says} (as ${habit.example.operation.name} does): answer ${habit.says} here too`;
      for (const { says, response } of listOthers(index, "consistent-success-code", habit.others))
        addStray(strays, response, `${says}, but ${usual}`);
    }
    for (const { at, claims } of strays.values()) yield { at, message: `${[...claims].map(nameClaim).join("; ")}.` };
    if (splits.length > 0) yield { at: atPaths, message: `${splits.join("; ")}: settle on one code for each kind.` };
  },

  good: [
    { title: "DELETE answers 204, but where it takes its time or keeps the resource", paths: removed + later },
    { title: "Creation with another outcome beside it, to be confirmed, and of links", paths: otherwise + items },
  ],
  bad: [
    { title: "One DELETE of four that answers 200", paths: removed + stray },
    { title: "One creation of four that answers 200", paths: created + items },
  ],
});

/** A response definition that is not what operations of its kind answer with, and the operations by what is to be said. */
interface Stray {
  readonly at: JsonPath;
  readonly claims: Map<string, string[]>;
}

function addStray(strays: Map<string, Stray>, response: Response, claim: string): void {
  const definition = JSON.stringify(response.at);
  const stray: Stray = strays.get(definition) ?? { at: routeOf(response), claims: new Map() };
  strays.set(definition, stray);
  const names = stray.claims.get(claim) ?? [];
  stray.claims.set(claim, names);
  for (const { operation } of response.uses) names.push(operation.name);
}

function nameClaim([claim, names]: readonly [string, readonly string[]]): string {
  return `${nameSome(names)} ${names.length === 1 ? "answers" : "answer"} ${claim}`;
}

/** By kind, which of the codes in question each operation documents, and its response under the lowest of them. */
function listVotes(index: OperationIndex): ReadonlyMap<Kind, readonly Vote[]> {
  const found = new Map<Operation, { readonly kind: Kind; says: string; readonly response: Response }>();
  for (const key of ["200", "201", "204"])
    for (const response of index.responsesByKey.get(key) ?? [])
      for (const use of response.uses) {
        const known = found.get(use.operation);
        const kind = known?.kind ?? findKind(use.operation, index);
        const codes: readonly string[] = kind === undefined ? [] : kinds[kind].codes;
        if (kind === undefined || !codes.includes(key)) continue;
        if (known !== undefined) known.says += ` or ${key}`;
        else if (!canBeLink(kind) || !response.mediaTypes.some((one) => isList(index.references, one)))
          found.set(use.operation, { kind, says: key, response: narrowUses(response, [use]) });
      }
  const byKind = new Map<Kind, Vote[]>();
  for (const { kind, says, response } of found.values()) {
    const votes = byKind.get(kind);
    if (votes === undefined) byKind.set(kind, [{ says, response }]);
    else votes.push({ says, response });
  }
  return byKind;
}

function listCodes(says: string): readonly string[] {
  return says.split(" or ");
}

/** The success code of an operation is its lowest. */
function firstCode({ says }: Camp): string {
  return listCodes(says)[0] ?? says;
}

/** What is answered with a list was a link, added to those of a resource or taken from them. */
function canBeLink(kind: Kind): boolean {
  return kind === "create" || kind === "delete";
}
function isList(references: References, { schema }: MediaType): boolean {
  const node = schema();
  return node !== undefined && listTypes(references, node).has("array");
}
