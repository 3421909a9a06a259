import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import manifest from "../../package.json" with { type: "json" };
import { makeFolder } from "../support/command.ts";
import {
  buildHere,
  type Ended,
  folderOf,
  isKnownFormat,
  makePrograms,
  removeCommand,
  root,
  runStep,
  shellAttacks,
  writeStandIn,
} from "./runner.ts";

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

interface Step {
  readonly id: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

const text = readFileSync(join(root, "action.yml"), "utf8");
const action = parse(text, { strict: true }) as Action;

beforeAll(buildHere);
afterAll(removeCommand);

const description = (responses: string) =>
  `openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:\n  /a: { get: { responses: ${responses} } }\n`;
const clean = description(`{ "200": { description: The a., content: { text/plain: {} } } }`);
const broken = description(`{ "418": { description: No. } }`);

interface Outcome extends Ended {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Uses the action with some inputs in a workspace, as a runner does. */
function use(
  workspace: string,
  given: Readonly<Record<string, string>>,
  { env = {}, programs }: { readonly env?: Readonly<Record<string, string>>; readonly programs?: string } = {},
): Outcome {
  const temporary = makePrograms();
  const [output, summary] = [join(temporary, "output"), join(temporary, "summary")];
  for (const file of [output, summary]) writeFileSync(file, "");
  const inputs = Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default]));
  const values = new Map(Object.entries({ ...inputs, ...given }).map(([name, value]) => [`inputs.${name}`, value]));
  const [step] = action.runs.steps;
  if (step === undefined) throw new Error("The action has no step.");
  const variables = Object.entries(step.env).map(([name, value]) => [name, evaluate(value, values)]);
  const ended = runStep(
    step.run,
    workspace,
    {
      ...Object.fromEntries(variables),
      GITHUB_ACTIONS: "true",
      CI: "true",
      GITHUB_WORKSPACE: workspace,
      GITHUB_ACTION_PATH: root,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: temporary,
      ...env,
    },
    programs,
  );
  const lines = readFileSync(output, "utf8").trimEnd().split("\n");
  const written = lines.map((line) => [`steps.${step.id}.outputs.${line.split("=", 1)[0]}`, line.replace(/^.*?=/, "")]);
  const results = new Map(written as [string, string][]);
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, evaluate(value, results)]);
  return { ...ended, outputs: Object.fromEntries(outputs), summary: readFileSync(summary, "utf8") };
}

/** Expressions that are nothing but a name; what has no value is empty, as with GitHub. */
function evaluate(template: string, values: ReadonlyMap<string, string>): string {
  return template.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => values.get(name) ?? "");
}

describe("the file", () => {
  test("is a composite action of one step", () => {
    expect(action.runs).toMatchObject({ using: "composite", steps: [{ shell: "bash" }] });
  });

  test("has expressions in variables and outputs only, each of them but a name", () => {
    const { outputs: _, runs, ...rest } = action;
    const steps = runs.steps.map(({ env: _, ...step }) => step);
    expect(JSON.stringify([rest, steps])).not.toContain("${{");
    for (const value of Object.values(action.runs.steps[0]?.env ?? {}))
      expect(value).toMatch(/^\$\{\{ inputs\.[\w-]+ \}\}$/);
  });

  test("uses every input, and describes it", () => {
    const used = Object.values(action.runs.steps[0]?.env ?? {}).map((value) => value.slice(11, -3));
    expect(used.sort()).toEqual(Object.keys(action.inputs).sort());
    for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/^[A-Z].*\.$/);
  });

  test("names the version of the package", () => {
    expect(text).toContain(`- uses: statute/statute@v${manifest.version}\n`);
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

  test("does the same for a pull request from a fork", () => {
    const cwd = makeFolder({ "openapi.yaml": broken });
    const env = { GITHUB_EVENT_NAME: "pull_request", GITHUB_TOKEN: "", GITHUB_HEAD_REF: "$(touch owned)" };
    expect(use(cwd, { files: "openapi.yaml" }, { env })).toMatchObject({ code: 1, outputs: { "exit-code": "1" } });
    expect(existsSync(join(cwd, "owned"))).toBe(false);
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
    expect(attempt({ "working-directory": attack })).toBeUndefined();
  });
});
