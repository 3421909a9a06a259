import { confusions } from "../http/code-confusions.ts";
import { findVendorCode } from "../http/status-codes.ts";
import { member } from "../openapi/json-object.ts";
import { onceFor } from "../openapi/once.ts";
import type { Response, ResponseUse } from "../openapi/response.ts";
import { classOf, type OperationSide } from "./side.ts";

/** Two responses of the two versions of an operation that answer to each other. */
export interface Counterpart {
  readonly base: string;
  readonly head: string;
  /** One of them speaks for codes that it does not name: of the other it says no more than what a failure looks like. */
  readonly isCovering?: boolean;
}

/** How like each other two responses are, from 0 (nothing in common) to 7. */
export function likeness(base: OperationSide, old: string, head: OperationSide, fresh: string): number {
  const [before, after] = [base.responseOf(old), head.responseOf(fresh)];
  if (before === undefined || after === undefined) return 0;
  const hasSameText = describe(base, old) === describe(head, fresh);
  const hasSameContent = nameContent(before) === nameContent(after);
  return (hasSameText ? 4 : 0) + (hasSameContent ? 2 : 0) + (classOf(old) === classOf(fresh) ? 1 : 0);
}

/** Whether one code of failure may well tell what the other told: they are often taken for one another, or say the same. */
export function isInstead(base: OperationSide, old: string, head: OperationSide, fresh: string): boolean {
  if (confusions.some(({ codes }) => [old, fresh].every((key) => codes.some((code) => code === key)))) return true;
  if (findVendorCode(old)?.instead.includes(fresh) || findVendorCode(fresh)?.instead.includes(old)) return true;
  const text = describe(base, old);
  return text !== "" && text === describe(head, fresh);
}

/** The description of a response, without what is only a matter of writing; empty where there is none. */
function describe(side: OperationSide, key: string): string {
  const response = side.responseOf(key);
  return response === undefined ? "" : describeUse(response, side.useOf(key));
}

/** As much of a description as tells what a response is about. */
const longest = 1000;

const describeUse = onceFor(
  (response: Response, use: ResponseUse | undefined) => use ?? response,
  ({ node }, use): string => {
    const text = use?.description ?? member(node.value, "description");
    if (typeof text !== "string") return "";
    return text
      .slice(0, longest)
      .toLowerCase()
      .replace(/[\s.,:;!]+/g, " ")
      .trim();
  },
);

/** The media types and what their schemas are called. */
const nameContent = onceFor(
  (response: Response) => response,
  ({ mediaTypes }): string => mediaTypes.map(({ name, schema }) => `${name} ${schema()?.path.at(-1) ?? ""}`).join("\n"),
);
