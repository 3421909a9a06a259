import { expect, test } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { showProgress } from "../../src/cli/show-progress.ts";
import { makeFolder, statute } from "../support/command.ts";

const own = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n';
const cwd = () => makeFolder(Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`${index}.yaml`, own])));

/** A terminal, before which each look at the clock is `step` milliseconds after the last. */
function terminal(step: number): Partial<Io> {
  let time = 0;
  return {
    errorColumns: () => 80,
    now: () => {
      time += step;
      return time;
    },
  };
}

const line = (done: number) => `\r${done} of 6 descriptions checked\u001b[K`;
const cleared = "\r\u001b[K";

test("says how far it is after a second, and takes that away before the report", async () => {
  let err = "";
  let shownWhenReported = "";
  const { code } = await statute(cwd(), ["*.yaml"], {
    ...terminal(300),
    writeErr: (text) => {
      err += text;
    },
    writeOut: () => {
      shownWhenReported ||= err;
    },
  });
  expect(code).toBe(0);
  expect(err).toBe(`${line(3)}${line(4)}${line(5)}${cleared}`);
  expect(shownWhenReported).toBe(err);
});

test("changes no more than ten times a second", async () => {
  const { err } = await statute(cwd(), ["*.yaml"], terminal(40));
  expect(err).toBe("");
  let shown = "";
  const writeErr = (text: string) => {
    shown += text;
  };
  const io = { ...terminal(40), env: {}, writeErr } as unknown as Io;
  const progress = showProgress(1000, false, io);
  for (let done = 0; done < 100; done++) progress.tell(done);
  progress.clear();
  // Four seconds, the first of them in silence.
  expect(shown.split("checked").length - 1).toBe(26);
});

test("takes it away also where the run fails", async () => {
  const folder = makeFolder({
    "0.yaml": own,
    "1.yaml": own,
    "2.yaml": own,
    "3.yaml": own,
    "4.yaml": own,
    "5.yaml": "[",
  });
  const { err, code } = await statute(folder, ["*.yaml"], terminal(300));
  expect(code).toBe(2);
  expect(err).toContain(`checked\u001b[K${cleared}statute: <cwd>/5.yaml is not valid YAML`);
});

test.each<[string, readonly string[], Partial<Io>]>([
  ["what is over within a second", ["*.yaml"], terminal(100)],
  ["a single description", ["0.yaml"], terminal(2000)],
  ["--quiet", ["*.yaml", "-q"], terminal(2000)],
  ["a build server", ["*.yaml"], { ...terminal(2000), env: { CI: "true" } }],
  ["a terminal that knows no commands", ["*.yaml"], { ...terminal(2000), env: { TERM: "dumb" } }],
  ["no terminal", ["*.yaml"], { ...terminal(2000), errorColumns: () => undefined }],
  ["a terminal too narrow for it", ["*.yaml"], { ...terminal(2000), errorColumns: () => 20 }],
])("%s needs none", async (_, args, world) => {
  expect((await statute(cwd(), args, world)).err).toBe("");
});
