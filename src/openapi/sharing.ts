/**
 * A description that says more than anybody could mean, as a hostile one can by references alone: a thousand operations
 * that share a thousand responses are a million.
 */
export class DescriptionTooLarge extends Error {
  override readonly name = "DescriptionTooLarge";
}

/** What is longer counts when it is listed once more. */
const maxShort = 3;
/** The largest description that we know of has a twentieth of it. */
const maxRepeated = 1_000_000;
/** What each operation and each response may have beyond that. */
const allowance = 10;

/** How much is read more than once, as many refer to it: where thousands share thousands, there is no end to it. */
export class Sharing {
  readonly #listed = new WeakSet<object>();
  #left = maxRepeated;

  /** To be told of every operation and response. */
  allowForOne(): void {
    this.#left += allowance;
  }

  /** To be told of whatever may be long and is gone through for each that refers to it. */
  countListed(holder: object, length: number): void {
    if (length <= maxShort) return;
    if (this.#listed.has(holder)) this.countRepeated(length);
    else this.#listed.add(holder);
  }

  /** Throws a `DescriptionTooLarge` where it is beyond all measure. */
  countRepeated(count: number): void {
    this.#left -= count;
    if (this.#left >= 0) return;
    const limit = maxRepeated.toLocaleString("en");
    throw new DescriptionTooLarge(`What it shares adds up to over ${limit} members, parameters, fields and the like.`);
  }
}
