import { expect, test } from "vitest";
import { judgeAsLinter, type Verdict } from "../../bench/meaning/judge-uses.ts";
import { findUnknownRules, readLabels } from "../../bench/meaning/labels.ts";
import { RowMatcher } from "../../bench/meaning/match-rows.ts";
import { printScore, toJson } from "../../bench/meaning/print.ts";
import { type JudgedRow, score } from "../../bench/meaning/score.ts";
import { indexText } from "../openapi/index-text.ts";

const head = "id\tmust\tmay\tright\tmethod\tpath\tstatus\tdescription\top_summary\tschema_or_props";

/** Judged rows from `id must may said`, each a list of rules. */
function judged(...rows: readonly string[]): JudgedRow[] {
  return rows.map((row) => {
    const [id = "", must = "-", may = "-", said = "-"] = row.split(" ");
    const [label] = readLabels(`${head}\n${id}\t${must}\t${may}\t-\tget\t/pets\t400\tWords\tSummary\tError\n`);
    if (label === undefined) throw new Error("There is a row.");
    const verdicts: Verdict[] = said === "-" ? [] : said.split(",").map((rule) => ({ rule, message: `${rule}.` }));
    return { row: label, vendor: "acme", file: "acme.yaml", origin: "matched", verdicts };
  });
}

test("a row is found by what it must or may hear, and all else is false", () => {
  const { all, byRule, falsePositives, missed, several } = score(
    judged(
      "found 400-use-409 - 400-use-409",
      "otherwise 400-use-409 400-use-422 400-use-422",
      "missed 400-use-409 - -",
      "wrongly 400-use-409 400-use-422 missing-use-404",
      "allowed - 400-use-422 400-use-422",
      "unmissed - 400-use-422 -",
      "false - - 400-use-409",
      "silent - - -",
      "twice 401-or-403 - 401-or-403,meaning-mismatch",
    ),
  );
  expect(all).toEqual({ must: 5, found: 3, findings: 7, right: 4 });
  expect(byRule.get("400-use-409")).toEqual({ must: 4, found: 2, findings: 2, right: 1 });
  expect(byRule.get("400-use-422")).toEqual({ must: 0, found: 0, findings: 2, right: 2 });
  expect(byRule.get("missing-use-404")).toEqual({ must: 0, found: 0, findings: 1, right: 0 });
  expect(falsePositives.map(({ row, verdict }) => `${row.id} ${verdict.rule}`)).toEqual([
    "wrongly missing-use-404",
    "false 400-use-409",
    "twice meaning-mismatch",
  ]);
  expect(missed.map(({ row }) => row.id)).toEqual(["missed", "wrongly"]);
  expect(several.map(({ row }) => row.id)).toEqual(["twice"]);
});

test("the measurement is told in words and in JSON", () => {
  const rows = judged("one 400-use-409 - missing-use-404", "two - - -");
  const text = [...printScore("some.tsv", rows, score(rows), false)].join("\n");
  expect(text).toMatch(/^all +1 +0 +1 +0 +1 +0\.000 +0\.000$/m);
  expect(text).toContain('  missing-use-404 one get /pets 400 [acme] (says missing-use-404) "Words"');
  expect(text).toContain("  acme: 1, 1");
  expect([...printScore("some.tsv", rows, score(rows), true)].join("\n")).not.toContain("Words");
  expect(toJson("some.tsv", rows, score(rows))).toMatchObject({
    rows: 2,
    all: { must: 1, found: 0, precision: 0, recall: 0 },
    falsePositives: [{ id: "one", rule: "missing-use-404" }],
    missed: [{ id: "one" }],
  });
});

test("a row is judged where it stands in a description, else in one made up for it", () => {
  const long =
    "The pet that you asked for may not be seen by you, as it is asleep, which it is most of the day. ".repeat(3);
  const index = indexText(
    "3.0",
    `paths: { /pets: { get: { summary: List, responses: { "403": { $ref: "#/components/responses/Denied" },
      "404": { description: "${long}" } } } }, /toys: { get: { responses: { "403": { $ref: "#/components/responses/Denied" } } } } }
components: { responses: { Denied: { description: Unauthorized } } }`,
  );
  const rows = readLabels(
    `${head}
pets	reason-phrase-mismatch	-	401	get	/pets	403	Unauthorized	List	
toys	reason-phrase-mismatch	-	401	get	/toys	403	Unauthorized		
cut	-	-	-	get	/pets	404	${long.slice(0, 150)}	List	
alone	reason-phrase-mismatch	-	404	put	/pets/{petId}	400	Not found.	Change	Error
`,
  );
  const matcher = new RowMatcher(rows, judgeAsLinter);
  matcher.read({ file: "acme.yaml", vendor: "acme", index });
  expect(
    matcher.finish().map(({ row, origin, verdicts }) => [row.id, origin, ...verdicts.map(({ rule }) => rule)]),
  ).toEqual([
    ["pets", "matched", "reason-phrase-mismatch"],
    ["toys", "matched", "reason-phrase-mismatch"],
    ["cut", "matched"],
    ["alone", "synthetic", "reason-phrase-mismatch"],
  ]);
});

test("labels that nobody can mean are told", () => {
  expect(() => readLabels("id\tmust\n")).toThrow("The labels have no column may, method, path, status, description.");
  expect(findUnknownRules(judged("one 400-use-490 - -").map(({ row }) => row))).toEqual(["400-use-490"]);
});
