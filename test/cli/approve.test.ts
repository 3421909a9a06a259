import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { describe, expect, test } from "vitest";
import { addApproveCommand, type FindChanges } from "../../src/cli/commands/approve.ts";
import { describeUserError } from "../../src/cli/describe-user-error.ts";
import type { Io } from "../../src/cli/io.ts";
import { isUserError } from "../../src/core/user-error.ts";
import type { DeltaReport, RatedChange } from "../../src/report/delta.ts";
import { printable } from "../../src/report/printable.ts";
import { makeFolder, makeWorld, type Outcome, statute } from "../support/command.ts";
import { describePaths } from "../support/delta.ts";
import { listHostileStrings } from "../support/hostile-strings.ts";
import { gitEnv, makeRepository } from "../support/repository.ts";

const name = "statute-approvals.yaml";
const hash = (text: string | number) => createHash("md5").update(String(text)).digest("hex");

/** A folder, and what a comparison says of it. */
class Project {
  readonly cwd: string;
  changes: readonly RatedChange[];
  checked = ["openapi.yaml"];
  asked: { patterns: readonly string[]; options: object }[] = [];

  constructor(cwd = makeFolder({ "openapi.yaml": "" })) {
    this.cwd = cwd;
    this.changes = [
      this.change("removed"),
      this.change("replaced", {
        kind: "error-code-replaced",
        rating: "risky",
        status: "400",
        before: "400",
        after: "422",
      }),
      this.change("gone", { kind: "operation-removed", operation: "GET /b", status: "", before: "GET /b" }),
    ];
  }

  change(seed: string, facts: Partial<RatedChange> = {}): RatedChange {
    return {
      kind: "error-code-removed",
      rating: "breaking",
      operation: "GET /a/{id}",
      status: "404",
      before: "404",
      after: null,
      reason: "Clients wait for it.",
      fingerprint: hash(seed),
      description: `${this.cwd}/openapi.yaml`,
      ...facts,
    };
  }

  async run(args: readonly string[], world: Partial<Io> = {}): Promise<Outcome> {
    const { io, written } = makeWorld(this.cwd, { env: { PATH: "" }, ...world });
    const findChanges: FindChanges = async (patterns, options) => {
      this.asked.push({ patterns, options });
      return {
        base: { name: "main" },
        head: { name: "the working tree" },
        changes: this.changes,
        run: { checked: this.checked.map((file) => `${this.cwd}/${file}`) },
      };
    };
    const program = new Command("statute").exitOverride().configureOutput({ ...io, outputError: io.writeErr });
    addApproveCommand(program, io, findChanges);
    try {
      await program.parseAsync(["approve", ...args], { from: "user" });
      return { code: 0, ...written() };
    } catch (error) {
      if (isUserError(error)) io.writeErr(`${printable(describeUserError(error))}\n`);
      else if (!(error instanceof CommanderError)) throw error;
      return { code: 2, ...written() };
    }
  }

  read(): string {
    return readFileSync(join(this.cwd, name), "utf8");
  }
}

const because = ["--reason", "Agreed."];

describe("an approval", () => {
  test("is written, with what it is for people", async () => {
    const project = new Project();
    expect(await project.run([hash("removed"), "--reason", "Agreed.", "--by", "Ann"])).toEqual({
      code: 0,
      out: `${name} written: 1 approval\n  + ${hash("removed")} openapi.yaml: breaking, error-code-removed, GET /a/{id}: 404\n`,
      err: "",
    });
    expect(project.read()).toBe(`# Changes of the contract that are meant; \`statute approve --help\` says more.
version: 1
approvals:
  - { fingerprint: "${hash("removed")}", description: "openapi.yaml", reason: "Agreed.", by: "Ann" } # error-code-removed, GET /a/{id}: 404
`);
    expect(readdirSync(project.cwd).sort()).toEqual([".git", "openapi.yaml", name]);
  });

  test("is named by the first digits, in either case; several at once, each once", async () => {
    const project = new Project();
    const [first, second] = [hash("removed").slice(0, 8), hash("replaced").toUpperCase()];
    expect((await project.run([first, second, hash("removed"), ...because])).code).toBe(0);
    expect(project.read().split("\n")).toHaveLength(6);
    expect(project.read()).toContain(`"${hash("removed")}"`);
    expect(project.read()).toContain("# error-code-replaced, GET /a/{id}: 400 → 422\n");
  });

  test("of an operation has no before and after", async () => {
    const project = new Project();
    await project.run([hash("gone"), ...because]);
    expect(project.read()).toContain("# operation-removed, GET /b\n");
  });

  test("given again is the same file; given anew, another line", async () => {
    const project = new Project();
    await project.run([hash("removed"), hash("gone"), ...because]);
    const before = project.read();
    expect((await project.run([hash("gone"), ...because])).out).toContain(`${name} unchanged: 2 approvals\n`);
    expect(project.read()).toBe(before);
    await project.run([hash("gone"), "--reason", "Better."]);
    const changed = before.split("\n").filter((line) => !project.read().includes(line));
    expect(changed).toHaveLength(1);
    expect(project.read().split("\n")).toHaveLength(before.split("\n").length);
  });

  test("is added to those at the root of the repository", async () => {
    const project = new Project();
    await project.run([hash("removed"), ...because]);
    mkdirSync(join(project.cwd, "apis"));
    const { out } = await project.run([hash("gone"), ...because], { cwd: join(project.cwd, "apis") });
    expect(out).toContain(`../${name} written: 2 approvals\n`);
    expect(project.read()).toContain('description: "openapi.yaml", reason: "Agreed." } # operation-removed');
    expect(readdirSync(join(project.cwd, "apis"))).toEqual([]);
  });

  test("compares what it is told to", async () => {
    const project = new Project();
    await project.run([hash("removed"), ...because, "--base", "v1", "--fetch", "--files", "a.yaml", "--files", "b"]);
    expect(project.asked).toMatchObject([{ patterns: ["a.yaml", "b"], options: { base: "v1", fetch: true } }]);
  });

  test("may have any reason, and describe anything, in one line", async () => {
    for (const text of listHostileStrings(60, 11)) {
      const project = new Project();
      project.changes = [project.change("x", { operation: text, status: text, before: text, after: text })];
      const { code, out, err } = await project.run([hash("x"), "--reason", `.${text}`, "--by", text]);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out.split("\n")).toHaveLength(3);
      expect(project.read().split("\n")).toHaveLength(5);
      expect(out).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
      expect(project.read()).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202e]/u);
      expect(await project.run([hash("x"), "--reason", `.${text}`, "--by", text])).toMatchObject({
        code: 0,
        out: expect.stringContaining("unchanged: 1 approval"),
      });
      const listed = await project.run(["--list"]);
      expect(listed.code).toBe(0);
      expect(listed.out.split("\n")).toHaveLength(3);
    }
  });
});

describe("by", () => {
  const repository = (user?: string) => {
    const { cwd, git } = makeRepository({ "openapi.yaml": "" });
    if (user !== undefined) git("config", "user.name", user);
    return new Project(cwd);
  };

  test.each<[string, string | undefined, readonly string[], string]>([
    ["git's user", "Ann # B.", [], ', by: "Ann # B." } # error'],
    ["who is named", "Ann", ["--by", "Ben"], ', by: "Ben" } # error'],
    ["nobody, where that is asked for", "Ann", ["--by", " "], '"Agreed." } # error'],
    ["nobody, where git knows nobody", undefined, [], '"Agreed." } # error'],
  ])("%s", async (_, user, args, written) => {
    const project = repository(user);
    expect(await project.run([hash("removed"), ...because, ...args], { env: gitEnv })).toMatchObject({
      code: 0,
      err: "",
    });
    expect(project.read()).toContain(written);
  });

  test("nobody, where there is no git", async () => {
    const project = repository("Ann");
    await project.run([hash("removed"), ...because], { env: { PATH: project.cwd } });
    expect(project.read()).toContain('"Agreed." } # error');
  });
});

describe("what is refused, with nothing written", () => {
  const refuse = async (args: readonly string[], project = new Project()) => {
    const { code, out, err } = await project.run(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(existsSync(join(project.cwd, name))).toBe(false);
    return { err, project };
  };

  test.each<[string, readonly string[], string]>([
    ["no fingerprint", because, "statute: No fingerprint is named. `statute check` tells that of each change.\n"],
    ["no reason", [hash("removed")], "statute: An approval has a reason. Say why the change is meant: --reason.\n"],
    ["an empty reason", [hash("removed"), "--reason", ""], "statute: An approval has a reason."],
    ["a blank reason", [hash("removed"), "--reason", " \n\t"], "statute: An approval has a reason."],
    ["seven digits", [hash("removed").slice(0, 7), ...because], "is no fingerprint of a change. It has 32 hexadecimal"],
    ["thirty-three", [`${hash("removed")}0`, ...because], "is no fingerprint of a change."],
    ["other letters", ["wxyzwxyz", ...because], 'statute: "wxyzwxyz" is no fingerprint of a change.'],
    ["what would move the cursor", ["\u001b[2J", ...because], '"\\u001b[2J" is no fingerprint'],
    ["--list with a fingerprint", ["--list", hash("removed")], "statute: --list approves nothing. Leave"],
    ["--prune with a reason", ["--prune", ...because], "statute: --prune approves nothing. Leave"],
    ["--prune with --list", ["--prune", "--list"], "cannot be used with option"],
    ["--list where there is none", ["--list"], `There is no file of approvals ${name}. \`statute approve <finger`],
    ["--prune where there is none", ["--prune"], `There is no file of approvals ${name}.`],
  ])("%s", async (_, args, sentence) => {
    const { err, project } = await refuse(args);
    expect(err).toContain(sentence);
    expect(project.asked).toEqual([]);
  });

  test("a fingerprint with a slip, where the nearest is named", async () => {
    const whole = hash("removed");
    const slip = `${whole.slice(0, 10)}${whole[10] === "0" ? "1" : "0"}`;
    const { err } = await refuse([slip, ...because]);
    expect(err).toBe(`statute: No change has the fingerprint ${slip}. Is ${whole.slice(0, 11)} meant?\n`);
  });

  test("a fingerprint of no change, where those are listed that there are", async () => {
    const { err } = await refuse([hash("removed"), hash("other"), ...because]);
    expect(err).toBe(`The changes that there are:
  ${hash("removed")} openapi.yaml: breaking, error-code-removed, GET /a/{id}: 404
  ${hash("replaced")} openapi.yaml: risky, error-code-replaced, GET /a/{id}: 400 → 422
  ${hash("gone")} openapi.yaml: breaking, operation-removed, GET /b
statute: No change has the fingerprint ${hash("other")}. Name one of those above.
`);
  });

  test("a list of many is cut short", async () => {
    const project = new Project();
    project.changes = Array.from({ length: 30 }, (_, index) => project.change(`${index}`));
    const { err } = await refuse([hash("other"), ...because], project);
    expect(err.split("\n")).toHaveLength(24);
    expect(err).toContain("  … and 10 more\n");
  });

  test("a fingerprint that is too short to tell two changes apart", async () => {
    const project = new Project();
    const [one, other] = [`${"a".repeat(31)}0`, `${"a".repeat(31)}1`];
    project.changes = [project.change("x", { fingerprint: one }), project.change("y", { fingerprint: other })];
    const { err } = await refuse(["a".repeat(8), ...because], project);
    expect(err).toContain(`Fingerprints that begin with aaaaaaaa:\n  ${one} `);
    expect(err).toContain("2 changes have fingerprints that begin with aaaaaaaa. Write more digits.\n");
    expect((await project.run([other, ...because])).code).toBe(0);
  });

  test("where nothing has changed", async () => {
    const project = new Project();
    project.changes = [];
    const { err } = await refuse([hash("removed"), ...because], project);
    expect(err).toContain(
      "The contract has not changed from main to the working tree, so there is nothing to approve.",
    );
  });

  test("a file that cannot be read, before anything is compared", async () => {
    const project = new Project();
    writeFileSync(join(project.cwd, name), "version: 2\n");
    for (const args of [[hash("removed"), ...because], ["--list"], ["--prune"]]) {
      const { code, out, err } = await project.run(args);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain(`The file of approvals ${name} is of version 2`);
    }
    expect(project.asked).toEqual([]);
    expect(project.read()).toBe("version: 2\n");
  });
});

describe("--prune", () => {
  const approveAll = async (project: Project) => {
    await project.run([...project.changes.map(({ fingerprint }) => fingerprint), ...because]);
    return project.read();
  };

  test("removes the approvals that no change answers to, and nothing else", async () => {
    const project = new Project();
    const before = await approveAll(project);
    project.changes = project.changes.slice(1);
    expect(await project.run(["--prune", "--base", "v1"])).toEqual({
      code: 0,
      out: `${name} written: 2 approvals\n  - ${hash("removed")} openapi.yaml: error-code-removed, GET /a/{id}: 404; Agreed.\n`,
      err: "",
    });
    expect(project.asked.at(-1)).toMatchObject({ options: { base: "v1" } });
    expect(project.read().split("\n")).toEqual(before.split("\n").filter((line) => !line.includes(hash("removed"))));
    expect((await project.run(["--prune"])).out).toBe(`${name} unchanged: 2 approvals\n`);
    project.changes = [];
    await project.run(["--prune"]);
    expect(project.read()).toContain("approvals: []\n");
    expect((await project.run(["--list"])).out).toBe(`0 approvals in ${name}\n`);
  });

  test("leaves alone what is about descriptions that were not compared, unless they are gone", async () => {
    const project = new Project();
    for (const file of ["b.yaml", "c.yaml"]) writeFileSync(join(project.cwd, file), "");
    project.changes = ["openapi.yaml", "b.yaml", "c.yaml", "gone.yaml"].map((file) =>
      project.change(file, { description: `${project.cwd}/${file}` }),
    );
    await approveAll(project);
    project.changes = [];
    project.checked = ["b.yaml"];
    await project.run(["--prune", "--files", "b.yaml"]);
    const left = [...project.read().matchAll(/description: "(.*?)"/g)].map(([, file]) => file);
    expect(left.sort()).toEqual(["c.yaml", "openapi.yaml"]);
  });
});

test("--list", async () => {
  const project = new Project();
  await project.run([hash("removed"), "--reason", "Agreed.\nBy all.", "--by", "Ann"]);
  const more = `  - { fingerprint: "${"f".repeat(32)}", reason: Later. }\n`;
  writeFileSync(join(project.cwd, name), `${project.read()}${more}`);
  expect(await project.run(["--list"])).toEqual({
    code: 0,
    out: `${hash("removed")} openapi.yaml: error-code-removed, GET /a/{id}: 404; Agreed.�By all. (Ann)
${"f".repeat(32)} Later.
2 approvals in ${name}
`,
    err: "",
  });
  expect(project.asked).toHaveLength(1);
});

describe("with statute check", () => {
  const repository = () => {
    const made = makeRepository({ "api.yaml": describePaths({ "/pets": ["200", "404"], "/toys": ["200"] }) });
    made.git("checkout", "-q", "-b", "change");
    made.write({ "api.yaml": describePaths({ "/pets": ["201", "404"] }) });
    made.commit("Change");
    const { cwd } = made;
    const run = (args: readonly string[]) => statute(cwd, args, { env: gitEnv });
    const check = async (...args: string[]) => {
      const { code, out, err } = await run(["check", "api.yaml", "--only", "status-key-valid", "-f", "json", ...args]);
      const { changes, staleApprovals }: DeltaReport = JSON.parse(out);
      return { code, err, changes, staleApprovals };
    };
    return { ...made, run, check };
  };
  const approve = (...fingerprints: string[]) => ["approve", ...fingerprints, ...because, "--files", "api.yaml"];

  test("changes that are approved do not fail, until they are merged", async () => {
    const { git, commit, run, check } = repository();
    const { code, changes } = await check();
    expect(code).toBe(1);
    expect(changes.map(({ kind, rating }) => `${kind} ${rating}`)).toEqual([
      "success-code-changed breaking",
      "operation-removed breaking",
    ]);
    const [first = "", second = ""] = changes.map(({ fingerprint }) => fingerprint.slice(0, 8));

    expect((await run(approve(first, "--by", "Ann"))).code).toBe(0);
    const half = await check();
    expect(half).toMatchObject({ code: 1, staleApprovals: [] });
    expect(half.changes.map(({ approval }) => approval)).toEqual([{ reason: "Agreed.", by: "Ann" }, undefined]);

    expect((await run(approve(second))).code).toBe(0);
    expect(await check()).toMatchObject({ code: 0, staleApprovals: [] });
    expect(await run(["approve", "--prune", "--files", "api.yaml"])).toMatchObject({
      code: 0,
      out: `${name} unchanged: 2 approvals\n`,
    });

    commit("Approve");
    git("checkout", "-q", "main");
    git("merge", "-q", "change");
    const merged = await check("--base", "main");
    expect(merged).toMatchObject({ code: 0, changes: [] });
    expect(merged.staleApprovals.map(({ reason }) => reason)).toEqual(["Agreed.", "Agreed."]);
    expect((await run(["approve", "--prune", "--base", "main", "--files", "api.yaml"])).out).toMatch(
      /^statute-approvals\.yaml written: 0 approvals\n {2}- .*\n {2}- .*\n$/,
    );
    expect(await check("--base", "main")).toMatchObject({ code: 0, staleApprovals: [] });
  });

  test("an approval is no approval of what the change becomes later", async () => {
    const { write, run, check } = repository();
    const { changes } = await check();
    await run(approve(...changes.map(({ fingerprint }) => fingerprint)));
    write({ "api.yaml": describePaths({ "/pets": ["204", "404"] }) });
    const later = await check();
    expect(later).toMatchObject({ code: 1, staleApprovals: [{ reason: "Agreed." }] });
    expect(later.changes.map(({ approval }) => approval?.reason)).toEqual([undefined, "Agreed."]);
  });

  test("the configuration rates, and says what fails", async () => {
    const { write, check } = repository();
    expect((await check("--fail-on-change", "never")).code).toBe(0);
    write({
      "statute.config.yaml":
        "changes:\n  failOn: risky\n  ratings: { operation-removed: note, success-code-changed: { 201: safe } }\n",
    });
    const { code, changes } = await check();
    expect(code).toBe(0);
    expect(changes.map(({ rating }) => rating)).toEqual(["safe", "note"]);
    expect((await check("--fail-on-change", "safe")).code).toBe(1);
    write({ "statute.config.yaml": "changes: { failOn: never }\n" });
    expect((await check()).code).toBe(0);
  });

  test("an approval is not stale where the base of its description could not be read", async () => {
    const { git, write, commit, run, check } = repository();
    const { changes } = await check();
    git("checkout", "-q", "main");
    write({ "api.yaml": "openapi: [" });
    commit("Break");
    git("checkout", "-q", "change");
    await run([...approve(...changes.map(({ fingerprint }) => fingerprint)), "--base", "main~1"]);
    expect(await check("--base", "main~1")).toMatchObject({ code: 0, staleApprovals: [] });
    for (const what of ["skip", "all-new"]) {
      expect(await check("--base", "main", "--on-base-error", what)).toMatchObject({ changes: [], staleApprovals: [] });
    }
    expect(await run(["approve", "--prune", "--base", "main", "--files", "api.yaml"])).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("api.yaml"),
    });
  });

  test("says how descriptions are named, where none is", async () => {
    const { run } = repository();
    expect(await run(["approve", "00000000", "--reason", "It is meant."])).toMatchObject({
      code: 2,
      err: expect.stringContaining("Name those that `statute check` was given: --files"),
    });
  });

  test("approvals that cannot be read end the run, as do descriptions", async () => {
    const { cwd, write, run } = repository();
    write({ [name]: "version: 7\n" });
    expect(await run(["check", "api.yaml"])).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining(`The file of approvals ${name} is of version 7`),
    });
    write({ [name]: "version: 1\n", "api.yaml": "openapi: [" });
    expect(await run(approve("00000000"))).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("api.yaml"),
    });
    expect(readFileSync(join(cwd, name), "utf8")).toBe("version: 1\n");
  });
});
