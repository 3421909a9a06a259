import { expect, test } from "vitest";
import type { DeltaReport } from "../../src/report/delta.ts";
import { formatDeltaAzure, formatDeltaGithub, formatDeltaText } from "../../src/report/delta-annotations.ts";
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

const github = (facts: Partial<DeltaReport>) => [...formatDeltaGithub(makeDelta(facts), plainView)];
const azure = (facts: Partial<DeltaReport>) => [...formatDeltaAzure(makeDelta(facts), plainView)];
const text = (facts: Partial<DeltaReport>) => [...formatDeltaText(makeDelta(facts), plainView)];

test("a change stands where it is, or is missing, in the newer text", () => {
  expect(github({ changes: [makeChange()] })).toEqual([
    '::error file=openapi.yaml,line=12,endLine=12,col=9,endColumn=13,title=field-removed::Breaking change of POST /books: 201 location (required). Clients go there to find what they created. It stood at openapi.yaml:14:9 of the base. Undo it, or accept it: statute approve 000000010000 --reason "…"\n',
  ]);
  expect(azure({ changes: [makeChange()] })).toEqual([
    '##vso[task.logissue type=error;sourcepath=openapi.yaml;linenumber=12;columnnumber=9;code=field-removed;]Breaking change of POST /books: 201 location (required). Clients go there to find what they created. It stood at openapi.yaml:14:9 of the base. Undo it, or accept it: statute approve 000000010000 --reason "…"\n',
  ]);
  expect(text({ changes: [makeChange()] })).toEqual([
    "openapi.yaml:12:9 error field-removed \"Breaking change of POST /books: 201 location (required). Clients go there to find what they created. It stood at openapi.yaml:14:9 of the base. Undo it, or accept it: statute approve 000000010000 --reason '…'\"\n",
  ]);
});

test("what is gone stands at the top of its description, never at its line in the base", () => {
  const changes = [makeRemoval({ base: { ...makeRemoval().base, source: "/repo/parts/old.yaml" } as never })];
  expect(github({ changes, failOnChange: "never" })).toEqual([
    "::error file=openapi.yaml,line=1,endLine=1,col=1,endColumn=1,title=operation-removed::Breaking change of GET /old. Whoever calls it gets an error. It stood at parts/old.yaml:14:9 of the base.\n",
  ]);
});

test("ratings are severities, and what is approved is no more than info", () => {
  const approval = { reason: "Nobody calls it.", by: "Ann" };
  const changes = (["breaking", "risky", "safe", "note"] as const).map((rating) => makeChange({ rating }));
  const words = (lines: readonly string[]) => lines.map((line) => line.split(" ")[1]);
  expect(words(text({ changes }))).toEqual(["error", "warning", "information", "information"]);
  const approved = text({ changes: changes.map((change) => ({ ...change, approval })), failOnChange: "note" });
  expect(words(approved)).toEqual(["information", "information", "information", "information"]);
  expect(approved[0]).toContain('It is approved by Ann: Nobody calls it."');
  expect(approved.join("")).not.toContain("statute approve");
});

test("each kind is an annotation", () => {
  const kinds = text({ changes: listKinds() }).map((line) => line.split(" ")[2]);
  expect(kinds.toSorted()).toEqual(
    listKinds()
      .map(({ kind }) => kind)
      .toSorted(),
  );
});

test("the same change of many operations leaves room for the others", () => {
  const facts = { changes: repeatChange(300), introduced: [makeFinding()] };
  for (const write of [github, azure]) {
    const lines = write(facts);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain("Breaking change of POST /books/0 and 299 more operations: 201 location (required).");
    expect(lines[0]).toContain(
      "accept each with statute approve: 000000010000, 000000020000, 000000030000, 000000040000, 000000050000 and 295 more.",
    );
    expect(lines[1]).toContain("201 Created of POST /books has no `Location`.");
  }
  // An editor shows as many as there are.
  expect(text(facts)).toHaveLength(301);
  expect(text(facts)[299]).toContain(makeFingerprint(300).slice(0, 12));
});

test("GitHub is told how many it does not show", () => {
  const lines = github({ changes: [makeChange()], introduced: makeManyFindings(5000) });
  expect(lines[0]).toContain("title=field-removed");
  expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(10);
  expect(lines.at(-1)).toContain("::4972 more: ");
});

test("what could not be read is said", () => {
  const facts = {
    unreadBase: [{ source: "/repo/b.yaml", message: "b.yaml of main is torn." }],
    run: makeReport({ faults: [fault] }),
  };
  for (const write of [github, azure]) {
    const lines = write(facts);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(fault.message);
    expect(lines[1]).toMatch(/warning.*b\.yaml of main is torn\.\n$/);
  }
  expect(text(facts)).toEqual(['b.yaml:1:1 warning base-not-read "b.yaml of main is torn."\n']);
});

test("nothing new is nothing said", () => {
  for (const write of [github, azure, text]) expect(write({ unchanged: [makeFinding()] })).toEqual([]);
});

test.each([1, 2, 3])("hostile texts are one line each, and no command but ours, seed %i", (seed) => {
  const { changes } = makeHostileDelta(1000, seed);
  for (const change of changes) {
    for (const [write, command] of [
      [
        github,
        /^::(?:error|warning|notice) file=[^:,]*,line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?,title=[\w-]+::/,
      ],
      [
        azure,
        /^(?:##vso\[task\.logissue type=(?:error|warning);sourcepath=[^;\]]*;linenumber=\d+;columnnumber=\d+;code=[\w-]+;\]|(?!\s*::|.*##\w*\[).*:\d+:\d+ info [\w-]+ )/s,
      ],
      [text, /^(?!\s*::|.*##\w*\[).*:\d+:\d+ (?:error|warning|information) [\w-]+ "[^"]*"$/s],
    ] as const) {
      const [line = "", ...others] = write({ changes: [change] });
      expect(others).toEqual([]);
      expect(line.trimEnd().split(/\r\n|\r|\n/)).toHaveLength(1);
      expect(line.slice(0, -1)).toMatch(command);
      expect(line.slice(0, -1)).not.toMatch(/\p{Cc}|\p{Cs}/u);
    }
  }
});
