import { isIgnored } from "../core/ignores.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import { narrowUses, type Response, type ResponseUse } from "../openapi/response.ts";

/** What a response answers to the question that a rule asks of the whole API; each of its uses counts. */
export interface Vote {
  /** One answer, or several in a list. */
  readonly says: string;
  /** With only the uses that count. */
  readonly response: Response;
}

/** All who say the same. */
export interface Camp {
  readonly says: string;
  readonly votes: readonly Vote[];
  /** How many uses they have. */
  readonly count: number;
}

/** What an API does as a rule, and who does otherwise. */
export interface Habit {
  readonly says: string;
  /** One that does just that, to look at. */
  readonly example: ResponseUse;
  /** The uses that agree, of all. */
  readonly count: number;
  readonly total: number;
  /** Largest first. */
  readonly others: readonly Camp[];
}

/** Fewer make no habit. */
const fewest = 4;
/** A habit is what two thirds do. */
const clearly = 2 / 3;
/** A habit is among what is said most; a hostile description may say a thousand things. */
const maxCandidates = 20;

/** Where that is reported which no single place can mend. */
export const atPaths = ["paths"] as const;

/** A response in the service of the API itself; undefined where only webhooks and callbacks use it. */
export function ofPaths(response: Response): Response | undefined {
  const uses = response.uses.filter(({ operation }) => operation.kind === "path");
  return uses.length === 0 ? undefined : narrowUses(response, uses);
}

/** The camps among votes, largest first; of two that are as large, the first in the description. */
export function formCamps(votes: Iterable<Vote>): readonly Camp[] {
  const camps = new Map<string, { says: string; votes: Vote[]; count: number }>();
  for (const vote of votes) {
    const camp = camps.get(vote.says) ?? { says: vote.says, votes: [], count: 0 };
    camps.set(vote.says, camp);
    camp.votes.push(vote);
    camp.count += vote.response.uses.length;
  }
  return [...camps.values()].sort((a, b) => b.count - a.count);
}

/**
 * What two thirds do, where there are four or more: the first of the candidates that so many agree with. Undefined
 * where nothing is so common.
 */
export function findHabit(
  camps: readonly Camp[],
  agrees: (says: string, candidate: string) => boolean = (says, candidate) => says === candidate,
  candidates: readonly string[] = camps.map(({ says }) => says),
): Habit | undefined {
  const total = countUses(camps);
  if (total < fewest) return undefined;
  for (const says of candidates.slice(0, maxCandidates)) {
    const [agreeing, others] = [new Set<Camp>(), [] as Camp[]];
    for (const camp of camps)
      if (agrees(camp.says, says)) agreeing.add(camp);
      else others.push(camp);
    const count = countUses(agreeing);
    const pure = camps.find((camp) => camp.says === says) ?? [...agreeing][0];
    const example = pure?.votes[0]?.response.uses[0];
    if (example !== undefined && count >= clearly * total) return { says, example, count, total, others };
  }
  return undefined;
}

/** Whether enough is said, and more than one thing, for the want of a habit to be worth a word. */
export function isSplit(camps: readonly Camp[]): boolean {
  return camps.length > 1 && countUses(camps) >= fewest;
}

/** The responses of those who do otherwise, but for the uses that are told to ignore the rule. */
export function* listOthers({ references }: OperationIndex, ruleId: string, camps: readonly Camp[]): Iterable<Vote> {
  for (const { votes } of camps)
    for (const { says, response } of votes) {
      const uses = response.uses.filter(({ at }) => !isIgnored(references, ruleId, at));
      if (uses.length > 0) yield { says, response: narrowUses(response, uses) };
    }
}

/** The response definition, by the route of the first use that counts. */
export function routeOf(response: Response) {
  return response.uses[0]?.at ?? response.at;
}

/** The sides of a split, for a message: `204 in 12 (as DELETE /pets/{petId}) and 200 in 8 (as DELETE /toys/{toyId})`. */
export function nameCamps(camps: readonly Camp[], name: (says: string) => string): string {
  const [named, rest] = [camps.slice(0, 3), camps.slice(3)];
  const sides = named.map(
    ({ says, count, votes }) =>
      `${name(says)} in ${count} (as ${votes[0]?.response.uses[0]?.operation.name ?? "one without a name"})`,
  );
  if (rest.length > 0) sides.push(`something else in ${countUses(rest)}`);
  return `${sides.slice(0, -1).join(", ")} and ${sides.at(-1)}`;
}

function countUses(camps: Iterable<Camp>): number {
  let sum = 0;
  for (const { count } of camps) sum += count;
  return sum;
}
