import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Ended, makePrograms, root, runBeside, runStep, stepCommand } from "./runner.ts";

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly [Step, Step] };
}

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly "continue-on-error"?: boolean;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

export const actionText = readFileSync(join(root, "action.yml"), "utf8");
export const action = parse(actionText, { strict: true }) as Action;

const [check, comment] = action.runs.steps;

export interface Outcome extends Ended {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What the first step hands to the second. */
  readonly reports: string;
}

type Texts = Readonly<Record<string, string>>;

/** Runs the first step of the action with some inputs in a workspace, as a runner does. */
export function use(
  workspace: string,
  given: Texts,
  { env = {}, programs }: { readonly env?: Texts; readonly programs?: string } = {},
): Outcome {
  const temporary = makePrograms();
  const [output, summary] = [join(temporary, "output"), join(temporary, "summary")];
  for (const file of [output, summary]) writeFileSync(file, "");
  const ended = runStep(
    check.run,
    workspace,
    {
      ...readVariables(check, given),
      GITHUB_ACTIONS: "true",
      CI: "true",
      GITHUB_WORKSPACE: workspace,
      GITHUB_ACTION_PATH: root,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: temporary,
      ...env,
    },
    programs,
  );
  const lines = readFileSync(output, "utf8").trimEnd().split("\n");
  const written = lines.map((line) => [
    `steps.${check.id}.outputs.${line.split("=", 1)[0]}`,
    line.replace(/^.*?=/, ""),
  ]);
  const results = new Map(written as [string, string][]);
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, evaluate(value, results)]);
  return {
    ...ended,
    outputs: Object.fromEntries(outputs),
    summary: readFileSync(summary, "utf8"),
    reports: results.get(`steps.${check.id}.outputs.reports`) ?? "",
  };
}

/** Runs the second step after the first, as a runner does; undefined where that is not to be run. */
export async function commentOn(
  { reports, outputs }: Pick<Outcome, "reports" | "outputs">,
  given: Texts,
  { token, env }: { readonly token: string; readonly env: Texts },
): Promise<Ended | undefined> {
  if (reports === "" || given.comment !== "true") return undefined;
  const results = {
    [`steps.${check.id}.outputs.reports`]: reports,
    [`steps.${check.id}.outputs.exit-code`]: outputs["exit-code"] ?? "",
    "github.token": token,
  };
  const variables = readVariables(comment, given, results);
  return runBeside(stepCommand(comment.run), makePrograms(), { ...variables, GITHUB_ACTION_PATH: root, ...env });
}

/** The variables of a step, under some inputs. */
function readVariables({ env }: Step, given: Texts, results: Texts = {}): Texts {
  const inputs = Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default]));
  const named = Object.entries({ ...inputs, ...given }).map(([name, value]) => [`inputs.${name}`, value] as const);
  const values = new Map([...named, ...Object.entries(results)]);
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, evaluate(value, values)]));
}

/** Expressions that are nothing but a name; what has no value is empty, as with GitHub. */
function evaluate(template: string, values: ReadonlyMap<string, string>): string {
  return template.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => values.get(name) ?? "");
}
