import { judge } from "../core/judge.ts";
import type { Preset, Rule } from "../core/rule.ts";
import type { Severity } from "../core/severity.ts";
import { indexOperations, type OperationIndex } from "../openapi/operation-index.ts";
import type { SourceDocument } from "../openapi/references.ts";
import { findVersion } from "../openapi/versions.ts";
import { documentationUrl } from "./documentation.ts";
import { holds } from "./presets.ts";

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

/** The whole catalogue for Spectral; rules outside the preset are there, switched off, to be switched on by id. */
export function toSpectralRuleset(rules: readonly Rule[], preset: Preset): SpectralRuleset {
  const shaped = rules.map((rule) => [rule.id, toSpectralRule(rule, holds(preset, rule))] as const);
  return { documentationUrl: documentationUrl("README"), rules: Object.fromEntries(shaped) };
}

function toSpectralRule(rule: Rule, recommended: boolean): SpectralRule {
  return {
    description: rule.summary,
    message: "{{error}}",
    severity: rule.severity,
    recommended,
    documentationUrl: documentationUrl(rule.id),
    formats: [oas2, oas3],
    given: "$",
    // biome-ignore lint/suspicious/noThenProperty: the name is Spectral's.
    then: { function: (input, _options, context) => report(rule, findIndex(input, context)) },
  };
}

// Spectral's own formats are out of reach, as a ruleset imports nothing.
const oas2: SpectralFormat = (document) => findVersion(document) === "2.0";
oas2.displayName = "OpenAPI 2.0 (Swagger)";
const oas3: SpectralFormat = (document) => findVersion(document) !== undefined && !oas2(document);
oas3.displayName = "OpenAPI 3.x";

function report(rule: Rule, index: OperationIndex | undefined): SpectralResult[] {
  if (index === undefined) return [];
  const { document: root } = index.references.root;
  // Spectral maps routes to definitions too, but errs behind keys that need encoding; in the root it need not try.
  return Array.from(judge(rule, index), ({ at, place, message }) => ({
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
        const document = loaded[location] ?? loaded[encodeURI(location)];
        opened.set(location, document && { source: location, data: document.data });
      }
      return opened.get(location);
    };
    indexes.set(data, indexOperations({ source: inventory?.source ?? "", data }, open));
  }
  return indexes.get(data);
}
