import { expect, test } from "vitest";
import { readLabels } from "../../bench/meaning/labels.ts";
import { findOwnPhrases, type Lexicon, leaveVendorsOut } from "../../bench/meaning/leave-out.ts";
import { RowMatcher } from "../../bench/meaning/match-rows.ts";
import type { OpenDescription } from "../../bench/meaning/open-corpus.ts";
import { findDifferences, printLeftOut } from "../../bench/meaning/print-left-out.ts";
import { VendorTexts } from "../../bench/meaning/vendor-texts.ts";
import { indexText } from "../openapi/index-text.ts";

/** A lexicon in which every phrase is one word, and a word under a 400 is a conflict. */
const lexicon: Lexicon<string> = {
  phrases: ["taken", "nabbed"],
  phrasesIn: (text) => lexicon.phrases.filter((phrase) => text.includes(phrase)),
  judgeWithout: (left) => () => (use) => {
    const text = String(use.operation.responses[0]?.description);
    const phrases = [...lexicon.phrasesIn(text)].filter((phrase) => !left.has(phrase));
    return phrases.map((phrase) => ({ rule: "400-use-409", message: phrase }));
  },
};

const corpus: readonly OpenDescription[] = [
  describeVendor("acme", { "/a": "Name taken", "/b": "Name nabbed" }),
  describeVendor("bolt", { "/c": "Seat taken" }),
];

function describeVendor(vendor: string, texts: Readonly<Record<string, string>>): OpenDescription {
  const paths = Object.entries(texts).map(
    ([path, text]) => `  ${path}: { post: { responses: { "400": { description: ${text} } } } }`,
  );
  return { vendor, file: `${vendor}.yaml`, index: indexText("3.0", `paths:\n${paths.join("\n")}\n`) };
}

test("a vendor is judged without the phrases that no other vendor's texts have", () => {
  const rows = readLabels(
    `id	must	may	method	path	status	description
a	400-use-409	-	post	/a	400	Name taken
b	400-use-409	-	post	/b	400	Name nabbed
c	400-use-409	-	post	/c	400	Seat taken
`,
  );
  const matcher = new RowMatcher(rows, lexicon.judgeWithout(new Set()));
  const texts = new VendorTexts();
  for (const description of corpus) {
    matcher.read(description);
    texts.read(description);
  }
  const own = findOwnPhrases(texts.vendorsByText, lexicon.phrasesIn);
  expect(own).toEqual(new Map([["acme", new Set(["nabbed"])]]));

  const before = matcher.finish();
  const opened: string[] = [];
  const after = leaveVendorsOut(before, own, lexicon.judgeWithout, (vendor) => {
    opened.push(vendor);
    return corpus.filter((description) => description.vendor === vendor);
  });
  expect(opened).toEqual(["acme"]);
  expect(before.map(({ verdicts }) => verdicts.length)).toEqual([1, 1, 1]);
  expect(after.map(({ verdicts }) => verdicts.length)).toEqual([1, 0, 1]);
  expect(findDifferences(before, after)).toEqual(["b"]);
  expect([...printLeftOut({ phrases: lexicon.phrases, own, before, after })]).toEqual([
    "Each vendor without the phrases that read its texts only: 1 of 2, of 1 vendors",
    "Most: acme 1",
    '  b [acme] 400-use-409 → silent "Name nabbed"',
  ]);
});
