import { defineConfig } from "vitest/config";

/** The tests that need the corpus of real descriptions beside the repository. */
export default defineConfig({
  test: {
    include: ["test/corpus/**/*.corpus.ts"],
    testTimeout: 600_000,
    maxWorkers: "100%",
    reporters: ["default", "./.config/tally-reporter.ts"],
  },
});
