import { member } from "../../src/openapi/json-object.ts";
import type { Operation } from "../../src/openapi/operation.ts";
import type { Response, ResponseUse } from "../../src/openapi/response.ts";
import type { Judge, Verdict } from "./judge-uses.ts";
import { collapse, type LabelledRow } from "./labels.ts";
import type { OpenDescription } from "./open-corpus.ts";
import type { JudgedRow } from "./score.ts";
import { judgeAlone } from "./synthetic.ts";

/** A response of the corpus that may be the one of a row. */
interface Candidate {
  readonly vendor: string;
  readonly file: string;
  /** How well it agrees: of several candidates, only the best count. */
  readonly rank: number;
  readonly verdicts: readonly Verdict[];
}

/** No label is cut shorter. */
const shortestCut = { path: 60, description: 100, summary: 60 };

/** Finds the responses that rows speak of, in one description after the other. */
export class RowMatcher {
  readonly #judge: Judge;
  readonly #rows: readonly LabelledRow[];
  readonly #rowsByPlace = new Map<string, LabelledRow[]>();
  readonly #candidates = new Map<LabelledRow, Candidate[]>();

  constructor(rows: readonly LabelledRow[], judge: Judge) {
    this.#judge = judge;
    this.#rows = rows;
    for (const row of rows) {
      const place = nameOf(row.method, row.path, row.status);
      this.#rowsByPlace.set(place, [...(this.#rowsByPlace.get(place) ?? []), row]);
    }
  }

  read({ file, vendor, index }: OpenDescription): void {
    const judgeUse = this.#judge(index);
    for (const operation of index.operations)
      for (const response of operation.responses) {
        const path = nameOfPath(operation);
        for (const row of this.#rowsByPlace.get(nameOf(operation.method, path, response.key)) ?? []) {
          const use = response.uses.find((one) => one.operation === operation);
          const rank = use === undefined ? 0 : rankOf(row, path, operation, response, use);
          if (use === undefined || rank === 0) continue;
          this.#candidates.set(row, [
            ...(this.#candidates.get(row) ?? []),
            { vendor, file, rank, verdicts: judgeUse(use) },
          ]);
        }
      }
  }

  /** Every row with what is said of it; one that was met nowhere is judged in a description of its own. */
  finish(): JudgedRow[] {
    return this.#rows.map((row) => {
      const candidates = this.#candidates.get(row) ?? [];
      const best = Math.max(...candidates.map(({ rank }) => rank));
      const [first, ...others] = candidates.filter(({ rank }) => rank === best);
      if (first === undefined)
        return { row, vendor: undefined, file: undefined, origin: "synthetic", verdicts: judgeAlone(row, this.#judge) };
      const { vendor, file, verdicts } = first;
      const differ = others.some((other) => listRules(other.verdicts) !== listRules(verdicts));
      const origin = differ ? "ambiguous" : others.length > 0 ? "repeated" : "matched";
      return { row, vendor, file, origin, verdicts };
    });
  }
}

function listRules(verdicts: readonly Verdict[]): string {
  return verdicts.map(({ rule }) => rule).join();
}

function nameOf(method: string, path: string, status: string): string {
  return `${method.toLowerCase()} ${path.slice(0, shortestCut.path)} ${status}`;
}

/** As labels name what is no path: `callback:onData {$request.query.callbackUrl}/data`. */
function nameOfPath({ kind, path, at }: Operation): string {
  if (kind === "callback") return collapse(`callback:${String(at[at.lastIndexOf("callbacks") + 1])} ${path}`);
  return collapse(kind === "webhook" ? `webhook:${path}` : path);
}

/** How well a response agrees with a row: 0 where it is another one. */
function rankOf(row: LabelledRow, path: string, operation: Operation, response: Response, use: ResponseUse): number {
  const written = use.description ?? member(response.node.value, "description");
  const samePath = agree(path, row.path, shortestCut.path);
  const same = agree(collapse(typeof written === "string" ? written : ""), row.description, shortestCut.description);
  if (samePath === 0 || same === 0) return 0;
  return samePath + same + agree(collapse(operation.summary ?? ""), row.summary, shortestCut.summary);
}

/** 2 for the same text, 1 for one that the label may be the beginning of. */
function agree(text: string, label: string, shortest: number): 0 | 1 | 2 {
  if (text === label) return 2;
  const beginning = label.replace(/\s*…$/, "");
  return (beginning !== label || label.length >= shortest) && text.startsWith(beginning) ? 1 : 0;
}
