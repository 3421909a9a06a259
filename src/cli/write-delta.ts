import type { Timing } from "../engine/timing.ts";
import type { DeltaReport } from "../report/delta.ts";
import type { Format, Formatter } from "../report/format.ts";
import { printable } from "../report/printable.ts";
import type { Destination } from "./choose-formats.ts";
import type { Io } from "./io.ts";
import { type ReportOptions, writeReport } from "./write-report.ts";

/**
 * Writes what changed in each format that can tell it, and all that was found in the others, whose platforms compare for
 * themselves. Otherwise like `writeReport`: `kept` are the files that are not to be written over beside those named in
 * the report, such as the descriptions of the base that lie on the disk. What of the base could not be read is said on
 * standard error, whatever the format.
 */
export async function writeDelta(
  report: DeltaReport,
  chosen: readonly Destination[],
  options: ReportOptions,
  timing: Timing,
  io: Io,
  kept: readonly string[] = [],
): Promise<void> {
  const load = async (format: Format): Promise<Formatter> => {
    const write = await format.loadDelta?.();
    // The report of the run is completed where a format asks for it.
    return write === undefined ? format.load() : (run, view) => write({ ...report, run }, view);
  };
  const places = [...report.fixed, ...report.changes.flatMap(({ base, head }) => [base, head])];
  const named = places.flatMap((place) => place?.source ?? []);
  await writeReport(report.run, chosen, options, timing, io, [...kept, ...named], load);
  for (const { message } of report.unreadBase.slice(0, most)) io.writeErr(`${printable(`statute: ${message}`)}\n`);
  const left = report.unreadBase.length - most;
  if (left > 0) io.writeErr(`statute: … and ${left} more of the base could not be read.\n`);
}

/** A base that is torn as a whole has a message for each of its descriptions. */
const most = 50;
