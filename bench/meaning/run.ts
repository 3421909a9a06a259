import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { corpusFolder } from "../../test/support/corpus.ts";
import { judgeAsLinter } from "./judge-uses.ts";
import { readLabels } from "./labels.ts";
import { RowMatcher } from "./match-rows.ts";
import { hasCorpus, openCorpus } from "./open-corpus.ts";
import { printScore, toJson } from "./print.ts";
import { score } from "./score.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, quiet: { type: "boolean", default: false } },
});

const files = positionals.length > 0 ? positionals : [resolve(corpusFolder, "../labels/dev.tsv")];
const measured = files.map((file) => ({
  file,
  matcher: new RowMatcher(readLabels(readFileSync(file, "utf8")), judgeAsLinter),
}));
if (!hasCorpus) process.stderr.write("No corpus in ../shared/corpus: every row is judged on its own.\n");
for (const description of openCorpus()) for (const { matcher } of measured) matcher.read(description);

const results = measured.map(({ file, matcher }) => {
  const judged = matcher.finish();
  return { file, judged, score: score(judged) };
});
if (values.json)
  process.stdout.write(`${JSON.stringify(results.map(({ file, judged, score }) => toJson(file, judged, score)))}\n`);
else
  for (const { file, judged, score } of results)
    process.stdout.write(`${[...printScore(file, judged, score, values.quiet)].join("\n")}\n\n`);
