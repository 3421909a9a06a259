import { onceFor } from "../openapi/once.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";

/** The media type that most operations of an API take; undefined where none takes one that has a name. */
export const findUsualFormat = onceFor(
  (index: OperationIndex) => index,
  ({ operations }): string | undefined => {
    const counts = new Map<string, number>();
    for (const { kind, requestBody } of operations)
      for (const { name } of kind === "path" ? (requestBody?.mediaTypes ?? []) : [])
        if (/^[\w.+-]+\/[\w.+-]+$/.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
    const most = Math.max(...counts.values());
    return [...counts].find(([, count]) => count === most)?.[0];
  },
);
