/** What a new configuration says. */
export interface NewConfig {
  /** A preset or a ruleset file; undefined where a Spectral ruleset beside it is to be found. */
  readonly ruleset: string | undefined;
  readonly files: readonly string[];
  readonly baseline: string | undefined;
  /** Whether the package lies in `node_modules`, and its JSON Schema with it. */
  readonly isInstalled: boolean;
}

export const configFile = "statute.config.yaml";

/** The text of `statute.config.yaml`. */
export function writeConfig({ ruleset, files, baseline, isInstalled }: NewConfig): string {
  const lines = [
    ...(isInstalled ? ["# yaml-language-server: $schema=./node_modules/statute/schemas/config.schema.json"] : []),
    "# What `npx statute lint` checks, and by which rules.",
    ...(ruleset === undefined ? [] : [`ruleset: ${writeScalar(ruleset)}`]),
    "files: # names, and globs such as apis/**/openapi.yaml",
    ...files.map((file) => `  - ${writeScalar(file)}`),
    ...(baseline === undefined ? [] : [`baseline: ${writeScalar(baseline)}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Plain where nobody can take it for anything but a text, else in double quotes, whose escapes YAML has from JSON. */
function writeScalar(text: string): string {
  return /^[a-z_.][\w./-]*[a-z]$/i.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
