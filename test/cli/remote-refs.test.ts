import { describe, expect, test } from "vitest";
import { check, lintFiles, lintText } from "../../src/api.ts";
import type { Io } from "../../src/cli/io.ts";
import { makeFolder, statute } from "../support/command.ts";
import { gitEnv, makeRepository } from "../support/repository.ts";
import { serve, type WebServer } from "../support/web-server.ts";

const allowed = ["--allow-remote-refs", "--allow-private-refs"];
const only = ["--only", "429-retry-after"];
const describeApi = (reference: string, title = "T") =>
  `openapi: 3.1.0\ninfo: { title: ${title}, version: "1" }\npaths:\n  /a:\n    get:\n      responses:\n` +
  `        "429": { $ref: "${reference}" }\n`;

const serveResponses = () => serve({ "/r.yaml": "Slow: { description: Slow down. }\nFast: { description: Fast. }\n" });
const found = ({ origin }: WebServer, key = "Slow") =>
  expect.stringMatching(new RegExp(`^${origin}/r\\.yaml:${key === "Slow" ? 1 : 2}:1 error 429-retry-after ".*"\n$`));

describe("every command that lints follows references to the network", () => {
  test("lint, by an option or by the configuration", async () => {
    const server = await serveResponses();
    const cwd = makeFolder({
      "openapi.yaml": describeApi(`${server.origin}/r.yaml#/Slow`),
      "statute.config.yaml": "allowRemoteRefs: true\n",
    });
    const run = async (...options: string[]) =>
      (await statute(cwd, ["openapi.yaml", "-f", "text", ...only, ...options])).out;
    expect(await run("-c", "none", ...allowed)).toEqual(found(server));
    expect(await run("--allow-private-refs")).toEqual(found(server));
    expect(await run()).toContain("its host is in a private network; --allow-private-refs loads it all the same");
    expect(await run("-c", "none")).toContain("nothing is fetched from there without --allow-remote-refs");
    expect((await statute(cwd, ["--print-config", ...allowed])).out).toContain("allowRemoteRefs: true # command line");
  });

  test("no configuration opens private networks", async () => {
    const cwd = makeFolder({ "a.yaml": describeApi("#"), "statute.config.yaml": "allowPrivateRefs: true\n" });
    expect((await statute(cwd, ["a.yaml"])).code).toBe(2);
  });

  test("lint, through Spectral", async () => {
    const server = await serveResponses();
    const cwd = makeFolder({ "openapi.yaml": describeApi(`${server.origin}/r.yaml#/Slow`) });
    const outcome = await statute(cwd, ["openapi.yaml", "-f", "text", ...only, "--engine", "spectral", ...allowed]);
    expect(outcome.out).toEqual(found(server));
  });

  test("lint, with threads, which load nothing themselves", async () => {
    const server = await serveResponses();
    const text = describeApi(`${server.origin}/r.yaml#/Slow`);
    const cwd = makeFolder({ "a.yaml": text, "b.yaml": text });
    const thread: Io["thread"] = () => {
      throw new Error("A thread was started.");
    };
    const outcome = await statute(cwd, ["*.yaml", "-f", "text", ...only, "--threads", "2", ...allowed], { thread });
    expect(outcome.out).toEqual(found(server));
    expect(server.asked).toEqual(["/r.yaml"]);
  });

  test("lint with --validate, and what is invalid there is found", async () => {
    const server = await serve({ "/r.yaml": "Slow: { $ref: 's.yaml' }\n", "/s.yaml": "descriptio: Slow down.\n" });
    const cwd = makeFolder({
      "a.yaml": describeApi(`${server.origin}/r.yaml?token=secret#/Slow`),
      "b.yaml": describeApi(`${server.origin}/gone.yaml?token=secret#/Slow`),
    });
    const outcome = await statute(cwd, ["*.yaml", "-f", "text", "--validate", ...allowed]);
    expect(outcome.out).toMatch(new RegExp(`${server.origin}/s\\.yaml:1:1 error openapi-valid `));
    expect(outcome.out).toMatch(/b\.yaml:1:1 warning openapi-valid "The description was not validated/);
    expect(outcome.out + outcome.err).not.toContain("secret");
  });

  test("matrix and baseline", async () => {
    const server = await serveResponses();
    const cwd = makeFolder({ "openapi.yaml": describeApi(`${server.origin}/r.yaml#/Slow`) });
    expect((await statute(cwd, ["matrix", "openapi.yaml", "-f", "json", ...allowed])).out).toContain("429-retry-after");
    const written = await statute(cwd, ["baseline", "write", "openapi.yaml", ...only, ...allowed]);
    expect(written).toMatchObject({ code: 0, out: expect.stringContaining("1 entry") });
    const run = (...options: string[]) => statute(cwd, ["openapi.yaml", "-f", "text", ...only, ...options]);
    expect(await run(...allowed)).toMatchObject({ code: 0, out: "" });
    // What was not loaded is not gone.
    expect(await run("--strict-baseline")).toMatchObject({ code: 0, err: "" });
    const pruned = await statute(cwd, ["baseline", "prune", "openapi.yaml", ...only]);
    expect(pruned.out).toContain("unchanged");
  });

  test("diff and check, with one answer for both sides", async () => {
    let count = 0;
    const server = await serve({
      "/r.yaml": (response) => {
        count++;
        response.end(`Slow: { description: Slow down ${count}. }\nFast: { description: Fast. }\n`);
      },
    });
    const slow = describeApi(`${server.origin}/r.yaml#/Slow`);
    const cwd = makeFolder({ "old.yaml": slow, "new.yaml": describeApi(`${server.origin}/r.yaml#/Fast`, "New") });
    const diff = await statute(cwd, ["diff", "old.yaml", "new.yaml", "-f", "json", ...only, ...allowed]);
    expect(diff.code).toBe(0);
    const told = JSON.parse(diff.out);
    const source = `${server.origin}/r.yaml`;
    expect(told.findings.introduced).toMatchObject([{ code: "429-retry-after", path: ["Fast"], source }]);
    expect(told.findings.fixed).toMatchObject([{ code: "429-retry-after", path: ["Slow"], source }]);
    expect(count).toBe(1);

    const repository = makeRepository({ "openapi.yaml": slow });
    repository.write({ "openapi.yaml": describeApi(`${server.origin}/r.yaml#/Slow`, "New") });
    const args = ["check", "openapi.yaml", "--base", "main", "-f", "json", ...only, ...allowed];
    const checked = await statute(repository.cwd, args, { env: gitEnv });
    expect(checked.code).toBe(0);
    const { findings, changes } = JSON.parse(checked.out);
    expect(findings).toMatchObject({ introduced: [], fixed: [], unchanged: [{ code: "429-retry-after", source }] });
    expect(changes).toEqual([]);
    expect(count).toBe(2);
  });
});

test("so does the library", async () => {
  const server = await serveResponses();
  const text = describeApi(`${server.origin}/r.yaml#/Slow`);
  const cwd = makeFolder({ "openapi.yaml": text });
  const settings = { cwd, allowRemoteRefs: true, allowPrivateRefs: true };
  const expected = expect.objectContaining({ code: "429-retry-after", source: `${server.origin}/r.yaml` });
  expect(await lintText(text, "openapi.yaml", settings)).toContainEqual(expected);
  expect((await lintFiles(["openapi.yaml"], settings)).findings).toContainEqual(expected);
  const compared = await check("openapi.yaml", { text, source: "openapi.yaml" }, settings);
  expect(compared.unchanged).toContainEqual(expected);
  const refused = expect.objectContaining({ code: "ref-not-loaded" });
  expect(await lintText(text, "openapi.yaml", { cwd })).toContainEqual(refused);
  expect(await lintText(text, "openapi.yaml", { cwd, allowRemoteRefs: true })).toContainEqual(refused);
});
