import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { catalogue } from "../../src/catalogue.ts";
import { DocumentStore } from "../../src/engine/document-store.ts";
import { lintText } from "../../src/engine/lint-text.ts";
import { OutOfTime, runInTime } from "../../src/engine/spectral/run-in-time.ts";
import { Stopwatch, TooSlow } from "../../src/engine/spectral/stopwatch.ts";
import { loadUserRuleset } from "../../src/engine/user-ruleset.ts";
import { makeFolder } from "../support/command.ts";

/** Takes longer than anybody has. */
const endless = () => /^(T+)+$/.test(`${"T".repeat(60)}!`);

function spend(milliseconds: number): void {
  for (const start = performance.now(); performance.now() - start < milliseconds; );
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("runInTime", () => {
  test("gives what a function gives, and throws what it throws", () => {
    expect(runInTime(1000, () => runInTime(1000, () => 1) + 1)).toBe(2);
    expect(() =>
      runInTime(1000, () => {
        throw new TypeError("no");
      }),
    ).toThrow(TypeError);
  });

  test("stops a regular expression, and goes on after that", () => {
    expect(() => runInTime(50, endless)).toThrow(OutOfTime);
    expect(runInTime(1000, () => "on")).toBe("on");
  });
});

describe("Stopwatch", () => {
  function watch(limit: number): Stopwatch {
    const stopwatch = new Stopwatch();
    stopwatch.limit = limit;
    return stopwatch;
  }

  function fail(run: () => unknown): unknown {
    try {
      return run();
    } catch (error) {
      return error instanceof TooSlow ? [error.rule, error.milliseconds] : error;
    }
  }

  test("names the rule whose function does not end, and waits for it less the next time", () => {
    const stopwatch = watch(200);
    const run = () =>
      stopwatch.run(() => {
        stopwatch.measure("quick", () => spend(1));
        stopwatch.measure("endless", endless);
      });
    expect(fail(run)).toEqual(["endless", 200]);
    expect(fail(run)).toEqual(["endless", 20]);
    expect(stopwatch.run(() => stopwatch.measure("other", () => 1))).toBe(1);
    expect(fail(run)).toEqual(["endless", 200]);
  });

  test("names the rule that takes its time bit by bit", () => {
    const stopwatch = watch(100);
    const run = () =>
      stopwatch.run(() => {
        for (;;) stopwatch.measure("steady", () => spend(5));
      });
    expect(fail(run)).toEqual(["steady", 100]);
  });

  test("where no rule is to blame, there is more time, and an end to that", () => {
    const stopwatch = watch(20);
    let runs = 0;
    expect(
      stopwatch.run(() => {
        runs++;
        spend(100);
        return "done";
      }),
    ).toBe("done");
    expect(runs).toBe(2);
    const small = watch(1);
    expect(fail(() => small.run(() => spend(10_000)))).toEqual([undefined, 100]);
  });
});

test.each([
  ["pattern", "{ match: '^(T+)+$' }"],
  ["schema", "{ schema: { type: string, pattern: '^(T+)+$' } }"],
])("a regular expression that does not end is one error, with the rule (%s)", async (name, options) => {
  const run = Stopwatch.prototype.run;
  vi.spyOn(Stopwatch.prototype, "run").mockImplementation(function <T>(this: Stopwatch, start: () => T): T {
    this.limit /= 10;
    return run.call(this, start) as T;
  });
  const text = `openapi: 3.1.0
info: { title: ${"T".repeat(60)}!, version: "1" }
paths: {}
`;
  const folder = makeFolder({
    "api.yaml": text,
    "own.yaml": `extends: [statute]
rules:
  shouting: { given: $.info, then: { field: title, function: ${name}, functionOptions: ${options} } }
`,
  });
  const ruleset = await loadUserRuleset(join(folder, "own.yaml"), catalogue);
  const source = join(folder, "api.yaml");
  const lint = () => lintText(text, { source, ruleset, store: new DocumentStore(folder) });
  await expect(lint()).rejects.toMatchObject({
    name: "UserError",
    message: `The rule shouting of the ruleset ${join(folder, "own.yaml")} was stopped on ${source}, after 1 s.`,
  });
});
