import { defineConfig } from "vitest/config";

/**
 * The tests that need the machine for themselves: those that take the time of what they run, and those that run several
 * programs at once.
 */
const apart = [
  "test/hostile.test.ts",
  "test/hostile/{command,size,world}.test.ts",
  "test/hosts/settings.test.ts",
  "test/meaning/linear.test.ts",
  "test/report/html-in-browser.test.ts",
];

/** The tests that need modules of their own: they stand in for some, or see which are loaded. */
const isolated = ["test/cli/replace-files.test.ts", "test/engine/spectral-driver.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // The style sheet of a report is read as it is, not left out.
    css: true,
    reporters: ["default", "./.config/tally-reporter.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [...apart, ...isolated],
          // To read every module once for each of a hundred files takes longer than most of the tests.
          isolate: false,
          maxWorkers: "100%",
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "apart",
          include: [...apart, ...isolated],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
