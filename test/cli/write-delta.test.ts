import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { chooseFormats } from "../../src/cli/choose-formats.ts";
import type { Io } from "../../src/cli/io.ts";
import { writeDelta } from "../../src/cli/write-delta.ts";
import { Timing } from "../../src/engine/timing.ts";
import type { DeltaReport } from "../../src/report/delta.ts";
import { type FormatName, formatNames } from "../../src/report/formats.ts";
import { makeFolder } from "../support/command.ts";
import { makeChange, makeDelta } from "../support/deltas.ts";
import { makeIdentified } from "../support/platform-reports.ts";
import { fault, makeReport } from "../support/reports.ts";

const old = makeIdentified({ message: "It was there before." });
const introduced = makeIdentified({ message: "It is new." });

/** Of two findings one is new. */
const delta = makeDelta({
  changes: [makeChange()],
  introduced: [introduced],
  unchanged: [old],
  run: makeReport({ findings: [old, introduced], outlines: [] }),
});

async function write(report: DeltaReport, wishes: readonly string[], cwd = makeFolder({}), kept?: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const io: Io = {
    ...{ cwd, env: {}, isTerminal: false, columns: undefined, today: "2026-07-01" },
    readStdin: async () => Buffer.from(""),
    writeOut: (text) => void out.push(text),
    writeErr: (text) => void err.push(text),
  };
  await writeDelta(report, chooseFormats(wishes, io), { color: false }, new Timing(), io, kept);
  return { cwd, out: out.join(""), err: err.join("") };
}

const forPeople: readonly FormatName[] = ["pretty", "text", "github", "github-summary", "markdown", "azure"];

test.each(formatNames)("%s tells what changed, or all that was found", async (name) => {
  const { out } = await write(delta, [name]);
  expect(out).toContain("It is new.");
  expect(out.includes("field-removed")).toBe(forPeople.includes(name) || name === "json");
  expect(out.includes("It was there before.")).toBe(!forPeople.includes(name));
});

test("each format goes where it is asked to", async () => {
  const { cwd, out, err } = await write(delta, ["pretty", "json=out/delta.json"]);
  expect(out).toContain("1 breaking change; 1 new finding, 1 unchanged (ruleset: recommended)");
  expect(JSON.parse(readFileSync(join(cwd, "out/delta.json"), "utf8")).changes).toHaveLength(1);
  expect(err).toBe("");
});

test("what could not be read is said on standard error, whatever the format", async () => {
  const unreadBase = Array.from({ length: 60 }, () => ({
    source: "/repo/b.yaml",
    message: "b.yaml is \u001b[2Jtorn.",
  }));
  const { err } = await write({ ...delta, unreadBase, run: { ...delta.run, faults: [fault] } }, ["sarif"]);
  expect(err).toContain(fault.message);
  expect(err.match(/^statute: b\.yaml is �\[2Jtorn\.$/gm)).toHaveLength(50);
  expect(err).toContain("statute: … and 10 more of the base could not be read.\n");
});

test.each([
  ["of the newer description", makeDelta({ run: makeReport({ checked: [] }), changes: [makeChange()] }), []],
  ["of the base", makeDelta({ fixed: [makeIdentified()] }), []],
  ["that the command knows of", makeDelta(), ["openapi.yaml"]],
] as const)("nothing is written over a file %s", async (_, report, kept) => {
  const cwd = makeFolder({ "openapi.yaml": "openapi: 3.1.0\n" });
  const file = join(cwd, "openapi.yaml");
  const moved = JSON.parse(JSON.stringify(report).replaceAll("/repo/openapi.yaml", file.replaceAll("\\", "/")));
  await expect(
    write(
      moved,
      ["json=openapi.yaml"],
      cwd,
      kept.map((name) => join(cwd, name)),
    ),
  ).rejects.toThrow("The report openapi.yaml would be written over a file that was read.");
  expect(readFileSync(file, "utf8")).toBe("openapi: 3.1.0\n");
});
