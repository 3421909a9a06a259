import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openApprovals } from "../../src/cli/approvals-file.ts";
import { isUserError } from "../../src/core/user-error.ts";
import { type Approval, addApprovals, applyApprovals } from "../../src/triage/approvals.ts";
import { formatApprovals } from "../../src/triage/write-approvals.ts";
import { makeFolder } from "../support/command.ts";
import { listHostileStrings } from "../support/hostile-strings.ts";
import { createRandom } from "../support/random.ts";

const name = "statute-approvals.yaml";
const hash = (text: string | number) => createHash("md5").update(String(text)).digest("hex");
const one: Approval = { fingerprint: hash(1), reason: "Agreed with all clients.", by: "Ann", comment: "# GET /a, 404" };
const two: Approval = { fingerprint: hash(2), reason: "Nobody used it." };
const format = (approvals: readonly Approval[]) => [...formatApprovals(approvals)].join("");

function read(text: string | Uint8Array): readonly Approval[] {
  return openApprovals({ cwd: makeFolder({ [name]: text }) }).content ?? [];
}

describe("the file", () => {
  test("is sorted, an approval a line", () => {
    const text = `# Changes of the contract that are meant; \`statute approve --help\` says more.
version: 1
approvals:
  - { fingerprint: "c4ca4238a0b923820dcc509a6f75849b", reason: "Agreed with all clients.", by: "Ann" } # GET /a, 404
  - { fingerprint: "c81e728d9d4c2f636f067f89cc14862c", reason: "Nobody used it." }
`;
    expect(format([one, two])).toBe(text);
    expect(format([two, one])).toBe(text);
    expect(read(text)).toEqual([one, two]);
  });

  test("tells which description it is about", () => {
    const text = format([{ ...two, description: "apis/a #1.yaml" }]);
    expect(text).toContain('c", description: "apis/a #1.yaml", reason: "');
    expect(read(text)).toEqual([{ ...two, description: "apis/a #1.yaml" }]);
  });

  test("without an approval can be read too", () => {
    expect(format([])).toMatch(/\nversion: 1\napprovals: \[\]\n$/);
    expect(read(format([]))).toEqual([]);
    expect(read("version: 1\n")).toEqual([]);
    expect(read("version: 1\napprovals:\n")).toEqual([]);
  });

  test("changes in one line where one is added", () => {
    const before = format([one, two]).split("\n");
    const after = format([{ fingerprint: hash(3), reason: "New." }, one, two]).split("\n");
    expect(after.filter((line) => !before.includes(line))).toHaveLength(1);
    expect(after.filter((line) => before.includes(line))).toEqual(before);
  });

  test("keeps what people wrote", () => {
    const text = format([one, two])
      .replace("  - {", "  # Until version 3.\n  # Ask Ann.\n  - {")
      .replace("} # GET", "} # ours: GET");
    expect(format(read(text))).toBe(text);
  });

  test("may be written in other ways", () => {
    const text = `version: 1\napprovals:\n- fingerprint: ${hash(1).toUpperCase()}\n  reason: >-\n    Because\n    of that.\n`;
    expect(read(text)).toEqual([{ fingerprint: hash(1), reason: "Because of that." }]);
    expect(read(JSON.stringify({ version: 1, approvals: [two] }))).toEqual([two]);
    expect(read(format([one, two]).replaceAll("\n", "\r\n"))).toEqual([one, two]);
  });

  test("gives back whatever stands in it, and is the same when it is written again", () => {
    const texts = [...listHostileStrings(400, 5)].filter((text) => text.trim() !== "");
    texts.push(
      '" } # a comment',
      "a\n  - { fingerprint: x }",
      "<<<<<<< ours\n=======",
      "...\n---\n",
      "{[,]}: &a *a !!x",
    );
    const approvals = texts.map((text, index) => ({
      fingerprint: hash(index),
      reason: text,
      by: texts[texts.length - 1 - index],
    }));
    const written = format(approvals);
    const back = read(written);
    expect(new Map(back.map((approval) => [approval.fingerprint, approval]))).toEqual(
      new Map(approvals.map((approval) => [approval.fingerprint, approval])),
    );
    expect(format(back)).toBe(written);
    expect(written.split("\n")).toHaveLength(approvals.length + 4);
    expect(written).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202e]/u);
  });

  test("of fifty thousand approvals is read and written in seconds at most", () => {
    const many = Array.from({ length: 50_000 }, (_, index) => ({ ...one, fingerprint: hash(index) }));
    const start = performance.now();
    const text = format(many);
    const back = read(text);
    expect(format(back)).toBe(text);
    const changes = many.map(({ fingerprint }) => ({ fingerprint }));
    expect(applyApprovals(changes, back).stale).toEqual([]);
    expect(addApprovals(back, back)).toHaveLength(many.length);
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  test("stands in the working folder, or at the root of the repository", () => {
    const cwd = makeFolder({ [name]: format([one]), "apis/x": "", [`own/${name}`]: format([two]) });
    expect(openApprovals({ cwd: join(cwd, "apis") })).toMatchObject({ name: `../${name}`, path: join(cwd, name) });
    expect(openApprovals({ cwd: join(cwd, "own") }).content).toEqual([two]);
    rmSync(join(cwd, name));
    const none = { name, path: join(cwd, "apis", name), text: undefined, content: undefined };
    expect(openApprovals({ cwd: join(cwd, "apis") })).toEqual(none);
  });
});

describe("two branches that each add an approval", () => {
  const random = createRandom(3);
  const known = Array.from({ length: 30 }, () => ({ ...two, fingerprint: hash(random(1e9)) }));
  const merge = (ours: number, theirs: number, ...options: string[]) => {
    const files = {
      "ours.yaml": format([...known, { ...one, fingerprint: hash(ours) }]),
      "base.yaml": format(known),
      "theirs.yaml": format([...known, { ...one, fingerprint: hash(theirs) }]),
    };
    return execFileSync("git", ["merge-file", "-p", ...options, ...Object.keys(files)], {
      cwd: makeFolder(files),
      encoding: "utf8",
    });
  };

  test("are joined", () => {
    // They begin with `c` and `e`.
    const merged = merge(1, 3);
    expect(read(merged)).toHaveLength(32);
    expect(format(read(merged))).toBe(merged);
  });

  test("are joined side by side too, where git keeps the lines of both", () => {
    for (const theirs of [1, 2, 5, 8]) {
      const merged = read(merge(1, theirs, "--union"));
      const fingerprints = new Set(merged.map(({ fingerprint }) => fingerprint));
      expect(fingerprints).toEqual(new Set([...known.map((approval) => approval.fingerprint), hash(1), hash(theirs)]));
    }
  });
});

describe("a file that cannot be read is a user error, never no approvals", () => {
  const refusal = (cwd: string): string => {
    try {
      openApprovals({ cwd });
    } catch (error) {
      if (isUserError(error)) return `${error.message} ${error.hint ?? ""}`.trim();
      throw error;
    }
    throw new Error("It was read.");
  };
  const with_ = (text: string) => `version: 1\napprovals:\n  - ${text}\n`;
  const whole = `fingerprint: "${hash(1)}"`;
  test.each<[string, string | Uint8Array, RegExp]>([
    ["empty", "", /is empty\. Mend or restore it/],
    ["nothing but comments", "# Nothing.\n", /nothing but comments/],
    ["no YAML", "version: [", /is not valid YAML/],
    ["a list", "- 1\n", /it has no `version`/],
    ["a text", "Hello.\n", /it has no `version`/],
    ["no version", "approvals: []\n", /it has no `version`/],
    ["a later version", "version: 2\n", /is of version 2, and this Statute reads version 1\./],
    ["a version that is a text", 'version: "1"\n', /is of version "1", and/],
    ["not UTF-8", Buffer.from([0x76, 0xff, 0xfe, 0x0a]), /is not valid UTF-8/],
    ["binary", Buffer.from([0x76, 0x00, 0x0a]), /null byte/],
    ["an unknown key", "version: 1\napproval: []\n", /unknown key "approval"\. Is approvals meant\?/],
    ["a baseline", "version: 1\ndescriptions: {}\n", /unknown key "descriptions"\. There are version, approvals\./],
    ["__proto__", '{"version": 1, "__proto__": {"approvals": []}}', /unknown key "__proto__"/],
    [
      "an unknown key of an approval",
      with_(`{ ${whole}, reson: b }`),
      /unknown key "reson" in approval 1\. Is reason meant\?/,
    ],
    ["approvals in a mapping", "version: 1\napprovals: {}\n", /`approvals` is no list/],
    ["an approval that is a text", with_("a"), /approval 1 is no mapping/],
    ["no fingerprint", with_("{ reason: a }"), /approval 1 has no `fingerprint` of 32 hexadecimal digits/],
    ["half a fingerprint", with_("{ fingerprint: c4ca4238a0, reason: a }"), /has no `fingerprint` of 32/],
    [
      "a fingerprint that YAML takes for a number",
      with_("{ fingerprint: 12345678901234567890123456789012, reason: a }"),
      /`fingerprint` of approval 1 is no text; it may need quotes/,
    ],
    ["no reason", with_(`{ ${whole} }`), /approval 1 has no `reason`/],
    ["a blank reason", with_(`{ ${whole}, reason: " " }`), /approval 1 has no `reason`/],
    ["a reason that is a list", with_(`{ ${whole}, reason: [a] }`), /`reason` of approval 1 is no text/],
    ["a key twice", with_(`{ ${whole}, reason: a, reason: b }`), /faulty at line 3: /],
    [
      "a conflict",
      `version: 1\napprovals:\n<<<<<<< ours\n  - { ${whole}, reason: a }\n=======\n>>>>>>> theirs\n`,
      /holds a merge conflict at line 3\. Keep the entries of both sides/,
    ],
    ["nested without end", `version: ${"[".repeat(50_000)}`, /approvals/],
  ])("%s", (_, text, message) => {
    const said = refusal(makeFolder({ [name]: text }));
    expect(said).toMatch(/^The file of approvals statute-approvals\.yaml /);
    expect(said).toMatch(message);
  });

  test("what is no regular file", () => {
    const cwd = makeFolder({ "apis/x": "" });
    mkdirSync(join(cwd, name));
    expect(refusal(cwd)).toContain("is a folder.");
    rmSync(join(cwd, name), { recursive: true });
    symlinkSync(name, join(cwd, name));
    expect(refusal(join(cwd, "apis"))).toContain(`../${name} is a link that leads back to itself.`);
    rmSync(join(cwd, name));
    writeFileSync(join(cwd, name), "version: 3");
    expect(refusal(join(cwd, "apis"))).toContain(`../${name} is of version 3`);
  });
});

describe("approvals of changes", () => {
  const changes = [
    { fingerprint: hash(1), kind: "a" },
    { fingerprint: hash(3), kind: "b" },
  ] as const;

  test("are joined to them, and stale where there is none", () => {
    expect(applyApprovals(changes, [two, one])).toEqual({
      changes: [{ ...changes[0], approval: { reason: one.reason, by: "Ann" } }, changes[1]],
      stale: [two],
    });
    expect(applyApprovals(changes, [])).toEqual({ changes, stale: [] });
    expect(applyApprovals([], [one])).toEqual({ changes: [], stale: [one] });
  });

  test("are stale for descriptions that were compared, and where nobody knows which it was", () => {
    const ofA = { ...two, description: "a.yaml" };
    const ofB = { ...two, description: "b.yaml" };
    expect(applyApprovals(changes, [ofA, ofB, two], (name) => name === "a.yaml").stale).toEqual([ofA, two]);
  });

  test("without a name have none, and of two the first counts", () => {
    const { changes: approved } = applyApprovals(changes, [{ ...two, fingerprint: hash(1) }, one]);
    expect(approved[0]?.approval).toStrictEqual({ reason: two.reason });
  });

  test("given anew take the place of all their like, and leave what people wrote above", () => {
    const commented = { ...one, above: ["# Ask Ann."] };
    const anew = { fingerprint: one.fingerprint, reason: "Better." };
    expect(addApprovals([commented, two, one], [anew])).toEqual([two, { ...anew, above: ["# Ask Ann."] }]);
    expect(addApprovals([two], [one])).toEqual([two, { ...one, above: [] }]);
  });
});
