import { type Reference, rfc } from "../http/reference.ts";
import type { ChangeKind, Rating } from "./change.ts";

/** What a change means for those on the other side, and why. */
export interface Verdict {
  readonly rating: Rating;
  /** A sentence. */
  readonly reason: string;
}

/** What is to be known about a kind of change. */
export interface KindFacts {
  /** What has happened, to follow "means that". */
  readonly about: string;
  /** Where clients call the API. */
  readonly forClients: Verdict;
  /** Where the API calls others, as webhooks and callbacks do: those answer, and the API reads. */
  readonly forReceivers: Verdict;
  /** What the verdict rests on. */
  readonly reference: Reference;
}

function openapi(object: "responses" | "header"): Reference {
  return {
    title: `OpenAPI, ${object === "responses" ? "Responses" : "Header"} Object`,
    url: `https://spec.openapis.org/oas/latest.html#${object}-object`,
  };
}

/** Codes, and how a client is to treat one that it does not know: as the first of its class. */
const codes = rfc(9110, "15");
const semantics = rfc(9110, "3.4");

export const kindFacts: Readonly<Record<ChangeKind, KindFacts>> = {
  "operation-added": {
    about: "there is an operation that was not there before",
    forClients: { rating: "note", reason: "Nobody has to call it." },
    forReceivers: { rating: "note", reason: "Receivers that asked for it are called." },
    reference: semantics,
  },
  "operation-removed": {
    about: "an operation is gone, or is to be called under another path",
    forClients: { rating: "breaking", reason: "Clients that call it are answered with 404 or 405." },
    forReceivers: { rating: "breaking", reason: "Receivers that wait for it are called no more." },
    reference: rfc(9110, "15.5.5"),
  },
  "success-code-changed": {
    about: "one code of success has taken the place of another",
    forClients: {
      rating: "breaking",
      reason: "Clients that wait for the old code take the new one for a failure, or for another outcome.",
    },
    forReceivers: { rating: "breaking", reason: "Receivers that answer with the old code are taken to have failed." },
    reference: codes,
  },
  "success-code-removed": {
    about: "a code of success is answered no more, and none has taken its place",
    forClients: { rating: "breaking", reason: "Clients that wait for the code wait in vain." },
    forReceivers: { rating: "breaking", reason: "Receivers that answer with the code are taken to have failed." },
    reference: codes,
  },
  "success-code-added": {
    about: "there is one more code of success",
    forClients: { rating: "risky", reason: "Clients that know only the others may take it for a failure." },
    forReceivers: { rating: "safe", reason: "Receivers may answer with it, and need not." },
    reference: codes,
  },
  "error-code-removed": {
    about: "a code of failure is answered no more, and none has taken its place",
    forClients: { rating: "safe", reason: "What clients do about it is needed no more." },
    forReceivers: { rating: "risky", reason: "Receivers that refuse with the code may not be understood." },
    reference: codes,
  },
  "error-code-added": {
    about: "there is one more code of failure",
    forClients: { rating: "risky", reason: "Clients that do not know the code can only treat it as any of its class." },
    forReceivers: { rating: "safe", reason: "Receivers may answer with it, and need not." },
    reference: codes,
  },
  "error-code-replaced": {
    about: "the same failure is told with another code",
    forClients: { rating: "risky", reason: "Clients that look for the old code do not see this failure." },
    forReceivers: { rating: "risky", reason: "Receivers that refuse with the old code may not be understood." },
    reference: codes,
  },
  "range-narrowed": {
    about: "codes, or a part of what a range covered, have taken its place",
    forClients: { rating: "safe", reason: "What may still come was announced before." },
    forReceivers: {
      rating: "risky",
      reason: "Receivers that answer with another code of the range may not be understood.",
    },
    reference: openapi("responses"),
  },
  "range-widened": {
    about: "a range, or the default, has taken the place of single codes or joined them",
    forClients: { rating: "risky", reason: "Codes may come that were not announced before." },
    forReceivers: { rating: "safe", reason: "Receivers may answer as before." },
    reference: openapi("responses"),
  },
  "default-added": {
    about: "there is a response for all codes that are not listed",
    forClients: { rating: "safe", reason: "Clients have to reckon with any code anyway." },
    forReceivers: { rating: "safe", reason: "Receivers may answer as before." },
    reference: openapi("responses"),
  },
  "default-removed": {
    about: "nothing is said any more of codes that are not listed",
    forClients: { rating: "risky", reason: "Clients no longer know what other failures look like." },
    forReceivers: {
      rating: "risky",
      reason: "Receivers that answer with a code that is not listed may not be understood.",
    },
    reference: openapi("responses"),
  },
  "redirect-changed": {
    about: "clients are sent on in another way, or are newly or no longer sent on",
    forClients: {
      rating: "risky",
      reason: "Clients may follow with another method, keep the old URI, or not follow at all.",
    },
    forReceivers: { rating: "risky", reason: "Receivers that redirect may not be followed." },
    reference: rfc(9110, "15.4"),
  },
  "retriability-changed": {
    about: "it is another answer that says whether and when to try again",
    forClients: {
      rating: "risky",
      reason: "Clients that go by the code try again when they should not, or give up when they need not.",
    },
    forReceivers: {
      rating: "risky",
      reason: "Receivers can no longer ask to be called again later, or in another way.",
    },
    reference: rfc(9110, "10.2.3"),
  },
  "field-removed": {
    about: "a header field of a response is gone",
    forClients: { rating: "risky", reason: "Clients that read the field find nothing." },
    forReceivers: { rating: "safe", reason: "Receivers need not send it any more." },
    reference: rfc(9110, "6.3"),
  },
  "field-weakened": {
    about: "a header field is optional now, or has a value of another type or format",
    forClients: {
      rating: "breaking",
      reason: "Clients that rely on the field fail without it, or cannot read its value.",
    },
    forReceivers: { rating: "safe", reason: "What receivers send fits as before." },
    reference: openapi("header"),
  },
  "field-added": {
    about: "there is one more header field, or it is always there now",
    forClients: { rating: "safe", reason: "Clients pass over fields that they do not know." },
    forReceivers: { rating: "safe", reason: "Receivers may send it, and need not." },
    reference: rfc(9110, "5.1"),
  },
  "content-removed": {
    about: "a response has no content any more",
    forClients: { rating: "breaking", reason: "Clients that read the content find nothing." },
    forReceivers: { rating: "safe", reason: "Receivers need not send any." },
    reference: rfc(9110, "6.4"),
  },
  "content-added": {
    about: "a response that had no content has some",
    forClients: { rating: "safe", reason: "Clients that read none can pass over it." },
    forReceivers: { rating: "risky", reason: "Receivers that send none may not be understood." },
    reference: rfc(9110, "6.4"),
  },
  "media-type-removed": {
    about: "content no longer comes in a media type",
    forClients: { rating: "breaking", reason: "Clients that ask for this media type, or can read no other, fail." },
    forReceivers: { rating: "breaking", reason: "Receivers that answer in this media type are not understood." },
    reference: rfc(9110, "12.5.1"),
  },
  "media-type-added": {
    about: "content comes in one more media type",
    forClients: { rating: "safe", reason: "Clients get it when they ask for it." },
    forReceivers: { rating: "safe", reason: "Receivers may answer in it, and need not." },
    reference: rfc(9110, "12.5.1"),
  },
  "error-shape-changed": {
    about: "the content of a failure has other members",
    forClients: {
      rating: "risky",
      reason: "Clients that read the members that are gone or changed do not learn what went wrong.",
    },
    forReceivers: { rating: "risky", reason: "What receivers tell of a failure may not be understood." },
    reference: rfc(9457, "3"),
  },
  "errors-hidden": {
    about: "a code of failure is gone, and a success tells of failures instead",
    forClients: { rating: "breaking", reason: "Clients that go by the code take the failure for a success." },
    forReceivers: {
      rating: "breaking",
      reason: "Receivers that go by codes have to hide their failures in a success.",
    },
    reference: codes,
  },
};
