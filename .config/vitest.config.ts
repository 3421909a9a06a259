import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    // The style sheet of a report is read as it is, not left out.
    css: true,
    reporters: ["default", "./.config/tally-reporter.ts"],
  },
});
