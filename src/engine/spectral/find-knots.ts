import type { Frame } from "./gather-frames.ts";

/** Frames that all lead to one another; most often a single one. */
export interface Knot {
  readonly frames: readonly Frame[];
  /** Whether its references lead back to themselves. */
  readonly isTied: boolean;
}

interface Visit {
  readonly frame: Frame;
  readonly index: number;
  /** The lowest index that can be reached. */
  low: number;
  isOpen: boolean;
  /** How many of the frames that it leads to have been looked at. */
  done: number;
}

/**
 * The strongly connected components of what leads to what, each after all those it leads to: Tarjan's algorithm, with a
 * stack of its own, as chains of references can be longer than the program's stack is deep.
 */
export function findKnots(root: Frame): Knot[] {
  const knots: Knot[] = [];
  const visits = new Map<Frame, Visit>();
  const open: Visit[] = [];
  const path: Visit[] = [];
  const enter = (frame: Frame) => {
    const visit: Visit = { frame, index: visits.size, low: visits.size, isOpen: true, done: 0 };
    visits.set(frame, visit);
    open.push(visit);
    path.push(visit);
  };
  enter(root);
  for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
    const next = nextOf(visit.frame, visit.done++);
    if (next === undefined) {
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) above.low = Math.min(above.low, visit.low);
      if (visit.low === visit.index) knots.push(close(visit, open));
      continue;
    }
    const known = visits.get(next);
    if (known === undefined) enter(next);
    else if (known.isOpen) visit.low = Math.min(visit.low, known.index);
  }
  return knots;
}

function nextOf({ parts, next }: Frame, position: number): Frame | undefined {
  if (parts !== undefined) return parts[position]?.[1];
  return position === 0 ? next : undefined;
}

/** Nothing leads to itself alone: a reference that leads to itself leads nowhere, and was not followed. */
function close(visit: Visit, open: Visit[]): Knot {
  const members = open.splice(open.indexOf(visit));
  for (const member of members) member.isOpen = false;
  return { frames: members.map(({ frame }) => frame), isTied: members.length > 1 };
}
