import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseShard, takeShard } from "../../src/cli/shard.ts";
import { makeFolder, statute } from "../support/command.ts";

const own = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /a:
    get:
      responses:
        "418": { description: No. }
`;

describe("every description is in exactly one part", () => {
  const files = Object.fromEntries(
    Array.from({ length: 23 }, (_, index) => [
      `${"klmn".charAt(index % 4)}/ü ${index}.yaml`,
      `${own}# ${"x".repeat((index * 7919) % 5000)}\n`,
    ]),
  );

  test.each([1, 2, 5, 23, 40])("of %d", async (count) => {
    const cwd = makeFolder(files);
    const parts: string[][] = [];
    for (let index = 1; index <= count; index++) {
      const { out } = await statute(cwd, [
        "**/*.yaml",
        "--shard",
        `${index}/${count}`,
        "--only",
        "418-teapot",
        "-f",
        "text",
      ]);
      parts.push([...out.matchAll(/^(.+?):\d/gm)].map(([, file = ""]) => file));
    }
    expect(parts.flat().sort()).toEqual(Object.keys(files).sort());
    for (const part of parts) expect(part).toEqual([...part].sort());
  });

  test("and the parts are of nearly one size", () => {
    const cwd = makeFolder(files);
    const paths = Object.keys(files).map((name) => join(cwd, name));
    const sizes = [1, 2, 3, 4].map((index) =>
      takeShard(paths, { index, count: 4 }, cwd).files.reduce(
        (sum, file) => sum + (files[file.slice(cwd.length + 1)] ?? "").length,
        0,
      ),
    );
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.1);
  });
});

describe("all machines split alike", () => {
  const texts = ["aa\naa\n", "b\nb\nb\nb\n", "c\n", "dd\n"];
  const split = (cwd: string, names: readonly string[]) =>
    [1, 2].map((index) => {
      const { files, shard } = takeShard(
        names.map((name) => join(cwd, name)),
        { index, count: 2 },
        cwd,
      );
      return { files: files.map((file) => file.slice(cwd.length + 1).normalize()), division: shard.division };
    });
  const names = ["é.yaml", "b.yaml", "c.yaml", "d.yaml"];
  const write = (change: (text: string) => string, name: (name: string) => string = (same) => same) =>
    makeFolder(Object.fromEntries(texts.map((text, index) => [name(names[index] ?? ""), change(text)])));

  test("whatever the line ends, the folder and the order", () => {
    const expected = split(
      write((text) => text),
      names,
    );
    expect(expected[0]?.division).toBe(expected[1]?.division);
    expect(
      split(
        write((text) => text.replaceAll("\n", "\r\n")),
        names,
      ),
    ).toEqual(expected);
    expect(
      split(
        write((text) => text),
        [...names].reverse(),
      ).map(({ files }) => files.sort()),
    ).toEqual(expected.map(({ files }) => [...files].sort()));
    const decomposed = (name: string) => name.normalize("NFD");
    expect(
      split(
        write((text) => text, decomposed),
        names.map(decomposed),
      ),
    ).toEqual(expected);
  });

  test("another set of descriptions is another division", () => {
    const cwd = write((text) => text);
    expect(split(cwd, names)[0]?.division).not.toBe(split(cwd, names.slice(1))[0]?.division);
  });
});

test("a file with several names is in one part", async () => {
  const cwd = makeFolder({ "a.yaml": own });
  symlinkSync("a.yaml", join(cwd, "b.yaml"));
  const codes = [];
  for (const shard of ["1/2", "2/2"]) codes.push((await statute(cwd, ["*.yaml", "a.yaml", "--shard", shard])).code);
  expect(codes).toEqual([1, 0]);
});

test("what a shared document ignores is unused only where all were checked", async () => {
  const ignored = `slow: { description: Slow down., x-statute-ignore: { 429-retry-after: The gateway adds it. } }
other: { description: The b. }
`;
  const using = (name: string) =>
    own.replace('"418": { description: No. }', `"429": { $ref: "shared.yaml#/${name}" }`).replace("/a:", `/${name}:`);
  const lint = (files: Readonly<Record<string, string>>, ...args: string[]) =>
    statute(makeFolder(files), ["[ab].yaml", "--only", "429-retry-after", "-f", "text", ...args]);
  const used = { "a.yaml": using("slow"), "b.yaml": own, "shared.yaml": ignored };
  for (const shard of ["1/2", "2/2"]) expect((await lint(used, "--shard", shard)).out).toBe("");
  const read = { ...used, "b.yaml": own.replace("{ description: No. }", '{ $ref: "shared.yaml#/other" }') };
  for (const shard of ["1/2", "2/2"]) expect((await lint(read, "--shard", shard)).out).toBe("");
  expect((await lint(read)).out).toBe("");
  const { out } = await lint({ "b.yaml": read["b.yaml"], "shared.yaml": ignored });
  expect(out).toContain("shared.yaml:1:");
  expect(out).toContain(" unused-ignore ");
});

test("a part without descriptions says so, and is clean", async () => {
  const cwd = makeFolder({ "a.yaml": own, "b.yaml": own });
  expect(await statute(cwd, ["*.yaml", "--shard", "3/3", "-f", "text"])).toEqual({
    code: 0,
    out: "",
    err: "statute: shard 3 of 3 is empty: there are only 2 descriptions.\n",
  });
});

test.each(["", "1", "0/2", "3/2", "1/0", "a/b", "1/2/3", "-1/2", "1.5/2", "1/99999", " 1/2", "1/2\n"])(
  "%j names no part",
  (wish) => {
    expect(() => parseShard(wish)).toThrow("names no part of a run.");
  },
);

test("a part that there is not is the user's fault", async () => {
  const cwd = makeFolder({ "a.yaml": own });
  expect(await statute(cwd, ["*.yaml", "--shard", "3/2"])).toEqual({
    code: 2,
    out: "",
    err: "statute: --shard 3/2 names no part of a run. Write 2/5 for the second of five.\n",
  });
  expect((await statute(cwd, ["-", "--shard", "1/2"], { stdin: own })).err).toBe(
    "statute: --shard chooses among files, and standard input (-) is none. Leave it out.\n",
  );
});
