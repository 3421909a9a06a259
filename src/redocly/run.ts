import type { Finding } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import { UserError } from "../core/user-error.ts";
import { indexDocument, lintDirectly } from "../engine/direct-driver.ts";
import { listComments } from "../engine/list-ignores.ts";
import { placeFindings } from "../engine/place-findings.ts";
import type { RuleInForce } from "../engine/ruleset.ts";
import { sortFindings } from "../engine/sort-findings.ts";
import { Timing } from "../engine/timing.ts";
import { applyIgnores } from "../triage/apply-ignores.ts";
import { Documents, nameOf } from "./documents.ts";
import type { Source } from "./host.ts";

/** What a run found: by the ids of rules, or why the description could not be checked. */
export type Found =
  | { readonly findings: ReadonlyMap<string, readonly Finding[]>; readonly documents: Documents }
  | { readonly error: UserError };

/** The rules that Redocly runs over a description, and what they found: that is found once, for all of them. */
export class Run {
  readonly #rules: RuleInForce[] = [];
  readonly #sources = new Map<string, Source>();
  readonly #found = new WeakMap<Source, Found>();

  /** Joins a rule, and tells whether it is the first. */
  join(rule: RuleInForce): boolean {
    return this.#rules.push(rule) === 1;
  }

  /** Takes note of a text that a reference leads to. */
  note(source: Source): void {
    this.#sources.set(nameOf(source), source);
  }

  /** What is found in a description, once all its references were seen. */
  lint(root: Source): Found {
    let found = this.#found.get(root);
    if (found === undefined) {
      found = this.#lint(root);
      this.#found.set(root, found);
    }
    return found;
  }

  #lint(root: Source): Found {
    try {
      const documents = new Documents(root, this.#sources);
      const index = indexDocument(documents.root, documents);
      const drafts = lintDirectly(index, { name: "redocly", rules: this.#rules }, new Timing());
      const findings = this.#heedComments(placeFindings(drafts), documents);
      return { findings: groupBy(sortFindings([...findings]), ({ code }) => code), documents };
    } catch (error) {
      if (error instanceof UserError) return { error };
      throw error;
    }
  }

  /** Without what comments say is to be ignored; what is wrong with a comment is not told here. */
  #heedComments(findings: readonly Finding[], documents: Documents): readonly Finding[] {
    const comments = documents
      .list()
      .filter(({ parsed }) => parsed.mentions("statute-ignore"))
      .flatMap(listComments);
    if (comments.length === 0) return findings;
    const inForce = new Set(this.#rules.map(({ rule }) => rule.id));
    const rules = { all: inForce, ofReaders: new Set<string>(), inForce, hasForeign: true };
    const triaged = applyIgnores({ findings, suppressed: [] }, comments, today(), rules, () => false);
    return triaged.findings.filter(({ code }) => inForce.has(code));
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

let gathering: Run | undefined;

/** The run that a rule belongs to: for each description, Redocly asks for all its rules in one go. */
export function findRun(): Run {
  if (gathering === undefined) {
    gathering = new Run();
    queueMicrotask(() => {
      gathering = undefined;
    });
  }
  return gathering;
}
