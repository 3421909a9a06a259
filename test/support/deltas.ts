import { type ChangeKind, changeKinds, ratings } from "../../src/contract/change.ts";
import type { DeltaReport, RatedChange, TextPlace } from "../../src/report/delta.ts";
import { listHostileStrings } from "./hostile-strings.ts";
import { makeHostileReport } from "./platform-reports.ts";
import { createRandom } from "./random.ts";
import { makeReport } from "./reports.ts";

/** A place in the description of `/repo`, its line counted from one. */
function makePlace(line: number, source = "/repo/openapi.yaml"): TextPlace {
  const range = { start: { line: line - 1, character: 8 }, end: { line: line - 1, character: 13 } };
  return { source, path: ["paths", "/books", "post", "responses", "201"], range };
}

/** A fingerprint of its own for each number. */
export function makeFingerprint(number: number): string {
  return number.toString(16).padStart(8, "0").repeat(4);
}

/** A header field that is gone from a 201. */
export function makeChange(facts: Partial<RatedChange> = {}): RatedChange {
  return {
    kind: "field-removed",
    rating: "breaking",
    operation: "POST /books",
    status: "201",
    field: "location",
    before: "required",
    after: null,
    reason: "Clients go there to find what they created.",
    fingerprint: makeFingerprint(1),
    description: "/repo/openapi.yaml",
    base: makePlace(14),
    head: makePlace(12),
    ...facts,
  };
}

/** An operation that is gone, so that it has no place in the newer text. */
export function makeRemoval(facts: Partial<RatedChange> = {}): RatedChange {
  const { field: _, head: __, ...plain } = makeChange();
  return {
    ...plain,
    ...{ kind: "operation-removed", operation: "GET /old", status: "", before: "GET /old" },
    ...{ reason: "Whoever calls it gets an error.", fingerprint: makeFingerprint(2), ...facts },
  };
}

/** Nothing changed unless it is said. */
export function makeDelta(facts: Partial<DeltaReport> = {}): DeltaReport {
  return {
    base: { name: "main", commit: "4ade764".padEnd(40, "0"), why: "the branch that this one left" },
    head: { name: "the working tree" },
    introduced: [],
    fixed: [],
    unchanged: [],
    suppressed: [],
    byRuleset: [],
    changes: [],
    staleApprovals: [],
    unreadBase: [],
    failOnChange: "breaking",
    approvalOptions: "",
    run: makeReport(),
    failOn: "error",
    ...facts,
  };
}

/** A change of each kind, as it may be told. */
export function listKinds(): readonly RatedChange[] {
  return changeKinds.map((kind, index) => {
    const { field: _, ...plain } = makeChange();
    return { ...plain, kind, fingerprint: makeFingerprint(index + 1), ...kindFacts[kind] };
  });
}

const kindFacts: Readonly<Record<ChangeKind, Partial<RatedChange>>> = {
  "operation-added": { status: "", rating: "note", before: null, after: "POST /books" },
  "operation-removed": { status: "", before: "POST /books" },
  "success-code-changed": { before: "201", after: "200" },
  "success-code-removed": { status: "202", before: "202" },
  "success-code-added": { status: "202", before: null, after: "202", rating: "risky" },
  "error-code-removed": { status: "404", before: "404", rating: "safe" },
  "error-code-added": { status: "422", before: null, after: "422", rating: "risky" },
  "error-code-replaced": { status: "400", before: "400", after: "422", rating: "risky" },
  "range-narrowed": { status: "4XX", before: "4XX", after: "404, 422", rating: "safe" },
  "range-widened": { status: "404", before: "404, 422", after: "4XX", rating: "risky" },
  "default-added": { status: "default", before: null, after: "default", rating: "note" },
  "default-removed": { status: "default", before: "default", rating: "risky" },
  "redirect-changed": { status: "302", before: "302", after: "307" },
  "retriability-changed": { status: "503", before: "503", after: "500", rating: "risky" },
  "field-removed": { field: "location" },
  "field-weakened": { field: "location", before: "required", after: "optional" },
  "field-added": { field: "etag", before: null, after: "optional", rating: "note" },
  "content-removed": { status: "200", before: "application/json" },
  "content-added": { status: "204", before: null, after: "application/json", rating: "risky" },
  "media-type-removed": { status: "200", mediaType: "text/csv", before: "text/csv" },
  "media-type-added": { status: "200", mediaType: "text/csv", before: null, after: "text/csv", rating: "note" },
  "error-shape-changed": { status: "400", mediaType: "application/json", before: "code", after: "detail, title" },
  "errors-hidden": { status: "200", before: "404", after: "200" },
};

/** The same change of as many operations. */
export function repeatChange(count: number, facts: Partial<RatedChange> = {}): readonly RatedChange[] {
  return Array.from({ length: count }, (_, index) =>
    makeChange({
      operation: `POST /books/${index}`,
      head: makePlace(index + 1),
      fingerprint: makeFingerprint(index + 1),
      ...facts,
    }),
  );
}

/** What changed, with every text and place hostile. */
export function makeHostileDelta(count: number, seed = 1): DeltaReport {
  const random = createRandom(seed);
  const texts = [...listHostileStrings(count, seed)];
  const any = () => texts[random(texts.length)] ?? "";
  const pick = <Item>(items: readonly Item[], fallback: Item) => items[random(items.length)] ?? fallback;
  const maybe = <Facts extends object>(facts: () => Facts) => (random(2) === 0 ? facts() : {});
  const place = () => makePlace(1 + random(100), `/repo/${random(3) === 0 ? "openapi.yaml" : any()}`);
  const changes = texts.map(
    (reason, index): RatedChange => ({
      ...{
        kind: pick(changeKinds, "errors-hidden"),
        rating: pick(ratings, "note"),
        reason,
        description: place().source,
      },
      ...{ operation: any(), status: any(), fingerprint: makeFingerprint(index) },
      ...{ before: pick([null, any()], null), after: pick([null, any()], null) },
      ...maybe(() => ({ field: any() })),
      ...maybe(() => ({ mediaType: any() })),
      ...maybe(() => ({ base: place() })),
      ...maybe(() => ({ head: { ...place(), path: [any(), index] } })),
      ...maybe(() => ({ approval: { reason: any(), ...maybe(() => ({ by: any() })) } })),
    }),
  );
  const findings = makeHostileReport().findings;
  return makeDelta({
    base: { name: any(), commit: "4ade764".padEnd(40, "0"), why: any() },
    head: { name: any() },
    introduced: findings.slice(0, count),
    fixed: findings.slice(0, 50),
    unchanged: findings.slice(50, 100),
    byRuleset: findings.slice(50, 60),
    suppressed: findings.slice(100, 120).map((finding) => ({ finding, by: "comment", reason: any() })),
    changes,
    staleApprovals: texts.slice(0, 20).map((reason, index) => ({ fingerprint: makeFingerprint(index), reason })),
    unreadBase: texts.slice(0, 20).map((message) => ({ source: place().source, message })),
    run: makeReport({ ruleset: any() }),
  });
}
