import type { Refusal } from "../document-store.ts";
import { hash } from "../identify.ts";
import { now } from "../timing.ts";
import type { DownloadLimits } from "./download.ts";

/** What was loaded from an address. */
interface RemoteBytes {
  /** What it is called: the address that it was found at in the end, with a mark of ours in place of a query. */
  readonly source: string;
  readonly bytes: Uint8Array;
}

/** What is loaded from the network in a run, at most. */
export interface RemoteLimits extends DownloadLimits {
  readonly documents: number;
  /** Of all documents. */
  readonly bytesInAll: number;
  /** Of waiting for documents. */
  readonly millisecondsInAll: number;
}

const usual = {
  documents: 1000,
  bytes: 10_000_000,
  bytesInAll: 100_000_000,
  milliseconds: 10_000,
  millisecondsInAll: 60_000,
  redirects: 5,
} as const;

/** How many documents are waited for at a time. */
const atOnce = 8;

/**
 * The documents of a run that lie on the network: each is asked for once, and is the same for all that refer to it. What
 * is too much is refused by the order in which documents are asked for, not by that in which they arrive.
 */
export class RemoteDocuments {
  readonly #limits: RemoteLimits;
  /** By address, in the normal form. */
  readonly #found = new Map<string, RemoteBytes | Refusal>();
  #documentsLeft: number;
  #bytesLeft: number;
  #timeLeft: number;

  constructor(limits: Partial<RemoteLimits> & Pick<RemoteLimits, "allowsPrivate">) {
    this.#limits = { ...usual, ...limits };
    this.#documentsLeft = this.#limits.documents;
    this.#bytesLeft = this.#limits.bytesInAll;
    this.#timeLeft = this.#limits.millisecondsInAll;
  }

  /** What came of a location; undefined where it was not asked for yet. */
  get(location: string): RemoteBytes | Refusal | undefined {
    return this.#found.get(normalize(location));
  }

  /** Asks for what was not asked for yet. */
  async load(locations: Iterable<string>): Promise<void> {
    const wanted = [...new Set([...locations].map(normalize))].filter((address) => !this.#found.has(address));
    for (let at = 0; at < wanted.length; at += atOnce) {
      const batch = wanted.slice(at, at + atOnce);
      const start = now();
      const outcomes = await Promise.all(batch.map((address) => this.#fetch(address)));
      this.#timeLeft -= now() - start;
      for (const [index, address] of batch.entries()) this.#keep(address, outcomes[index] as RemoteBytes | Refusal);
    }
  }

  async #fetch(address: string): Promise<RemoteBytes | Refusal> {
    const { documents, bytesInAll, millisecondsInAll, ...limits } = this.#limits;
    if (!/^https?:/i.test(address)) return { kind: "by-policy", reason: "only http and https addresses are loaded" };
    if (!URL.canParse(address)) return { kind: "broken", reason: "it is no valid address" };
    if (this.#documentsLeft-- <= 0)
      return tooMuch(`loads no more than ${documents.toLocaleString("en")} documents from`);
    if (this.#bytesLeft < 0) return tooMuchInAll(bytesInAll);
    if (this.#timeLeft <= 0) return tooMuch(`waits no longer than ${millisecondsInAll / 1000} seconds for`);
    const { download } = await import("./download.ts");
    const milliseconds = Math.min(limits.milliseconds, this.#timeLeft);
    const outcome = await download(new URL(address), { ...limits, milliseconds });
    return "kind" in outcome ? outcome : { source: nameSource(outcome.url, address), bytes: outcome.bytes };
  }

  #keep(address: string, outcome: RemoteBytes | Refusal): void {
    if (!("kind" in outcome)) this.#bytesLeft -= outcome.bytes.length;
    const isKept = "kind" in outcome || this.#bytesLeft >= 0;
    this.#found.set(address, isKept ? outcome : tooMuchInAll(this.#limits.bytesInAll));
  }
}

function tooMuch(limit: string): Refusal {
  return { kind: "broken", reason: `a run ${limit} the network` };
}

function tooMuchInAll(bytes: number): Refusal {
  return tooMuch(`loads no more than ${bytes / 1_000_000} MB from`);
}

function normalize(location: string): string {
  return URL.canParse(location) ? new URL(location).href : location;
}

/**
 * Addresses with a query have their own name each, that shows nothing of the query. It is made of the address that was
 * asked for, as servers redirect to ones that are good for a minute.
 */
function nameSource({ origin, pathname, search }: URL, asked: string): string {
  return `${origin}${pathname}${search === "" ? "" : `?…${hash(asked).slice(0, 8)}`}`;
}
