import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { makeFolder } from "../support/command.ts";
import { describePaths } from "../support/delta.ts";
import { action, actionText, commentOn, use } from "./action.ts";
import * as fake from "./fake-api.ts";
import { cloneMerge } from "./pull-request.ts";
import {
  buildHere,
  folderOf,
  isKnownFormat,
  makePrograms,
  removeCommand,
  shellAttacks,
  writeStandIn,
} from "./runner.ts";

beforeAll(buildHere);
afterAll(removeCommand);

const description = (responses: string) =>
  `openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:\n  /a: { get: { responses: ${responses} } }\n`;
const clean = description(`{ "200": { description: The a., content: { text/plain: {} } } }`);
const broken = description(`{ "418": { description: No. } }`);

describe("the file", () => {
  test("is a composite action of two steps, of which the second fails no job", () => {
    expect(action.runs).toMatchObject({
      using: "composite",
      steps: [{ shell: "bash" }, { shell: "bash", "continue-on-error": true }],
    });
  });

  test("comments where it is wished for and there is a report, whether the first step failed or not", () => {
    const [{ id }, { if: condition }] = action.runs.steps;
    expect(condition).toBe(`\${{ !cancelled() && inputs.comment == 'true' && steps.${id}.outputs.reports != '' }}`);
  });

  test("has expressions in variables, outputs and that condition only, each of the others but a name", () => {
    const { outputs: _, runs, ...rest } = action;
    const steps = runs.steps.map(({ env: _, if: __, ...step }) => step);
    expect(JSON.stringify([rest, steps])).not.toContain("${{");
    for (const value of runs.steps.flatMap(({ env }) => Object.values(env)))
      expect(value).toMatch(/^(?:\$\{\{ [\w.-]+ \}\}|\d+)$/);
  });

  test("gives the token to the second step alone", () => {
    const withToken = action.runs.steps.map(({ env }) => JSON.stringify(env).includes("token"));
    expect(withToken).toEqual([false, true]);
  });

  test("uses every input, and describes it", () => {
    const used = Object.values(action.runs.steps[0].env).map((value) => value.slice(11, -3));
    expect(used.sort()).toEqual(Object.keys(action.inputs).sort());
    for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/^[A-Z].*\.$/);
  });

  test("names the version of the package", () => {
    expect(actionText).toContain(`- uses: statute/statute@v${manifest.version}\n`);
  });
});

describe("a run", () => {
  test("without findings", () => {
    const { code, outputs, calls } = use(makeFolder({ "openapi.yaml": clean }), { files: "openapi.yaml" });
    expect([code, outputs["exit-code"], outputs.findings]).toEqual([0, "0", "0"]);
    expect(calls[0]?.slice(0, 4)).toEqual(["npx", "--yes", `statute@${manifest.version}`, "lint"]);
  });

  test("with findings fails, with the log and all reports", () => {
    const { code, outputs, out, summary } = use(makeFolder({ "openapi.yaml": broken }), { files: "openapi.yaml" });
    expect(code).toBe(1);
    expect(outputs).toMatchObject({ "exit-code": "1", findings: expect.stringMatching(/^[1-9]\d*$/) });
    expect(out).toContain("418-teapot");
    if (isKnownFormat("sarif")) expect(existsSync(outputs.sarif ?? "")).toBe(true);
    if (isKnownFormat("github")) expect(out).toMatch(/^::error .*file=openapi\.yaml/m);
    if (isKnownFormat("github-summary")) expect(summary).toContain("418-teapot");
  });

  test("with findings that do not matter passes, and counts them", () => {
    const { code, outputs } = use(makeFolder({ "openapi.yaml": broken }), {
      files: "openapi.yaml",
      "fail-on": "never",
    });
    expect([code, outputs["exit-code"], outputs.findings === "0"]).toEqual([0, "0", false]);
  });

  test.each([
    ["a description that cannot be read", { files: "broken.yaml" }, "Statute could not check everything"],
    ["a file that is not there", { files: "nowhere.yaml" }, "Statute could not check everything"],
    ["an unknown option", { files: "openapi.yaml", args: "--no-such" }, "Statute could not check everything"],
    ["an unknown ruleset", { files: "openapi.yaml", ruleset: "nowhere" }, "Statute could not check everything"],
    ["a folder that is not there", { "working-directory": "nowhere" }, "The working-directory is not there."],
    ["a version that is none", { version: "1 --registry=x" }, "The version is neither a version nor a tag."],
    ["a mode that is none", { mode: "diff" }, "The mode is none of auto, check and lint."],
    ["a comment that is neither", { comment: "yes" }, "The input comment is neither true nor false."],
    ["a name of a comment that ends one", { "comment-name": "-->" }, "The comment-name has more than letters"],
    ["a name of a comment that is long", { "comment-name": "a".repeat(51) }, "The comment-name is longer than 50"],
    ["a name on several lines", { sarif: "a\nfindings=0" }, "The name in sarif has several lines."],
  ])("on %s exits with 2, and says so", (_, inputs, message) => {
    const cwd = makeFolder({ "openapi.yaml": clean, "broken.yaml": "openapi: [" });
    const { code, outputs, out } = use(cwd, inputs);
    expect([code, outputs["exit-code"]]).toEqual([2, "2"]);
    expect(out).toMatch(new RegExp(`^::error title=.*${message}`, "m"));
  });

  test.each(["1", "0"])("that npx ends with %s before anything was checked is no success and no finding", (status) => {
    const cwd = makeFolder({ "openapi.yaml": clean });
    const { code, outputs, out } = use(cwd, { files: "openapi.yaml" }, { env: { FAIL_WITH: status } });
    expect([code, outputs["exit-code"], outputs.findings]).toEqual([2, "2", ""]);
    expect(out).toContain("::error title=Statute did not run::Nothing was checked");
  });

  test("passes on that Statute is at fault", () => {
    const { code, outputs } = use(makeFolder({}), {}, { env: { FAIL_WITH: "3" } });
    expect([code, outputs["exit-code"]]).toEqual([3, "3"]);
  });

  test("without Node says what to do", () => {
    const programs = makePrograms();
    symlinkSync(join(folderOf("bash"), "bash"), join(programs, "bash"));
    const { code, out } = use(makeFolder({}), {}, { programs, env: { PATH: programs } });
    expect([code, out]).toEqual([2, expect.stringContaining("There is no npx here: run actions/setup-node before.")]);
  });

  test("takes options, and files with blanks in their names", () => {
    const cwd = makeFolder({ "apis/a b.yaml": clean, "apis/c.yaml": broken });
    const inputs = { files: "a b.yaml\r\n\n*.yaml\n", args: "--only 418-teapot\n  -q", "working-directory": "apis" };
    const { code, calls, outputs } = use(cwd, {
      ...inputs,
      ruleset: "strict",
      version: "0.1.0-next.1",
      sarif: "x.sarif",
    });
    expect([code, outputs.findings]).toEqual([1, "1"]);
    expect(calls[0]?.slice(0, 3)).toEqual(["npx", "--yes", "statute@0.1.0-next.1"]);
    const rest = calls[0]?.slice(calls[0].indexOf("--ruleset"));
    expect(rest).toEqual(["--ruleset", "strict", "--only", "418-teapot", "-q", "--", "a b.yaml", "*.yaml"]);
    if (isKnownFormat("sarif")) expect(relative(cwd, outputs.sarif ?? "")).toBe(join("apis", "x.sarif"));
  });

  test.each([".", "apis"])("from %s prefers what the project has installed", (folder) => {
    const cwd = makeFolder({ "apis/openapi.yaml": clean, "openapi.yaml": clean });
    mkdirSync(join(cwd, "node_modules/.bin"), { recursive: true });
    writeStandIn(join(cwd, "node_modules/.bin/statute"));
    const inputs = { files: "openapi.yaml", "working-directory": folder };
    const { code, calls } = use(cwd, inputs);
    expect([code, calls[0]?.slice(0, 2)]).toEqual([0, ["statute", "lint"]]);
    expect(use(cwd, { ...inputs, version: "0.1.0" }).calls[0]?.[0]).toBe("npx");
  });

  test("keeps names of files from being workflow commands", () => {
    const cwd = makeFolder({ "::add-mask::a.yaml": broken });
    const { out } = use(cwd, { files: "*.yaml" });
    const [, token = "", log = ""] = /^::stop-commands::([\w-]{36})\n([\s\S]*)\n::\1::$/m.exec(out) ?? [];
    expect(token).not.toBe("");
    expect(log).toContain(":add-mask::a.yaml");
    expect(out.replace(log, "")).not.toMatch(/^::add-mask/m);
  });
});

const pets = (...codes: string[]) => describePaths({ "/old": ["418"], "/pets": ["200", ...codes] });
const pullRequest = {
  GITHUB_EVENT_NAME: "pull_request",
  GITHUB_REF: "refs/pull/7/merge",
  GITHUB_BASE_REF: "main",
  GITHUB_HEAD_REF: "change",
};
const files = { files: "api.yaml", args: "--only 418-teapot --only 429-retry-after" };

describe("on a pull request", () => {
  test("checks what it changes, and reports it; the SARIF has all findings", () => {
    const { cwd } = cloneMerge({ "api.yaml": pets("404") }, { "api.yaml": pets("429") });
    const { code, out, outputs, summary, calls } = use(cwd, files, { env: pullRequest });
    expect([code, calls[0]?.[3]]).toEqual([1, "check"]);
    expect(outputs).toMatchObject({ "exit-code": "1", introduced: "1", changes: "1", breaking: "0" });
    expect([outputs.findings, outputs.risky]).toEqual(["2", "1"]);
    expect(out).toMatch(/^::error .*429-retry-after/m);
    expect(out).not.toContain("418-teapot");
    for (const text of [out, summary]) expect(text).toContain("retriability-changed");
    expect(readFileSync(outputs.sarif ?? "", "utf8")).toContain('"418-teapot"');
  });

  test("passes where nothing new is found, whatever was there before", () => {
    const { cwd } = cloneMerge({ "api.yaml": pets("404") }, { "api.yaml": `${pets("404")}# Well.\n` });
    const { code, outputs } = use(cwd, files, { env: pullRequest });
    expect([code, outputs.introduced, outputs.changes, outputs.breaking, outputs.risky]).toEqual([
      0,
      "0",
      "0",
      "0",
      "0",
    ]);
    expect(use(cwd, { ...files, mode: "lint" }, { env: pullRequest })).toMatchObject({
      code: 1,
      outputs: { introduced: "", changes: "" },
      reports: "",
    });
  });

  test("fails on changes as it is told", () => {
    const { cwd } = cloneMerge({ "api.yaml": pets("404") }, { "api.yaml": pets() });
    const codes = ["note", "never"].map(
      (rating) => use(cwd, { ...files, "fail-on-change": rating }, { env: pullRequest }).code,
    );
    expect(codes).toEqual([1, 0]);
  });

  test("says what to do where the clone does not hold the base", () => {
    const { cwd } = cloneMerge({ "api.yaml": pets("404") }, { "api.yaml": pets() }, { depth: 1 });
    const { code, out, outputs } = use(cwd, files, { env: pullRequest });
    expect([code, outputs.changes]).toEqual([2, ""]);
    expect(out).toMatch(/^::error .*give actions\/checkout `fetch-depth: 2`\.$/m);
    // It would be no help against other faults.
    const { cwd: deep } = cloneMerge({ "api.yaml": pets("404") }, { "api.yaml": pets() });
    expect(use(deep, { ...files, args: "--no-such" }, { env: pullRequest }).out).not.toContain("fetch-depth");
  });

  test("runs nothing on pull_request_target", () => {
    const env = { ...pullRequest, GITHUB_EVENT_NAME: "pull_request_target" };
    const { code, out, calls } = use(makeFolder({ "api.yaml": clean }), files, { env });
    expect([code, calls]).toEqual([2, []]);
    expect(out).toMatch(/^::error title=Statute did not run::Run it on pull_request:/m);
  });
});

test("in a merge queue it checks what is added to the queue", () => {
  const { cwd, tip } = cloneMerge({ "api.yaml": pets("404") }, { "api.yaml": pets("404", "429") });
  const event = join(makeFolder({ "event.json": JSON.stringify({ merge_group: { base_sha: tip } }) }), "event.json");
  const env = { GITHUB_EVENT_NAME: "merge_group", GITHUB_REF: "refs/heads/gh-readonly-queue/main/pr-7-abc" };
  const { code, outputs, calls } = use(cwd, files, { env: { ...env, GITHUB_EVENT_PATH: event } });
  expect([code, calls[0]?.[3], outputs.introduced, outputs.changes]).toEqual([1, "check", "1", "1"]);
});

test.each([
  ["push", "auto", "lint"],
  ["push", "check", "check"],
  ["schedule", "auto", "lint"],
  ["merge_group", "lint", "lint"],
])("on %s the mode %s is %s", (event, mode, command) => {
  const env = { GITHUB_EVENT_NAME: event, FAIL_WITH: "3" };
  expect(use(makeFolder({}), { mode }, { env }).calls[0]?.[3]).toBe(command);
});

describe("the comment", () => {
  const token = "very-secret-token";
  const inputs = { ...files, comment: "true" };
  const play = async (cwd: string, api: fake.FakeApi, given: Readonly<Record<string, string>> = inputs) => {
    const checked = use(cwd, given, { env: pullRequest });
    const event = join(makeFolder({ "event.json": '{"pull_request":{"number":7}}' }), "event.json");
    const env = { GITHUB_API_URL: api.url, GITHUB_REPOSITORY: "o/r", GITHUB_EVENT_PATH: event };
    return { checked, commented: await commentOn(checked, given, { token, env }) };
  };

  test("follows the pull request", async () => {
    const { cwd, write } = cloneMerge({ "api.yaml": pets("404") }, { "api.yaml": pets("429") });
    const api = await fake.serve(fake.github, fake.makeOthers(3));
    const { checked, commented } = await play(cwd, api);
    expect([checked.code, commented]).toMatchObject([1, { code: 0, out: "A comment was made.\n" }]);
    expect(api.comments[3]?.body).toMatch(/^<!-- statute -->\n[\s\S]*retriability-changed[\s\S]*429-retry-after/);
    await play(cwd, api);
    write({ "api.yaml": pets("404") });
    const again = await play(cwd, api);
    expect(again).toMatchObject({ checked: { code: 0 }, commented: { out: "The comment was brought up to date.\n" } });
    expect(api.comments).toHaveLength(4);
    expect(api.comments[3]?.body).toContain("no changes of the contract; no new findings");
    expect(api.requests.filter((request) => !request.startsWith("GET"))).toHaveLength(2);
  });

  test("of a fork is the summary, and the check says what it says without", async () => {
    const { cwd } = cloneMerge({ "api.yaml": pets("404") }, { "api.yaml": pets("429") });
    const api = await fake.serve(fake.github, [], fake.refuse(403, ["POST"]));
    const { checked, commented } = await play(cwd, api);
    expect(checked).toMatchObject({ code: 1, outputs: { "exit-code": "1" } });
    expect(checked.summary).toContain("retriability-changed");
    expect(commented).toMatchObject({ code: 0, out: expect.stringMatching(/^::notice .*`pull-requests: write`.*\n$/) });
  });

  test("is asked for, and there is none where nothing was compared", async () => {
    const { cwd } = cloneMerge({ "api.yaml": pets("404") }, { "api.yaml": pets("429") });
    const api = await fake.serve(fake.github);
    for (const given of [files, { ...inputs, mode: "lint" }, { ...inputs, args: "--no-such" }])
      expect((await play(cwd, api, given)).commented).toBeUndefined();
    expect(api.requests).toEqual([]);
  });

  test("takes names of branches and of files for names", async () => {
    const branch = "$(touch$IFS)owned;`touch`@all";
    const name = "<!-- statute -->\n::error::a`|@all$(touch owned).yaml";
    const { cwd } = cloneMerge({ [name]: pets("404") }, { [name]: pets("429") }, { branch });
    const api = await fake.serve(fake.github);
    const { checked, commented } = await play(cwd, api, { ...inputs, files: "*.yaml" });
    expect([checked.code, commented?.code, existsSync(join(cwd, "owned"))]).toEqual([1, 0, false]);
    expect(checked.out.replace(/^::stop-commands::([\w-]{36})\n[\s\S]*\n::\1::$/m, "")).not.toMatch(/^::error::/m);
    for (const text of [api.comments[0]?.body ?? "", checked.summary]) {
      expect(text).toContain("retriability-changed");
      expect(text).not.toMatch(/@all|^::error/m);
      expect(text.split("<!--").length).toBe(text === checked.summary ? 1 : 2);
    }
  });
});

describe("an input is no part of a script", () => {
  /** Refused, or passed on as it is. */
  const attempt = (inputs: Readonly<Record<string, string>>) => {
    const cwd = makeFolder({ "openapi.yaml": clean });
    const { code, outputs, calls } = use(cwd, inputs, { env: { FAIL_WITH: "3" } });
    expect(existsSync(join(cwd, "owned"))).toBe(false);
    expect([2, 3]).toContain(code);
    expect(outputs["exit-code"]).toBe(String(code));
    return calls[0];
  };

  test.each(shellAttacks)("%j", (attack) => {
    const oneLine = attack.replaceAll("\n", " ");
    const call = attempt({ files: attack, ruleset: attack, "fail-on": attack, args: attack, sarif: oneLine });
    const start = call?.indexOf(`sarif=${oneLine}`) ?? -1;
    expect(call?.slice(start)).toEqual([
      `sarif=${oneLine}`,
      ...["--ruleset", attack, "--fail-on", attack],
      ...attack.trim().split(/\s+/),
      "--",
      ...attack.split("\n").filter((line) => line !== ""),
    ]);
    // Nothing of these is a version or a folder, but for one that is an option.
    expect(attempt({ version: attack })?.[2]).toBe(attack === "-x" ? "statute@-x" : undefined);
    for (const name of ["working-directory", "mode", "comment"]) expect(attempt({ [name]: attack })).toBeUndefined();
    expect(attempt({ "comment-name": attack }) === undefined).toBe(attack !== "-x");
    const last = attempt({ mode: "check", "fail-on-change": attack })?.slice(-3);
    expect(last).toEqual(["--fail-on-change", attack, "--"]);
  });
});
