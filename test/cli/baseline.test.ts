import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, type Outcome, statute } from "../support/command.ts";
import { cpuTime } from "../support/cpu-time.ts";
import { createRandom } from "../support/random.ts";

const operation = (path: string, id = "", responses = slow) =>
  `  ${path}:\n    get:\n${id === "" ? "" : `      operationId: ${id}\n`}      responses:\n${responses}`;
const slow = '        "429": { description: Slow down., content: { text/plain: {} } }\n';
const mended =
  '        "429": { description: Slow down., content: { text/plain: {} }, headers: { Retry-After: { schema: { type: integer } } } }\n';
const describeApi = (...operations: string[]) =>
  `openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:\n${operations.join("")}`;

const a = describeApi(operation("/a", "listA"), operation("/m"), operation("/z/{id}"));
const name = "statute-baseline.yaml";
const only = ["--only", "429-retry-after"];

class Project {
  readonly cwd: string;

  constructor(files: Readonly<Record<string, string>>) {
    this.cwd = makeFolder(files);
  }

  run(...args: string[]): Promise<Outcome> {
    return statute(this.cwd, [...args, ...(args[0] === "baseline" && args[1] === "list" ? [] : only)]);
  }

  lint(...args: string[]): Promise<Outcome> {
    return this.run("*.yaml", "-f", "text", "--ignore-unknown-format", ...args);
  }

  async writeBaseline(...args: string[]): Promise<string> {
    const { code, out, err } = await this.run("baseline", "write", "*.yaml", "--ignore-unknown-format", ...args);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    return out;
  }

  read(file = name): string {
    return readFileSync(join(this.cwd, file), "utf8");
  }

  write(file: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(this.cwd, file)), { recursive: true });
    writeFileSync(join(this.cwd, file), text);
  }

  remove(file: string): void {
    rmSync(join(this.cwd, file));
  }
}

async function adopt(files: Readonly<Record<string, string>> = { "a.yaml": a }): Promise<Project> {
  const project = new Project(files);
  await project.writeBaseline();
  return project;
}

const accepts = { code: 0, out: "", err: "" };

describe("write", () => {
  test("holds each finding in a line, by document, sorted", async () => {
    const project = new Project({
      "b.yaml": describeApi(operation("/b")),
      "a.yaml": a,
      "c.yaml": describeApi("  {}\n"),
    });
    expect(await project.writeBaseline()).toBe(`${name} written: +4/−0, 4 entries\n`);
    const content = readFileSync(join(project.cwd, name), "utf8").match(/content: "([\da-f]+)"/)?.[1];
    expect(content).toHaveLength(12);
    expect(project.read().replaceAll(`content: "${content}", `, "")).toBe(
      `# Findings that do not count until they are mended; \`statute baseline --help\` says more.
version: 1
descriptions:
  "a.yaml":
    - { rule: "429-retry-after", pointer: "/paths/~1a/get/responses/429", status: "429", operation: "listA", reason: "Not reviewed yet." } # 429 Too Many Requests of GET /a has no \`Retry-After\`: document the field, so that clients wait as l…
    - { rule: "429-retry-after", pointer: "/paths/~1m/get/responses/429", status: "429", reason: "Not reviewed yet." } # 429 Too Many Requests of GET /m has no \`Retry-After\`: document the field, so that clients wait as l…
    - { rule: "429-retry-after", pointer: "/paths/~1z~1{}/get/responses/429", status: "429", reason: "Not reviewed yet." } # 429 Too Many Requests of GET /z/{id} has no \`Retry-After\`: document the field, so that clients wait…
  "b.yaml":
    - { rule: "429-retry-after", pointer: "/paths/~1b/get/responses/429", status: "429", reason: "Not reviewed yet." } # 429 Too Many Requests of GET /b has no \`Retry-After\`: document the field, so that clients wait as l…
  "c.yaml":
`,
    );
    expect(await project.lint()).toEqual(accepts);
  });

  test("is used, and named in the summary", async () => {
    const project = await adopt();
    expect(await project.run("a.yaml")).toEqual({
      code: 0,
      out: `\nNo findings in 1 description, 3 suppressed (ruleset: recommended; baseline: ${name})\n`,
      err: "",
    });
    expect((await project.run("a.yaml", "--no-baseline")).out).toContain(
      "3 errors in 1 description (ruleset: recommended)",
    );
    const { out } = await project.run("a.yaml", "-f", "json", "--show-suppressed");
    expect(JSON.parse(out)).toMatchObject(
      Array(3).fill({ suppressed: { by: "baseline", reason: "Not reviewed yet." } }),
    );
  });

  test("at the root of the repository serves its folders, under one name for each document", async () => {
    const project = new Project({ "apis/a.yaml": a });
    await project.run("baseline", "write", "apis/a.yaml");
    const inFolder = await statute(join(project.cwd, "apis"), ["a.yaml", "-f", "text", ...only]);
    expect(inFolder).toEqual(accepts);
    expect(project.read()).toContain('  "apis/a.yaml":\n');
  });

  test("changes no byte where nothing has changed, nor does another order of the same", async () => {
    const project = await adopt();
    const before = project.read();
    expect(await project.writeBaseline()).toBe(`${name} unchanged: +0/−0, 3 entries\n`);
    expect(project.read()).toBe(before);
    project.write(
      "a.yaml",
      describeApi(operation("/z/{otherId}"), operation("/a", "listA"), "\n  # Comment.\n", operation("/m")),
    );
    await project.writeBaseline();
    expect(project.read()).toBe(before);
    expect(readdirSync(project.cwd).filter((file) => file.includes("tmp"))).toEqual([]);
  });

  test("adds only where it is told to, and then one line for one finding", async () => {
    const project = await adopt();
    const before = project.read();
    project.write("a.yaml", a + operation("/new"));
    const refused = await project.run("baseline", "write", "a.yaml");
    expect(refused).toEqual({
      code: 2,
      out: `${name} not written: +1/−0, 4 entries\n  + a.yaml#/paths/~1new/get/responses/429 429-retry-after\n`,
      err: `statute: ${name} would get 1 entry more, so it was left as it is. Mend the findings, or accept them with --add.\n`,
    });
    expect(project.read()).toBe(before);
    expect(await project.writeBaseline("--add", "--reason", "Accepted.")).toBe(`${name} written: +1/−0, 4 entries\n`);
    const added = project
      .read()
      .split("\n")
      .filter((line) => !before.split("\n").includes(line));
    expect(added).toHaveLength(1);
    expect(added[0]).toContain('reason: "Accepted."');
    expect(
      project
        .read()
        .split("\n")
        .filter((line) => line !== added[0])
        .join("\n"),
    ).toBe(before);
    expect(await project.lint()).toEqual(accepts);
  });

  test("keeps what people wrote", async () => {
    const project = await adopt();
    const written = project
      .read()
      .replace(
        'reason: "Not reviewed yet." } # 429 Too Many Requests of GET /m',
        "reason: Known., owner: web team, expires: 2027-01-31 } # ours; of GET /m",
      )
      .replace("    - { rule", "    # Look at this first.\n    - { rule");
    project.write(name, written);
    project.write("a.yaml", a.replace("/m:", "/moved:") + operation("/new"));
    await project.writeBaseline("--add");
    expect(project.read()).toContain('reason: "Known.", owner: "web team", expires: "2027-01-31" } # ours; of GET /m');
    expect(project.read()).toContain(
      '    # Look at this first.\n    - { rule: "429-retry-after", pointer: "/paths/~1a/',
    );
    expect(await project.lint()).toEqual(accepts);
  });

  test("leaves entries of other descriptions alone, also where they share a document", async () => {
    const user = (path: string) =>
      describeApi(operation(path, "", '        "429": { $ref: "./common/slow.yaml#/Slow" }\n'));
    const files = {
      "a.yaml": user("/a"),
      "b.yaml": user("/b"),
      "common/slow.yaml": "Slow: { description: Slow down. }\n",
    };
    const project = await adopt(files);
    const before = project.read();
    expect(before).toContain('shared:\n  "common/slow.yaml":\n    - {');
    project.write("a.yaml", describeApi("  {}\n"));
    const { out } = await project.run("baseline", "write", "a.yaml");
    expect(out).toBe(`${name} unchanged: +0/−0, 1 entry\n`);
    expect((await project.run("a.yaml")).err).toBe("");
    project.write("b.yaml", describeApi("  {}\n"));
    expect((await project.lint()).err).toContain("common/slow.yaml#/Slow (429) 429-retry-after");
    await project.writeBaseline();
    expect(project.read()).not.toContain("slow.yaml");
  });

  test("writes nothing where a description cannot be checked", async () => {
    const project = new Project({ "a.yaml": a, "b.yaml": "openapi: [" });
    const { code, out, err } = await project.run("baseline", "write", "*.yaml");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("b.yaml");
    expect(readdirSync(project.cwd)).not.toContain(name);
  });

  test("goes where it is told to", async () => {
    const project = new Project({ "a.yaml": a });
    await project.run("baseline", "write", "a.yaml", "--baseline", "etc/known.yml");
    expect((await project.run("a.yaml")).code).toBe(1);
    expect(await project.run("a.yaml", "-f", "text", "--baseline", "etc/known.yml")).toEqual(accepts);
    for (const args of [["a.yaml"], ["baseline", "write", "a.yaml"]])
      expect((await project.run(...args, "--baseline", "known.json")).err).toBe(
        "statute: known.json is no name for a baseline, which is YAML. Let it end in .yaml.\n",
      );
    expect(await project.run("a.yaml", "--baseline", "nowhere.yaml")).toMatchObject({ code: 2, out: "" });
  });
});

describe("what stays the same finding", () => {
  const message = "Not reviewed yet.";
  test.each<[string, string]>([
    ["lines that move", `# A comment.\n\n${a.replace("paths:", "\n\npaths:")}`],
    ["paths in another order", describeApi(operation("/z/{id}"), operation("/m"), operation("/a", "listA"))],
    ["a path parameter that is called otherwise", a.replace("{id}", "{userId}")],
    ["an operation on another path", a.replace("/a:", "/elsewhere:")],
    ["a whole path without an operationId that moved", a.replace("/m:", "/v2/m:")],
    ["another description of the response", a.replaceAll("Slow down.", "Wait a moment.")],
    [
      "a response that became a component",
      `${a.replace(slow, '        "429": { $ref: "#/components/responses/Slow" }\n')}components: { responses: { Slow: { description: Slow down., content: { text/plain: {} } } } }\n`,
    ],
  ])("%s", async (_, text) => {
    const project = await adopt();
    expect(text).not.toBe(a);
    project.write("a.yaml", text);
    expect(await project.lint("--strict-baseline")).toEqual(accepts);
  });

  test("a message in other words", async () => {
    const project = await adopt();
    project.write(name, project.read().replaceAll(/# 429 .*/g, "# It was said in other words."));
    const before = project.read();
    expect(await project.lint("--strict-baseline")).toEqual(accepts);
    await project.writeBaseline();
    expect(project.read()).toBe(before);
    expect(before).toContain(message);
  });

  test("a document that moved", async () => {
    const project = await adopt();
    project.remove("a.yaml");
    project.write("b.yaml", a);
    expect(await project.lint("--strict-baseline")).toEqual(accepts);
    await project.writeBaseline();
    expect(project.read()).not.toContain("a.yaml");
  });
});

describe("what does not", () => {
  test.each([
    [
      "fixed here, and added there",
      describeApi(operation("/a", "listA", mended), operation("/m"), operation("/z/{id}"), operation("/new")),
    ],
    [
      "the same with an operationId",
      describeApi(operation("/a", "listA", mended), operation("/m"), operation("/z/{id}"), operation("/new", "new")),
    ],
    [
      "a response removed here, and added there",
      describeApi(
        operation("/a", "listA", '        "200": { description: All. }\n'),
        operation("/m"),
        operation("/z/{id}"),
        operation("/new"),
      ),
    ],
  ])("%s", async (_, text) => {
    const project = await adopt();
    project.write("a.yaml", text);
    const { code, out, err } = await project.lint();
    expect(code).toBe(1);
    expect(out).toMatch(/^a\.yaml:\d+:9 error 429-retry-after "429 Too Many Requests of GET \/new .*"\n$/);
    expect(err).toContain("1 entry whose finding is gone");
    expect(err).toContain("  a.yaml#/paths/~1a/get/responses/429 429-retry-after\n");
  });
});

describe("stale entries", () => {
  const fewer = describeApi(operation("/a", "listA", mended), operation("/m"), operation("/z/{id}"));

  test("are listed, fail where that is asked for, and are pruned", async () => {
    const project = await adopt();
    project.write("a.yaml", fewer);
    const err = `statute: ${name} has 1 entry whose finding is gone; \`statute baseline prune\` removes them:\n  a.yaml#/paths/~1a/get/responses/429 429-retry-after\n`;
    expect(await project.lint()).toEqual({ code: 0, out: "", err });
    expect(await project.lint("--strict-baseline")).toEqual({ code: 1, out: "", err });
    const before = project.read().split("\n");
    expect((await project.run("baseline", "prune", "a.yaml")).out).toBe(`${name} written: +0/−1, 2 entries\n`);
    expect(project.read().split("\n")).toEqual(before.filter((line) => !line.includes("~1a/")));
    expect(await project.lint("--strict-baseline")).toEqual(accepts);
  });

  test("are pruned without anything added", async () => {
    const project = await adopt();
    project.write("a.yaml", fewer + operation("/new"));
    expect((await project.run("baseline", "prune", "a.yaml")).out).toBe(`${name} written: +0/−1, 2 entries\n`);
    expect(project.read()).not.toContain("~1new");
    expect((await project.lint()).code).toBe(1);
  });

  test("are none of rules and descriptions that were not asked", async () => {
    const project = await adopt({ "a.yaml": a, "b.yaml": describeApi(operation("/b")) });
    project.write("a.yaml", fewer);
    expect(await project.run("b.yaml", "-f", "text", "--strict-baseline")).toEqual(accepts);
    const other = await statute(project.cwd, ["a.yaml", "--only", "405-allow", "-f", "text", "--strict-baseline"]);
    expect(other).toEqual(accepts);
  });

  test("are those of a description that is gone", async () => {
    const project = await adopt({ "a.yaml": a, "b.yaml": describeApi(operation("/b")) });
    project.remove("b.yaml");
    expect((await project.lint()).err).toContain("b.yaml#/paths/~1b/get/responses/429");
  });

  test("a list of many is cut short", async () => {
    const project = await adopt({
      "a.yaml": describeApi(...Array.from({ length: 30 }, (_, n) => operation(`/a${n}`))),
    });
    project.write("a.yaml", describeApi("  {}\n"));
    const { err } = await project.lint();
    expect(err.split("\n")).toHaveLength(23);
    expect(err).toContain("  … and 10 more\n");
  });
});

describe("expired entries", () => {
  test("no longer suppress, and are listed", async () => {
    const project = await adopt({ "a.yaml": describeApi(operation("/a")) });
    project.write(name, project.read().replace(" }", ', expires: "2026-07-01" }'));
    expect(await project.lint()).toEqual(accepts);
    const { code, out, err } = await statute(project.cwd, ["a.yaml", "-f", "text", ...only], { today: "2026-07-02" });
    expect(code).toBe(1);
    expect(out).toContain("429-retry-after");
    expect(err).toBe(
      `statute: ${name} has 1 entry whose day is over, with findings that count again:\n  a.yaml#/paths/~1a/get/responses/429 429-retry-after\n`,
    );
  });
});

test("list", async () => {
  const project = await adopt({ "a.yaml": describeApi(operation("/a"), operation("/b")) });
  project.write(
    name,
    project.read().replace('reason: "Not reviewed yet." }', 'owner: "web\u202e", expires: 2026-01-31 }'),
  );
  expect(await project.run("baseline", "list")).toEqual({
    code: 0,
    out: `a.yaml#/paths/~1a/get/responses/429 429-retry-after: no reason given (web�) until 2026-01-31, expired
a.yaml#/paths/~1b/get/responses/429 429-retry-after: Not reviewed yet.
2 entries in ${name}
`,
    err: "",
  });
  expect((await new Project({}).run("baseline", "list")).err).toContain(`There is no baseline ${name}.`);
  expect((await new Project({}).run("baseline", "prune", "a.yaml")).err).toContain(`There is no baseline ${name}.`);
});

describe("merges", () => {
  const git = (cwd: string, ...args: string[]) =>
    execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], { cwd, stdio: "pipe" });

  test("two branches that each add an entry are joined", async () => {
    const project = await adopt();
    rmSync(join(project.cwd, ".git"), { recursive: true });
    git(project.cwd, "init", "-q", "-b", "main");
    git(project.cwd, "add", ".");
    git(project.cwd, "commit", "-qm", "base");
    const change = async (branch: string, text: string) => {
      git(project.cwd, "checkout", "-q", "-b", branch, "main");
      project.write("a.yaml", text);
      await project.writeBaseline("--add");
      git(project.cwd, "commit", "-qam", branch);
    };
    await change("one", a.replace("paths:\n", `paths:\n${operation("/b")}`));
    await change("two", a + operation("/n"));
    git(project.cwd, "merge", "-q", "--no-edit", "one");
    expect(await project.lint("--strict-baseline")).toEqual(accepts);
    const merged = project.read();
    await project.writeBaseline();
    expect(project.read()).toBe(merged);
  });

  test("side by side too, where git keeps the lines of both", async () => {
    const project = await adopt();
    const base = project.read();
    const added = async (path: string) => {
      project.write(name, base);
      project.write("a.yaml", a + operation(path));
      await project.writeBaseline("--add");
      return project.read();
    };
    const sides = { "ours.yaml": await added("/n"), "base.yaml": base, "theirs.yaml": await added("/o") };
    const folder = makeFolder(sides);
    project.write(name, execFileSync("git", ["merge-file", "-p", "--union", ...Object.keys(sides)], { cwd: folder }));
    project.write("a.yaml", a + operation("/n") + operation("/o"));
    expect(await project.lint("--strict-baseline")).toEqual(accepts);
  });
});

describe("a baseline that cannot be read is a user error, never no baseline", () => {
  const entry = '{ rule: 429-retry-after, pointer: "/a" }';
  const under = (text: string) => `version: 1\ndescriptions:\n  a.yaml:\n    - ${text}\n`;
  test.each<[string, string | Uint8Array, RegExp]>([
    ["empty", "", /is empty/],
    ["nothing but comments", "# Nothing.\n", /nothing but comments/],
    ["no YAML", "version: [", /is not valid YAML/],
    ["a list", "- 1\n", /it has no `version`/],
    ["a text", "Hello.\n", /it has no `version`/],
    ["no version", "descriptions: {}\n", /it has no `version`/],
    ["a later version", "version: 2\n", /is a baseline of version 2, and this Statute reads version 1/],
    ["a version of another kind", 'version: { "1": 1 }\n', /is a baseline of version \{"1":1\}/],
    ["not UTF-8", Buffer.from([0x76, 0xff, 0xfe, 0x0a]), /is not valid UTF-8/],
    ["binary", Buffer.from([0x76, 0x00, 0x0a]), /null byte/],
    ["an unknown key", "version: 1\ndescription: {}\n", /unknown key "description"\. Is descriptions meant\?/],
    [
      "an unknown key of an entry",
      under('{ rule: a, pointer: "", reson: b }'),
      /unknown key "reson" in entry 1 of a\.yaml\. Is reason meant\?/,
    ],
    ["documents in a list", "version: 1\nshared: []\n", /`shared` is no mapping of documents/],
    ["entries in a mapping", "version: 1\nshared: { a.yaml: {} }\n", /the entries of a\.yaml are no list/],
    ["an entry that is a text", under("a"), /entry 1 of a\.yaml is no mapping/],
    ["an entry without a rule", under('{ pointer: "" }'), /has no `rule` or no `pointer`/],
    ["a rule that is a list", under('{ rule: [a], pointer: "" }'), /`rule` of entry 1 of a\.yaml is no text/],
    [
      "a day that is none",
      under('{ rule: a, pointer: "", expires: soon }'),
      /`expires` of entry 1 of a\.yaml is no day/,
    ],
    ["a document twice", `${under(entry)}  a.yaml:\n    - ${entry}\n`, /faulty at line 5: /],
    [
      "a conflict",
      `version: 1\ndescriptions:\n  a.yaml:\n<<<<<<< ours\n    - ${entry}\n=======\n>>>>>>> theirs\n`,
      /holds a merge conflict at line 4\. Keep the entries of both sides/,
    ],
    ["nested without end", `version: ${"[".repeat(50_000)}`, /baseline/],
  ])("%s", async (_, text, message) => {
    const project = new Project({ "a.yaml": a });
    project.write(name, text);
    for (const args of [["a.yaml"], ["baseline", "write", "a.yaml"], ["baseline", "list"]]) {
      const { code, out, err } = await project.run(...args);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toMatch(/^statute: The baseline statute-baseline\.yaml /);
      expect(err).toMatch(message);
    }
    expect(readFileSync(join(project.cwd, name))).toEqual(Buffer.from(text));
  });

  test("a folder", async () => {
    const project = new Project({ "a.yaml": a, [`${name}/x`]: "" });
    expect(await project.run("a.yaml")).toMatchObject({ code: 2, err: expect.stringContaining("is a folder") });
  });
});

describe("hostile ones that can be read", () => {
  test("duplicate entries count as often as they are there", async () => {
    const project = await adopt({ "a.yaml": describeApi(operation("/a")) });
    project.write(name, project.read().replace(/( {4}- .*\n)/, "$1$1$1"));
    const { code, err } = await project.lint();
    expect(code).toBe(0);
    expect(err).toContain("2 entries whose finding is gone");
  });

  test("names that every object has", async () => {
    const project = new Project({ "a.yaml": a });
    project.write(
      name,
      `version: 1\ndescriptions:\n  __proto__:\n    - { rule: __proto__, pointer: constructor }\n  constructor:\n`,
    );
    expect((await project.lint()).code).toBe(1);
    expect((await project.run("baseline", "list")).out).toContain("__proto__#constructor __proto__: no reason given\n");
  });

  test("documents anywhere on the machine are not looked at", async () => {
    const project = await adopt({ "a.yaml": describeApi(operation("/a")) });
    project.write(name, project.read().replaceAll('"a.yaml"', '"../../../../../etc/passwd"'));
    expect((await project.lint()).code).toBe(1);
  });

  test("fifty thousand entries take seconds at most", async () => {
    const project = new Project({ "a.yaml": a });
    const line = (index: number) =>
      `    - { rule: "429-retry-after", pointer: "/paths/~1x${index}", content: "c0ffee", reason: "" } # Slow\n`;
    project.write(
      name,
      `version: 1\ndescriptions:\n  "a.yaml":\n${Array.from({ length: 50_000 }, (_, index) => line(index)).join("")}`,
    );
    const start = cpuTime();
    expect((await project.lint()).err).toContain("50000 entries whose finding is gone");
    expect(cpuTime() - start).toBeLessThan(15_000);
  });

  test("whatever a description is called, its entries come back as they were", async () => {
    const random = createRandom(7);
    const pieces = [
      "a",
      " ",
      "#",
      " # ",
      '"',
      "'",
      "\\",
      "\n",
      "\t",
      "\u0085",
      "\u2028",
      "\u202e",
      "\ufeff",
      "\u007f",
      "\u0000",
      "\u001b[2J",
      "\ud83d\ude00",
      "\ud800",
      "{",
      "}",
      "]",
      ": ",
      "- ",
      "~1",
      "%",
      "/",
      "<<<<<<<",
      "---",
      "é",
    ];
    const word = () => Array.from({ length: 1 + random(12) }, () => pieces[random(pieces.length)]).join("");
    for (let round = 0; round < 40; round++) {
      const paths = Object.fromEntries(
        Array.from({ length: 3 }, () => [
          `/${word()}`,
          { get: { operationId: word(), responses: { 429: { description: word(), content: { "text/plain": {} } } } } },
        ]),
      );
      const project = new Project({
        "a.json": JSON.stringify({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths }),
      });
      const written = await project.run("baseline", "write", "a.json", "--reason", word());
      expect(written.code).toBe(0);
      expect(await project.run("a.json", "-f", "text", "--strict-baseline")).toEqual(accepts);
      const before = project.read();
      expect(before).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202e]/u);
      expect((await project.run("baseline", "write", "a.json")).out).toContain("unchanged: +0/−0");
      expect(project.read()).toBe(before);
    }
  }, 60_000);
});
