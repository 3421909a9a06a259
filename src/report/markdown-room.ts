/** How much a platform takes. */
interface Limit {
  readonly most: number;
  /** The length of a text, as the platform counts. */
  readonly measure: (text: string) => number;
}

/** The room that is left on a page. */
export class Room {
  readonly #measure: Limit["measure"];
  #left: number;

  constructor({ most, measure }: Limit) {
    this.#measure = measure;
    this.#left = most;
  }

  /** Takes room for texts that come in any case. */
  reserve(...texts: readonly string[]): void {
    this.#left -= this.#sum(texts);
  }

  /** Takes the room that texts need, all of them or none; whether there was enough. */
  take(...texts: readonly string[]): boolean {
    const length = this.#sum(texts);
    if (length > this.#left) return false;
    this.#left -= length;
    return true;
  }

  #sum(texts: readonly string[]): number {
    return texts.reduce((sum, text) => sum + this.#measure(text), 0);
  }
}

/** The first line of a comment, which nobody sees and by which it is found again. */
const marker = "<!-- statute -->\n";

/** As much as whoever makes the comment may add to the marker, to tell it from another of ours. */
const longestName = 100;

/** A comment of GitHub's, whose limit GitHub counts in characters. */
export function fillComment(write: (room: Room) => Iterable<string>): Iterable<string> {
  return [marker, ...write(new Room({ most: 65_536 - marker.length - longestName, measure: (text) => text.length }))];
}

/** The summary of a job of GitHub Actions; GitHub refuses one beyond 1 MiB as a whole. */
export function fillSummary(write: (room: Room) => Iterable<string>): Iterable<string> {
  return write(new Room({ most: 1024 * 1024, measure: (text) => Buffer.byteLength(text) }));
}
