import { posix, win32 } from "node:path";
import { expect, test } from "vitest";
import { findPreset } from "../../src/catalogue.ts";
import { nameFrom } from "../../src/engine/identify.ts";
import { lintFiles } from "../../src/engine/lint-files.ts";
import { Timing } from "../../src/engine/timing.ts";
import { resolveLocation } from "../../src/openapi/locations.ts";
import { formatComplete } from "../../src/report/complete.ts";
import { formatJson } from "../../src/report/json.ts";
import { readReport } from "../../src/report/read-report.ts";
import type { RunReport } from "../../src/report/run-report.ts";

// Windows is not here: what names files is given its paths.

const text = (name: string) => `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /${name}:
    get:
      responses:
        "429": { description: Slow down. }
        "404": { $ref: "#/components/responses/gone" }
        "410": { $ref: "#/components/responses/gone" }
components: { responses: { gone: { description: Gone. } } }
`;

/** A run over files of a repository, as it is on a system with such paths. */
async function lintOn({ join }: typeof posix, root: string): Promise<{ report: RunReport; root: string }> {
  const ruleset = findPreset("strict");
  if (ruleset === undefined) throw new Error("There is no ruleset strict.");
  const files = ["a.yaml", "apis/b.yaml", "apis/ü/c.yaml"].map((name) => join(root, name));
  const { findings, faults, checked } = await lintFiles(files, {
    cwd: root,
    ruleset,
    allowOutside: true,
    identifyFrom: root,
    timing: new Timing(),
    readRoot: (source) => Buffer.from(text(source.replace(/^.*\/|\.yaml$/g, ""))),
  });
  expect(faults).toEqual([]);
  const facts = { suppressed: [], faults: [], checked, ruleset: "strict", rules: ruleset.rules, version: "1" };
  return { root, report: { ...facts, findings, failOn: "error" } };
}

const view = (root: string) => ({
  root: root.replaceAll("\\", "/"),
  filePath: (source: string) => nameFrom(root, source),
});
const writeJson = ({ report, root }: { report: RunReport; root: string }) =>
  [...formatJson(report, view(root))].join("");
const onPosix = lintOn(posix, "/home/me/repo");
const onWindows = lintOn(win32, "C:\\Users\\me\\repo");

/** `source` is the one key that is absolute. */
const withoutSources = (json: string) => json.replace(/"source":"[^"]*",?/g, "");

test("findings have the same names and fingerprints on all systems", async () => {
  const [here, there] = [writeJson(await onPosix), writeJson(await onWindows)];
  expect(withoutSources(there)).toBe(withoutSources(here));
  expect(new Set(here.match(/"file":"[^"]*"/g))).toEqual(
    new Set(['"file":"a.yaml"', '"file":"apis/b.yaml"', '"file":"apis/ü/c.yaml"']),
  );
  expect(there).toContain('"source":"C:/Users/me/repo/apis/b.yaml"');
  expect(there).not.toContain("\\\\");
});

test("a report from Windows is joined elsewhere, and the other way round", async () => {
  for (const [from, to] of [
    [await onWindows, await onPosix],
    [await onPosix, await onWindows],
  ] as const)
    for (const format of [formatJson, formatComplete]) {
      const written = [...format(from.report, view(from.root))].join("");
      const { findings } = readReport(written, "report.json", to.root);
      expect(writeJson({ ...to, report: { ...to.report, findings } })).toBe(writeJson(to));
    }
});

test.each([
  ["/repo", "/repo/a/b.yaml", "a/b.yaml"],
  ["/repo/", "/repo/a/b.yaml", "a/b.yaml"],
  ["/", "/a.yaml", "a.yaml"],
  ["C:\\repo", "C:\\repo\\a\\b.yaml", "a/b.yaml"],
  ["C:\\repo\\", "C:/repo/a/b.yaml", "a/b.yaml"],
  ["C:\\", "C:\\a.yaml", "a.yaml"],
  ["\\\\server\\share", "\\\\server\\share\\a.yaml", "a.yaml"],
  ["/repo", "/repository/a.yaml", "/repository/a.yaml"],
  ["C:\\repo", "D:\\a.yaml", "D:/a.yaml"],
])("from %j, %j is %j", (root, source, expected) => {
  expect(nameFrom(root, source)).toBe(expected);
});

test.each([
  ["C:\\repo\\apis\\a.yaml", "..\\shared\\b.yaml", "C:/repo/shared/b.yaml"],
  ["C:\\repo\\apis\\a.yaml", "../shared/b.yaml", "C:/repo/shared/b.yaml"],
  ["\\\\server\\share\\a.yaml", "b.yaml", "//server/share/b.yaml"],
])("%j refers by %j to %j", (base, reference, expected) => {
  expect(resolveLocation(base, reference)).toBe(expected);
});
