import type { Reference } from "../http/reference.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import type { Operation } from "../openapi/operation.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { Response, ResponseUse } from "../openapi/response.ts";
import type { OpenApiVersion } from "../openapi/versions.ts";
import type { Fix } from "./fix.ts";
import type { SettingName, Settings } from "./settings.ts";
import type { Severity } from "./severity.ts";

/** The rulesets, each inside the next. */
export const presets = ["core", "recommended", "strict"] as const;

export type Preset = (typeof presets)[number];

/** What a check yields: a place, by its route through references, and what is wrong there. */
export interface Violation {
  /** The nearest node that exists; for something missing, its container. */
  readonly at: JsonPath;
  /** One sentence: the fact first, the offending value inside, then what to write instead. */
  readonly message: string;
}

export interface Example {
  readonly title: string;
  /** `paths` of an OpenAPI 3 document, written with the `yaml` tag. */
  readonly paths: string;
  /** Top-level members beside `paths`, such as `components` or `webhooks`, in the same form. */
  readonly beside?: string;
  /** The first version that has words for it; 3.0 where it is left out. */
  readonly since?: OpenApiVersion;
  /** What the house has decided; where it is left out, nothing. */
  readonly settings?: Settings;
}

/** How strongly a rule's source asks for what the rule asks for: in the words of RFC 2119, or as good practice only. */
export type Strength = "MUST" | "SHOULD" | "MAY" | "practice";

/** What a check knows beside the thing it judges. */
export interface Context {
  readonly index: OperationIndex;
  readonly settings: Settings;
}

/** The one setting that a rule follows, and its value that calls for the rule whatever the preset says. */
export type Follows = {
  [Name in SettingName]: { readonly setting: Name; readonly calledForBy?: Settings[Name] & string };
}[SettingName];

type NonEmpty<T> = readonly [T, ...T[]];

interface Facts<Id extends string> {
  readonly id: Id;
  /** What the rule claims, as a sentence that is true of a good description. */
  readonly summary: string;
  readonly rationale: string;
  readonly references: NonEmpty<Reference>;
  /** The strongest word of those references on what the rule asks for. */
  readonly strength: Strength;
  /** How to mend what it finds, in a sentence or two. */
  readonly remedy: string;
  readonly severity: Severity;
  readonly preset: Preset;
  /** The version of Statute that brought the rule. */
  readonly since: string;
  /** Set for the few rules that also judge webhooks and callbacks, where somebody else's server answers. */
  readonly everywhere?: true;
  readonly follows?: Follows;
  /** The codes, or classes such as `4XX`, that it speaks of, where neither its id nor `keys` tell. */
  readonly about?: NonEmpty<string>;
  readonly good: NonEmpty<Example>;
}

/** Judges each response definition once per response key. */
interface ResponseScope {
  readonly scope: "response";
  /** The response keys that the rule speaks about; all where it is left out. */
  readonly keys?: NonEmpty<string> | ((key: string) => boolean);
  /** Which uses of a definition the rule speaks about; all where it is left out. */
  readonly uses?: (use: ResponseUse, response: Response, context: Context) => boolean;
  /**
   * Gets the response with only the uses that count; messages begin with its `subject`. It is asked about all uses
   * first, and about those that count only if it speaks: what is wrong with some must be wrong with all.
   */
  readonly check: (response: Response, context: Context) => Iterable<Violation>;
}

interface OperationScope {
  readonly scope: "operation";
  readonly check: (operation: Operation, context: Context) => Iterable<Violation>;
}

interface DocumentScope {
  readonly scope: "document";
  readonly check: (index: OperationIndex, context: Context) => Iterable<Violation>;
}

type Scope = ResponseScope | OperationScope | DocumentScope;

type Mending =
  | { readonly fix?: never; readonly bad: NonEmpty<Example & { readonly fixed?: never; readonly fixedBeside?: never }> }
  | { readonly fix: Fix; readonly bad: readonly [Example & Mended, ...(Example & Partial<Mended>)[]] };

/** What a fix makes of an example. The first one shows it; of those without, only the author can tell what to write. */
interface Mended {
  readonly fixed: string;
  /** What stands beside `paths` afterwards, where it is not what stood there before. */
  readonly fixedBeside?: string;
}

/** One claim, with all there is to know about it. */
export type Rule<Id extends string = string> = Facts<Id> & Scope & Mending;

/** Declares a rule. Everything a rule must have is asked for by its type, so that a rule without it does not compile. */
export function defineRule<const Id extends string>(rule: Rule<Id>): Rule<Id> {
  return rule;
}
