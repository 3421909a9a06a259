import { expect, test } from "vitest";
import type { DeltaReport } from "../../src/report/delta.ts";
import { formatDeltaPretty } from "../../src/report/delta-pretty.ts";
import type { View } from "../../src/report/format.ts";
import {
  listKinds,
  makeChange,
  makeDelta,
  makeFingerprint,
  makeHostileDelta,
  makeRemoval,
  repeatChange,
} from "../support/deltas.ts";
import { fault, makeFinding, makeManyFindings, makeReport, plainView } from "../support/reports.ts";

const write = (facts: Partial<DeltaReport>, view: Partial<View> = {}) =>
  [...formatDeltaPretty(makeDelta(facts), { ...plainView, ...view })].join("");

const suppressed = [{ finding: makeFinding(), by: "comment", reason: "Known." }] as const;

test("in full", () => {
  const text = write(
    {
      changes: [
        ...repeatChange(7),
        makeRemoval({ fingerprint: makeFingerprint(90) }),
        makeChange({ kind: "field-added", rating: "note", field: "etag", before: null, after: "optional" }),
        makeRemoval({ kind: "redirect-changed", approval: { reason: "Our own app only.", by: "Ann" } }),
      ],
      introduced: [makeFinding()],
      fixed: [makeFinding({ code: "429-retry-after" }), ...Array.from({ length: 7 }, () => makeFinding())],
      unchanged: [makeFinding(), makeFinding()],
      byRuleset: [makeFinding({ code: "405-allow" })],
      suppressed,
      staleApprovals: [{ fingerprint: makeFingerprint(99), reason: "The old login." }],
    },
    { width: 100 },
  );
  expect(text).toMatchInlineSnapshot(`
    "
    Changes of the contract

      breaking  field-removed: 201 location (required)
                Clients go there to find what they created.
                POST /books/0  openapi.yaml:14:9 (base)  000000010000
                POST /books/1  openapi.yaml:14:9 (base)  000000020000
                POST /books/2  openapi.yaml:14:9 (base)  000000030000
                POST /books/3  openapi.yaml:14:9 (base)  000000040000
                POST /books/4  openapi.yaml:14:9 (base)  000000050000
                … and 2 more operations (--all shows them)

      breaking  operation-removed
                Whoever calls it gets an error.
                GET /old  openapi.yaml:14:9 (base)  0000005a0000

      breaking  redirect-changed
                Whoever calls it gets an error.
                GET /old  openapi.yaml:14:9 (base)  approved by Ann: Our own app only

      note      field-added: 201 etag (optional)
                Clients go there to find what they created.
                POST /books  openapi.yaml:12:9

    New findings

    openapi.yaml
      POST /books
         10:7  error  201 Created of POST /books has no \`Location\`.
                      201-location

    Fixed
      429-retry-after  openapi.yaml:10:7
      201-location  openapi.yaml:10:7, openapi.yaml:10:7, openapi.yaml:10:7, openapi.yaml:10:7, openapi.yaml:10:7 and 2 more

    Found only because the ruleset or its settings changed; none of these makes the run fail
      405-allow  openapi.yaml:10:7

    From main (4ade764000: the branch that this one left) to the working tree: 9 breaking changes, 1
    note, 1 of them approved; 1 new finding, 8 fixed, 2 unchanged, 1 suppressed (ruleset: recommended)
    8 changes make the run fail. Undo them, or accept them and say why:
      statute approve <fingerprints> --reason "…"
    1 approval is not needed any more, as no change answers to it; statute approve --prune removes it:
      000000630000  The old login.
    "
  `);
});

test("nothing new is one calm line", () => {
  const unchanged = [makeFinding(), makeFinding()];
  expect(write({ unchanged, suppressed })).toBe(
    "\nFrom main (4ade764000: the branch that this one left) to the working tree: no changes of the contract; no new findings, 2 unchanged, 1 suppressed (ruleset: recommended)\n",
  );
  expect(write({ unchanged, suppressed }, { quiet: true })).toBe("");
  expect(write({ suppressed }, { quiet: true, showSuppressed: true })).toContain("suppressed by a comment: Known.");
});

test("a file has neither commit nor reason", () => {
  expect(write({ base: { name: "old.yaml" }, head: { name: "new.yaml" } })).toContain(
    "\nFrom old.yaml to new.yaml: no",
  );
});

test("what was not looked at is counted", () => {
  const unreadBase = [{ source: "/repo/b.yaml", message: "It is torn." }];
  expect(write({ unreadBase, run: makeReport({ faults: [fault, fault] }) })).toContain(
    `no new findings; 1 description not compared; 2 descriptions not checked (ruleset: recommended)
not compared  b.yaml, as the base of it could not be read
`,
  );
});

test("each kind says what has changed, and nothing twice", () => {
  const headlines = write({ changes: listKinds() }).match(/^ {2}(?:breaking|risky|safe|note) .*$/gm);
  expect(headlines?.join("\n")).toMatchInlineSnapshot(`
    "  breaking  operation-removed
      breaking  success-code-changed: 201 → 200
      breaking  success-code-removed: 202
      breaking  redirect-changed: 302 → 307
      breaking  field-removed: 201 location (required)
      breaking  field-weakened: 201 location, required → optional
      breaking  content-removed: 200 (application/json)
      breaking  media-type-removed: 200 text/csv
      breaking  error-shape-changed: 400 application/json, code → detail, title
      breaking  errors-hidden: 404 → 200
      risky     success-code-added: 202
      risky     error-code-added: 422
      risky     error-code-replaced: 400 → 422
      risky     range-widened: 404, 422 → 4XX
      risky     default-removed
      risky     retriability-changed: 503 → 500
      risky     content-added: 204 (application/json)
      safe      error-code-removed: 404
      safe      range-narrowed: 4XX → 404, 422
      note      operation-added
      note      default-added
      note      field-added: 201 etag (optional)
      note      media-type-added: 200 text/csv"
  `);
});

test("the same change of many operations is told once", () => {
  const changes = repeatChange(300);
  const text = write({ changes });
  expect(text.match(/field-removed/g)).toHaveLength(1);
  expect(text.match(/ POST \/books\/\d+ /g)).toHaveLength(5);
  expect(text).toContain("… and 295 more operations (--all shows them)\n");
  const all = write({ changes }, { perRule: Number.POSITIVE_INFINITY });
  expect(all.match(/ POST \/books\/\d+ /g)).toHaveLength(300);
  expect(all).not.toContain("more operations");
});

test.each([
  { rating: "risky" },
  { status: "202" },
  { field: "etag" },
  { mediaType: "text/csv" },
  { before: "optional" },
  { after: "optional" },
  { reason: "Senders go there." },
  { approval: { reason: "Known." } },
] as const)("a change is another where it has %o", (facts) => {
  const headlines = write({ changes: [makeChange(), makeChange({ fingerprint: makeFingerprint(2), ...facts })] }).match(
    / field-removed/g,
  );
  expect(headlines).toHaveLength(2);
});

test("one is shown of each even where none is wanted", () => {
  const text = write({ changes: repeatChange(3), fixed: [makeFinding(), makeFinding()] }, { perRule: 0 });
  expect(text).toContain("POST /books/0  openapi.yaml:14:9 (base)  000000010000\n");
  expect(text).toContain("  201-location  openapi.yaml:10:7 and 1 more\n");
});

test("the gravest come first, and of those what nobody approved", () => {
  const approval = { reason: "Known." };
  const changes = [
    makeChange({ rating: "note", operation: "GET /note" }),
    makeChange({ operation: "GET /approved", approval }),
    makeChange({ rating: "safe", operation: "GET /safe" }),
    makeChange({ operation: "GET /breaking" }),
    makeChange({ rating: "risky", operation: "GET /risky" }),
  ];
  const operations = write({ changes }).match(/GET \/\w+/g);
  expect(operations).toEqual(["GET /breaking", "GET /approved", "GET /risky", "GET /safe", "GET /note"]);
});

test("what makes the run fail shows by what it can be approved, and how, once", () => {
  const [first, second] = [makeFingerprint(1).slice(0, 12), makeFingerprint(2).slice(0, 12)];
  const changes = [makeChange(), makeChange({ rating: "risky", fingerprint: makeFingerprint(2) })];
  const one = write({ changes });
  expect(one).toContain(`1 change makes the run fail. Undo it, or accept it and say why:
  statute approve ${first} --reason "…"\n`);
  expect(one).not.toContain(second);
  const both = write({ changes, failOnChange: "risky" });
  expect(both).toContain(`2 changes make the run fail. Undo them, or accept them and say why:
  statute approve ${first} ${second} --reason "…"\n`);
  expect(both).toContain(`(base)  ${first}\n`);
  expect(both).toContain(`(base)  ${second}\n`);
  expect(write({ changes: repeatChange(6) })).toContain('  statute approve <fingerprints> --reason "…"\n');
  for (const none of [
    write({ changes, failOnChange: "never" }),
    write({ changes: changes.map((change) => ({ ...change, approval: { reason: "Known." } })) }),
  ]) {
    expect(none).not.toContain("statute approve");
    expect(none).not.toContain(first);
  }
});

test("what is gone is named by its place in the base", () => {
  expect(write({ changes: [makeRemoval()] })).toContain("GET /old  openapi.yaml:14:9 (base)");
  const { base: _, ...nowhere } = makeRemoval();
  expect(write({ changes: [nowhere] })).toContain("GET /old  openapi.yaml  ");
});

test("thousands of new findings are folded as those of a run are", () => {
  const introduced = makeManyFindings(5000).map((finding) => ({ ...finding, source: "/repo/openapi.yaml" }));
  const text = write({ introduced });
  expect(text.split("\n").length).toBeLessThan(40);
  expect(text).toContain("… and 4995 more of 201-location (--all shows them)");
  expect(text).toContain("; 5000 new findings (");
});

test.each([1, 2, 3])("hostile texts move no cursor and command no build server, seed %i", (seed) => {
  for (const width of [undefined, 40, 100]) {
    const text = [
      ...formatDeltaPretty(makeHostileDelta(300, seed), { ...plainView, width, showSuppressed: true }),
    ].join("");
    const obeyed = /[^\P{Cc}\n]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]|^\s*::|##\w*\[/u;
    expect(text.split("\n").filter((line) => obeyed.test(line))).toEqual([]);
  }
});

test("operations that are gone are told together, what came of each apart", () => {
  const gone = (operation: string, after: string | null = null) =>
    makeRemoval({ operation, before: operation, after, fingerprint: makeFingerprint(operation.length) });
  const text = write({ changes: [gone("GET /a"), gone("GET /bb"), gone("GET /ccc", "GET /d")] });
  expect(text.match(/operation-removed.*/g)).toEqual(["operation-removed", "operation-removed: GET /ccc → GET /d"]);
});
