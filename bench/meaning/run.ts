import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { corpusFolder } from "../../test/support/corpus.ts";
import { judgeAsLinter } from "./judge-uses.ts";
import { readLabels } from "./labels.ts";
import { findOwnPhrases, leaveVendorsOut } from "./leave-out.ts";
import { lexicon } from "./lexicon.ts";
import { RowMatcher } from "./match-rows.ts";
import { hasCorpus, openCorpus } from "./open-corpus.ts";
import { printScore, toJson } from "./print.ts";
import { findDifferences, printLeftOut } from "./print-left-out.ts";
import { type JudgedRow, score } from "./score.ts";
import { VendorTexts } from "./vendor-texts.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    quiet: { type: "boolean", default: false },
    "leave-vendors-out": { type: "boolean", default: false },
  },
});

const files = positionals.length > 0 ? positionals : [resolve(corpusFolder, "../labels/dev.tsv")];
const measured = files.map((file) => {
  const rows = readLabels(readFileSync(file, "utf8"));
  return {
    file,
    asLinter: new RowMatcher(rows, judgeAsLinter),
    byLexicon: new RowMatcher(rows, lexicon.judgeWithout(new Set())),
  };
});
const texts = new VendorTexts();
if (!hasCorpus) process.stderr.write("No corpus in ../shared/corpus: every row is judged on its own.\n");
for (const description of openCorpus()) {
  for (const { asLinter } of measured) asLinter.read(description);
  if (!values["leave-vendors-out"]) continue;
  for (const { byLexicon } of measured) byLexicon.read(description);
  texts.read(description);
}

const own = findOwnPhrases(texts.vendorsByText, lexicon.phrasesIn);
const reports: object[] = [];
for (const { file, asLinter, byLexicon } of measured) {
  const judged = asLinter.finish();
  report(file, judged, values.quiet);
  if (values["leave-vendors-out"]) reportWithoutOwn(file, judged, byLexicon.finish());
}
if (values.json) print([JSON.stringify(reports)]);

function reportWithoutOwn(file: string, judged: readonly JudgedRow[], before: readonly JudgedRow[]): void {
  const after = leaveVendorsOut(before, own, lexicon.judgeWithout, openCorpus);
  if (!values.json) {
    const differences = findDifferences(judged, before);
    if (differences.length > 0) print([`Not judged as the linter judges them: ${differences.join(", ")}`]);
    print(printLeftOut({ phrases: lexicon.phrases, own, before, after }));
  }
  report(`${file}, vendors left out`, after, true);
}

function report(title: string, judged: readonly JudgedRow[], quiet: boolean): void {
  const counted = score(judged);
  if (values.json) reports.push(toJson(title, judged, counted));
  else print(printScore(title, judged, counted, quiet));
}

function print(lines: Iterable<string>): void {
  process.stdout.write(`${[...lines].join("\n")}\n\n`);
}
