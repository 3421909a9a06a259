import { compareContracts } from "../contract/compare-contracts.ts";
import { type Policy, rateChange } from "../contract/policy.ts";
import type { ReadDocument } from "../engine/document-store.ts";
import { hash, nameTwin } from "../engine/identify.ts";
import { slashed } from "../engine/path-from.ts";
import { indexOperations, type OperationIndex } from "../openapi/operation-index.ts";
import type { Place, SourceDocument } from "../openapi/references.ts";
import type { OpenApiVersion } from "../openapi/versions.ts";
import type { RatedChange, TextPlace } from "../report/delta.ts";

/** A description as it was and as it is; one that is only on one side was added or removed. */
export interface Compared {
  /** The absolute path of the newer one, else of the older. */
  readonly file: string;
  readonly base: OperationIndex | undefined;
  readonly head: OperationIndex | undefined;
}

/** The changes of descriptions, in their order, rated by a policy. `nameDocument` names a file from the root. */
export function listChanges(
  compared: readonly Compared[],
  policy: Policy,
  nameDocument: (source: string) => string,
): readonly RatedChange[] {
  const counts = new Map<string, number>();
  return compared.flatMap(({ file, base, head }) => {
    const [older, newer] = [base ?? emptyLike(head), head ?? emptyLike(base)];
    if (older === undefined || newer === undefined) return [];
    const description = slashed(file);
    const changes = compareContracts(older, newer);
    const locate = locatePlaces(changes.flatMap((change) => [change.base, change.head]));
    return changes.map((change): RatedChange => {
      const { base: before, head: after, subject, ...told } = change;
      const [basePlace, headPlace] = [locate(before), locate(after)];
      const own = hash([change.kind, nameDocument(description), subject, change.before, change.after].join("\n"));
      const count = (counts.get(own) ?? 0) + 1;
      counts.set(own, count);
      return {
        ...told,
        rating: rateChange(change, policy),
        fingerprint: count === 1 ? own : nameTwin(own, count),
        description,
        ...(basePlace && { base: basePlace }),
        ...(headPlace && { head: headPlace }),
      };
    });
  });
}

/** What a description is compared with that was not there before, or is there no more. */
function emptyLike(index: OperationIndex | undefined): OperationIndex | undefined {
  if (index === undefined) return undefined;
  const data = { [index.version === "2.0" ? "swagger" : "openapi"]: spellVersion(index.version), paths: {} };
  return indexOperations({ source: index.references.root.document.source, data }, () => undefined);
}

function spellVersion(version: OpenApiVersion): string {
  return version === "2.0" ? version : `${version}.0`;
}

/** Looks places up in their texts, in one pass over each. What was made up by us has no text. */
function locatePlaces(places: readonly (Place | undefined)[]): (place: Place | undefined) => TextPlace | undefined {
  const byDocument = new Map<SourceDocument, Place[]>();
  for (const place of places) {
    if (place === undefined || !("parsed" in place.document)) continue;
    const known = byDocument.get(place.document);
    if (known === undefined) byDocument.set(place.document, [place]);
    else known.push(place);
  }
  const found = new Map<Place, TextPlace>();
  for (const [document, own] of byDocument) {
    const ranges = (document as ReadDocument).parsed.locate(own.map(({ path }) => path));
    for (const [position, place] of own.entries()) {
      const range = ranges[position];
      if (range !== undefined) found.set(place, { source: document.source, path: place.path, range });
    }
  }
  return (place) => place && found.get(place);
}
