import { defineConfig } from "vitest/config";

/** Inputs made by chance, as many as `FUZZ_RUNS` says, within `FUZZ_SECONDS`, from `FUZZ_SEED` on. */
export default defineConfig({
  test: {
    include: ["test/fuzz/**/*.fuzz.ts"],
    css: true,
    testTimeout: 24 * 3_600_000,
    execArgv: ["--expose-gc"],
    disableConsoleIntercept: true,
  },
});
