import { findStatusCode } from "../http/status-codes.ts";
import type { Verdict } from "./kinds.ts";
import { classOf } from "./side.ts";

/** Verdicts on changes of codes that differ from that of their kind: undefined where the kind's own holds. */
export const codeVerdicts = {
  defaultListed: { rating: "safe", reason: "What was not listed before is listed now." },
  defaultInstead: { rating: "risky", reason: "Clients are no longer told which failures there are." },

  /** A code or range that `cover` spoke for already. */
  covered: (cover: string): Verdict => ({
    rating: "note",
    reason: `It was covered before, by ${cover === "default" ? "the default" : cover}.`,
  }),

  /** A success that is a redirection now, or the other way round. */
  changed: (old: string, fresh: string): Verdict | undefined =>
    classOf(old) === "3" && classOf(fresh) === "2"
      ? { rating: "breaking", reason: "Clients that wait to be sent on get the answer itself." }
      : undefined,

  /** One failure in the place of another. */
  replaced: (old: string, fresh: string): Verdict | undefined => {
    if (classOf(old) === classOf(fresh)) return undefined;
    return classOf(fresh) === "5"
      ? { rating: "breaking", reason: "Clients take for the server's failure what they could have mended themselves." }
      : { rating: "risky", reason: "Clients take for their own mistake what was the server's failure." };
  },

  gained: (key: string): Verdict | undefined =>
    key === "304"
      ? { rating: "safe", reason: "Only clients that ask whether something has changed get it." }
      : undefined,

  lost: (key: string): Verdict | undefined =>
    key === "304"
      ? { rating: "risky", reason: "Clients that ask whether something has changed get all of it again." }
      : undefined,
} as const;

/** Who answers: the API its clients (`api`), or receivers the API that calls them (`receiver`). */
export type Direction = "api" | "receiver";

/** Fields that clients cannot do without where they have a meaning of their own: RFC 9110, 10.2.2 and 10.2.3. */
const vital: Readonly<Record<string, RegExp>> = {
  location: /^(?:201|30[12378])$/,
  "retry-after": /^(?:429|503)$/,
};

export const fieldVerdicts = {
  removed(field: string, status: string, wasRequired: boolean, direction: Direction): Verdict | undefined {
    if (direction === "receiver") return undefined;
    if (wasRequired) return { rating: "breaking", reason: "Clients were told that they could rely on the field." };
    const isVital =
      vital[field]?.test(status) || findStatusCode(status)?.requiredFields.some((name) => name.toLowerCase() === field);
    if (!isVital) return undefined;
    return { rating: "breaking", reason: `It is what a client goes by when it is answered with ${status}.` };
  },

  added(isRequired: boolean, direction: Direction): Verdict | undefined {
    if (direction === "receiver")
      return isRequired
        ? { rating: "breaking", reason: "Receivers that do not send the field are not understood." }
        : undefined;
    return undefined;
  },

  weakened(
    what: {
      readonly isLooser: boolean;
      readonly isNarrower: boolean;
      readonly isWider: boolean;
      readonly isOtherValue: boolean;
    },
    direction: Direction,
  ): Verdict | undefined {
    if (direction === "receiver")
      return what.isOtherValue && !what.isWider
        ? { rating: "breaking", reason: "What receivers send in the field does not fit any more." }
        : undefined;
    if (what.isNarrower) return { rating: "safe", reason: "What comes now could come before." };
    return what.isLooser
      ? { rating: "breaking", reason: "Clients that rely on the field fail without it." }
      : { rating: "breaking", reason: "Clients may not be able to read the value any more." };
  },
} as const;

export const contentVerdicts = {
  /** Content, or a media type of it. */
  lost: (isFailure: boolean, direction: Direction): Verdict | undefined =>
    isFailure && direction === "api"
      ? { rating: "risky", reason: "Clients that read the content do not learn what went wrong." }
      : undefined,

  /** A part of a range of media types is left. */
  narrowed: (direction: Direction): Verdict | undefined =>
    direction === "api" ? { rating: "risky", reason: "Clients that ask for another media type fail." } : undefined,

  /** A whole range of media types. */
  widened: (direction: Direction): Verdict | undefined =>
    direction === "api"
      ? { rating: "risky", reason: "Content may come in a media type that clients cannot read." }
      : undefined,

  shapeGrew: { rating: "safe", reason: "Clients pass over members that they do not know." },
  shapeLost: { rating: "breaking", reason: "Clients were told that they could rely on what is gone or changed." },
} as const;
