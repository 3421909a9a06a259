import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { findMatches } from "../../src/config/find-matches.ts";
import { ciNames, ciSystems } from "../../src/init/ci-systems.ts";
import { findDescriptions, searchLimits } from "../../src/init/find-descriptions.ts";
import { makeFolder, type Outcome, statute } from "../support/command.ts";
import { cpuTime } from "../support/cpu-time.ts";

const description = (version = "3.1.0") => `openapi: ${version}\ninfo: { title: T, version: "1" }\npaths: {}\n`;
const one = { "openapi.yaml": description() };
const workflow = ".github/workflows/statute.yml";

const read = (cwd: string, name: string) => readFileSync(join(cwd, name), "utf8");
/** Every file of a folder, but for the repository's own. */
const listFiles = (cwd: string) =>
  readdirSync(cwd, { recursive: true, encoding: "utf8" })
    .filter((name) => !name.startsWith(".git/") && lstatSync(join(cwd, name)).isFile())
    .map((name) => name.replaceAll("\\", "/"))
    .sort();

/** Answers in their order, and the questions that they answer. */
function answer(...answers: string[]) {
  const questions: string[] = [];
  const ask = async (question: string) => {
    questions.push(question.trim());
    const next = answers.shift();
    if (next === undefined) throw new Error(`Nothing answers: ${question}`);
    return next;
  };
  return { ask, questions };
}

describe("descriptions", () => {
  const listed = async (files: Readonly<Record<string, string | Uint8Array>>) => {
    const cwd = makeFolder(files);
    expect(await statute(cwd, ["init", "--yes"])).toMatchObject({ code: 0 });
    return (parse(read(cwd, "statute.config.yaml")) as { files: string[] }).files;
  };

  test("are told by their content, in every version", async () => {
    const files = await listed({
      "apis/b.yml": description("3.0.3"),
      "apis/a.yaml": `# A comment.\n---\n"openapi": '3.2.0'\npaths: {}\n`,
      "old.json": '{ "info": {}, "swagger": "2.0" }',
      "json-in.yaml": '\ufeff{ "openapi": "3.1.0" }',
      "sorted.yaml": `components:\n  schemas: {}\n${"x-a: 1\n".repeat(20_000)}openapi: 3.1.0\n`,
      "windows.yaml": description().replaceAll("\n", "\r\n"),
      "package.json": '{ "dependencies": { "openapi": "3.1.0" }, "config": { "swagger": "2.0" } }',
      "compose.yaml": "services:\n  openapi: 3.1.0\n",
      "generator.yaml": "openapi: ./apis/a.yaml\n",
      "nested.json": '{ "openapi": { "openapi": "3.1.0" } }',
      "broken.json": '{ "openapi": "3.1.0"',
      "notes.md": "openapi: 3.1.0\n",
      "bytes.yaml": Uint8Array.from([0xff, 0xfe, 0x00, 0xd8]),
    });
    expect(files).toEqual(["apis/a.yaml", "apis/b.yml", "json-in.yaml", "old.json", "sorted.yaml", "windows.yaml"]);
  });

  test("are not looked for among dependencies, in what is built, or behind links", async () => {
    const outside = makeFolder(one);
    const cwd = makeFolder({
      ...one,
      "node_modules/a/openapi.yaml": description(),
      "dist/openapi.yaml": description(),
      ".cache/openapi.yaml": description(),
    });
    symlinkSync(outside, join(cwd, "link"));
    symlinkSync(join(outside, "openapi.yaml"), join(cwd, "link.yaml"));
    symlinkSync(cwd, join(cwd, "loop"));
    const { out } = await statute(cwd, ["init", "--dry-run"]);
    expect(out).toMatch(/^Found 1 description:\n {2}openapi\.yaml \(OpenAPI 3\.1\)\n/);
  });

  test("are named as they are, whatever their names", async () => {
    const names = [
      "a b.yaml",
      "-.yaml",
      "1.5.yaml",
      "#a.yaml",
      "a: b.yaml",
      "a'b\"c.yaml",
      "é\u0085.yaml",
      "a\nb: c.yaml",
    ];
    const files = await listed(Object.fromEntries(names.map((name) => [name, description()])));
    expect(files).toEqual(
      names.toSorted((a, b) => (a < b ? -1 : 1)).map((name) => (name === "a: b.yaml" ? "./a: b.yaml" : name)),
    );
  });

  test("are each named by a glob that means them alone", async () => {
    const names = ["[v1].yaml", "a+(b).yaml", "x/!(c)?.yaml", "!d.yaml", "e:f.yaml", "g*.yaml", "h (1).yaml"];
    const files = Object.fromEntries([...names, "v.yaml", "g2.yaml"].map((name) => [name, description()]));
    const globs = await listed(files);
    expect(globs).toHaveLength(names.length + 2);
    const folder = makeFolder(files);
    for (const glob of globs) expect(findMatches(folder, glob, () => false)).toHaveLength(1);
    const found = globs.flatMap((glob) => findMatches(folder, glob, () => false));
    expect(found.map((file) => relative(folder, file)).sort()).toEqual(Object.keys(files).sort());
    const named = makeFolder(files);
    await statute(named, ["init", "--yes", ...names]);
    expect(parse(read(named, "statute.config.yaml"))).toMatchObject({ files: { length: names.length } });
    expect(await statute(named, ["lint"])).toMatchObject({ code: 0 });
  });

  test.each(["{a}.yaml", "a\\b.yaml", "a{.yaml"])("are left out where a configuration cannot name %j", async (name) => {
    const cwd = makeFolder({ ...one, [name]: description() });
    const { code, out } = await statute(cwd, ["init", "--yes"]);
    expect([code, out]).toEqual([
      0,
      expect.stringContaining(`Left out ${name}: a configuration cannot have such a name.\n`),
    ]);
    expect(parse(read(cwd, "statute.config.yaml"))).toMatchObject({ files: ["openapi.yaml"] });
    expect(await statute(cwd, ["lint"])).toMatchObject({ code: 0 });
    const alone = await statute(makeFolder({ [name]: description() }), ["init", "--yes", name]);
    expect([alone.code, alone.err]).toEqual([
      2,
      expect.stringContaining("is a name that a configuration cannot have."),
    ]);
  });

  test("cannot be named by what a configuration does not take for a glob", async () => {
    const cwd = makeFolder({ "a.yaml": description() });
    const { code, err } = await statute(cwd, ["init", "--yes", "+(a|b).yaml"]);
    expect([code, err]).toEqual([2, expect.stringContaining("cannot stand in a configuration: it has a group")]);
    expect(listFiles(cwd)).toEqual(["a.yaml"]);
  });

  test("can be named, by globs too", async () => {
    const cwd = makeFolder({ "apis/a.yaml": description(), "apis/b.yaml": description(), "c.yaml": description() });
    expect(await statute(cwd, ["init", "./apis/*.yaml", "--yes"])).toMatchObject({ code: 0 });
    expect(parse(read(cwd, "statute.config.yaml"))).toMatchObject({ files: ["apis/*.yaml"] });
  });

  test.each([
    ["nothing here", {}, [], "There is no OpenAPI description here."],
    ["nothing of the name", one, ["api.yaml"], "api.yaml does not exist."],
  ])("%s is an error, and nothing is written", async (_, files, args, message) => {
    const cwd = makeFolder(files);
    const { code, err } = await statute(cwd, ["init", "--yes", ...args]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(listFiles(cwd)).toEqual(Object.keys(files));
  });

  test("a file outside is an error, and nothing is written", async () => {
    const folder = makeFolder({ "out/openapi.yaml": description(), "in/openapi.yaml": description() });
    const cwd = join(folder, "in");
    const { code, err } = await statute(cwd, ["init", "--yes", "../out/*.yaml"]);
    expect([code, err]).toEqual([2, expect.stringContaining("lies outside this folder.")]);
    expect(listFiles(cwd)).toEqual(["openapi.yaml"]);
  });

  test("among 5,000 files", async () => {
    const many = Array.from({ length: 5000 }, (_, n): [string, string] => [
      `d${n % 50}/f${n}.yaml`,
      n % 1000 === 0 ? description() : "a: 1\n",
    ]);
    const cwd = makeFolder(Object.fromEntries(many));
    const start = cpuTime();
    const { out } = await statute(cwd, ["init", "--dry-run"]);
    expect(out).toContain("Found 5 descriptions:\n");
    expect(cpuTime() - start).toBeLessThan(10_000);
  });
});

describe("a search that would take too long", () => {
  const files = { "a.yaml": description(), "b/c.yaml": description(), "b/d.yaml": description() };

  test.each([
    ["entries", { entries: 2 }, ["a.yaml"]],
    ["files", { files: 2 }, ["a.yaml", "b/c.yaml"]],
    ["bytes", { bytes: 150 }, ["a.yaml", "b/c.yaml"]],
    ["bytes of one file", { bytesEach: 10 }, []],
  ])("ends at a number of %s, and says so", (_, limits, expected) => {
    const { descriptions, isPartial } = findDescriptions(makeFolder(files), { ...searchLimits, ...limits });
    expect([descriptions.map(({ path }) => path), isPartial]).toEqual([expected, true]);
  });

  test("sees all of what is small", () => {
    expect(findDescriptions(makeFolder(files))).toMatchObject({ descriptions: { length: 3 }, isPartial: false });
  });
});

describe("the CI system", () => {
  test.each(ciNames)("%s, asked for: a whole file that is YAML", async (name) => {
    const cwd = makeFolder(one);
    const { code, out } = await statute(cwd, ["init", "--yes", "--ci", name]);
    const { file } = ciSystems[name];
    expect([code, out]).toEqual([0, expect.stringContaining(`Wrote ${file}\n`)]);
    expect(read(cwd, file)).toMatch(/npx --yes statute@\d+\.\d+\.\d+ lint -/);
    if (name !== "jenkins") expect(typeof parse(read(cwd, file), { strict: true })).toBe("object");
  });

  test.each([
    ["github", ".github/workflows/test.yml"],
    ["gitlab", ".gitlab-ci.yml"],
    ["azure", "azure-pipelines.yaml"],
    ["jenkins", "Jenkinsfile"],
    ["circleci", ".circleci/config.yml"],
  ] as const)("%s, found by its file, which is left as it is", async (name, file) => {
    const cwd = makeFolder({ ...one, [file]: "# mine\n" });
    const { code, out } = await statute(cwd, ["init", "--yes", "--force"]);
    expect(code).toBe(0);
    expect(read(cwd, file)).toBe("# mine\n");
    if (name === "github") expect(out).toContain(`Wrote ${workflow}\n`);
    else expect(out).toMatch(new RegExp(`Left ${file}: it is yours\\. Add this \\w+ to it:\n {4}.*\n[^]*statute@`));
  });

  test("several of them", async () => {
    const cwd = makeFolder({ ...one, Jenkinsfile: "", ".github/workflows/a.yml": "" });
    const { out } = await statute(cwd, ["init", "--yes"]);
    expect(out).toContain(
      `Wrote ${workflow}\nLeft Jenkinsfile: it is yours. Add this stage to it:\n    stage('Statute')`,
    );
  });

  test("one that runs Statute already", async () => {
    const cwd = makeFolder({ ...one, ".gitlab-ci.yml": "lint:\n  script: npx statute lint\n" });
    const { out } = await statute(cwd, ["init", "--yes"]);
    expect(out).toContain("Left .gitlab-ci.yml: it runs Statute already.\n");
  });

  test.each([
    ["git@github.com:acme/api.git", workflow],
    ["https://user@gitlab.acme.example/github/api", ".gitlab-ci.yml"],
    ["https://acme@dev.azure.com/acme/api", "azure-pipelines.yml"],
  ])("found by the remote %s", async (url, file) => {
    const cwd = makeFolder({ ...one, ".git/config": `[remote "origin"]\n\turl = ${url}\n` });
    await statute(cwd, ["init", "--yes"]);
    expect(listFiles(cwd)).toEqual([file, "openapi.yaml", "statute.config.yaml"].sort());
  });

  test.each([
    ["unknown", ["--yes"]],
    ["not wanted", ["--yes", "--ci", "none"]],
  ])("%s: none is written", async (_, args) => {
    const cwd = makeFolder({ ...one, ...(args.includes("none") ? { Jenkinsfile: "" } : {}) });
    const { out } = await statute(cwd, ["init", ...args]);
    expect(out).toContain("No CI job was written; --ci writes one: github, gitlab, azure, jenkins, circleci.\n");
    expect(existsSync(join(cwd, ".github"))).toBe(false);
  });

  test("is that of the repository's root", async () => {
    const root = makeFolder({ ".github/workflows/a.yml": "", "part/openapi.yaml": description() });
    const cwd = join(root, "part");
    const { out } = await statute(cwd, ["init", "--yes"]);
    expect(out).toContain("No CI job was written: that is for the root of the repository.\n");
    expect(listFiles(cwd)).toEqual(["openapi.yaml", "statute.config.yaml"]);
    expect(await statute(cwd, ["init", "--yes", "--ci", "github"])).toMatchObject({ code: 2 });
  });

  test("installs what the project depends on", async () => {
    const manifest = '{ "devDependencies": { "statute": "^0.1.0" } }';
    const cwd = makeFolder({ ...one, "package.json": manifest, "package-lock.json": "{}" });
    await statute(cwd, ["init", "--yes", "--ci", "github"]);
    const { jobs } = parse(read(cwd, workflow)) as { jobs: { statute: { steps: { run?: string }[] } } };
    expect(jobs.statute.steps.flatMap(({ run }) => run ?? [])).toEqual([
      "npm ci",
      "npx statute check --ci",
      "npx statute lint --ci",
    ]);
  });
});

describe("the configuration", () => {
  test("names the ruleset, the files and the baseline, and what comes next", async () => {
    const cwd = makeFolder(one);
    const { out } = await statute(cwd, ["init", "--yes", "--baseline", "-r", "strict"]);
    expect(parse(read(cwd, "statute.config.yaml"))).toEqual({
      ruleset: "strict",
      files: ["openapi.yaml"],
      baseline: "statute-baseline.yaml",
    });
    expect(out).toMatch(/\nNext: npx statute lint\n$/);
  });

  test("has a schema where the package is installed", async () => {
    const line = "# yaml-language-server: $schema=./node_modules/statute/schemas/config.schema.json\n";
    const cwd = makeFolder({ ...one, "node_modules/statute/package.json": "{}" });
    await statute(cwd, ["init", "--yes"]);
    expect(read(cwd, "statute.config.yaml").startsWith(line)).toBe(true);
    const other = makeFolder(one);
    await statute(other, ["init", "--yes"]);
    expect(read(other, "statute.config.yaml")).not.toContain("$schema");
  });

  test.each(["statute.config.json", "statute.config.yml", "package.json"])(
    "in %s is left, even by force",
    async (name) => {
      const cwd = makeFolder({ ...one, [name]: name === "package.json" ? '{ "statute": {} }' : "{}" });
      const { code, out } = await statute(cwd, ["init", "--yes", "--force", "--baseline"]);
      expect([code, out]).toEqual([0, expect.stringContaining(`Left ${name}: it has the configuration already.\n`)]);
      expect(out).toContain(`For the baseline, ${name} must say: baseline: statute-baseline.yaml\n`);
      expect(listFiles(cwd)).toEqual([name, "openapi.yaml"].sort());
    },
  );

  test.each([
    ["unknown", "nowhere"],
    ["broken", "broken.yaml"],
  ])("takes no ruleset that is %s", async (_, ruleset) => {
    const cwd = makeFolder({ ...one, "broken.yaml": "rules: [" });
    expect(await statute(cwd, ["init", "--yes", "-r", ruleset])).toMatchObject({ code: 2 });
    expect(existsSync(join(cwd, "statute.config.yaml"))).toBe(false);
  });
});

describe("the baseline", () => {
  const slow = description().replace(
    "paths: {}",
    'paths: { /a: { get: { responses: { "429": { description: Slow down. } } } } }',
  );
  const name = "statute-baseline.yaml";

  test("is what `baseline write` writes, and all findings are in it", async () => {
    const cwd = makeFolder({ "openapi.yaml": slow });
    const { code, out, err } = await statute(cwd, ["init", "--yes", "--baseline", "-r", "strict"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/\nWrote statute-baseline\.yaml: [1-9]\d* entries\nNext: npx statute lint\n$/);
    const written = read(cwd, name);
    expect(written).toContain('rule: "429-retry-after"');
    expect(await statute(cwd, ["lint"])).toMatchObject({ code: 0 });
    rmSync(join(cwd, name));
    expect(await statute(cwd, ["baseline", "write"])).toMatchObject({ code: 0 });
    expect(read(cwd, name)).toBe(written);
  });

  test("is not written where nobody wishes for one", async () => {
    const cwd = makeFolder({ "openapi.yaml": slow });
    await statute(cwd, ["init", "--yes"]);
    expect(listFiles(cwd)).toEqual(["openapi.yaml", "statute.config.yaml"]);
  });

  test.each([["--yes"], ["--yes", "--force"]])("that is there is left, with %j", async (...args) => {
    const mine = "version: 1\n# mine\n";
    const cwd = makeFolder({ "openapi.yaml": slow, [name]: mine });
    const { code, out } = await statute(cwd, ["init", "--baseline", ...args]);
    expect([code, out]).toEqual([0, expect.stringContaining(`Left ${name}: it is there already.\nNext: npx`)]);
    expect(read(cwd, name)).toBe(mine);
  });

  test("is not written by --dry-run", async () => {
    const cwd = makeFolder({ "openapi.yaml": slow });
    const { out } = await statute(cwd, ["init", "--baseline", "--dry-run"]);
    expect(out).toContain(`\nWould write ${name}\nNext: npx statute lint\n`);
    expect(listFiles(cwd)).toEqual(["openapi.yaml"]);
  });

  test("waits where a description cannot be checked, and it is said", async () => {
    const cwd = makeFolder({ "a.yaml": slow, "b.yaml": `${slow}\0` });
    const { code, out, err } = await statute(cwd, ["init", "--yes", "--baseline"]);
    expect([code, err]).toEqual([0, expect.stringMatching(/^statute: <cwd>\/b\.yaml is a binary file.*\n$/)]);
    expect(out).toMatch(
      /\nWrote no baseline, as not everything could be checked\.\nNext, mend that, and accept today's findings: npx statute baseline write\nThen: npx statute lint\n$/,
    );
    expect(listFiles(cwd)).toEqual(["a.yaml", "b.yaml", "statute.config.yaml"]);
  });

  test("that the configuration calls otherwise is written under that name", async () => {
    const config = "files: [openapi.yaml]\nbaseline: known/accepted.yaml\n";
    const cwd = makeFolder({ "openapi.yaml": slow, "statute.config.yaml": config });
    const { out } = await statute(cwd, ["init", "--yes", "--baseline"]);
    expect(out).toContain("\nWrote known/accepted.yaml: ");
    expect(out).not.toContain("must say");
    expect(listFiles(cwd)).toEqual(["known/accepted.yaml", "openapi.yaml", "statute.config.yaml"]);
  });
});

describe("a Spectral ruleset", () => {
  test.each([
    [
      ".spectral.yaml",
      'extends: ["spectral:oas", ["./mine.yaml", "all"]]\n',
      '  extends: ["spectral:oas", ["./mine.yaml","all"], "statute"]',
    ],
    [".spectral.yml", "extends: spectral:oas\n", '  extends: ["spectral:oas", "statute"]'],
    [".spectral.json", '{ "rules": {} }', '  "extends": ["statute"]'],
    [".spectral.js", "export default {};\n", '  extends: ["statute"]'],
    [
      ".spectral.yaml",
      "extends: statute/strict\n",
      ".spectral.yaml extends statute: it says which rules run, unless the configuration names a ruleset.",
    ],
    [".spectral.yaml", "extends: [statute, ./mine.yaml]\n", "  ruleset: .spectral.yaml"],
    [".spectral.yaml", "statute: [\n", ".spectral.yaml cannot be read as a ruleset, and was left as it is."],
    [".spectral.yaml", 'extends: "a\\u001b[2J\\nb"\n', '  extends: ["a\\u001b[2J\\nb", "statute"]'],
  ])("%s with %j is left, and the way to extend us is told", async (name, text, line) => {
    const cwd = makeFolder({ ...one, [name]: text });
    const { code, out } = await statute(cwd, ["init", "--yes"]);
    expect([code, out.split("\n").find((said) => said.startsWith(line))]).toEqual([0, expect.anything()]);
    expect(read(cwd, name)).toBe(text);
    expect(parse(read(cwd, "statute.config.yaml"))).toEqual({ files: ["openapi.yaml"] });
  });
});

describe("with a person at the terminal", () => {
  const init = (cwd: string, ask: (question: string) => Promise<string>, ...args: string[]): Promise<Outcome> =>
    statute(cwd, ["init", ...args], { isTerminal: true, ask });

  test("asks for the ruleset, the CI system and the baseline", async () => {
    const cwd = makeFolder(one);
    const { ask, questions } = answer("strict", "github", "y");
    const { code, err } = await init(cwd, ask);
    expect([code, err]).toEqual([0, ""]);
    expect(questions).toEqual([
      "Which ruleset? (core, recommended, strict, azure, google-aip, ibm, json-api, zalando) [recommended]",
      "Which CI system? (github, gitlab, azure, jenkins, circleci, none) [none]",
      "Accept today's findings in a baseline? [y/N]",
    ]);
    expect(parse(read(cwd, "statute.config.yaml"))).toMatchObject({
      ruleset: "strict",
      baseline: "statute-baseline.yaml",
    });
    expect(existsSync(join(cwd, workflow))).toBe(true);
  });

  test("takes an empty answer for the default, and asks again what it does not understand", async () => {
    const cwd = makeFolder({ ...one, ".gitlab-ci.yml": "" });
    const { ask, questions } = answer("", "maybe", "", "");
    expect(await init(cwd, ask)).toMatchObject({ code: 0 });
    expect(questions.slice(1, 3)).toEqual(["Set up GitLab CI? [Y/n]", "Set up GitLab CI? [Y/n]"]);
    expect(parse(read(cwd, "statute.config.yaml"))).toEqual({ ruleset: "recommended", files: ["openapi.yaml"] });
  });

  test("asks nothing that options say, and nothing at all with --yes or --dry-run", async () => {
    const cwd = makeFolder(one);
    const { ask, questions } = answer();
    expect(await init(cwd, ask, "-r", "core", "--ci", "none", "--baseline")).toMatchObject({ code: 0 });
    expect(await init(cwd, ask, "--yes")).toMatchObject({ code: 0 });
    expect(await init(cwd, ask, "--dry-run")).toMatchObject({ code: 0 });
    expect(questions).toEqual([]);
  });

  test.each([
    ["y", true],
    ["n", false],
    ["", false],
  ])("writes over a file of ours only where that is agreed: %j", async (word, isWritten) => {
    const cwd = makeFolder({ ...one, "statute.config.yaml": "mine: true\n" });
    const { ask, questions } = answer("", "none", "", word);
    await init(cwd, ask);
    expect(questions.at(-1)).toBe("statute.config.yaml is there. Write over it? [y/N]");
    expect(read(cwd, "statute.config.yaml") !== "mine: true\n").toBe(isWritten);
  });

  test.each([
    ["three answers that mean nothing", answer("a", "b", "c").ask],
    ["the end of the input", answer("", "").ask],
  ])("writes nothing after %s", async (_, ask) => {
    const cwd = makeFolder(one);
    expect((await init(cwd, ask)).code).not.toBe(0);
    expect(listFiles(cwd)).toEqual(["openapi.yaml"]);
  });
});

describe("what is there already", () => {
  const files = { ...one, "statute.config.yaml": "mine: true\n", [workflow]: "# mine\n" };

  test.each([["--yes"], []])("is left and told, with %j", async (...args) => {
    const cwd = makeFolder(files);
    const { code, out, err } = await statute(cwd, ["init", ...args]);
    expect(code).toBe(0);
    for (const name of ["statute.config.yaml", workflow]) {
      expect(out).toContain(`Left ${name}: it is there already (--force writes over it).\n`);
      expect(read(cwd, name)).toMatch(/mine/);
    }
    expect(err).toBe(
      args.length > 0 ? "" : "statute: Nobody could be asked here, so defaults were taken, as with --yes.\n",
    );
  });

  test("is written over by force", async () => {
    const cwd = makeFolder(files);
    const { out } = await statute(cwd, ["init", "--yes", "--force"]);
    expect(out).toContain(`Wrote statute.config.yaml\nWrote ${workflow}\n`);
    expect(read(cwd, workflow)).toContain("name: Statute");
  });

  test("is told from what would be written by --dry-run, which writes nothing", async () => {
    const cwd = makeFolder({ ...one, [workflow]: "# mine\n" });
    const { out } = await statute(cwd, ["init", "--dry-run"]);
    expect(out).toContain("Would write statute.config.yaml:\n    # What");
    expect(out).toContain("      - openapi.yaml\n");
    expect(out).toContain(`Left ${workflow}`);
    expect(listFiles(cwd)).toEqual([workflow, "openapi.yaml"]);
  });

  test.each([["--yes"], ["--yes", "--force"]])("leads to nothing outside, with %j", async (...args) => {
    const outside = makeFolder({ "a.yaml": "a: 1\n" });
    const cwd = makeFolder(one);
    symlinkSync(outside, join(cwd, ".github"));
    symlinkSync(join(outside, "a.yaml"), join(cwd, "statute.config.yaml"));
    const { code, out } = await statute(cwd, ["init", "--ci", "github", ...args]);
    expect(code).toBe(0);
    expect(out).toContain("Left statute.config.yaml: it is a link or a folder.\n");
    expect(out).toContain(`Left ${workflow}: it lies behind a link that leads out of this folder.\n`);
    expect(listFiles(outside)).toEqual(["a.yaml"]);
    expect(read(outside, "a.yaml")).toBe("a: 1\n");
  });

  test("in the way is an error", async () => {
    const cwd = makeFolder({ ...one, ".github": "a file" });
    const { code, err } = await statute(cwd, ["init", "--yes", "--ci", "github"]);
    expect([code, err]).toEqual([2, expect.stringMatching(/^statute: \.github\/workflows\/statute\.yml .+\.\n$/)]);
  });

  test.skipIf(process.getuid?.() === 0)("a folder that is read-only is an error", async () => {
    const cwd = makeFolder(one);
    chmodSync(cwd, 0o555);
    const { code, err } = await statute(cwd, ["init", "--yes"]);
    chmodSync(cwd, 0o755);
    expect([code, err]).toEqual([2, expect.stringMatching(/^statute: statute\.config\.yaml .+\.\n$/)]);
  });

  test("a description that is a folder is none", async () => {
    const cwd = makeFolder({});
    mkdirSync(join(cwd, "openapi.yaml"));
    expect(await statute(cwd, ["init", "--yes"])).toMatchObject({ code: 2 });
  });
});
