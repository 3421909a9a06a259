import type { ChangeKind } from "./change.ts";
import { type Counterpart, isInstead, likeness } from "./counterparts.ts";
import { findHiding } from "./find-hiding.ts";
import { classOf, isError, isRange, isRedirect, isSuccess, type OperationSide } from "./side.ts";
import { type Exception, exceptions, judgeGain, judgeLoss, judgeReplacement, judgeSuccessor } from "./verdicts.ts";

/** A change of the codes that an operation answers with. */
export interface CodeChange {
  readonly kind: ChangeKind;
  /** The response key, the older one where there is one. */
  readonly status: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The first of the keys that are gone, and of those that are new. */
  readonly old: string | undefined;
  readonly fresh: string | undefined;
  /** What may be judged otherwise than others of the kind. */
  readonly exception?: Exception | undefined;
}

export interface ComparedCodes {
  readonly changes: readonly CodeChange[];
  /** Which responses of the two are to be compared with each other. */
  readonly counterparts: readonly Counterpart[];
}

/**
 * Compares the codes of two versions of an operation, each change told once: ranges and `default` cover codes (OpenAPI,
 * Responses Object), so that `404` and `422` for `4XX` are one narrowing; and a code that took another's place is one
 * change, not two.
 */
export function compareCodes(base: OperationSide, head: OperationSide): ComparedCodes {
  const comparison = new Comparison(base, head);
  comparison.run();
  return comparison;
}

/** Goes from the plainest explanation to the last resort; each uses up the keys that it explains. */
class Comparison implements ComparedCodes {
  readonly changes: CodeChange[] = [];
  readonly counterparts: Counterpart[];
  readonly #base: OperationSide;
  readonly #head: OperationSide;
  /** What is in one of them only, and not explained yet. */
  #gone: readonly string[];
  #fresh: readonly string[];

  constructor(base: OperationSide, head: OperationSide) {
    this.#base = base;
    this.#head = head;
    this.#gone = base.keys.filter((key) => !head.keys.includes(key));
    this.#fresh = head.keys.filter((key) => !base.keys.includes(key));
    this.counterparts = base.keys.filter((key) => head.keys.includes(key)).map((key) => ({ base: key, head: key }));
  }

  run(): void {
    if (this.#gone.length + this.#fresh.length === 0) return;
    for (const digit of "12345") this.#compareRange(`${digit}XX`);
    this.#pair(isOutcome, isOutcome, "success-code-changed");
    this.#pair(isRedirect, isRedirect, "redirect-changed");
    this.#pair(isOutcome, isRedirect, "success-code-changed");
    this.#pair(isRedirect, isOutcome, "redirect-changed");
    this.#pairErrors();
    this.#findHidden();
    this.#compareDefault();
    this.#reportRest();
  }

  #compareRange(range: string): void {
    const isMember = (key: string) => classOf(key) === classOf(range) && !isRange(key);
    if (this.#gone.includes(range)) {
      const left = this.#head.keys.filter(isMember);
      if (left.length > 0)
        this.#explain("range-narrowed", [range], this.#fresh.filter(isMember), { after: list(left) });
      else if (isError(range) && this.#head.keys.includes("default") && this.#base.keys.includes("default"))
        this.#explain("range-widened", [range], [], {
          after: "default",
          heirs: ["default"],
          exception: exceptions.covered,
        });
    }
    if (this.#fresh.includes(range)) {
      const covered = this.#base.keys.filter(isMember);
      const left = this.#head.keys.filter(isMember);
      if (covered.length > 0)
        this.#explain("range-widened", this.#gone.filter(isMember), [range], {
          before: list(covered),
          after: list([...left, range]),
          exception: this.#base.findCover(range) === undefined ? undefined : exceptions.covered,
        });
    }
  }

  /** Of the keys that are left, each with the one most like it. */
  #pair(isOld: (key: string) => boolean, isNew: (key: string) => boolean, kind: ChangeKind): void {
    for (const [old, fresh] of this.#choosePairs((one, other) => isOld(one) && isNew(other)))
      this.#explain(kind, [old], [fresh], { exception: judgeSuccessor(old, fresh) });
  }

  /** Of failures, only those that tell of the same one. */
  #pairErrors(): void {
    const isCode = (key: string) => isError(key) && !isRange(key);
    const areSame = (old: string, fresh: string) =>
      isCode(old) && isCode(fresh) && isInstead(this.#base, old, this.#head, fresh);
    for (const [old, fresh] of this.#choosePairs(areSame)) {
      const isRetried = [old, fresh].filter(isRetriable).length;
      if (isRetried === 1) this.#explain("retriability-changed", [old], [fresh]);
      else {
        const exception = isRetried === 0 ? judgeReplacement(old, fresh) : undefined;
        this.#explain("error-code-replaced", [old], [fresh], { exception });
      }
    }
  }

  /** Of what is gone and what is new, pairs that may be, those most alike first; each key is in one at most. */
  #choosePairs(mayPair: (old: string, fresh: string) => boolean): readonly (readonly [old: string, fresh: string])[] {
    const pairs = this.#gone.flatMap((old) =>
      this.#fresh
        .filter((fresh) => mayPair(old, fresh))
        .map((fresh) => ({ old, fresh, score: likeness(this.#base, old, this.#head, fresh) })),
    );
    const [usedOld, usedFresh] = [new Set<string>(), new Set<string>()];
    return pairs
      .sort((a, b) => b.score - a.score)
      .flatMap(({ old, fresh }) => {
        if (usedOld.has(old) || usedFresh.has(fresh)) return [];
        usedOld.add(old);
        usedFresh.add(fresh);
        return [[old, fresh] as const];
      });
  }

  #findHidden(): void {
    const lost = this.#gone.filter(isError);
    const hiding = lost.length === 0 ? undefined : findHiding(this.#base, this.#head, this.counterparts);
    if (hiding !== undefined)
      this.#explain("errors-hidden", lost, [], { after: hiding, heirs: [hiding], status: hiding });
  }

  #compareDefault(): void {
    const isListed = (key: string) => isError(key) || !this.#base.tellsOfFailure("default");
    if (this.#gone.includes("default")) {
      const successors = this.#fresh.filter(isListed);
      const isCovered = successors.length > 0 || ["4XX", "5XX"].every((range) => this.#head.keys.includes(range));
      const exception = isCovered ? exceptions.defaultListed : undefined;
      this.#explain("default-removed", ["default"], successors, { exception });
    }
    if (this.#fresh.includes("default")) {
      const covered = this.#gone.filter(isError);
      const exception = covered.length === 0 ? undefined : exceptions.defaultInstead;
      this.#explain("default-added", covered, ["default"], { exception });
    }
  }

  #reportRest(): void {
    for (const key of this.#gone) {
      const cover = this.#head.findCover(key);
      const kind = kindOfLoss(key);
      // What covers it tells nobody when to try again.
      const isCovered = cover !== undefined && kind !== "retriability-changed";
      this.#explain(kind, [key], [], { exception: isCovered ? exceptions.stillCovered : judgeLoss(key) });
      if (cover !== undefined) this.counterparts.push({ base: key, head: cover, isCovering: true });
    }
    for (const key of this.#fresh) {
      const cover = this.#base.findCover(key);
      const exception = cover === undefined ? judgeGain(key) : exceptions.covered;
      this.#explain(kindOfGain(key), [], [key], { exception });
      if (cover !== undefined) this.counterparts.push({ base: cover, head: key, isCovering: true });
    }
  }

  /**
   * Reports a change, and takes the keys out of those that are to be explained. What is not said follows from them: by
   * `heirs`, which answer in place of those that are gone, the new ones are meant.
   */
  #explain(kind: ChangeKind, gone: readonly string[], fresh: readonly string[], more: Explanation = {}): void {
    const { before = list(gone), after = list(fresh), heirs = fresh, exception } = more;
    const { status = gone[0] ?? fresh[0] ?? "" } = more;
    this.#gone = this.#gone.filter((key) => !gone.includes(key));
    this.#fresh = this.#fresh.filter((key) => !fresh.includes(key));
    this.changes.push({ kind, status, before, after, old: gone[0], fresh: fresh[0] ?? heirs[0], exception });
    const isCovering =
      gone.length + heirs.length > 2 ||
      [...gone, ...heirs].some((key) => key === "default" || (isError(key) && isRange(key)));
    for (const old of gone) for (const heir of heirs) this.counterparts.push({ base: old, head: heir, isCovering });
  }
}

/** What is to be said of a change that does not follow from the keys that are gone and new. */
interface Explanation {
  readonly before?: string | null;
  readonly after?: string | null;
  readonly heirs?: readonly string[];
  readonly status?: string;
  readonly exception?: Exception | undefined;
}

function kindOfLoss(key: string): ChangeKind {
  if (isRetriable(key)) return "retriability-changed";
  return isRedirect(key) ? "redirect-changed" : isSuccess(key) ? "success-code-removed" : "error-code-removed";
}

function kindOfGain(key: string): ChangeKind {
  return isRedirect(key) ? "redirect-changed" : isSuccess(key) ? "success-code-added" : "error-code-added";
}

/** A success that ends the exchange with an answer of its own; 1XX and 304 do not take the place of such a one. */
function isOutcome(key: string): boolean {
  return classOf(key) === "2";
}

/** Codes that invite to try the same again: RFC 9110, 15.6.4 with 10.2.3; RFC 6585, 4. */
function isRetriable(key: string): boolean {
  return key === "429" || key === "503";
}

function list(keys: readonly string[]): string | null {
  return keys.length === 0 ? null : [...keys].sort().join(", ");
}
