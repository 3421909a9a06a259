/** The reports that programs read, and those of what changed: a published file of its own, as most runs ask for none. */
export { formatAzure } from "./azure.ts";
export { formatCheckstyle } from "./checkstyle.ts";
export { formatComplete } from "./complete.ts";
export { formatDeltaAzure, formatDeltaGithub, formatDeltaText } from "./delta-annotations.ts";
export { formatDeltaJson } from "./delta-json.ts";
export { formatDeltaMarkdown, formatDeltaSummary } from "./delta-markdown.ts";
export { formatDeltaPretty } from "./delta-pretty.ts";
export { formatGithub } from "./github.ts";
export { formatGitLab } from "./gitlab.ts";
export { formatJunit } from "./junit.ts";
export { formatRdjson, formatRdjsonl } from "./rdjson.ts";
export { formatGithubSummary, formatReportMarkdown } from "./report-markdown.ts";
export { formatSarif } from "./sarif.ts";
export { formatSonar } from "./sonar.ts";
export { formatTeamcity } from "./teamcity.ts";
