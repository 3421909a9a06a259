import { writeFile } from "node:fs/promises";
import path from "node:path";
import { type Severity, severities } from "../../src/core/severity.ts";

/** What every host must make of a ruleset that builds on ours. */

/** A finding as Spectral gives it, and prints it with `-f json`. */
export interface SpectralFinding {
  readonly code: string | number;
  readonly message: string;
  readonly severity: number;
  readonly path: readonly (string | number)[];
  readonly source?: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

export const documentName = "openapi.yaml";

const documentText = `\
openapi: 3.0.3
info: { title: Kettles, version: 1.0.0 }
paths:
  /kettles:
    get:
      responses:
        "200": { description: The kettles. }
        "404": { description: Forbidden } # <-- reason-phrase-mismatch
        "429": { description: Too many kettles are on the boil. } # <-- 429-retry-after
    post:
      responses:
        "201": { description: The new kettle. } # <-- 201-location
        "418": { description: Short and stout. } # <-- 418-teapot
`;

/** How `statute` judges the marked lines. Other rules may speak too: hosts are compared by these four alone. */
const recommended = {
  "reason-phrase-mismatch": "error",
  "429-retry-after": "error",
  "201-location": "error",
  "418-teapot": "error",
} as const satisfies Record<string, Severity>;

type Outcome = Readonly<Partial<Record<keyof typeof recommended, Severity | "off">>>;

const allOff: Outcome = {
  "reason-phrase-mismatch": "off",
  "429-retry-after": "off",
  "201-location": "off",
  "418-teapot": "off",
};

export interface Tuning {
  readonly title: string;
  /** The ruleset's name in the project, unlike any other's. */
  readonly file: string;
  readonly text: string;
  /** Where the outcome departs from that of `statute`. */
  readonly outcome: Outcome;
}

function yaml(title: string, text: string, outcome: Outcome = {}): Tuning {
  return { title, file: `${title.replaceAll(/\W+/g, "-")}.yaml`, text: `${text}\n`, outcome };
}

export const tunings: readonly Tuning[] = [
  yaml("a name", "extends: statute"),
  yaml("all rules", "extends: [[statute, all]]"),
  yaml("the strict preset", 'extends: ["statute/strict"]'),
  yaml("the core preset", 'extends: ["statute/core"]', { "reason-phrase-mismatch": "off" }),
  yaml("the file by its path", 'extends: ["./node_modules/statute/dist/recommended.js"]'),
  yaml(
    "other severities",
    "extends: [statute]\nrules: { 418-teapot: off, 201-location: warn, 429-retry-after: info, reason-phrase-mismatch: hint }",
    { "418-teapot": "off", "201-location": "warn", "429-retry-after": "info", "reason-phrase-mismatch": "hint" },
  ),
  yaml(
    "a rule from outside the preset, and one less",
    "extends: [statute/core]\nrules: { reason-phrase-mismatch: true, 418-teapot: false }",
    { "418-teapot": "off" },
  ),
  yaml(
    "a rule from outside the preset with its severity",
    "extends: [statute/core]\nrules: { reason-phrase-mismatch: hint }",
    { "reason-phrase-mismatch": "hint" },
  ),
  yaml("nothing but one rule", "extends: [[statute, off]]\nrules: { 418-teapot: true }", {
    ...allOff,
    "418-teapot": "error",
  }),
  yaml(
    "overrides by file",
    `\
extends: [statute]
overrides:
  - { files: ["*.yaml"], rules: { 418-teapot: off, 201-location: warn } }
  - { files: ["*.json"], rules: { 429-retry-after: off } }`,
    { "418-teapot": "off", "201-location": "warn" },
  ),
  yaml(
    "overrides by pointer",
    `extends: [statute]\noverrides: [{ files: ["${documentName}#/paths/~1kettles/get"], rules: { 429-retry-after: off } }]`,
    { "429-retry-after": "off" },
  ),
  {
    title: "JSON",
    file: "json.json",
    text: '{ "extends": ["statute"], "rules": { "418-teapot": "off" } }\n',
    outcome: { "418-teapot": "off" },
  },
  {
    title: "JavaScript that imports the file",
    file: "relative-import.js",
    text: `\
import statute from "./node_modules/statute/dist/recommended.js";
export default { extends: [statute], rules: { "418-teapot": "off" } };
`,
    outcome: { "418-teapot": "off" },
  },
];

/** Node finds the package in the user's `node_modules`; VS Code asks a CDN for it, so that there only the file can be imported. */
export const bareImport: Tuning = {
  title: "JavaScript that imports the package",
  file: "bare-import.js",
  text: `\
import statute from "statute";
export default { extends: [statute], rules: { "418-teapot": "off" } };
`,
  outcome: { "418-teapot": "off" },
};

/** The ruleset that no host accepts, and what each says to it. */
export const unknownRule = {
  file: "unknown-rule.yaml",
  text: "extends: [statute]\nrules: { 419-kettle: off }\n",
  error: 'Cannot extend non-existing rule: "419-kettle"',
};

export async function writeTunings(project: string): Promise<void> {
  await writeFile(path.join(project, documentName), documentText);
  for (const { file, text } of [...tunings, bareImport, unknownRule]) await writeFile(path.join(project, file), text);
}

/** The outcome as `summarize` writes it. */
export function expectedSummary(outcome: Outcome = {}): string[] {
  const lines = documentText.split("\n");
  return Object.entries({ ...recommended, ...outcome })
    .filter(([, severity]) => severity !== "off")
    .map(([code, severity]) => `${lines.findIndex((line) => line.endsWith(`# <-- ${code}`)) + 1} ${severity} ${code}`)
    .sort();
}

/** `line severity code` of each finding by one of the four rules. */
export function summarize(findings: readonly SpectralFinding[]): string[] {
  return findings
    .filter(({ code }) => code in recommended)
    .map(({ code, severity, range }) => `${range.start.line + 1} ${severities[severity]} ${code}`)
    .sort();
}
