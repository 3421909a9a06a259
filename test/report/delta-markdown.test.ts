import { describe, expect, test } from "vitest";
import type { DeltaReport } from "../../src/report/delta.ts";
import { formatDeltaMarkdown, formatDeltaSummary } from "../../src/report/delta-markdown.ts";
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

const comment = (facts: Partial<DeltaReport>) => [...formatDeltaMarkdown(makeDelta(facts), plainView)].join("");
const summary = (facts: Partial<DeltaReport>) => [...formatDeltaSummary(makeDelta(facts), plainView)].join("");

test("a comment in full", () => {
  const text = comment({
    changes: [
      ...repeatChange(7),
      makeRemoval({ fingerprint: makeFingerprint(90) }),
      makeChange({ kind: "field-added", rating: "note", field: "etag", before: null, after: "optional" }),
      makeRemoval({ approval: { reason: "Our own app only.", by: "Ann" } }),
    ],
    introduced: [makeFinding()],
    fixed: Array.from({ length: 7 }, () => makeFinding()),
    unchanged: [makeFinding()],
    byRuleset: [makeFinding({ code: "405-allow" })],
    suppressed: [{ finding: makeFinding(), by: "comment", reason: "Known." }],
    staleApprovals: [{ fingerprint: makeFingerprint(99), reason: "The old login." }],
    unreadBase: [{ source: "/repo/b.yaml", message: "b.yaml of main is torn." }],
    run: makeReport({ faults: [fault] }),
  });
  expect(text).toMatchInlineSnapshot(`
    "<!-- statute -->
    ### Statute: 9 breaking changes, 1 note, 1 of them approved; 1 new finding, 7 fixed

    From main (4ade764000: the branch that this one left) to the working tree; 1 unchanged; 1 suppressed; 1 description not compared; 1 description not checked; ruleset: recommended.

    **Not compared**, as the base could not be read:

    - b.yaml of main is torn.

    Not checked:

    - /repo/torn.yaml is cut off in line 3. Mend it, then try again.

    #### Changes of the contract

    | | change | where |
    | --- | --- | --- |
    | breaking | **field-removed** 201 location (required)<br>Clients go there to find what they created. | POST /books/0, openapi.yaml:&#8203;14:9 (base), \`000000010000\`<br>POST /books/1, openapi.yaml:&#8203;14:9 (base), \`000000020000\`<br>POST /books/2, openapi.yaml:&#8203;14:9 (base), \`000000030000\`<br>POST /books/3, openapi.yaml:&#8203;14:9 (base), \`000000040000\`<br>POST /books/4, openapi.yaml:&#8203;14:9 (base), \`000000050000\`<br>POST /books/5, openapi.yaml:&#8203;14:9 (base), \`000000060000\`<br>POST /books/6, openapi.yaml:&#8203;14:9 (base), \`000000070000\` |
    | breaking | **operation-removed**<br>Whoever calls it gets an error. | GET /old, openapi.yaml:&#8203;14:9 (base), \`0000005a0000\` |
    | breaking | **operation-removed**<br>Whoever calls it gets an error. | GET /old, openapi.yaml:&#8203;14:9 (base), approved by Ann: Our own app only |

    8 changes make the run fail. Undo them, or accept them and say why:

    \`\`\`sh
    statute approve <fingerprints> --reason "…"
    \`\`\`

    #### New findings

    ##### openapi.yaml

    | | line | rule | finding |
    | --- | --- | --- | --- |
    | error | 10:7 | [201-location](https://example.com/201-location.md) | 201 Created of POST /books has no &#96;Location&#96;. |

    <details><summary>Changes that no client has to follow (1)</summary>

    | | change | where |
    | --- | --- | --- |
    | note | **field-added** 201 etag (optional)<br>Clients go there to find what they created. | POST /books, openapi.yaml:&#8203;12:9 |

    </details>

    <details><summary>Fixed (7)</summary>

    - [201-location](https://example.com/201-location.md): openapi.yaml:&#8203;10:7, openapi.yaml:&#8203;10:7, openapi.yaml:&#8203;10:7, openapi.yaml:&#8203;10:7, openapi.yaml:&#8203;10:7 and 2 more

    </details>

    <details><summary>Found only because the ruleset or its settings changed; none of these makes the run fail (1)</summary>

    - [405-allow](https://example.com/201-location.md): openapi.yaml:&#8203;10:7

    </details>

    1 approval is not needed any more, as no change answers to it; statute approve --prune removes it:

    - \`000000630000\` The old login.
    "
  `);
});

test("nothing new is two lines", () => {
  expect(summary({ unchanged: [makeFinding()] })).toBe(`### Statute: no changes of the contract; no new findings

From main (4ade764000: the branch that this one left) to the working tree; 1 unchanged; ruleset: recommended.
`);
});

test("the summary is the same text without the mark of a comment", () => {
  const facts = { changes: listKinds(), introduced: [makeFinding()] };
  expect(comment(facts)).toBe(`<!-- statute -->\n${summary(facts)}`);
});

test("what nobody has to answer to is folded, unless the run fails by it", () => {
  const changes = [makeChange({ rating: "note" })];
  expect(summary({ changes })).toContain(
    "<details><summary>Changes that no client has to follow (1)</summary>\n\n| | change |",
  );
  const refused = summary({ changes, failOnChange: "note" });
  expect(refused).not.toContain("<details>");
  expect(refused).toContain("#### Changes of the contract\n\n| | change |");
});

test("the same change of many operations is one row", () => {
  const text = summary({ changes: repeatChange(300) });
  expect(text.match(/^\| breaking .*$/gm)).toHaveLength(1);
  expect(text).toContain("`000000140000`<br>and 280 more operations (--all shows them in a terminal) |");
});

describe("what is too long", () => {
  test.each([
    ["a comment", comment, 65_536, (text: string) => text.length],
    ["a summary", summary, 1024 * 1024, (text: string) => Buffer.byteLength(text)],
  ] as const)("%s loses findings rather than changes", (_, write, most, measure) => {
    const text = write({ changes: [makeRemoval()], introduced: makeManyFindings(60_000) });
    expect(measure(text)).toBeLessThanOrEqual(most);
    expect(measure(text)).toBeGreaterThan(most * 0.9);
    expect(text).toContain("| breaking | **operation-removed**");
    expect(text).toContain("; 60000 new findings\n");
    const rows = text.match(/^\| error .*\|$/gm) ?? [];
    expect(text).toContain(`\n${60_000 - rows.length} more would be too long for this page.`);
  });

  test("5,000 new findings keep the limit, with the gravest changes", () => {
    const changes = repeatChange(2000).map((change, index) => ({ ...change, status: String(index) }));
    const text = comment({ changes, introduced: makeManyFindings(5000) });
    expect(text.length).toBeLessThanOrEqual(65_536);
    const rows = text.match(/^\| (?:breaking|error|warn|info|hint) .*\|$/gm) ?? [];
    expect(text).toContain(`\n${7000 - rows.length} more would be too long`);
  });

  test("a row that is left out counts for each of its operations", () => {
    const changes = Array.from({ length: 400 }, (_, status) => repeatChange(30, { status: String(status) })).flat();
    const text = comment({ changes });
    const rows = text.match(/^\| breaking .*\|$/gm) ?? [];
    expect(rows.length).toBeGreaterThan(20);
    expect(text).toContain(`\n${30 * (400 - rows.length)} more would be too long`);
  });

  test("texts of any length are cut, so that a row has room", () => {
    const changes = repeatChange(300, { reason: "é".repeat(100_000), operation: "é".repeat(100_000) });
    expect(comment({ changes }).length).toBeLessThan(10_000);
    const name = "_".repeat(100_000);
    const heads = comment({ base: { name, why: name }, head: { name }, run: makeReport({ ruleset: name }) });
    expect(heads.length).toBeLessThan(10_000);
    expect(comment({ changes })).toContain("and 280 more operations");
  });

  test.each([1, 2, 3])("hostile texts keep the limits and the form, seed %i", (seed) => {
    const report = makeHostileDelta(3000, seed);
    expect(comment(report).length).toBeLessThanOrEqual(65_536);
    const text = summary(report);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cs}/u);
    const cell = "(?:[^|`*<]|\\*\\*[\\w-]+\\*\\*|`[0-9a-f]{12}`|<br>)*";
    const change = new RegExp(`^\\| (?:breaking|risky|safe|note) \\| ${cell}\\| ${cell}\\|$`);
    const finding = /^\| (?:error|warn|info|hint) \| \d+:\d+ \| (?:\[[^[\]|]*\]\([^()|\s]*\)|[^[\]|]*) \| [^|]*\|$/;
    const lines = text.split(/\r\n|\r|\n/);
    expect(lines.filter((line) => change.test(line)).length).toBeGreaterThan(500);
    const others = lines.filter((line) => !change.test(line) && !finding.test(line));
    for (const line of others)
      expect(line).toMatch(
        /^(?:|### Statute: [\w ,;]*|From [^`*|<[\]]*|\*\*Not compared\*\*, .*|- (?:`[0-9a-f]{12}` |\[[^[\]|]*\]\([^()|\s]*\))?[^`*|<[\]]*|#{4,5} [^`*|<[\]]*|\| \| (?:change \| where|line \| rule \| finding) \||(?:\| --- )+\||\d+ changes make the run fail\..*|```(?:sh)?|statute approve <fingerprints> --reason "…"|<details><summary>[^<]*<\/summary>|<\/details>|\d+ approvals are not .*|\d+ more would be .*)$/,
      );
  });
});
