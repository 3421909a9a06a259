import type { Finding } from "../../src/core/finding.ts";
import type { Safety, Splice } from "../../src/core/fix.ts";
import { LineTable } from "../../src/engine/readers/line-table.ts";
import { makeIdentified } from "./platform-reports.ts";

/** The splice that puts a text in the place of another, which occurs once in the document. */
export function replaceIn(document: string, source: string, old: string, text: string): Splice {
  const content = document.replace(/^\ufeff/, "");
  const start = content.indexOf(old);
  if (start === -1 || content.indexOf(old, start + 1) !== -1) throw new Error(`There is not one ${old}.`);
  const end = start + old.length;
  return { source, start, end, range: new LineTable(content).rangeOf(start, end), text };
}

/** A finding with a fix, in the first document that this changes. */
export function makeMended(
  splices: readonly Splice[],
  safety: Safety = "suggested",
  facts: Partial<Finding> = {},
): Finding {
  const source = splices[0]?.source ?? "/repo/openapi.yaml";
  return makeIdentified({ source, fix: { title: "Add `Retry-After`", safety, edits: [], splices }, ...facts });
}
