import { expect, test } from "vitest";
import { cpuTime } from "../support/cpu-time.ts";
import { makeInput } from "./make-input.ts";
import { type Input, putThrough } from "./put-through.ts";
import { readAllSources, sourceCount } from "./sources.ts";

// `FUZZ_SEED=<seed> FUZZ_RUNS=1 npm run fuzz` takes one input through again, and shows it.

function readNumber(name: string, fallback: number): number {
  const number = Number(process.env[name] || fallback);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${name} is no whole number.`);
  return number;
}

const runs = readNumber("FUZZ_RUNS", 2000);
const seconds = readNumber("FUZZ_SECONDS", 600);
const seed = readNumber("FUZZ_SEED", Date.now() % 2 ** 31);

/** Milliseconds of the processor for one input, several times those of the slowest; what does not end takes all. */
const longest = 5000;
/** Bytes that may be left after all inputs more than after the first ones: caches of texts, not of inputs. */
const mostKept = 64 * 2 ** 20;
/** What is wrong once is often wrong a thousand times. */
const mostDefects = 20;

test(`inputs from seed ${seed} on`, async () => {
  readAllSources();
  const start = performance.now();
  const defects = new Map<string, string>();
  const slow: (readonly [time: number, seed: number])[] = [];
  let [done, read, findings, changes, mended, keptFirst, kept] = [0, 0, 0, 0, 0, 0, 0];
  while (done < runs && performance.now() - start < seconds * 1000 && defects.size < mostDefects) {
    const own = (seed + done) % 2 ** 31;
    let input: Input | undefined;
    const before = cpuTime();
    try {
      const made = makeInput(own);
      input = made.input;
      if (runs === 1) console.log(`${input.name}:\n${input.text}\n\noriginal:\n${input.original}`);
      const outcome = await putThrough(input, made.random);
      read += outcome.isRead ? 1 : 0;
      findings += outcome.findings;
      changes += outcome.changes;
      mended += outcome.mended;
    } catch (error) {
      const about = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const name = about.replace(/[\d"'[\]]+/g, "").slice(0, 120);
      if (!defects.has(name)) console.log(`seed ${own}: ${about.slice(0, 400)}`);
      if (!defects.has(name))
        defects.set(name, `seed ${own}, ${input?.text.length} characters: ${about.slice(0, 1500)}`);
    }
    const time = cpuTime() - before;
    slow.push([time, own]);
    slow.sort(([a], [b]) => b - a).splice(3);
    if (time > longest) defects.set(`slow ${own}`, `seed ${own}: ${Math.round(time)} ms of the processor`);
    done++;
    if (done === Math.ceil(runs / 5)) keptFirst = measureKept();
    if (done % 5000 === 0) console.log(`${done} inputs, ${defects.size} defects`);
  }
  kept = measureKept();
  const elapsed = (performance.now() - start) / 1000;
  console.log(
    [
      `seeds ${seed} to ${seed + done - 1}: ${done} inputs out of ${sourceCount} sources and a grammar`,
      `${Math.round(elapsed)} s, ${(done / elapsed).toFixed(1)} inputs/s, ${read} of them descriptions`,
      `${findings} findings, ${changes} changes, ${mended} mended`,
      `slowest: ${slow.map(([time, own]) => `${Math.round(time)} ms (seed ${own})`).join(", ")}`,
      `kept: ${Math.round(keptFirst / 2 ** 20)} MB after a fifth, ${Math.round(kept / 2 ** 20)} MB at the end`,
      `${defects.size} defects`,
    ].join("\n"),
  );
  expect([...defects.values()]).toEqual([]);
  if (keptFirst > 0) expect(kept - keptFirst).toBeLessThan(mostKept);
});

function measureKept(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
