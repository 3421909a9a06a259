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
      const successors = this.#fresh.filter(isMember);
      const left = this.#head.keys.filter(isMember);
      if (left.length > 0) this.#explain("range-narrowed", [range], successors, range, list(left));
      else if (isError(range) && this.#head.keys.includes("default") && this.#base.keys.includes("default"))
        this.#explain("range-widened", [range], [], range, "default", ["default"], exceptions.covered);
    }
    if (this.#fresh.includes(range)) {
      const covered = this.#base.keys.filter(isMember);
      const left = this.#head.keys.filter(isMember);
      const gone = this.#gone.filter(isMember);
      const exception = this.#base.findCover(range) === undefined ? undefined : exceptions.covered;
      if (covered.length > 0)
        this.#explain("range-widened", gone, [range], list(covered), list([...left, range]), [range], exception);
    }
  }

  /** Of the keys that are left, each with the one most like it. */
  #pair(isOld: (key: string) => boolean, isNew: (key: string) => boolean, kind: ChangeKind): void {
    const pairs = this.#gone
      .filter(isOld)
      .flatMap((old) =>
        this.#fresh.filter(isNew).map((fresh) => ({ old, fresh, score: likeness(this.#base, old, this.#head, fresh) })),
      );
    for (const { old, fresh } of pairs.sort((a, b) => b.score - a.score))
      if (this.#gone.includes(old) && this.#fresh.includes(fresh))
        this.#explain(kind, [old], [fresh], old, fresh, undefined, judgeSuccessor(old, fresh));
  }

  /** Of failures, only those that tell of the same one. */
  #pairErrors(): void {
    const isCode = (key: string) => isError(key) && !isRange(key);
    const pairs = this.#gone
      .filter(isCode)
      .flatMap((old) =>
        this.#fresh
          .filter((fresh) => isCode(fresh) && isInstead(this.#base, old, this.#head, fresh))
          .map((fresh) => ({ old, fresh, score: likeness(this.#base, old, this.#head, fresh) })),
      );
    for (const { old, fresh } of pairs.sort((a, b) => b.score - a.score)) {
      if (!this.#gone.includes(old) || !this.#fresh.includes(fresh)) continue;
      const isRetried = [old, fresh].filter(isRetriable).length;
      const kind = isRetried === 1 ? "retriability-changed" : "error-code-replaced";
      this.#explain(
        kind,
        [old],
        [fresh],
        old,
        fresh,
        undefined,
        isRetried === 0 ? judgeReplacement(old, fresh) : undefined,
      );
    }
  }

  #findHidden(): void {
    const lost = this.#gone.filter(isError);
    const hiding = lost.length === 0 ? undefined : findHiding(this.#base, this.#head, this.counterparts);
    if (hiding !== undefined) this.#explain("errors-hidden", lost, [], list(lost), hiding, [hiding], undefined, hiding);
  }

  #compareDefault(): void {
    const isListed = (key: string) => isError(key) || !this.#base.tellsOfFailure("default");
    if (this.#gone.includes("default")) {
      const successors = this.#fresh.filter(isListed);
      const isCovered = successors.length > 0 || ["4XX", "5XX"].every((range) => this.#head.keys.includes(range));
      const after = successors.length === 0 ? null : list(successors);
      const exception = isCovered ? exceptions.defaultListed : undefined;
      this.#explain("default-removed", ["default"], successors, "default", after, undefined, exception);
    }
    if (this.#fresh.includes("default")) {
      const covered = this.#gone.filter(isError);
      const before = covered.length === 0 ? null : list(covered);
      const exception = covered.length === 0 ? undefined : exceptions.defaultInstead;
      this.#explain("default-added", covered, ["default"], before, "default", undefined, exception);
    }
  }

  #reportRest(): void {
    for (const key of this.#gone) {
      const cover = this.#head.findCover(key);
      const covered = cover === undefined ? undefined : exceptions.stillCovered;
      if (isRedirect(key)) this.#explain("redirect-changed", [key], [], key, null, [], covered);
      else if (isSuccess(key))
        this.#explain("success-code-removed", [key], [], key, null, [], covered ?? judgeLoss(key));
      else if (isRetriable(key)) this.#explain("retriability-changed", [key], [], key, null);
      else this.#explain("error-code-removed", [key], [], key, null, [], covered);
      if (cover !== undefined) this.counterparts.push({ base: key, head: cover, isCovering: true });
    }
    for (const key of this.#fresh) {
      const cover = this.#base.findCover(key);
      const covered = cover === undefined ? undefined : exceptions.covered;
      if (isRedirect(key)) this.#explain("redirect-changed", [], [key], null, key, undefined, covered);
      else if (isSuccess(key))
        this.#explain("success-code-added", [], [key], null, key, undefined, covered ?? judgeGain(key));
      else this.#explain("error-code-added", [], [key], null, key, undefined, covered);
      if (cover !== undefined) this.counterparts.push({ base: cover, head: key, isCovering: true });
    }
  }

  /** Reports a change, and takes the keys out of those that are to be explained; `heirs` answer in place of the old. */
  #explain(
    kind: ChangeKind,
    gone: readonly string[],
    fresh: readonly string[],
    before: string | null,
    after: string | null,
    heirs = fresh,
    exception?: Exception,
    status = gone[0] ?? fresh[0] ?? "",
  ): void {
    this.#gone = this.#gone.filter((key) => !gone.includes(key));
    this.#fresh = this.#fresh.filter((key) => !fresh.includes(key));
    this.changes.push({ kind, status, before, after, old: gone[0], fresh: fresh[0] ?? heirs[0], exception });
    const isCovering =
      gone.length + heirs.length > 2 ||
      [...gone, ...heirs].some((key) => key === "default" || (isError(key) && isRange(key)));
    for (const old of gone) for (const heir of heirs) this.counterparts.push({ base: old, head: heir, isCovering });
  }
}

/** A success that ends the exchange with an answer of its own; 1XX and 304 do not take the place of such a one. */
function isOutcome(key: string): boolean {
  return classOf(key) === "2";
}

/** Codes that invite to try the same again: RFC 9110, 15.6.4 with 10.2.3; RFC 6585, 4. */
function isRetriable(key: string): boolean {
  return key === "429" || key === "503";
}

function list(keys: readonly string[]): string {
  return [...keys].sort().join(", ");
}
