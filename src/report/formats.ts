import type { Format } from "./format.ts";
import { formatJson } from "./json.ts";
import { formatPretty } from "./pretty.ts";
import { formatText } from "./text.ts";

/** Every way to report, each loaded when it is asked for. */
export const formats = {
  pretty: {
    about: "for people at a terminal",
    isLog: true,
    load: async () => formatPretty,
    loadDelta: async () => (await import("./platform-formats.ts")).formatDeltaPretty,
  },
  text: {
    about: "one line a finding, for editors",
    isLog: true,
    load: async () => formatText,
    loadDelta: async () => (await import("./platform-formats.ts")).formatDeltaText,
  },
  json: {
    about: "Spectral's shape, with our keys beside",
    identifies: true,
    load: async () => formatJson,
    loadDelta: async () => (await import("./platform-formats.ts")).formatDeltaJson,
  },
  github: {
    about: "annotations of GitHub Actions",
    isLog: true,
    load: async () => (await import("./platform-formats.ts")).formatGithub,
    loadDelta: async () => (await import("./platform-formats.ts")).formatDeltaGithub,
  },
  "github-summary": {
    about: "the summary of a job of GitHub Actions",
    appendedTo: "GITHUB_STEP_SUMMARY",
    load: async () => (await import("./platform-formats.ts")).formatGithubSummary,
    loadDelta: async () => (await import("./platform-formats.ts")).formatDeltaSummary,
  },
  markdown: {
    about: "for comments on pull requests",
    load: async () => (await import("./platform-formats.ts")).formatReportMarkdown,
    loadDelta: async () => (await import("./platform-formats.ts")).formatDeltaMarkdown,
  },
  junit: {
    about: "JUnit's XML, for whatever shows test results",
    load: async () => (await import("./platform-formats.ts")).formatJunit,
  },
  checkstyle: {
    about: "Checkstyle's XML, for Jenkins and reviewdog",
    load: async () => (await import("./platform-formats.ts")).formatCheckstyle,
  },
  teamcity: {
    about: "inspections of TeamCity",
    isLog: true,
    load: async () => (await import("./platform-formats.ts")).formatTeamcity,
  },
  azure: {
    about: "logging commands of Azure Pipelines",
    isLog: true,
    load: async () => (await import("./platform-formats.ts")).formatAzure,
    loadDelta: async () => (await import("./platform-formats.ts")).formatDeltaAzure,
  },
  sarif: {
    about: "SARIF 2.1.0, for GitHub code scanning",
    identifies: true,
    fixes: true,
    explains: true,
    load: async () => (await import("./platform-formats.ts")).formatSarif,
  },
  gitlab: {
    about: "GitLab Code Quality",
    identifies: true,
    load: async () => (await import("./platform-formats.ts")).formatGitLab,
  },
  rdjson: {
    about: "reviewdog, as one document",
    fixes: true,
    load: async () => (await import("./platform-formats.ts")).formatRdjson,
  },
  rdjsonl: {
    about: "reviewdog, a line a finding",
    fixes: true,
    load: async () => (await import("./platform-formats.ts")).formatRdjsonl,
  },
  sonar: {
    about: "SonarQube's generic issues, from 10.3 on",
    explains: true,
    load: async () => (await import("./platform-formats.ts")).formatSonar,
  },
  html: {
    about: "one page for a browser: operations by status code, and what was found",
    outlines: true,
    load: async () => (await import("./matrix-formats.ts")).formatHtml,
  },
  report: {
    about: "all there is to tell, for statute merge-reports",
    identifies: true,
    fixes: true,
    load: async () => (await import("./platform-formats.ts")).formatComplete,
  },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as readonly FormatName[];
