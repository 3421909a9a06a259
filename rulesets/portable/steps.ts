import { statusCodes } from "../../src/http/status-codes.ts";

/** What Spectral's core functions can express of a rule. */
export interface PortableRule {
  readonly id: string;
  readonly message: string;
  readonly given: string | readonly string[];
  /** What Spectral calls `then`. */
  readonly step: { readonly field?: string; readonly function: string; readonly functionOptions?: unknown };
  /** The versions of OpenAPI that it is about, in Spectral's names; all where it is left out. */
  readonly formats?: readonly string[];
  /** Where it says more or less than the rule itself, in whole sentences; left out where it says the same. */
  readonly differs?: string;
}

type Schema = Readonly<Record<string, unknown>> | boolean;

export const everyMethod = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export const methodsBut = (...left: readonly string[]) =>
  everyMethod.filter((method) => !left.includes(method)).join(",");

/** Operations of paths; the core functions cannot tell webhooks and callbacks from those, or do not reach them. */
export const operations = (methods: readonly string[] = everyMethod) => `$.paths[*][${methods.join(",")}]`;

export const responses = (codes: readonly string[], methods?: readonly string[]) =>
  codes.map((code) => `${operations(methods)}.responses['${code}']`);

/** Reports the place itself, not what is wrong below it, so that it is the one that the rule reports. */
export function demand(schema: Schema): PortableRule["step"] {
  // biome-ignore lint/suspicious/noThenProperty: the name is JSON Schema's.
  return { function: "schema", functionOptions: { schema: { if: schema, then: true, else: false } } };
}

/** JSON Schema has no flag for the case of letters, which field names are without. */
export function fieldName(name: string): string {
  return `^${[...name].map((letter) => (/[a-z]/i.test(letter) ? `[${letter.toUpperCase()}${letter.toLowerCase()}]` : letter)).join("")}$`;
}

export const hasKeyLike = (pattern: string): Schema => ({
  type: "object",
  not: { propertyNames: { not: { pattern } } },
});

/** One of the fields under `headers`. */
export const hasField = (...names: readonly string[]): Schema => ({
  type: "object",
  required: ["headers"],
  properties: { headers: { anyOf: names.map((name) => hasKeyLike(fieldName(name))) } },
});

export const hasContent: Schema = {
  anyOf: [
    { required: ["content"], properties: { content: { type: "object", minProperties: 1 } } },
    { required: ["schema"], properties: { schema: { type: "object" } } },
  ],
};

export const hasOneOf = (...keys: readonly string[]): Schema => ({
  type: "object",
  anyOf: keys.map((key) => ({ required: [key] })),
});

export const never: PortableRule["step"] = { function: "schema", functionOptions: { schema: { not: {} } } };

export function askForField(
  id: string,
  codes: readonly string[],
  name: string,
  methods?: readonly string[],
): PortableRule {
  return {
    id,
    message: `${codes.join(", ")}: document \`${name}\` under the headers of the response.`,
    given: responses(codes, methods),
    step: demand(hasField(name)),
  };
}

export const statusCodesOf = (...classes: readonly string[]) =>
  statusCodes.filter(({ class: group }) => classes.includes(group)).map(({ code }) => code);

export const inPathsOnly = "Webhooks and callbacks are not looked at.";
