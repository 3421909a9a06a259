import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { version } from "../../src/cli/version.ts";
import { takeTwinsTogether, tellTwinsApart } from "../../src/engine/identify.ts";
import { makeFolder, statute } from "../support/command.ts";

const head = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\n';
const operation = (response: string) => `\n    get:\n      responses:\n        "429": ${response}\n`;
const own = `${head}paths:\n  /a:${operation("{ description: Slow down. }")}`;
/** Refers to a response that others refer to as well, and to a document with a fault that a reader finds. */
const sharing = (name: string, times = 1) =>
  `${head}paths:\n${Array.from({ length: times }, (_, index) => `  /${name}${index}:${operation("{ $ref: 'shared.yaml#/slow' }")}`).join("")}`;

const files: Readonly<Record<string, string>> = {
  "a.yaml": sharing("a"),
  "b.yaml": sharing("b", 3),
  "c.yaml": own,
  "d.yaml": `${sharing("d")}  /e:\n    $ref: 'shared.yaml#/item'\n`,
  "e.yaml": `${head}paths:\n  /f:\n    $ref: 'shared.yaml#/item'\n`,
  "shared.yaml": `slow: { description: Slow down., description: Slow down. }\nitem:${operation("{ $ref: '#/slow' }")}`,
};
const descriptions = Object.keys(files).filter((name) => name !== "shared.yaml");

/** Lints the parts of a run, each into a report, and joins them. */
async function lintParts(cwd: string, parts: readonly (readonly string[])[], format: "json" | "report") {
  const names: string[] = [];
  for (const [index, args] of parts.entries()) {
    const name = `part-${index + 1}.json`;
    await statute(cwd, [...args, "-r", "strict", "-f", `${format}=${name}`]);
    names.push(name);
  }
  return names;
}

const shards = (count: number) =>
  Array.from({ length: count }, (_, index) => ["[a-e].yaml", "--shard", `${index + 1}/${count}`]);

describe("the parts of a run joined say what the whole says", () => {
  test.each([1, 2, 3, 5, 8])("in %d shards", async (count) => {
    const cwd = makeFolder(files);
    const names = await lintParts(cwd, shards(count), "report");
    for (const format of ["json", "pretty", "text", "report"]) {
      const whole = await statute(cwd, ["[a-e].yaml", "-r", "strict", "-f", format]);
      expect(whole.out.length).toBeGreaterThan(500);
      expect(await statute(cwd, ["merge-reports", ...names, "-f", format])).toEqual(whole);
    }
  });

  test("in json too, as far as it tells", async () => {
    const cwd = makeFolder(files);
    const whole = await statute(cwd, ["[a-e].yaml", "-r", "strict", "-f", "json"]);
    const names = await lintParts(cwd, shards(3), "json");
    const joined = await statute(cwd, ["merge-reports", "part-*.json", "-f", "json"]);
    expect(joined).toEqual({
      ...whole,
      err: `statute: ${names.join(", ")} list findings only: which other descriptions were checked, and by which version of Statute, is not known. -f report tells of both.\n`,
    });
    expect((await statute(cwd, ["merge-reports", ...names, "-q"])).err).toBe("");
  });

  test("whatever the division, and joined again", async () => {
    const cwd = makeFolder(files);
    const { out } = await statute(cwd, [...descriptions, "-r", "strict", "-f", "json"]);
    for (let bits = 1; bits < 2 ** (descriptions.length - 1); bits++) {
      const [one, other] = [0, 1].map((side) => descriptions.filter((_, index) => ((bits >> index) & 1) === side));
      await lintParts(cwd, [other ?? [], one ?? []], "json");
      await statute(cwd, ["merge-reports", "-q", "part-1.json", "-f", "json=again.json"]);
      expect((await statute(cwd, ["merge-reports", "-q", "part-2.json", "again.json", "-f", "json"])).out).toBe(out);
    }
  });

  test("on another machine, where the repository lies elsewhere", async () => {
    const [here, there] = [makeFolder(files), makeFolder(files)];
    for (const format of ["json", "report"] as const) {
      const names = await lintParts(there, shards(2), format);
      for (const name of names) renameSync(join(there, name), join(here, name));
      const whole = await statute(here, ["[a-e].yaml", "-r", "strict", "-f", "json"]);
      const joined = await statute(here, ["merge-reports", "-q", ...names, "-f", "json"]);
      expect(joined).toEqual(whole);
      expect(joined.out).toContain('"related":[{"label":"GET /a0","source":"<cwd>/a.yaml"');
    }
  });
});

describe("what a report tells beside findings", () => {
  test("a description that could not be checked fails the whole", async () => {
    const cwd = makeFolder({ ...files, "f.yaml": "[" });
    const names = await lintParts(
      cwd,
      [
        ["a.yaml", "f.yaml"],
        ["c.yaml", "f.yaml"],
      ],
      "report",
    );
    const { code, err, out } = await statute(cwd, ["merge-reports", ...names, "--fail-on", "never"]);
    expect(code).toBe(2);
    expect(err).toMatch(/^statute: <cwd>\/f\.yaml is not valid YAML.*\n$/);
    expect(out).toContain("in 2 descriptions (ruleset: strict)");
  });

  test("an empty shard has a report too", async () => {
    const cwd = makeFolder({ "a.yaml": own });
    const { code, err, out } = await statute(cwd, ["*.yaml", "--shard", "2/2", "-f", "report=2.json", "-f", "json"]);
    expect({ code, err, out }).toEqual({
      code: 0,
      err: "statute: shard 2 of 2 is empty: there is only one description.\n",
      out: "[]\n",
    });
    await statute(cwd, ["*.yaml", "--shard", "1/2", "-f", "report=1.json"]);
    const joined = await statute(cwd, ["merge-reports", "1.json", "2.json"]);
    expect(joined.out).toContain("in 1 description ");
    expect(joined.code).toBe(1);
  });

  test("the threshold is that of the one who joins", async () => {
    const cwd = makeFolder(files);
    await lintParts(cwd, [["c.yaml"]], "report");
    const run = async (...options: string[]) => (await statute(cwd, ["merge-reports", "part-1.json", ...options])).code;
    expect(await run()).toBe(1);
    expect(await run("--fail-on", "never")).toBe(0);
    expect(await run("--fail-on", "never", "--max-warnings", "0")).toBe(1);
    expect((await statute(cwd, ["merge-reports", "part-1.json", "-f", "text=a", "-f", "json=b"])).out).toBe("");
  });

  test("what does not count is told, unless another part reports it", async () => {
    const cwd = makeFolder(files);
    await lintParts(cwd, [["a.yaml"], ["b.yaml"], ["c.yaml"]], "report");
    const { readFileSync } = await import("node:fs");
    const suppress = (name: string, by: string) => {
      const report = JSON.parse(readFileSync(join(cwd, name), "utf8"));
      report.suppressed = report.findings.map((finding: unknown) => ({ by, reason: "So.", finding }));
      report.findings = [];
      writeFileSync(join(cwd, name), JSON.stringify(report));
    };
    suppress("part-1.json", "extension");
    suppress("part-3.json", "comment");
    const { out } = await statute(cwd, ["merge-reports", "part-?.json", "-f", "report"]);
    const report = JSON.parse(out);
    const list = (findings: { code: string; file: string }[]) => new Set(findings.map(({ file }) => file));
    expect(list(report.findings)).toEqual(new Set(["b.yaml", "shared.yaml"]));
    expect(list(report.suppressed.map(({ finding }: { finding: never }) => finding))).toEqual(
      new Set(["a.yaml", "c.yaml"]),
    );
    const all = [...report.findings, ...report.suppressed.map(({ finding }: { finding: never }) => finding)];
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(all.length);
  });
});

describe("reports that do not belong together", () => {
  const refuse = async (cwd: string, names: readonly string[]) => {
    const { code, out, err } = await statute(cwd, ["merge-reports", ...names]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    return err;
  };

  test("a shard is missing", async () => {
    const cwd = makeFolder(files);
    await lintParts(cwd, shards(4), "report");
    expect(await refuse(cwd, ["part-1.json", "part-3.json", "part-4.json"])).toBe(
      "statute: The report of shard 2 of 4 is missing. Give those of all: a shard without descriptions has one too.\n",
    );
    expect(await refuse(cwd, ["part-3.json", "part-4.json"])).toContain("The report of shards 1, 2 of 4 are missing.");
  });

  test("a shard is there twice, or is that of another run", async () => {
    const cwd = makeFolder(files);
    await lintParts(cwd, [...shards(2), ...shards(2), ["[a-d].yaml", "--shard", "2/2"], ...shards(3)], "report");
    expect(await refuse(cwd, ["part-1.json", "part-3.json"])).toContain(
      "part-1.json and part-3.json are both shard 1 of 2. Give each once.",
    );
    for (const other of ["part-5.json", "part-7.json"])
      expect(await refuse(cwd, ["part-1.json", other])).toContain(
        `part-1.json and ${other} are not parts of one run. Split the same descriptions`,
      );
  });

  test("another version wrote it", async () => {
    const cwd = makeFolder(files);
    await lintParts(cwd, [["a.yaml"]], "report");
    const { readFileSync } = await import("node:fs");
    const text = readFileSync(join(cwd, "part-1.json"), "utf8");
    writeFileSync(join(cwd, "old.json"), text.replace(`"statute": "${version}"`, '"statute": "0.0.1"'));
    expect(await refuse(cwd, ["old.json"])).toBe(
      `statute: old.json was written by Statute 0.0.1, and this is ${version}. Write and join the reports with one version.\n`,
    );
  });

  const finding = {
    code: "a",
    path: [],
    message: "A.",
    severity: 0,
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    source: "/x/a.yaml",
    file: "a.yaml",
    fingerprint: "0",
    pointer: "",
  };
  const { file: _, fingerprint: __, pointer: ___, ...spectral } = finding;
  const complete = {
    statute: version,
    root: "/x",
    ruleset: "core",
    rules: [],
    faults: [],
    checked: [],
    suppressed: [],
    findings: [],
  };
  const { checked: ____, ...uncounted } = complete;

  test.each<[string, string]>([
    ["", "is no report: it is not valid JSON."],
    ["{", "is no report: it is not valid JSON."],
    ["null", "is no report of Statute: it is neither an array nor an object."],
    ['"a"', "is no report of Statute: it is neither an array nor an object."],
    ["{}", "is no report of Statute: statute is missing."],
    ['{ "runs": [], "version": "2.1.0" }', "is no report of Statute: statute is missing."],
    ["[null]", "is no report of Statute: [0].severity is missing."],
    [JSON.stringify([spectral]), "is no report of Statute: [0].file is missing."],
    [JSON.stringify([finding, { ...finding, severity: 4 }]), "is no report of Statute: [1].severity is 4."],
    [JSON.stringify([{ ...finding, severity: "error" }]), "is no report of Statute: [0].severity is no whole number."],
    [JSON.stringify([{ ...finding, path: [1] }]), "is no report of Statute: [0].path is no list of texts."],
    [JSON.stringify([{ ...finding, range: {} }]), "is no report of Statute: [0].range.start.line is missing."],
    [JSON.stringify([{ ...finding, related: [{}] }]), "is no report of Statute: [0].related[0].label is missing."],
    [JSON.stringify([{ ...finding, message: 5 }]), "is no report of Statute: [0].message is no text."],
    [JSON.stringify(uncounted), "is no report of Statute: checked is missing."],
    [JSON.stringify({ ...complete, checked: [1] }), "is no report of Statute: checked[0] is no text."],
    [JSON.stringify({ ...complete, findings: {} }), "is no report of Statute: findings is no list."],
    [JSON.stringify({ ...complete, findings: [{}] }), "is no report of Statute: findings[0].severity is missing."],
    [JSON.stringify({ ...complete, shard: 1 }), "is no report of Statute: shard.index is missing."],
    [JSON.stringify({ ...complete, rules: [{ id: "a", severity: "bad" }] }), "rules[0].severity is none of error, "],
    [
      JSON.stringify({ ...complete, suppressed: [{ by: "me", reason: "" }] }),
      "suppressed[0].by is none of extension, ",
    ],
    [JSON.stringify({ ...complete, faults: [{ source: "a" }] }), "faults[0].message is missing."],
    ['{ "__proto__": { "statute": "1" } }', "is no report of Statute: statute is missing."],
  ])("%s", async (text, message) => {
    const cwd = makeFolder({ "good.json": "[]", "x/bad.json": text });
    const err = await refuse(cwd, ["good.json", "x/bad.json"]);
    expect(err).toContain(`statute: x/bad.json ${message.startsWith("is") ? message : ""}`);
    expect(err).toContain(message);
    expect(err).toContain("Write it with `statute lint -f report=x/bad.json`.\n");
  });

  test.each([
    ["none.json", "statute: none.json does not exist."],
    ["none-*.json", "statute: No file matches none-*.json."],
    ["folder", "statute: folder is a folder."],
    ["binary.json", "statute: binary.json is a binary file"],
  ])("%s", async (name, message) => {
    const cwd = makeFolder({ "binary.json": new Uint8Array([0, 1]), "folder/a": "" });
    expect(await refuse(cwd, [name])).toContain(message);
  });

  test("hostile texts are escaped, and names lead nowhere", async () => {
    const hostile = "\u001b[2J\u009b\u202e\n::error::";
    const cwd = makeFolder({});
    mkdirSync(dirname(join(cwd, "x")), { recursive: true });
    writeFileSync(
      join(cwd, "x.json"),
      JSON.stringify([{ ...finding, message: hostile, file: "../../etc/passwd", source: "/x/../../etc/passwd" }]),
    );
    writeFileSync(join(cwd, "y\n::error::z.json"), "[]");
    const { err } = await statute(cwd, ["merge-reports", "y*.json"]);
    expect(err).toMatch(/^statute: y\ufffd::error::z\.json lists findings only: /);
    for (const format of ["text", "pretty", "json", "report"]) {
      const { out, code } = await statute(cwd, ["merge-reports", "-q", "x.json", "-f", format]);
      expect(code).toBe(1);
      expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
    }
  });
});

test("twins have one fingerprint again, and are told apart as before", () => {
  const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const findings = ["a", "b", "a", "a", "c", "b"].map((fingerprint, index) => ({
    code: "x",
    message: String(index),
    severity: "error" as const,
    source: "/a",
    path: [],
    range: place,
    identity: { fingerprint, pointer: "", content: "" },
  }));
  const told = tellTwinsApart(findings);
  expect(new Set(told.map(({ identity }) => identity?.fingerprint)).size).toBe(6);
  expect(takeTwinsTogether(told)).toEqual(findings);
});
