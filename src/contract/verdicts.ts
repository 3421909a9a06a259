import { findStatusCode } from "../http/status-codes.ts";
import type { ChangeKind } from "./change.ts";
import type { Verdict } from "./kinds.ts";
import { classOf, type Direction } from "./side.ts";

/** A verdict on some changes of a kind that differs from that on all others. */
export interface Exception extends Verdict {
  readonly kinds: readonly ChangeKind[];
  /** When it holds, to follow "where". */
  readonly when: string;
  /** Where it holds for one direction alone. */
  readonly direction?: Direction;
}

const table = {
  deprecated: {
    kinds: ["operation-removed"],
    when: "it was deprecated",
    rating: "risky",
    reason: "It was deprecated, so that its end was to be expected.",
  },
  // RFC 9110, 15.2: a client has to be ready for one, and may pass it over.
  interim: {
    kinds: ["success-code-added", "success-code-removed"],
    when: "it is an interim code: a 1XX, but for 101",
    rating: "safe",
    reason: "It goes before the answer itself, which comes with or without it.",
  },
  // RFC 9110, 7.8 (101), 13.1 (304) and 14.2 (206), which servers may pass over.
  askedFor: {
    kinds: ["success-code-added"],
    when: "it is 101, 206 or 304",
    direction: "api",
    rating: "safe",
    reason: "Only clients that ask for it get it.",
  },
  askedInVain: {
    kinds: ["success-code-removed"],
    when: "it is 206 or 304",
    direction: "api",
    rating: "risky",
    reason: "Clients that ask for a part, or whether something has changed, get all of it.",
  },
  covered: {
    kinds: ["success-code-added", "error-code-added", "redirect-changed", "range-widened"],
    when: "a range or the default covered what is new before",
    rating: "note",
    reason: "A range or the default covered it before.",
  },
  stillCovered: {
    kinds: ["success-code-removed", "error-code-removed", "redirect-changed"],
    when: "a range or the default covers the old code still",
    rating: "note",
    reason: "It may come still, as a range or the default covers it.",
  },
  answeredInstead: {
    kinds: ["redirect-changed"],
    when: "a success takes the place of the redirection",
    direction: "api",
    rating: "breaking",
    reason: "Clients that wait to be sent on get the answer itself.",
  },
  serverBlamed: {
    kinds: ["error-code-replaced"],
    when: "a 5XX takes the place of a 4XX",
    direction: "api",
    rating: "breaking",
    reason: "Clients take for the server's failure what they could have mended themselves.",
  },
  clientBlamed: {
    kinds: ["error-code-replaced"],
    when: "a 4XX takes the place of a 5XX",
    direction: "api",
    rating: "risky",
    reason: "Clients that try again after a failure of the server no longer do.",
  },
  defaultListed: {
    kinds: ["default-removed"],
    when: "what it stood for is listed instead",
    direction: "api",
    rating: "safe",
    reason: "What was not listed before is listed now.",
  },
  defaultInstead: {
    kinds: ["default-added"],
    when: "it takes the place of codes that were listed",
    direction: "api",
    rating: "risky",
    reason: "Clients are no longer told which failures there are.",
  },
  fieldRequired: {
    kinds: ["field-removed"],
    when: "the field was required",
    direction: "api",
    rating: "breaking",
    reason: "Clients were told that they could rely on the field.",
  },
  fieldVital: {
    kinds: ["field-removed"],
    when: "clients go by the field under this code, as by `Location` under 201 or `Retry-After` under 503",
    direction: "api",
    rating: "breaking",
    reason: "It is the field that clients go by under this code.",
  },
  fieldDemanded: {
    kinds: ["field-added"],
    when: "the field is required",
    direction: "receiver",
    rating: "breaking",
    reason: "Receivers that do not send the field are not understood.",
  },
  valueNarrower: {
    kinds: ["field-weakened"],
    when: "each value that may come now could come before, such as an integer for a number",
    direction: "api",
    rating: "safe",
    reason: "What comes now could come before.",
  },
  valueUnfit: {
    kinds: ["field-weakened"],
    when: "values that could be sent before do not fit any more",
    direction: "receiver",
    rating: "breaking",
    reason: "What receivers send in the field does not fit any more.",
  },
  failureContent: {
    kinds: ["content-removed", "media-type-removed"],
    when: "it is the content of a failure",
    direction: "api",
    rating: "risky",
    reason: "Clients that read the content do not learn what went wrong.",
  },
  redirectContent: {
    kinds: ["content-removed", "media-type-removed"],
    when: "it is the content of a redirection, but for 300",
    direction: "api",
    rating: "safe",
    reason: "Clients follow the redirection without it.",
  },
  partLeft: {
    kinds: ["media-type-removed"],
    when: "it was a range of media types of which some are left",
    direction: "api",
    rating: "risky",
    reason: "Clients that ask for another media type fail.",
  },
  anyMediaType: {
    kinds: ["media-type-added"],
    when: "it is a range of media types",
    direction: "api",
    rating: "risky",
    reason: "Content may come in a media type that clients cannot read.",
  },
  shapeGrew: {
    kinds: ["error-shape-changed"],
    when: "members were only added",
    direction: "api",
    rating: "safe",
    reason: "Clients pass over members that they do not know.",
  },
  shapeLost: {
    kinds: ["error-shape-changed"],
    when: "what is gone or changed was required",
    direction: "api",
    rating: "breaking",
    reason: "Clients were told that they could rely on what is gone or changed.",
  },
  shapeFits: {
    kinds: ["error-shape-changed"],
    when: "no member that stays is another, and none that is new is required",
    direction: "receiver",
    rating: "safe",
    reason: "What receivers tell of a failure fits as before.",
  },
  shapeDemanded: {
    kinds: ["error-shape-changed"],
    when: "what is new or changed is required",
    direction: "receiver",
    rating: "breaking",
    reason: "Receivers that tell of a failure as before are not understood.",
  },
} as const satisfies Readonly<Record<string, Exception>>;

export const exceptions: Readonly<Record<keyof typeof table, Exception>> = table;

/** The exception that holds for a success that is new. */
export function judgeGain(key: string): Exception | undefined {
  if (/^(?:101|206|304)$/.test(key)) return exceptions.askedFor;
  return classOf(key) === "1" ? exceptions.interim : undefined;
}

/** The one for a success that is gone. */
export function judgeLoss(key: string): Exception | undefined {
  if (key === "206" || key === "304") return exceptions.askedInVain;
  return classOf(key) === "1" && key !== "101" ? exceptions.interim : undefined;
}

/** The one for a success or redirection in the place of another. */
export function judgeSuccessor(old: string, fresh: string): Exception | undefined {
  return classOf(old) === "3" && classOf(fresh) === "2" ? exceptions.answeredInstead : undefined;
}

/** The one for a failure in the place of another. */
export function judgeReplacement(old: string, fresh: string): Exception | undefined {
  if (classOf(old) === classOf(fresh)) return undefined;
  return classOf(fresh) === "5" ? exceptions.serverBlamed : exceptions.clientBlamed;
}

/** The one for a header field that is gone. */
export function judgeLostField(field: string, status: string, wasRequired: boolean): Exception | undefined {
  if (wasRequired) return exceptions.fieldRequired;
  const { requiredFields = [] } = findStatusCode(status) ?? {};
  const isVital = vital.get(field)?.test(status) || requiredFields.some((name) => name.toLowerCase() === field);
  return isVital ? exceptions.fieldVital : undefined;
}

/** Fields beside those that a standard demands: RFC 9110, 10.2.2 and 10.2.3. */
const vital: ReadonlyMap<string, RegExp> = new Map([
  ["location", /^(?:201|30[12378])$/],
  ["retry-after", /^(?:429|503)$/],
]);
