import type { Finding } from "../core/finding.ts";
import { createDefectNamer } from "../engine/defect-namer.ts";

/** Why findings are not mended, as far as that is known; and whether it was so before something else was mended. */
export class Refusals {
  readonly #nameDefect = createDefectNamer();
  readonly #reasons = new Map<string, { readonly reason: string; readonly state: number }>();

  get size(): number {
    return this.#reasons.size;
  }

  /** `state` counts how often the documents have changed; infinity for what holds whatever they say. */
  add(finding: Finding, reason: string, state: number): void {
    this.#reasons.set(this.#nameDefect(finding), { reason, state });
  }

  /** Why it is not to be tried, as a clause; undefined where it is. */
  find(finding: Finding): string | undefined {
    return this.#reasons.get(this.#nameDefect(finding))?.reason;
  }

  /** Forgets what was found before the documents were what they are; false where there is nothing of that kind. */
  forgetBefore(state: number): boolean {
    const stale = [...this.#reasons].filter(([, refusal]) => refusal.state < state);
    for (const [name] of stale) this.#reasons.delete(name);
    return stale.length > 0;
  }
}
