import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import type { FindingFix, Safety } from "../../src/core/fix.ts";
import type { Severity } from "../../src/core/severity.ts";
import { readText } from "../../src/engine/readers/read-text.ts";
import { type MendOptions, mend } from "../../src/fix/mend.ts";
import { isObject } from "../../src/openapi/json-object.ts";

/** What a member with this value is found to be: how grave, how it can be mended, and what is written in its place. */
interface Ill {
  readonly severity?: Severity;
  readonly safety?: Safety;
  readonly refused?: string;
  readonly written?: string;
}

const ills: Readonly<Record<string, Ill>> = {
  bad: {},
  hint: { severity: "hint" },
  // What the fix makes of it is found to be as bad.
  stubborn: { written: "stubborn" },
  twice: { written: "bad" },
  // What stands there then is an error, or a warning.
  fatal: { severity: "error", written: "deadly" },
  deadly: { severity: "error", refused: "nobody knows how" },
  bold: { safety: "unsafe" },
  doubtful: { safety: "suggested" },
  hopeless: { refused: "it is too late" },
  unsaid: { written: "something" },
  broken: { written: '"' },
  alike: { written: "hopeless" },
  grave: { severity: "hint", written: "hopeless" },
};

/** Finds what is ill among the members of flat documents. */
function find(texts: ReadonlyMap<string, string>): readonly Finding[] {
  return [...texts].flatMap(([source, text]) => {
    const { data } = readText(text, source);
    return Object.entries(isObject(data) ? data : {}).flatMap(([key, value]): readonly Finding[] => {
      const ill = ills[String(value)];
      if (ill === undefined) return [];
      const { severity = "warn", safety = "safe", refused, written = "good" } = ill;
      const start = text.indexOf(`${key}: `) + key.length + 2 - Number(text.startsWith("\ufeff"));
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      const path = [key];
      const facts = { title: "Make it good", safety };
      const meant =
        { stubborn: "stubborn", twice: "bad", fatal: "deadly", grave: "hopeless", alike: "hopeless" }[String(value)] ??
        "good";
      const fix: FindingFix =
        refused === undefined
          ? {
              ...facts,
              edits: [{ kind: "set", source, path, value: meant }],
              splices: [{ source, start, end: start + String(value).length, range, text: written }],
            }
          : { ...facts, refused };
      return [{ code: `no-${value}`, message: "It is ill.", severity, source, path, range, fix }];
    });
  });
}

async function run(files: Readonly<Record<string, string>>, options: Partial<MendOptions> = {}) {
  let lints = 0;
  const read = (path: string) => Buffer.from(files[path] ?? "");
  const mending = await mend({
    allowed: "safe",
    lint: async (changed) => {
      lints++;
      const texts = Object.keys(files).map((path) => [path, String(changed.get(path) ?? files[path])] as const);
      return { findings: find(new Map(texts)), faults: 0 };
    },
    pathOf: (source) => source,
    read,
    protects: () => undefined,
    ...options,
  });
  return {
    texts: Object.fromEntries(mending.documents.map(({ path, after }) => [path, after.text])),
    mended: mending.mended.map(({ source, code, path }) => `${source} ${code} ${path.join(".")}`),
    left: mending.left.map(({ finding, reason }) => `${finding.path.join(".")}: ${reason}`),
    fresh: mending.fresh.map(({ code, path }) => `${path.join(".")} ${code}`),
    more: Object.fromEntries(mending.more),
    lints,
  };
}

describe("mend", () => {
  test("mends what it may, in one pass where nothing is in the way", async () => {
    expect(await run({ "a.yaml": "x: bad\ny: good\nz: bad # because\n", "b.yaml": "x: bad" })).toEqual({
      texts: { "a.yaml": "x: good\ny: good\nz: good # because\n", "b.yaml": "x: good" },
      mended: ["a.yaml no-bad x", "a.yaml no-bad z", "b.yaml no-bad x"],
      left: [],
      fresh: [],
      more: {},
      lints: 2,
    });
  });

  test("line ends, a byte order mark and a missing line end stay", async () => {
    const { texts } = await run({ "a.yaml": "\ufeffx: bad\r\ny: 1\r\n", "b.yaml": "y: é\nx: bad" });
    expect(texts).toEqual({ "a.yaml": "\ufeffx: good\r\ny: 1\r\n", "b.yaml": "y: é\nx: good" });
  });

  test("leaves what asks for more, and counts it", async () => {
    const { texts, left, more } = await run({ "a.yaml": "x: bold\ny: doubtful\nz: bold\nu: hopeless\n" });
    expect({ texts, left, more }).toEqual({
      texts: {},
      left: ["u: it is too late"],
      more: { unsafe: 2, suggested: 1 },
    });
  });

  test.each([
    ["suggested", "x: bold\ny: good\n"],
    ["unsafe", "x: good\ny: good\n"],
  ] as const)("with %s fixes allowed, mends more", async (allowed, text) => {
    expect((await run({ "a.yaml": "x: bold\ny: doubtful\n" }, { allowed })).texts).toEqual({ "a.yaml": text });
  });

  test("what shows only when another was mended is mended in the next pass", async () => {
    const { texts, mended } = await run({ "a.yaml": "x: twice\n" });
    expect(texts).toEqual({ "a.yaml": "x: good\n" });
    expect(mended).toEqual(["a.yaml no-twice x", "a.yaml no-bad x"]);
  });

  test("a fix after which the finding is still there is taken back", async () => {
    const { texts, left, mended } = await run({ "a.yaml": "x: stubborn\ny: bad\n" });
    expect(texts).toEqual({ "a.yaml": "x: stubborn\ny: good\n" });
    expect(mended).toEqual(["a.yaml no-bad y"]);
    expect(left).toEqual(["x: the finding would still be there"]);
  });

  test("a fix that brings an error is taken back, whatever it mends, and so is one that brings what is graver", async () => {
    const { texts, left } = await run({ "a.yaml": "u: bad\nx: fatal\ny: bad\nz: grave\n" });
    expect(texts).toEqual({ "a.yaml": "u: good\nx: fatal\ny: good\nz: grave\n" });
    expect(left).toEqual(["x: it would bring up no-deadly", "z: it would bring up no-hopeless"]);
  });

  test("what is as grave as what was mended may come up", async () => {
    const { fresh } = await run({ "a.yaml": "x: alike\n" });
    expect(fresh).toEqual(["x no-hopeless"]);
    expect((await run({ "a.yaml": "x: twice\ny: hint\n" })).fresh).toEqual([]);
    expect((await run({ "a.yaml": "x: twice\ny: hint\n" })).texts).toEqual({ "a.yaml": "x: good\ny: good\n" });
  });

  test("a fix whose text is not what its edits say is found among others and refused", async () => {
    const members = Array.from({ length: 20 }, (_, index) => `k${10 + index}: bad\n`).join("");
    const { texts, left } = await run({ "a.yaml": `${members}x: unsaid\ny: broken\n` });
    expect(texts["a.yaml"]).toBe(`${members.replaceAll("bad", "good")}x: unsaid\ny: broken\n`);
    expect(left).toEqual(["x: more would change than what is meant", "y: the document could not be read any more"]);
  });

  test("where hundreds of fixes spoil a text, it is not read for each of them", async () => {
    const members = Array.from({ length: 2000 }, (_, index) => `k${1000 + index}: broken\n`).join("");
    const { texts, left } = await run({ "a.yaml": members });
    expect(texts).toEqual({});
    expect(left).toHaveLength(2000);
    expect(new Set(left.map((line) => line.replace(/^.*: /, "")))).toEqual(
      new Set(["the document could not be read any more", "it could not be verified in time"]),
    );
  });

  test("a description that could not be checked any more is reason enough", async () => {
    const lint: MendOptions["lint"] = async (changed) => {
      const text = String(changed.get("a.yaml") ?? "x: bad\ny: bad\n");
      return { findings: find(new Map([["a.yaml", text]])), faults: Number(text.includes("y: good")) };
    };
    const { texts, left } = await run({ "a.yaml": "x: bad\ny: bad\n" }, { lint });
    expect(texts).toEqual({ "a.yaml": "x: good\ny: bad\n" });
    expect(left).toEqual(["y: a description could not be checked any more"]);
  });

  test("what the fixes of one rule bring about together is found without a try of each fix of the others", async () => {
    const list = (name: string, value: string) =>
      Array.from({ length: 200 }, (_, index) => `${name}${100 + index}: ${value}\n`).join("");
    const text = `${list("b", "bad")}${list("h", "hint")}last: good\n`;
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    let lints = 0;
    const lint: MendOptions["lint"] = async (changed) => {
      lints++;
      const findings = find(new Map([["a.yaml", String(changed.get("a.yaml") ?? text)]]));
      const isRare = findings.filter(({ severity }) => severity === "hint").length < 100;
      const fresh = {
        code: "few",
        message: "Few.",
        severity: "warn",
        source: "a.yaml",
        path: ["last"],
        range,
      } as const;
      return { findings: isRare ? [...findings, fresh] : findings, faults: 0 };
    };
    const { mended } = await run({ "a.yaml": text }, { lint });
    expect(mended.filter((line) => line.includes("no-bad"))).toHaveLength(200);
    expect(mended.filter((line) => line.includes("no-hint"))).toHaveLength(100);
    expect(lints).toBeLessThan(80);
  });

  test("a file that must not be written is left alone, with the reason", async () => {
    const protects = (path: string) => (path === "b.yaml" ? "b.yaml is read-only" : undefined);
    const { texts, left } = await run({ "a.yaml": "x: bad\n", "b.yaml": "x: bad\n" }, { protects });
    expect(texts).toEqual({ "a.yaml": "x: good\n" });
    expect(left).toEqual(["x: b.yaml is read-only"]);
  });

  test("what would break clients is found among the rest, and refused", async () => {
    const isBroken = (bytes: Uint8Array | undefined) => String(bytes ?? "").includes("y: good");
    const breaks: MendOptions["breaks"] = async (before, after) =>
      isBroken(after.get("a.yaml")) && !isBroken(before.get("a.yaml")) ? [[]] : [];
    const { texts, left } = await run({ "a.yaml": "x: bad\ny: bad\nz: twice\n" }, { breaks });
    expect(texts).toEqual({ "a.yaml": "x: good\ny: bad\nz: good\n" });
    expect(left).toEqual(["y: it would break clients"]);
  });

  test("of two that ask for the opposite, neither is heeded; nothing is renamed back", async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const findNames = (text: string, next: Readonly<Record<string, string>>): readonly Finding[] => {
      const [name = "", source] = [/\w+/.exec(text)?.[0], "a.yaml"];
      const key = next[name];
      if (key === undefined) return [];
      const edits = [{ kind: "rename", source, path: [name], key }] as const;
      const splices = [{ source, start: 0, end: name.length, range, text: key }];
      const fix: FindingFix = { title: "Rename it", safety: "safe", edits, splices };
      return [{ code: `no-${name}`, message: "", severity: "warn", source, path: [name], range, fix }];
    };
    const lintWith =
      (next: Readonly<Record<string, string>>): MendOptions["lint"] =>
      async (changed) => ({ findings: findNames(String(changed.get("a.yaml") ?? "a: 1\n"), next), faults: 0 });
    const two = await run({ "a.yaml": "a: 1\n" }, { lint: lintWith({ a: "b", b: "a" }) });
    expect(two).toMatchObject({ texts: {}, left: ["a: it would bring up no-b"] });
    const three = await run({ "a.yaml": "a: 1\n" }, { lint: lintWith({ a: "b", b: "c", c: "a" }) });
    expect(three).toMatchObject({ texts: { "a.yaml": "c: 1\n" }, left: ["c: it would undo another fix"] });
  });

  test("gives up after ten passes on what comes back in turns", async () => {
    let turn = 0;
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const lint: MendOptions["lint"] = async (changed) => {
      const text = String(changed.get("a.yaml") ?? "x: a0\n");
      const [next, path, source] = [`a${++turn}`, ["x"], "a.yaml"];
      const splices = [{ source, start: 3, end: text.length - 1, range, text: next }];
      const fix: FindingFix = {
        title: "",
        safety: "safe",
        edits: [{ kind: "set", source, path, value: next }],
        splices,
      };
      return { findings: [{ code: text, message: "", severity: "warn", source, path, range, fix }], faults: 0 };
    };
    const { mended, left } = await run({ "a.yaml": "x: a0\n" }, { lint });
    expect(mended).toHaveLength(10);
    expect(left).toEqual(["x: other fixes are in the way"]);
  });
});
