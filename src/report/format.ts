import type { DeltaReport } from "./delta.ts";
import type { Palette } from "./pretty.ts";
import type { RunReport } from "./run-report.ts";

/** How a report is to be written. */
export interface View {
  /** The path of a document for people, as seen from the working folder. */
  readonly showPath: (source: string) => string;
  /** The path of a document for platforms: from the root of the repository, with `/`, never with a leading `./`. */
  readonly filePath: (source: string) => string;
  /** A line of a document, counted from zero, without what ends it; undefined where the document cannot be read. */
  readonly readLine: (source: string, line: number) => string | undefined;
  /** That root. */
  readonly root: string;
  readonly palette: Palette;
  /** Columns to wrap at; undefined where nobody knows, and nothing is wrapped. */
  readonly width: number | undefined;
  /** How many findings of one rule in one file are shown to people before the rest is folded into a count. */
  readonly perRule: number;
  /** Findings only, no summary. */
  readonly quiet: boolean;
  /** Whether findings that do not count are shown as well, in formats that else leave them out. */
  readonly showSuppressed?: boolean;
  /** `file` and `line` on the cases of JUnit's XML: GitLab links them, strict readers refuse them. */
  readonly junitFileAttributes: boolean;
}

/** Writes a report, in pieces. What comes from a description is escaped for the format. */
export type Formatter = (report: RunReport, view: View) => Iterable<string>;

/** Writes what became of an API between two times, likewise. */
export type DeltaFormatter = (report: DeltaReport, view: View) => Iterable<string>;

/** A way to report. */
export interface Format {
  /** What it is for, as the help says it. */
  readonly about: string;
  /** Lines that may stand among those of others, in a log say; anything else is a document, and alone in its file. */
  readonly isLog?: true;
  /** Whether findings must have their `identity`. */
  readonly identifies?: true;
  /** Whether findings must say how they can be mended. */
  readonly fixes?: true;
  /** Whether the rules must have what is only read about them, such as their rationale: the command loads it on its own. */
  readonly explains?: true;
  /** Whether it needs the outlines of the descriptions. */
  readonly outlines?: true;
  /** The environment variable that names the file it is appended to, unless the user names one to be written. */
  readonly appendedTo?: string;
  readonly load: () => Promise<Formatter>;
  /** How it tells what changed; where its readers compare for themselves, nothing: they are given all that was found. */
  readonly loadDelta?: () => Promise<DeltaFormatter>;
}
