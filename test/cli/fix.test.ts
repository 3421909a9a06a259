import { execFileSync } from "node:child_process";
import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { catalogue } from "../../src/catalogue.ts";
import { disk } from "../../src/engine/files.ts";
import { makeFolder, statute } from "../support/command.ts";
import { gitEnv, makeRepository } from "../support/repository.ts";

const ignored = "content-type-header-ignored";
const located = "201-location";

/** A field that OpenAPI ignores, which is safe to remove; and a response that lacks one. */
const api = `openapi: 3.1.0
info: { title: T, version: "1" } # the first one
paths:
  /orders:
    post:
      responses:
        "201":
          description: The order was placed.
          headers:
            Content-Type: # nobody reads this
              schema: { type: string }
            X-Id: { schema: { type: string } }
        "404":
          description:   Not here.
`;
/** The same with the field gone. */
const mended = api.replace(/ {12}Content-Type.*\n.*\n/, "");

function makeApi(text: string | Uint8Array = api, others: Readonly<Record<string, string>> = {}) {
  const cwd = makeFolder({ "a.yaml": text, ...others });
  const read = (name = "a.yaml") => readFileSync(join(cwd, name), "utf8");
  const run = (...args: string[]) =>
    statute(cwd, [...args, "--only", ignored, "--only", located, "-f", "text"], { env: gitEnv });
  return { cwd, read, run };
}

describe("--fix", () => {
  test("mends in place what is safe, and nothing else; what is left is reported", async () => {
    const { read, run } = makeApi();
    expect(await run("a.yaml", "--fix")).toEqual({
      code: 1,
      out: expect.stringMatching(/^a\.yaml:7:9 error 201-location .*\n$/),
      err: `Mended 1 finding in 1 file: 1 × ${ignored}.\n--fix-suggested could mend 1 more.\n`,
    });
    expect(read()).toBe(mended);
    expect((await run("a.yaml", "--fix")).err).toBe("Nothing was mended.\n--fix-suggested could mend 1 more.\n");
    expect(read()).toBe(mended);
  });

  test("what is left decides how the run ends", async () => {
    const { run } = makeApi();
    expect(await run("a.yaml", "--fix")).toMatchObject({ code: 1 });
    expect(await run("a.yaml", "--fix-suggested", "--fail-on", "hint")).toMatchObject({ code: 0, out: "" });
  });

  test("--fix-suggested mends also what is safe, and --fix-unsafe also what is suggested", async () => {
    for (const option of ["--fix-suggested", "--fix-unsafe"]) {
      const { read, run } = makeApi();
      expect(await run("a.yaml", option)).toEqual({
        code: 0,
        out: "",
        err: `Mended 2 findings in 1 file: 1 × ${located}, 1 × ${ignored}.\n`,
      });
      expect(read()).toContain("Location:");
      expect(read()).not.toContain("Content-Type");
    }
  });

  test("-q says nothing of it, but that something was left", async () => {
    const { cwd, read, run } = makeApi();
    expect(await run("a.yaml", "--fix", "-q")).toMatchObject({ err: "" });
    expect(read()).toBe(mended);
    writeFileSync(join(cwd, "a.yaml"), api);
    chmodSync(join(cwd, "a.yaml"), 0o444);
    expect(await run("a.yaml", "--fix", "-q")).toMatchObject({ err: "Left 1 finding whose fix cannot be made.\n" });
  });

  test("for how many operations one was mended is told", async () => {
    const refer = (path: string) =>
      `  /${path}:\n    get:\n      responses:\n        "200": { description: D. }\n        "429": { $ref: "#/components/responses/R" }\n`;
    const shared = `components:\n  responses:\n    R: { description: Later. }\n`;
    const { cwd } = makeApi(`openapi: 3.1.0\npaths:\n${refer("a")}${refer("b")}${refer("c")}${shared}`);
    const args = ["a.yaml", "--only", "429-retry-after"];
    expect((await statute(cwd, [...args, "--fix-suggested"])).err).toBe(
      "Mended 1 finding in 1 file: 1 × 429-retry-after for 3 operations.\n",
    );
  });

  test.each([
    ["CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark", (text: string) => `\ufeff${text}`],
    ["no line break at the end", (text: string) => text.trimEnd()],
    ["all of that", (text: string) => `\ufeff${text.trimEnd().replaceAll("\n", "\r\n")}`],
  ])("%s stays", async (_, change) => {
    const { read, run } = makeApi(change(api));
    await run("a.yaml", "--fix");
    expect(read()).toBe(change(mended));
  });

  test("quotes around a key are not blamed for what other fixes bring up below it", async () => {
    const text = `openapi: 3.0.3
paths:
  /a:
    get:
      responses:
        200:
          description: A.
          headers: { ETag: { type: "string\\n", example: "/a/1" } }
`;
    const cwd = makeFolder({ "a.yaml": text });
    const options = ["--only", "field-value-valid", "--only", "unquoted-status-key"];
    expect(await statute(cwd, ["a.yaml", "--fix-unsafe", ...options, "-f", "text"])).toMatchObject({
      out: "",
      code: 0,
    });
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toContain('"200":');
  });

  test("what is shared is left where any of the descriptions has a reason against it", async () => {
    const describe = (responses: string) => `openapi: 3.1.0\npaths:\n  /a:\n    post:\n      responses:\n${responses}`;
    const refer = (key: string) => `        "${key}": { $ref: "shared.yaml#/created" }\n`;
    const shared = "created:\n  description: New.\n";
    const { read, run } = makeApi(describe(refer("201")), {
      "b.yaml": describe(refer("201") + refer("403")),
      "shared.yaml": shared,
    });
    const { err } = await run("a.yaml", "b.yaml", "--fix-suggested");
    expect(err).toContain("201-location: the same definition serves 403 too");
    expect(read("shared.yaml")).toBe(shared);
  });

  test("what is shared is mended once, and the permissions of a file stay", async () => {
    const response = `{ $ref: "shared.yaml#/created" }`;
    const one = api.replace(/("201":)[\s\S]*(?= {8}"404")/, `$1 ${response}\n`);
    const shared = `created:\n  description: New.\n  headers: { Content-Type: {}, Location: {} }\n`;
    const { cwd, read, run } = makeApi(one, { "b.yaml": one, "shared.yaml": shared });
    chmodSync(join(cwd, "shared.yaml"), 0o640);
    expect(await run("*.yaml", "--ignore-unknown-format", "--fix")).toMatchObject({
      code: 0,
      out: "",
      err: `Mended 1 finding in 1 file: 1 × ${ignored} for 2 operations.\n`,
    });
    expect(read("shared.yaml")).toBe(shared.replace(" Content-Type: {},", ""));
    expect([read(), read("b.yaml")]).toEqual([one, one]);
    expect(statSync(join(cwd, "shared.yaml")).mode & 0o777).toBe(0o640);
  });

  test("of a link, the file is mended that it leads to", async () => {
    const { cwd, read, run } = makeApi();
    symlinkSync("a.yaml", join(cwd, "link.yaml"));
    await run("link.yaml", "--fix");
    expect(lstatSync(join(cwd, "link.yaml")).isSymbolicLink()).toBe(true);
    expect(read()).toBe(mended);
  });

  test.each<[string, (cwd: string) => string, string]>([
    [
      "is read-only",
      (cwd) => {
        chmodSync(join(cwd, "a.yaml"), 0o444);
        return "a.yaml";
      },
      "a.yaml is read-only",
    ],
    [
      "is outside of the working tree",
      (cwd) => {
        mkdirSync(join(cwd, "sub/.git"), { recursive: true });
        symlinkSync("../a.yaml", join(cwd, "sub/link.yaml"));
        return "sub/link.yaml";
      },
      "a.yaml is outside of the working tree",
    ],
    [
      "belongs to a package",
      (cwd) => {
        mkdirSync(join(cwd, "node_modules/p"), { recursive: true });
        writeFileSync(join(cwd, "node_modules/p/a.yaml"), api);
        return "node_modules/p/a.yaml";
      },
      "node_modules/p/a.yaml belongs to an installed package",
    ],
  ])("a file that %s is left alone", async (_, prepare, reason) => {
    const { cwd, read, run } = makeApi();
    const file = prepare(cwd);
    expect(await run(file, "--fix")).toMatchObject({
      err: `Nothing was mended.\nLeft 1 finding whose fix cannot be made:\n  1 × ${ignored}: ${reason}\n--fix-suggested could mend 1 more.\n`,
    });
    expect(read()).toBe(api);
  });

  test.each([
    ["a.yaml", "The report a.yaml would be written over a file that was read. Name another file."],
    ["a.yaml/report.txt", "a.yaml/report.txt cannot be written (EEXIST). Name a file that can be written."],
    ["deep", "deep is a folder. Name a file that can be written."],
  ])("nothing is mended where the report cannot be written: %s", async (file, reason) => {
    const { read, run } = makeApi(api, { "deep/x.txt": "" });
    expect(await run("a.yaml", "--fix", "-f", `text=${file}`)).toEqual({
      code: 2,
      out: "",
      err: `statute: ${reason}\n`,
    });
    expect(read()).toBe(api);
    expect((await run("a.yaml", "--fix", "-f", "text=new/report.txt")).err).toMatch(/^Mended/);
    expect(read("new/report.txt")).toContain(located);
  });

  test("a file that has changed meanwhile is not overwritten", async () => {
    const { cwd, read, run } = makeApi();
    const { read: readDisk } = disk;
    const spy = vi.spyOn(disk, "read").mockImplementation((path) => {
      const bytes = readDisk(path);
      writeFileSync(join(cwd, "a.yaml"), `${api}# one more line\n`);
      return bytes;
    });
    onTestFinished(() => spy.mockRestore());
    const file = join(cwd, "a.yaml");
    // What is linted is what was there at first.
    spy.mockImplementationOnce(() => Buffer.from(api)).mockImplementationOnce(() => Buffer.from(api));
    expect(await run(file, "--fix")).toEqual({
      code: 2,
      out: "",
      err: "statute: a.yaml has changed while it was checked, so nothing was mended. Run it again.\n",
    });
    expect(read()).toBe(`${api}# one more line\n`);
  });

  test.each([1, 2])("a file that is gone meanwhile is no fault of ours: after it was read %i times", async (reads) => {
    const { cwd, run } = makeApi();
    const spy = vi.spyOn(disk, "read").mockImplementation(() => {
      throw Object.assign(new Error("It is not there."), { code: "ENOENT" });
    });
    onTestFinished(() => spy.mockRestore());
    for (let read = 0; read < reads; read++) spy.mockImplementationOnce(() => Buffer.from(api));
    expect(await run(join(cwd, "a.yaml"), "--fix")).toEqual({
      code: 2,
      out: "",
      err: "statute: a.yaml has changed while it was checked, so nothing was mended. Run it again.\n",
    });
  });

  test("what is ignored, in the baseline, switched off or not asked for is not mended", async () => {
    const comment = api.replace("# nobody reads this", `# statute-ignore ${ignored} -- our gateway reads it`);
    const { cwd, read, run } = makeApi(comment);
    expect((await run("a.yaml", "--fix")).err).toMatch(/^Nothing was mended/);
    expect(read()).toBe(comment);

    writeFileSync(join(cwd, "a.yaml"), api);
    expect((await statute(cwd, ["a.yaml", "--fix", "--only", located])).err).toMatch(/^Nothing was mended/);
    expect((await statute(cwd, ["a.yaml", "--fix", "--rule", `${ignored}:off`])).err).not.toContain(ignored);
    await statute(cwd, ["baseline", "write", "a.yaml", "--only", ignored]);
    expect((await run("a.yaml", "--fix")).err).toMatch(/^Nothing was mended/);
    expect(read()).toBe(api);
    expect((await run("a.yaml", "--fix", "--no-baseline")).err).toMatch(/^Mended 1 finding/);
  });

  test("with --changed-since or --shard, only what is checked is mended", async () => {
    const { cwd, write } = makeRepository({ "a.yaml": api, "b.yaml": api });
    write({ "b.yaml": `${api}# changed\n` });
    const fix = (...args: string[]) =>
      statute(cwd, ["a.yaml", "b.yaml", "--only", ignored, "--fix", ...args], { env: gitEnv });
    expect((await fix("--changed-since", "main")).err).toBe(`Mended 1 finding in 1 file: 1 × ${ignored}.\n`);
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(api);
    write({ "b.yaml": api });
    await fix("--shard", "1/2");
    const texts = ["a.yaml", "b.yaml"].map((name) => readFileSync(join(cwd, name), "utf8"));
    expect(texts.sort()).toEqual([mended, api].sort());
  });

  test("standard input cannot be mended in place", async () => {
    const { cwd } = makeApi();
    for (const args of [["-"], ["-", "--stdin-filepath", "a.yaml"], ["--stdin-filepath", "a.yaml"]])
      expect(await statute(cwd, [...args, "--fix"], { stdin: api })).toEqual({
        code: 2,
        out: "",
        err: "statute: Standard input (-) cannot be mended in place. Give --fix-dry-run as well, which prints the difference.\n",
      });
  });

  test("what the configuration rates as breaking takes --fix-unsafe", async () => {
    const { read, run } = makeApi(api, {
      "statute.config.yaml": "changes: { ratings: { field-added: breaking } }\n",
    });
    expect((await run("a.yaml", "--fix-suggested")).err).toBe(
      `Mended 1 finding in 1 file: 1 × ${ignored}.\nLeft 1 finding whose fix cannot be made:\n  1 × ${located}: it would break clients\n`,
    );
    expect(read()).toBe(mended);
    expect((await run("a.yaml", "--fix-unsafe")).err).toBe(`Mended 1 finding in 1 file: 1 × ${located}.\n`);
  });

  test("a description that cannot be checked does not keep others from being mended", async () => {
    const { read, run } = makeApi(api, { "b.yaml": "[" });
    expect(await run("a.yaml", "b.yaml", "--fix")).toMatchObject({ code: 2 });
    expect(read()).toBe(mended);
  });

  test("a fault of ours is told with the name of the rule, and nothing is written", async () => {
    const { cwd, read } = makeApi(api);
    const fix = catalogue.rules.find(({ rule }) => rule.id === located)?.rule.fix;
    if (fix === undefined) throw new Error("It has no fix.");
    const spy = vi.spyOn(fix, "plan").mockImplementation(() => {
      throw new Error("Out of order.");
    });
    onTestFinished(() => spy.mockRestore());
    expect(await statute(cwd, ["a.yaml", "--fix"])).toMatchObject({
      code: 3,
      out: "",
      err: expect.stringContaining(`The fix of the rule ${located} failed: Out of order.`),
    });
    expect(read()).toBe(api);
    expect(await statute(cwd, ["a.yaml"])).toMatchObject({ code: 1 });
  });
});

describe("--fix-dry-run", () => {
  test("prints the difference, which git takes, and writes nothing; what it reports on is what is there", async () => {
    const { cwd, read } = makeApi(api, { "deep/b.yaml": `${api.trimEnd().replaceAll("\n", "\r\n")}` });
    const args = ["a.yaml", "deep/b.yaml", "--only", ignored, "--fail-on", "hint"];
    const { code, out, err } = await statute(cwd, [...args, "--fix-dry-run"]);
    expect({ code, err }).toEqual({ code: 1, err: `Would mend 2 findings in 2 files: 2 × ${ignored}.\n` });
    expect(out).toMatch(/^--- a\/a\.yaml\n\+\+\+ b\/a\.yaml\n@@ -7,8 \+7,6 @@\n/);
    expect(read()).toBe(api);
    execFileSync("git", ["apply"], { cwd, input: out, env: { ...gitEnv, GIT_DIR: undefined } });
    expect(read()).toBe(mended);
    expect(read("deep/b.yaml")).toBe(mended.trimEnd().replaceAll("\n", "\r\n"));
  });

  test("shows what the other options would mend", async () => {
    const { cwd } = makeApi();
    const { out } = await statute(cwd, ["a.yaml", "--only", located, "--fix-dry-run", "--fix-suggested"]);
    expect(out).toContain("Location:");
    expect((await statute(cwd, ["a.yaml", "--only", located, "--fix-dry-run"])).out).toBe("");
  });

  test.each([
    [["-"], "stdin"],
    [["-", "--stdin-filepath", "deep/b.yaml"], "deep/b.yaml"],
  ])("reads %j", async (args, name) => {
    const { cwd } = makeApi();
    const { code, out, err } = await statute(cwd, [...args, "--fix-dry-run", "--only", ignored], { stdin: api });
    expect({ code, err }).toEqual({ code: 0, err: `Would mend 1 finding in 1 file: 1 × ${ignored}.\n` });
    expect(out).toMatch(new RegExp(`^--- a/${name}\n[\\s\\S]*\n-            Content-Type: # nobody`));
  });

  test("a report has to go to a file", async () => {
    const { cwd } = makeApi();
    expect(await statute(cwd, ["a.yaml", "--fix-dry-run", "-f", "json"])).toEqual({
      code: 2,
      out: "",
      err: "statute: With --fix-dry-run, standard output holds the difference and no report. Give the report a file: -f json=report.json.\n",
    });
    const { out } = await statute(cwd, ["a.yaml", "--fix-dry-run", "-f", "text=report.txt"]);
    expect(out).toMatch(/^--- /);
    expect(readFileSync(join(cwd, "report.txt"), "utf8")).toContain(ignored);
  });

  test("a terminal gets nothing that it would obey", async () => {
    const { cwd } = makeApi(api.replace("nobody reads this", "\u202e"));
    const args = ["a.yaml", "--fix-dry-run"];
    expect((await statute(cwd, args)).out).toContain("\u202e");
    expect((await statute(cwd, args, { isTerminal: true })).out).not.toContain("\u202e");
  });

  test("what is outside of the working folder is named from the root", async () => {
    const { cwd } = makeApi(api, { "deep/b.yaml": api });
    const args = ["../a.yaml", "b.yaml", "--fix-dry-run", "--only", ignored];
    const { out } = await statute(join(cwd, "deep"), args);
    expect(out.match(/^--- .*$/gm)).toEqual(["--- a/a.yaml", "--- a/deep/b.yaml"]);
  });

  test("what is outside of the repository is named from the top", async () => {
    const { cwd } = makeApi(api, { "deep/b.yaml": api, "deep/.git/HEAD": "" });
    const args = ["../a.yaml", "b.yaml", "--fix-dry-run", "--only", ignored];
    const { out } = await statute(join(cwd, "deep"), args);
    const names = ["a.yaml", "deep/b.yaml"].map((name) => `--- a${join(cwd, name)}`);
    expect(out.replaceAll("<cwd>", `${cwd}/deep`).match(/^--- .*$/gm)).toEqual(names);
    expect(out).not.toContain("..");
  });
});
