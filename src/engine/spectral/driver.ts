import { severities } from "../../core/severity.ts";
import { UserError } from "../../core/user-error.ts";
import { type Rule, Runner, Spectral, Ruleset as SpectralRuleset } from "../../libraries/spectral.ts";
import type { DocumentStore, ReadDocument } from "../document-store.ts";
import type { Draft } from "../place-findings.ts";
import { refuseTooLarge } from "../refuse-too-large.ts";
import type { Ruleset } from "../ruleset.ts";
import { now, type Timing } from "../timing.ts";
import { describeRulesetFault } from "./describe-ruleset-fault.ts";
import { completeInventory, type Inventory, toSpectralDocument } from "./inventory.ts";
import { isOurs } from "./load-ruleset.ts";
import { withoutConsole } from "./mute-console.ts";
import { resolveDescription } from "./resolver.ts";
import { Stopwatch, TooSlow } from "./stopwatch.ts";

type RuleFunction = Rule["then"][number]["function"];
type Resolver = NonNullable<NonNullable<ConstructorParameters<typeof Spectral>[0]>["resolver"]>;

/** How long rules may take: in milliseconds for any description, and for each character of it; many times what they do. */
const timeForAny = 10_000;
const timePerCharacter = 0.06;

/**
 * Runs a ruleset that Spectral has to interpret, our rules in it among the others. Parsing, references and places are
 * ours, as is what is reported about them; of Spectral, only what its rules find is passed on. `length` is that of the
 * description's text; rules that take far longer than it warrants are stopped, with a `UserError`.
 */
export async function lintWithSpectral(
  document: ReadDocument,
  store: DocumentStore,
  { name, spectral }: Ruleset,
  length: number,
  timing: Timing,
): Promise<Draft[]> {
  const ruleset = spectral?.definition;
  if (spectral === undefined || !(ruleset instanceof SpectralRuleset))
    throw new Error(`${name} was not loaded for Spectral.`);
  const start = now();
  const watch = (effective: SpectralRuleset) => {
    watchRules(effective, name, spectral.isOurFunction).limit = timeForAny + length * timePerCharacter;
  };
  try {
    return await withoutConsole(() => run(document, store, ruleset, name, watch));
  } catch (error) {
    const failure = findFailure(error, name, document.source);
    throw refuseTooLarge(failure?.cause, document.source) ?? failure ?? explain(error, document.source);
  } finally {
    timing.stages.set("spectral", (timing.stages.get("spectral") ?? 0) + now() - start);
  }
}

async function run(
  document: ReadDocument,
  store: DocumentStore,
  ruleset: SpectralRuleset,
  name: string,
  watch: (ruleset: SpectralRuleset) => void,
): Promise<Draft[]> {
  const resolution = resolveDescription(document, store);
  const root = toSpectralDocument(document);
  const documents = new Map([[document.source, root]]);
  const bySource = new Map<string | null, ReadDocument>([[root.source, document]]);
  for (const [location, read] of resolution.documents) {
    const referenced = toSpectralDocument(read);
    documents.set(location, referenced);
    bySource.set(referenced.source, read);
  }

  const graph = {
    overallOrder: () => [...resolution.targets],
    getNodeData: (source: string) => ({ refMap: {}, data: documents.get(source)?.data }),
  };
  const resolver = { uriCache: {}, resolve: async () => ({ result: resolution.result, graph, errors: [] }) };
  const spectral = new Spectral({ resolver: resolver as unknown as Resolver });
  const effective = findEffective(ruleset, name, root.source);
  watch(effective);
  preparations.set(graph, (inventory) => {
    preparations.delete(graph);
    completeInventory(inventory, resolution, documents);
  });
  spectral.setRuleset(effective);
  const results = await spectral.run(root, { ignoreUnknownFormat: true }).catch((error: unknown) => {
    throw findFailure(error, name, document.source) === undefined && !isTooDeep(error)
      ? refusePath(error, name)
      : error;
  });

  return results.map(({ code, message, severity, source, path, documentationUrl }) => ({
    code: String(code),
    message,
    severity: severities[severity] ?? "hint",
    document: bySource.get(source ?? null) ?? document,
    path: path.map((segment) => (typeof segment === "number" ? segment : String(segment))),
    ...(documentationUrl !== undefined && { documentationUrl }),
  }));
}

/** What overrides say depends on the document; where they hold for it, they make a ruleset of their own. */
function findEffective(ruleset: SpectralRuleset, name: string, source: string | null): SpectralRuleset {
  try {
    return ruleset.fromSource(source);
  } catch (error) {
    throw describeRulesetFault(error, name, []);
  }
}

/** Spectral's JSONPath engine, and our resolver, go down into a document by calling themselves. */
function explain(error: unknown, source: string): unknown {
  if (isTooDeep(error))
    return new UserError(`${source} is nested too deeply for Spectral.`, "Run our own rules alone on it.");
  return error;
}

function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && /call stack/i.test(error.message);
}

/** What fails of a run, beside functions, is an expression: Spectral takes any text for one until it is to be followed. */
function refusePath(error: unknown, name: string): UserError {
  const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return new UserError(
    `The ruleset ${name} has a \`given\` that fails: ${first.replace(/\.$/, "").slice(0, 300)}.`,
    "Mend the expression, or switch its rule off.",
  );
}

/** What is left to do with the inventory of a run, by the graph that the run's resolver has given. */
const preparations = new WeakMap<object, (inventory: Inventory) => void>();

const stopwatches = new WeakMap<SpectralRuleset, Stopwatch>();

const runRules = Runner.prototype.run;
Runner.prototype.run = function (this: Runner, ruleset) {
  const known = this.results.length;
  const start = () => {
    this.results.length = known;
    return runRules.call(this, ruleset);
  };
  return stopwatches.get(ruleset)?.run(start) ?? start();
};

/**
 * Puts every function of a ruleset into one of ours: before a rule's first result is looked at, the inventory of
 * documents is completed, which Spectral shows to functions alone; and a function that fails, or does not end, is known
 * by its rule.
 */
function watchRules(ruleset: SpectralRuleset, name: string, isOurFunction: (run: object) => boolean): Stopwatch {
  const watched = stopwatches.get(ruleset);
  if (watched !== undefined) return watched;
  const stopwatch = new Stopwatch();
  stopwatches.set(ruleset, stopwatch);
  for (const rule of Object.values(ruleset.rules)) {
    const isOurOwn = isOurs(rule, isOurFunction);
    const fail = (error: unknown): never => {
      throw new RuleFailure(rule.name, isOurOwn, name, error);
    };
    const watch = (run: RuleFunction): RuleFunction => {
      return (input, options, context) => {
        const { graph } = context.documentInventory;
        try {
          if (graph !== null) preparations.get(graph)?.(context.documentInventory as unknown as Inventory);
        } catch (error) {
          throw new RuleFailure(rule.name, true, name, error);
        }
        try {
          const found = stopwatch.measure(rule.name, () => run(input, options, context));
          return found instanceof Promise ? found.catch(fail) : found;
        } catch (error) {
          return fail(error);
        }
      };
    };
    // biome-ignore lint/suspicious/noThenProperty: the name is Spectral's.
    rule.then = rule.then.map((step) => ({ ...step, function: watch(step.function) }));
  }
  return stopwatch;
}

/** Thrown through Spectral, which wraps it without naming the rule. */
class RuleFailure extends Error {
  readonly failure: Error;

  constructor(rule: string, isOurOwn: boolean, ruleset: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    const message = `The rule ${rule} ${isOurOwn ? "" : `of the ruleset ${ruleset} `}failed: ${this.message}`;
    this.failure = isOurOwn
      ? new Error(message, { cause })
      : new UserError(message, "It is none of ours: mend it, or switch it off.");
  }
}

function findFailure(error: unknown, ruleset: string, source: string): Error | undefined {
  if (error instanceof RuleFailure) return error.failure;
  if (error instanceof TooSlow) return refuseSlow(error, ruleset, source);
  if (!(error instanceof Error)) return undefined;
  const inner = [error.cause, ...("errors" in error && Array.isArray(error.errors) ? error.errors : [])];
  for (const cause of inner) {
    const failure = findFailure(cause, ruleset, source);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

function refuseSlow({ rule, milliseconds }: TooSlow, ruleset: string, source: string): UserError {
  const seconds = Math.round(milliseconds / 1000).toLocaleString("en");
  const about = rule === undefined ? `The ruleset ${ruleset}` : `The rule ${rule} of the ruleset ${ruleset}`;
  return new UserError(
    `${about} was stopped on ${source}, after ${seconds} s.`,
    "A regular expression that repeats what repeats, as (a+)+ does, can take forever: mend the rule, or switch it off.",
  );
}
