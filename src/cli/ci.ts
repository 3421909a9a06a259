import type { Format } from "../report/format.ts";
import { formatNames, formats } from "../report/formats.ts";
import { printable } from "../report/printable.ts";
import type { Io } from "./io.ts";

/** A CI, the variable by which it tells that it runs, and what it reads, as `-f` takes it. */
interface Ci {
  readonly name: string;
  readonly variable: string;
  readonly reads: readonly string[];
}

const known: readonly Ci[] = [
  { name: "GitHub Actions", variable: "GITHUB_ACTIONS", reads: ["github", "github-summary"] },
  { name: "GitLab CI", variable: "GITLAB_CI", reads: ["gitlab=gl-code-quality-report.json"] },
  { name: "TeamCity", variable: "TEAMCITY_VERSION", reads: ["teamcity"] },
  { name: "Azure Pipelines", variable: "TF_BUILD", reads: ["azure"] },
  // The first for the step `junit`, which every Jenkins has; the second for the plugin Warnings, which shows lines.
  { name: "Jenkins", variable: "JENKINS_URL", reads: ["junit=statute-junit.xml", "checkstyle=statute-checkstyle.xml"] },
  // CircleCI takes each folder under the one that it is told to read for a suite.
  { name: "CircleCI", variable: "CIRCLECI", reads: ["junit=test-results/statute/junit.xml"] },
];

/**
 * The formats that were asked for (`pretty` where none was), and those that the CI reads which the environment tells of.
 * Left out are those that are asked for already, and on standard output any beside a document. Standard error says what
 * is added and why, and what is left out for a document, in one line.
 */
export function addFormatsOfCi(wishes: readonly string[] | undefined, { env, writeErr }: Pick<Io, "env" | "writeErr">) {
  const asked = wishes ?? ["pretty"];
  const ci = known.find(({ variable }) => env[variable] && env[variable] !== "false");
  if (ci === undefined) {
    const names = known.map(({ name }) => name).join(", ");
    writeErr(`statute: --ci adds no format, as this is none of ${names}. Name one with -f.\n`);
    return asked;
  }
  const document = asked.find((wish) => !isLogOrFile(wish));
  const fitting = ci.reads.filter((wish) => fits(wish, asked, env));
  const added = fitting.filter((wish) => document === undefined || !isStreamed(wish, env));
  const left = fitting.filter((wish) => !added.includes(wish));
  const none = left.length === 0 ? "no format beside those asked for" : "no format";
  const what = added.length === 0 ? none : listWishes(added);
  const alone = printable(document?.split("=")[0] ?? "");
  const why =
    left.length === 0
      ? ""
      : ` ${listWishes(left)} would stand within ${alone}: write that to a file with -f ${alone}=<file>.`;
  writeErr(`statute: --ci adds ${what}, as ${ci.variable} says that this is ${ci.name}.${why}\n`);
  return [...asked, ...added];
}

function listWishes(wishes: readonly string[]): string {
  return wishes.map((wish) => `-f ${wish}`).join(" ");
}

/** Whether a format is not asked for yet, and has a file or may stand in a log. */
function fits(wish: string, asked: readonly string[], env: Io["env"]): boolean {
  const [name = ""] = wish.split("=");
  if (asked.some((other) => other.split("=")[0] === name)) return false;
  return !isStreamed(wish, env) || findFormat(name)?.isLog === true;
}

/** Whether it goes to standard output. */
function isStreamed(wish: string, env: Io["env"]): boolean {
  const [name = "", file] = wish.split("=");
  const variable = findFormat(name)?.appendedTo;
  return file === undefined && !(variable && env[variable]);
}

function isLogOrFile(wish: string): boolean {
  const [name = "", file] = wish.split("=");
  return (file !== undefined && file !== "-") || findFormat(name)?.isLog === true;
}

function findFormat(name: string): Format | undefined {
  const formatName = formatNames.find((other) => other === name);
  return formatName && formats[formatName];
}
