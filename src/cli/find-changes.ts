import { UserError } from "../core/user-error.ts";
import { Timing } from "../engine/timing.ts";
import { readCheckSides } from "./check-sides.ts";
import type { FindChanges } from "./commands/approve.ts";
import { compareTimes } from "./compare-times.ts";
import { prepare } from "./lint-input.ts";

/** The changes that `statute check` reports, approved or not. */
export const findChanges: FindChanges = async (patterns, given, io) => {
  const options = { ...given, onBaseError: "fail" as const };
  const task = await prepare(options, io);
  if (patterns.length === 0 && task.config?.config.keys.files === undefined)
    throw new UserError(
      "No description is named, neither by --files nor as `files` in a configuration.",
      "Name those that `statute check` was given: --files 'apis/**/openapi.yaml'",
    );
  const { findByRuleset: _, ...sides } = await readCheckSides(patterns, task, options, io);
  const comparison = { ...sides, baseline: undefined, failOn: "never", failOnChange: "never" } as const;
  const { report } = await compareTimes(comparison, task, new Timing(), io);
  const [fault] = report.run.faults;
  if (fault !== undefined) throw new UserError(fault.message, fault.hint);
  return report;
};
