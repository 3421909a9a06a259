/**
 * What a plugin sees of Redocly CLI 2, as far as ours looks: written down here, as nothing of Redocly is imported.
 * See https://redocly.com/docs/cli/custom-plugins/custom-rules.
 */

/** A text that Redocly has read. */
export interface Source {
  /** Its absolute path, as the platform writes it, or its address. */
  readonly absoluteRef: string;
  readonly body: string;
}

/** A place that Redocly looks up itself, by a pointer such as `#/paths/~1pets`; only for such can it ignore problems. */
export interface PointerPlace {
  readonly source: Source;
  readonly pointer: string;
  /** Whether the key is meant and not what stands under it. */
  readonly reportOnKey: boolean;
}

/** A place that is known. Lines and columns count from one. */
export interface TextPlace {
  readonly source: Source;
  readonly pointer: undefined;
  readonly start: LineColumn;
  readonly end: LineColumn;
}

interface LineColumn {
  readonly line: number;
  readonly col: number;
}

export interface Problem {
  readonly message: string;
  readonly location: PointerPlace | TextPlace;
  /** Printed as "Did you mean". */
  readonly suggest: readonly string[];
  /** Printed as "referenced from". */
  readonly from?: PointerPlace | TextPlace;
  /** The page that says more. */
  readonly reference?: string;
}

/** What a visitor is told beside the node it visits. */
export interface VisitorContext {
  readonly location: { readonly source: Source };
  readonly report: (problem: Problem) => void;
}

/** Where a reference leads; it has no location where it leads nowhere. */
interface Resolved {
  readonly location?: { readonly source: Source } | undefined;
}

export interface Visitor {
  readonly ref?: {
    readonly enter: (node: unknown, context: unknown, resolved: Resolved) => void;
  };
  readonly Root: { readonly leave: (node: unknown, context: VisitorContext) => void };
}

/** Severity and message are Redocly's own affair; the rest is the rule's. */
export interface RuleOptions {
  readonly severity?: unknown;
  readonly message?: unknown;
  readonly [option: string]: unknown;
}

export type HostRule = (options: RuleOptions) => Visitor;

export type RuleConfig = HostSeverity | ({ readonly severity: HostSeverity } & Readonly<Record<string, unknown>>);

export type HostSeverity = "error" | "warn" | "off";

export interface Plugin {
  readonly id: string;
  readonly rules: Readonly<Record<"oas2" | "oas3", Readonly<Record<string, HostRule>>>>;
  readonly configs: Readonly<Record<string, { readonly rules: Readonly<Record<string, RuleConfig>> }>>;
}
