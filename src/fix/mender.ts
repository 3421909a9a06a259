import type { Finding } from "../core/finding.ts";
import { blame, blameEach, type Trial, without } from "./blame.ts";
import { compareFindings } from "./compare-findings.ts";
import type { Break } from "./find-breaks.ts";
import { History } from "./history.ts";
import { keepGood } from "./keep-good.ts";
import { keepPromises } from "./keep-promises.ts";
import type { Found, MendedDocument, Mending, MendOptions } from "./mend.ts";
import { Refusals } from "./refusals.ts";
import type { Changed } from "./relinter.ts";
import { type Candidate, groupByRule, sortOut } from "./sort-out.ts";
import { takeApart } from "./take-apart.ts";
import { Workshop } from "./workshop.ts";
import { Writers } from "./writers.ts";

/** Findings get in each other's way, and where one was mended, another may show. */
const mostPasses = 10;

/** How often it is linted to find out which fix is to blame for what came up, where that is not plain to see. */
const mostTrials = 60;

/** How often documents are read to find out which fix spoils them. */
const mostReadings = 300;

/** What nothing has been changed in. */
const original: Changed = new Map();

const notInTime = "it could not be verified in time";

/** One attempt at mending all that can be mended. */
export class Mender {
  readonly #options: MendOptions;
  readonly #refusals = new Refusals();
  readonly #made: Candidate[] = [];
  #trials = mostTrials;
  #readings = mostReadings;
  /** How often the documents have changed. */
  #state = 0;
  readonly #history = new History();
  readonly #workshop: Workshop;

  constructor(options: MendOptions) {
    this.#options = options;
    this.#workshop = new Workshop(options);
  }

  async run(): Promise<Mending> {
    const { allowed, lint, protects, pathOf } = this.#options;
    const refusedBefore = (finding: Finding) => this.#refusals.find(finding);
    let isSecondRound = false;
    const asItWas = await lint(original);
    let found = asItWas;
    for (let pass = 0; pass < mostPasses; pass++) {
      const { candidates } = sortOut(found.findings, allowed, refusedBefore);
      const known = this.#refusals.size;
      const open = candidates.filter((candidate) => {
        const closed = candidate.splices.map(({ source }) => protects(pathOf(source))).find((reason) => reason);
        const isUndoing = this.#history.isUndoneBy(candidate.edits);
        const reason = closed ?? (isUndoing ? "it would undo another fix" : undefined);
        return !this.#refuse(candidate, reason, Number.POSITIVE_INFINITY);
      });
      const trial = await this.#pass(found, takeApart(open, pathOf));
      this.#workshop.documents = trial.documents;
      this.#made.push(...trial.made);
      this.#history.note(trial.made.flatMap(({ edits }) => edits));
      found = trial.found;
      if (trial.made.length > 0) this.#state++;
      else if (this.#refusals.size === known) {
        // What was in their way may be gone since: a run after this one would find the same.
        if (isSecondRound || !this.#refusals.forgetBefore(this.#state)) break;
        isSecondRound = true;
      }
    }
    const { candidates, refused, more } = sortOut(found.findings, allowed, refusedBefore);
    const late = candidates.map(({ finding }) => ({ finding, reason: "other fixes are in the way" }));
    const documents = [...this.#workshop.documents.values()].filter(({ before, after }) => before.text !== after.text);
    const { fresh } = compareFindings(asItWas.findings, found.findings, this.#made);
    const mended = this.#made.map(({ finding }) => finding);
    return { mended, left: [...refused, ...late], fresh, more, documents, changed: bytesOf(documents) };
  }

  async #pass(before: Found, chosen: readonly Candidate[]): Promise<Trial> {
    const base: Trial = { made: [], documents: this.#workshop.documents, found: before };
    let kept = await this.#judge(chosen);
    for (;;) {
      if (kept.length === 0) return base;
      const trial = await this.#try(kept);
      const compared = compareFindings(before.findings, trial.found.findings, kept);
      const { left, fresh } = compared;
      if (left.length > 0) {
        for (const candidate of left) this.#refuse(candidate, "the finding would still be there");
        kept = await this.#judge(without(kept, left));
      } else {
        if (blame(base, trial, compared) === undefined) return trial;
        const reasons = blameEach(kept, fresh);
        if (reasons.size === 0) return this.#keepInnocent(base, kept, fresh);
        for (const [candidate, reason] of reasons) this.#refuse(candidate, reason);
        kept = await this.#judge(without(kept, reasons.keys()));
      }
    }
  }

  /** Leaves out those that cannot be made, or must not. */
  async #judge(chosen: readonly Candidate[]): Promise<readonly Candidate[]> {
    const sound = await this.#verify(chosen);
    if (this.#options.breaks === undefined) return sound;
    const { kept, breaking, open } = await keepPromises(sound, (made) => this.#findBreaks(made));
    for (const candidate of breaking) this.#refuse(candidate, "it would break clients");
    for (const candidate of open) this.#refuse(candidate, notInTime);
    return kept.length === sound.length ? kept : this.#judge(kept);
  }

  async #findBreaks(made: readonly Candidate[]): Promise<readonly Break[]> {
    return (await this.#options.breaks?.(original, bytesOf(this.#workshop.make(made).values()))) ?? [];
  }

  /** Leaves out those that do not make of the data what they say; each document is read once if there are none. */
  async #verify(chosen: readonly Candidate[]): Promise<readonly Candidate[]> {
    let sound = chosen;
    for (let stale = this.#workshop.groupByPath(sound); stale.size > 0; ) {
      const spoiling = new Set<Candidate>();
      for (const [path, here] of stale) {
        const isInTime = (added: readonly Candidate[]) => this.#readings > 0 || added.length === here.length;
        const { dropped } = await keepGood(
          [here],
          (kept, added) => isInTime(added) && this.#isSound(path, kept, added),
        );
        for (const candidate of dropped) {
          spoiling.add(candidate);
          if (this.#readings <= 0 && this.#refusals.find(candidate.finding) === undefined)
            this.#refuse(candidate, notInTime);
        }
      }
      sound = without(sound, spoiling);
      const touched = this.#workshop.groupByPath([...spoiling]);
      stale = new Map([...this.#workshop.groupByPath(sound)].filter(([path]) => touched.has(path)));
    }
    return sound;
  }

  /** Whether fixes can be added to others in a document. One that is sound by itself waits for the next pass. */
  #isSound(path: string, kept: readonly Candidate[], added: readonly Candidate[]): boolean {
    const fault = this.#workshop.findFault(path, [...kept, ...added]);
    if (fault === undefined) return true;
    this.#readings--;
    const [only, ...others] = added;
    if (only !== undefined && others.length === 0)
      this.#refuse(only, kept.length === 0 ? fault : this.#workshop.findFault(path, added));
    return false;
  }

  /** Leaves out those that bring what is worse than what they mend, by trying the others without them. */
  async #keepInnocent(base: Trial, chosen: readonly Candidate[], fresh: readonly Finding[]): Promise<Trial> {
    const writers = new Writers(chosen);
    const concerned = new Set(fresh.flatMap((finding) => [...writers.listConcerned(finding)]));
    const suspects = chosen.filter((candidate) => concerned.has(candidate));
    let good = base;
    const isGood = async (_: readonly Candidate[], added: readonly Candidate[]) => {
      const made = [...good.made, ...added];
      const isSound = [...this.#workshop.groupByPath(made)].every(
        ([path, here]) => this.#workshop.findFault(path, here) === undefined,
      );
      if (!isSound || this.#trials-- <= 0 || (await this.#findBreaks(made)).length > 0) return false;
      const trial = await this.#try(made);
      const reason = blame(good, trial);
      const [only, ...others] = added;
      if (reason === undefined) good = trial;
      else if (only !== undefined && others.length === 0) this.#refuse(only, reason);
      return reason === undefined;
    };
    // What several fixes bring about together, those of one rule do: most rules are good as a whole.
    const first = await keepGood(groupByRule(without(chosen, suspects)), isGood);
    const then = await keepGood(groupByRule(suspects), isGood);
    const untold = [...first.dropped, ...then.dropped].filter(
      ({ finding }) => this.#trials <= 0 && this.#refusals.find(finding) === undefined,
    );
    for (const candidate of untold) this.#refuse(candidate, notInTime);
    return good;
  }

  async #try(made: readonly Candidate[]): Promise<Trial> {
    const documents = this.#workshop.make(made);
    return { made, documents, found: await this.#options.lint(bytesOf(documents.values())) };
  }

  /** Whether there is a reason to refuse it; it is kept for what follows. */
  #refuse({ finding }: Candidate, reason: string | undefined, state = this.#state): boolean {
    if (reason !== undefined) this.#refusals.add(finding, reason, state);
    return reason !== undefined;
  }
}

function bytesOf(documents: Iterable<MendedDocument>): Changed {
  return new Map([...documents].map(({ path, after }) => [path, after.bytes]));
}
