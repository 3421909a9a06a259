/** What a run tells the shell. */
export const exitCode = {
  /** Nothing at or above the threshold. */
  clean: 0,
  /** Findings at or above it. */
  findings: 1,
  /** The editor has left, or talks garbage, and has not asked the language server to shut down: the number is the protocol's. */
  leftAlone: 1,
  /** The user can put it right: usage, configuration, an unreadable description. */
  userError: 2,
  /** A fault of ours. */
  bug: 3,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
