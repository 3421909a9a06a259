import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatNames } from "../../src/report/formats.ts";
import { makeFolder, statute } from "../support/command.ts";
import { throttled } from "../support/throttled.ts";

const description = throttled();

const text = 'openapi.yaml:7:9 error 429-retry-after "';

const listFiles = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name !== ".git")
    .sort();

describe("several formats", () => {
  test("each goes to its file, the others to standard output", async () => {
    const cwd = makeFolder({ "openapi.yaml": description });
    const { code, out } = await statute(cwd, ["openapi.yaml", "-f", "text", "-f", "json=out/of/sight/report.json"]);
    expect(code).toBe(1);
    expect(out).toContain(text);
    expect(JSON.parse(readFileSync(join(cwd, "out/of/sight/report.json"), "utf8"))).toHaveLength(1);
    expect(readdirSync(join(cwd, "out/of/sight"))).toEqual(["report.json"]);
  });

  test("what was in the file is replaced, and a link is written through", async () => {
    const cwd = makeFolder({ "openapi.yaml": description, "report.txt": "x".repeat(100_000) });
    symlinkSync("report.txt", join(cwd, "link.txt"));
    expect(await statute(cwd, ["openapi.yaml", "-f", "text=link.txt"])).toEqual({ code: 1, out: "", err: "" });
    expect(readFileSync(join(cwd, "report.txt"), "utf8").split("\n")).toHaveLength(2);
    expect(listFiles(cwd)).toEqual(["link.txt", "openapi.yaml", "report.txt"]);
  });

  test("no colour goes into a file", async () => {
    const cwd = makeFolder({ "openapi.yaml": description });
    await statute(cwd, ["openapi.yaml", "-f", "pretty=report.txt"], { env: { FORCE_COLOR: "1" } });
    const report = readFileSync(join(cwd, "report.txt"), "utf8");
    expect(report).toContain("1 error in 1 description");
    expect(report).not.toContain("\u001b");
  });

  test.each([
    [["-f", "json", "-f", "text"], "json and text cannot both go to standard output."],
    [["-f", "json", "-f", "json"], "json and json cannot both go to standard output."],
    [["-f", "jsn"], "There is no format jsn. Is json meant?"],
    [["-f", "json="], "-f json= names no file."],
    [["-f", "json=."], ". is a folder."],
    [["-f", "json=openapi.yaml/report.json"], "openapi.yaml/report.json "],
  ])("%j", async (options, message) => {
    const cwd = makeFolder({ "openapi.yaml": description });
    const { code, out, err } = await statute(cwd, ["openapi.yaml", ...options]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(`statute: ${message}`);
    expect(listFiles(cwd)).toEqual(["openapi.yaml"]);
  });
});

describe("files are named for platforms", () => {
  const nameFile = async (cwd: string, file: string) => {
    const { out } = await statute(cwd, [file, "-f", "gitlab"]);
    return JSON.parse(out)[0]?.location.path;
  };

  test("from the root of the repository", async () => {
    const cwd = makeFolder({ "apis/a b.yaml": description });
    expect(await nameFile(join(cwd, "apis"), "a b.yaml")).toBe("apis/a b.yaml");
  });

  test("as what a link leads to", async () => {
    const cwd = makeFolder({ "apis/a.yaml": description });
    symlinkSync("apis", join(cwd, "link"));
    symlinkSync("apis/a.yaml", join(cwd, "b.yaml"));
    expect(await nameFile(cwd, "link/a.yaml")).toBe("apis/a.yaml");
    expect(await nameFile(cwd, "b.yaml")).toBe("apis/a.yaml");
  });

  test("as the link where that is elsewhere", async () => {
    const elsewhere = makeFolder({ "a.yaml": description });
    const cwd = makeFolder({});
    symlinkSync(join(elsewhere, "a.yaml"), join(cwd, "b.yaml"));
    expect(await nameFile(cwd, "b.yaml")).toBe("b.yaml");
  });
});

describe("fingerprints", () => {
  const identify = async (text: string, name = "openapi.yaml") => {
    const cwd = makeFolder({});
    writeFileSync(join(cwd, name), text);
    const { out } = await statute(cwd, [name, "-r", "strict", "-f", "json"]);
    const found: { readonly fingerprint: string }[] = JSON.parse(out);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(found.length);
    return found.map(({ fingerprint }) => fingerprint).sort();
  };
  const users = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /users/{id}/keys/{key}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: key, in: path, required: true, schema: { type: string } }
      responses:
        "200": { description: The key., headers: { Retry-After: { schema: { type: boolean } } } }
        "429": { $ref: "#/components/responses/Slow" }
        "503": { $ref: "#/components/responses/Slow" }
components:
  responses:
    Slow: { description: Slow down. }
`;

  test("no two findings have the same", async () => {
    await identify(users);
  });

  test.each<[string, (text: string) => string]>([
    ["lines that move", (text) => `# A comment.\n\n${text.replace("paths:", "\n\npaths:")}`],
    [
      "a path parameter that is called otherwise",
      (text) => text.replaceAll("{id}", "{userId}").replace("name: id", "name: userId"),
    ],
    ["a header in other letters", (text) => text.replace("Retry-After", "retry-after")],
    ["responses in another order", (text) => text.replace(/( +"429".*\n)( +"503".*\n)/, "$2$1")],
  ])("are not changed by %s", async (_, change) => {
    expect(change(users)).not.toBe(users);
    expect(await identify(change(users))).toEqual(await identify(users));
  });

  test.each<[string, (text: string) => string]>([
    ["another method", (text) => text.replace("get:", "head:")],
    ["another path", (text) => text.replace("/keys/", "/locks/")],
    ["another component", (text) => text.replaceAll("Slow", "Busy")],
  ])("are changed by %s", async (_, change) => {
    expect(change(users)).not.toBe(users);
    expect(await identify(change(users))).not.toEqual(await identify(users));
  });

  test("tell documents apart", async () => {
    expect(await identify(users, "other.yaml")).not.toEqual(await identify(users));
  });
});

describe("what a report may not be written over", () => {
  test.each([
    ["the description", ["-f", "json=openapi.yaml"]],
    ["a link to it", ["-f", "json=link.yaml"]],
    ["a document that it refers to", ["-f", "json=shared.yaml"]],
    ["the baseline", ["-f", "json=statute-baseline.yaml"]],
    ["the configuration", ["-f", "json=statute.config.yaml"]],
    ["another report", ["-f", "json=report", "-f", "text=report"]],
  ])("%s", async (_, options) => {
    const files = {
      "openapi.yaml": description.replace('"429":', '"503": { $ref: shared.yaml }\n        "429":'),
      "shared.yaml": "description: Down.\n",
      "statute-baseline.yaml": "version: 1\n",
      "statute.config.yaml": "failOn: error\n",
    };
    const cwd = makeFolder(files);
    symlinkSync("openapi.yaml", join(cwd, "link.yaml"));
    const { code, out, err } = await statute(cwd, ["openapi.yaml", ...options]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^statute: .* be written .*\n$/);
    for (const [name, text] of Object.entries(files)) expect(readFileSync(join(cwd, name), "utf8")).toBe(text);
  });
});

test("more warnings than allowed are named, as the summary alone would not tell why a run fails", async () => {
  const cwd = makeFolder({ "openapi.yaml": description });
  const options = ["--rule", "429-retry-after:warn", "--max-warnings", "0"];
  const { code, err } = await statute(cwd, ["openapi.yaml", ...options]);
  expect({ code, err }).toEqual({ code: 1, err: "statute: 1 warning is more than the 0 allowed.\n" });
});

test.each([
  { index: 1, count: 4e8 },
  { index: 0, count: 0 },
  { index: 3, count: 2 },
  { index: 1, count: 1.5 },
])("a report of the shard %j is none", async (shard) => {
  const cwd = makeFolder({ "openapi.yaml": description });
  await statute(cwd, ["openapi.yaml", "--shard", "1/1", "-f", "report=part.json"]);
  const report = JSON.parse(readFileSync(join(cwd, "part.json"), "utf8"));
  writeFileSync(join(cwd, "part.json"), JSON.stringify({ ...report, shard: { ...report.shard, ...shard } }));
  const { code, err } = await statute(cwd, ["merge-reports", "part.json"]);
  expect({ code, err }).toEqual({
    code: 2,
    err: expect.stringContaining("statute: part.json is no report of Statute"),
  });
});

test("a description that cannot be checked is an issue for GitLab", async () => {
  const cwd = makeFolder({ "openapi.yaml": "a: [" });
  const { code, out } = await statute(cwd, ["openapi.yaml", "-f", "gitlab"]);
  expect(code).toBe(2);
  expect(JSON.parse(out)).toEqual([
    expect.objectContaining({
      check_name: "not-checked",
      severity: "blocker",
      location: { path: "openapi.yaml", lines: { begin: 1, end: 1 } },
    }),
  ]);
});

test("the parts of a run are joined in every format", async () => {
  const cwd = makeFolder({ "openapi.yaml": description });
  await statute(cwd, ["openapi.yaml", "-f", "report=part.json"]);
  for (const format of formatNames) {
    const { code, err } = await statute(cwd, ["merge-reports", "part.json", "-f", `${format}=out/${format}`]);
    expect({ format, code, err: err.replace(/^statute: html has no matrix.*\n/, "") }).toEqual({
      format,
      code: 1,
      err: "",
    });
    expect(readFileSync(join(cwd, "out", format), "utf8"), format).not.toBe("");
  }
});
