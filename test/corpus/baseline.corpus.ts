import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { readText } from "../../src/engine/readers/read-text.ts";
import { isObject, type JsonObject } from "../../src/openapi/json-object.ts";
import { makeFolder, type Outcome, statute } from "../support/command.ts";
import { listCorpus } from "../support/corpus.ts";

/** Some of one file with many paths, of different vendors and versions. */
const files = listCorpus()
  .filter(({ files, operations, isCompressed }) => files === 1 && operations > 20 && operations < 80 && !isCompressed)
  .filter(({ vendor }, index, all) => all.findIndex((other) => other.vendor === vendor) === index)
  .slice(0, 8);

const name = "statute-baseline.yaml";

async function adopt(text: string): Promise<{ lint: (text: string) => Promise<Outcome>; entries: number }> {
  const cwd = makeFolder({ "openapi.yaml": text });
  const { out } = await statute(cwd, ["baseline", "write", "openapi.yaml", "-r", "strict"]);
  const lint = (changed: string) => {
    writeFileSync(join(cwd, "openapi.yaml"), changed);
    return statute(cwd, ["openapi.yaml", "-r", "strict", "-f", "text", "--strict-baseline", "--fail-on", "hint"]);
  };
  return { lint, entries: Number(/(\d+) entr/.exec(out)?.[1]) };
}

describe.each(files)("$file", ({ source, read }) => {
  const written = Buffer.from(read()).toString();
  const { data } = readText(written, source);
  const description = data as JsonObject;
  const paths = description.paths as JsonObject;
  const write = (changed: unknown) => stringify(changed, { aliasDuplicateObjects: false, lineWidth: 0 });
  const accepts = { code: 0, out: "", err: "" };

  test("what moves or is called otherwise stays in the baseline", async () => {
    const { lint, entries } = await adopt(write(description));
    expect(entries).toBeGreaterThan(0);
    const variants: [string, unknown][] = [
      ["lines that move", { "x-first": [1, 2, 3], ...description }],
      ["paths in another order", { ...description, paths: Object.fromEntries(Object.entries(paths).toReversed()) }],
      ["members in another order", reverse(description)],
      ["path parameters called otherwise", rename(description)],
    ];
    for (const [change, variant] of variants) expect(await lint(write(variant)), change).toEqual(accepts);
  });

  test("a finding that makes up for a mended one is seen", async () => {
    const { lint } = await adopt(write(description));
    const response = { 418: { description: "No." } };
    const bad = { ...description, paths: { ...paths, "/swap-one": { get: { responses: response } } } };
    const { lint: lintBad, entries } = await adopt(write(bad));
    expect(entries).toBeGreaterThan(0);
    expect((await lint(write(bad))).code).toBe(1);
    const swapped = {
      ...description,
      paths: {
        ...paths,
        "/swap-one": { get: { responses: { 404: { description: "Not found." } } } },
        "/swap-two": { get: { responses: response } },
      },
    };
    const { code, out, err } = await lintBad(write(swapped));
    expect(code).toBe(1);
    expect(out).toMatch(/418-teapot .*\/swap-two/);
    expect(err).toContain("/paths/~1swap-one/get/responses/418 418-teapot\n");
  });
});

test(`there are real files to put into ${name}`, () => {
  expect(files.length).toBeGreaterThan(2);
});

/** The same, with the members of each object the other way round; lists stay as they are. */
function reverse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverse);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, held]) => [key, reverse(held)]),
  );
}

/** The same, with another name for each path parameter. */
function rename(description: JsonObject): unknown {
  const parameter = (held: unknown) =>
    isObject(held) && held.in === "path" ? { ...held, name: `${String(held.name)}Renamed` } : held;
  const walk = (value: unknown, key: string | undefined): unknown => {
    if (Array.isArray(value))
      return value.map((item) => walk(key === "parameters" ? parameter(item) : item, undefined));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([own, held]) => {
        const name = key === "paths" ? own.replace(/\{([^{}]*)\}/g, "{$1Renamed}") : own;
        return [name, walk(key === "parameters" ? parameter(held) : held, own)];
      }),
    );
  };
  return walk(description, undefined);
}
