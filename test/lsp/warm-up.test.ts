import { expect, onTestFinished, test, vi } from "vitest";
import { lintExample, warmUp } from "../../src/lsp/warm-up.ts";
import { openEditor } from "../support/editor.ts";
import { limited } from "./descriptions.ts";

function count() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const work = vi.fn(async () => {});
  return { work, pass: (time: number) => vi.advanceTimersByTimeAsync(time) };
}

test("it begins when nothing has come for a moment, goes on bit by bit, and ends", async () => {
  const { work, pass } = count();
  warmUp(work);
  await pass(20);
  expect(work).not.toHaveBeenCalled();
  await pass(31);
  const first = work.mock.calls.length;
  await pass(1000);
  const all = work.mock.calls.length;
  expect([first > 0, all > first, all < 20]).toEqual([true, true, true]);
  await pass(60_000);
  expect(work.mock.calls.length).toBe(all);
});

test("what comes in ends it, before it begins and in the middle", async () => {
  const { work, pass } = count();
  warmUp(work)();
  await pass(1000);
  expect(work).not.toHaveBeenCalled();
  const stop = warmUp(async () => {
    await work();
    stop();
  });
  await pass(1000);
  expect(work).toHaveBeenCalledTimes(1);
});

test("what fails is not tried again", async () => {
  const { work, pass } = count();
  warmUp(async () => {
    await work();
    throw new Error("no luck");
  });
  await pass(1000);
  expect(work).toHaveBeenCalledTimes(1);
});

test("its description can be read, and has something of what is looked for", async () => {
  const linted = await lintExample();
  expect(linted?.isWhole).toBe(true);
  const codes = new Set([...(linted?.findings.values() ?? [])].flat().map(({ code }) => code));
  expect(codes.size).toBeGreaterThan(4);
  expect(codes).not.toContain("parser");
});

test("nobody is told of it", async () => {
  const editor = await openEditor({});
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect([editor.published, editor.messages, editor.logged, editor.complaints]).toEqual([[], [], [], []]);
  expect((await editor.open("openapi.yaml", limited)).length).toBe(1);
});
