import type { Finding, Identity, Range, RelatedPlace } from "../core/finding.ts";
import type { FindingFix } from "../core/fix.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { once } from "../openapi/once.ts";
import type { Place, SourceDocument } from "../openapi/references.ts";
import type { ResponseUse } from "../openapi/response.ts";
import type { ReadDocument } from "./document-store.ts";
import type { Mending } from "./edits/place-fix.ts";

/** A finding before its place in the text is known. */
export interface Draft extends Pick<Finding, "code" | "message" | "severity" | "path"> {
  readonly document: SourceDocument;
  readonly documentationUrl?: string;
  readonly operation?: string | undefined;
  readonly responseKey?: string | undefined;
  /** Set where the place is known already, as the readers know theirs. */
  readonly range?: Range;
  /** The way to its place through references, where a rule of ours went it. */
  readonly route?: JsonPath;
  /** Who uses the shared definition that it is about. */
  readonly users?: readonly ResponseUse[] | undefined;
  /** Where its rule can mend: how, or undefined where it cannot mend this. */
  readonly mend?: (() => Mending | undefined) | undefined;
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What is asked for of each finding beside its place. */
interface Extras {
  readonly identify?: ((draft: Draft) => Identity) | undefined;
  readonly fixOf?: ((draft: Draft) => FindingFix | undefined) | undefined;
}

/** Looks up the places of all findings, in one pass over each text; and what identifies and mends each, if asked to. */
export function placeFindings(drafts: readonly Draft[], { identify, fixOf }: Extras = {}): Finding[] {
  const wanted = new Map<SourceDocument, { readonly paths: JsonPath[]; ranges: readonly Range[] }>();
  /** Asks for a place; the answer can be had once all have been asked for. */
  const ask = ({ document, path }: Place): (() => Range) => {
    let asked = wanted.get(document);
    if (asked === undefined) {
      asked = { paths: [], ranges: [] };
      wanted.set(document, asked);
    }
    const places = asked;
    const index = places.paths.push(path) - 1;
    return () => places.ranges[index] ?? nowhere;
  };

  /** Many findings have the same users: each is looked for once. */
  const users = new Map<ResponseUse, () => RelatedPlace>();
  const askUser = (use: ResponseUse): (() => RelatedPlace) => {
    let related = users.get(use);
    if (related === undefined) {
      const { operation, place } = use;
      const range = ask(place);
      related = once(() => ({
        label: operation.name,
        source: place.document.source,
        path: place.path,
        range: range(),
      }));
      users.set(use, related);
    }
    return related;
  };

  const asked = drafts.map((draft) => ({
    draft,
    range: draft.range === undefined ? ask(draft) : () => draft.range ?? nowhere,
    users: draft.users?.map(askUser),
  }));
  // Every document here came from our own readers.
  for (const [document, places] of wanted) places.ranges = (document as ReadDocument).parsed.locate(places.paths);

  return asked.map(({ draft, range, users }) => {
    const { code, message, severity, document, path, documentationUrl, operation, responseKey } = draft;
    const fix = fixOf?.(draft);
    return {
      code,
      message,
      severity,
      path,
      source: document.source,
      range: range(),
      ...(documentationUrl !== undefined && { documentationUrl }),
      ...(operation !== undefined && { operation }),
      ...(responseKey !== undefined && { responseKey }),
      ...(users !== undefined && { related: users.map((place) => place()) }),
      ...(identify !== undefined && { identity: identify(draft) }),
      ...(fix !== undefined && { fix }),
    };
  });
}
