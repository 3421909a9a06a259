import { confusions } from "../http/code-confusions.ts";
import { findVendorCode } from "../http/status-codes.ts";
import { member } from "../openapi/json-object.ts";
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
  const hasSameContent = nameContent(before.mediaTypes) === nameContent(after.mediaTypes);
  return (hasSameText ? 4 : 0) + (hasSameContent ? 2 : 0) + (classOf(old) === classOf(fresh) ? 1 : 0);
}

/** Whether one code of failure may well tell what the other told: they are often taken for one another, or say the same. */
export function isInstead(base: OperationSide, old: string, head: OperationSide, fresh: string): boolean {
  if (confusions.some(({ codes }) => [old, fresh].every((key) => codes.some((code) => code === key)))) return true;
  if (findVendorCode(old)?.instead.includes(fresh) || findVendorCode(fresh)?.instead.includes(old)) return true;
  const text = describe(base, old);
  return text !== "" && text === describe(head, fresh);
}

/** The description of a response, without what is only a matter of writing. */
function describe(side: OperationSide, key: string): string {
  const text = side.useOf(key)?.description ?? member(side.responseOf(key)?.node.value, "description");
  return typeof text === "string"
    ? text
        .toLowerCase()
        .replace(/[\s.,:;!]+/g, " ")
        .trim()
    : "";
}

/** The media types and what their schemas are called. */
function nameContent(
  mediaTypes: readonly {
    readonly name: string;
    readonly schema: () => { readonly path: readonly (string | number)[] } | undefined;
  }[],
): string {
  return mediaTypes.map(({ name, schema }) => `${name} ${schema()?.path.at(-1) ?? ""}`).join("\n");
}
