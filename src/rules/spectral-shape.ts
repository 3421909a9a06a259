import { judge } from "../core/judge.ts";
import type { Rule } from "../core/rule.ts";
import type { Settings } from "../core/settings.ts";
import type { Severity } from "../core/severity.ts";
import { indexOperations, type OperationIndex } from "../openapi/operation-index.ts";
import type { SourceDocument } from "../openapi/references.ts";
import { findVersion } from "../openapi/versions.ts";
import { documentationUrl } from "./documentation.ts";
import type { Choice } from "./presets.ts";

/** The part of Spectral's function context that tells where a description comes from. */
interface SpectralContext {
  readonly documentInventory?: {
    readonly source: string | null;
    readonly unresolved: unknown;
    readonly referencedDocuments?: Readonly<Record<string, { readonly data: unknown }>>;
  };
}

interface SpectralResult {
  readonly message: string;
  readonly path: (string | number)[];
}

type SpectralFunction = (input: unknown, options: unknown, context: SpectralContext) => SpectralResult[];

type SpectralFormat = ((document: unknown) => boolean) & { displayName?: string };

/** A rule in Spectral's form. */
export interface SpectralRule {
  readonly description: string;
  readonly message: "{{error}}";
  readonly severity: Severity;
  readonly recommended: boolean;
  readonly documentationUrl: string;
  readonly formats: SpectralFormat[];
  readonly given: "$";
  readonly then: { readonly function: SpectralFunction };
}

/** A ruleset in Spectral's form: self-contained, as every host loads it. */
export interface SpectralRuleset {
  readonly documentationUrl: string;
  readonly rules: Readonly<Record<string, SpectralRule>>;
}

/** A ruleset for Spectral; rules that are off are there, to be switched on by id. */
export function toSpectralRuleset(choices: readonly Choice[]): SpectralRuleset {
  const shaped = choices.map((choice) => [choice.rule.id, toSpectralRule(choice)] as const);
  return { documentationUrl: documentationUrl("README"), rules: Object.fromEntries(shaped) };
}

function toSpectralRule({ rule, on, settings }: Choice): SpectralRule {
  const run: SpectralFunction = (input, _options, context) => {
    const index = findIndex(input, context);
    return index === undefined ? [] : report(rule, index, settings);
  };
  ours.add(run);
  return {
    description: rule.summary,
    message: "{{error}}",
    severity: rule.severity,
    recommended: on,
    documentationUrl: documentationUrl(rule.id),
    formats: [oas2, oas3],
    given: "$",
    // biome-ignore lint/suspicious/noThenProperty: the name is Spectral's.
    then: { function: run },
  };
}

const ours = new WeakSet<object>();

/** Whether a function of a Spectral rule was made here. */
export function isOurFunction(run: object): boolean {
  return ours.has(run);
}

// Spectral's own formats are out of reach, as a ruleset imports nothing.
const oas2: SpectralFormat = (document) => findVersion(document) === "2.0";
oas2.displayName = "OpenAPI 2.0 (Swagger)";
const oas3: SpectralFormat = (document) => findVersion(document) !== undefined && !oas2(document);
oas3.displayName = "OpenAPI 3.x";

function report(rule: Rule, index: OperationIndex, settings: Settings): SpectralResult[] {
  const { document: root } = index.references.root;
  // Spectral maps routes to definitions too, but errs behind keys that need encoding; in the root it need not try.
  return judge(rule, index, settings).map(({ at, place, message }) => ({
    message,
    path: [...(place.document === root ? place.path : at)],
  }));
}

const indexes = new WeakMap<object, OperationIndex | undefined>();

/** The index of the description that Spectral is at, built once for all rules. */
function findIndex(input: unknown, { documentInventory: inventory }: SpectralContext): OperationIndex | undefined {
  // The text as written, references and all, tells which responses share a definition; Spectral's resolved copy does not.
  const data = inventory?.unresolved ?? input;
  if (typeof data !== "object" || data === null) return undefined;
  if (!indexes.has(data)) {
    const loaded = inventory?.referencedDocuments ?? {};
    const opened = new Map<string, SourceDocument | undefined>();
    const open = (location: string) => {
      if (!opened.has(location)) {
        const document = loaded[location] ?? loaded[encode(location)];
        opened.set(location, document && { source: location, data: document.data });
      }
      return opened.get(location);
    };
    indexes.set(data, indexOperations({ source: inventory?.source ?? "", data }, open));
  }
  return indexes.get(data);
}

/** Half a character, as a description may hold one, cannot be encoded. */
function encode(location: string): string {
  try {
    return encodeURI(location);
  } catch {
    return location;
  }
}
