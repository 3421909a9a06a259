import type { Guideline } from "./guideline.ts";

const page = "https://google.aip.dev";
/** AIP-193 leaves the meaning of codes, and what they are in HTTP, to this file. */
const codes =
  "https://github.com/googleapis/googleapis/blob/16b971c46e2f6a9015a9faf60eb38e40c0133ff2/google/rpc/code.proto";

export const googleAip: Guideline = {
  id: "google-aip",
  title: "Google API Improvement Proposals (AIPs)",
  url: page,
  edition: "4 March 2026 (commit 126bed4 of aip-dev/google.aip.dev)",
  settings: { validation: "400", create: "any", delete: "200", hideExistence: "403", allow: ["499"] },
  clauses: [
    {
      id: "google.rpc.Code, OK",
      url: `${codes}#L36-L39`,
      says: "Success has one code, `OK`, which is a 200 in HTTP: for a creation and for the start of a long-running operation too.",
      disagrees: ["post-create-201", "success-code-mismatch"],
      setting: "create",
    },
    {
      id: "google.rpc.Code, CANCELLED",
      url: `${codes}#L41-L44`,
      says: "A request that was cancelled, as a rule by its caller, is a 499, which nobody registered.",
      disagrees: ["status-registered"],
      setting: "allow",
    },
    {
      id: "google.rpc.Code, INVALID_ARGUMENT",
      url: `${codes}#L55-L61`,
      says: "An argument that is not valid, whatever the state of the system, is a 400.",
      disagrees: ["400-use-422", "400-generic", "422-documented"],
      setting: "validation",
    },
    {
      id: "google.rpc.Code, PERMISSION_DENIED",
      url: `${codes}#L85-L93`,
      says: "A 403 is for a known caller without permission; one who cannot be identified gets 401, and one who has used up a resource 429.",
      agrees: ["401-or-403", "rate-limit-use-429"],
    },
    {
      id: "google.rpc.Code, RESOURCE_EXHAUSTED",
      url: `${codes}#L101-L105`,
      says: "A quota that is used up is a 429.",
      agrees: ["rate-limit-use-429"],
    },
    {
      id: "AIP-133",
      url: `${page}/133#user-specified-ids`,
      says: "The creation of what exists already fails with `ALREADY_EXISTS`, a 409 in HTTP.",
      agrees: ["400-use-409"],
    },
    {
      id: "AIP-135",
      url: `${page}/135#guidance`,
      says: "A deletion returns an empty message, which is a 200 with an empty object in HTTP.",
      disagrees: ["delete-204"],
      setting: "delete",
    },
    {
      id: "AIP-151",
      url: `${page}/151#guidance`,
      says: "Work that takes long returns an `Operation` that the client can ask about, in place of the result.",
      agrees: ["202-status-monitor"],
    },
    {
      id: "AIP-154",
      url: `${page}/154#guidance`,
      says: "An `etag` that is not the current one fails with `ABORTED`, a 409 in HTTP.",
      agrees: ["400-use-409"],
    },
    {
      id: "AIP-193",
      url: `${page}/193#guidance`,
      says: "Every error is a `google.rpc.Status` with one of the canonical codes.",
      agrees: ["error-content", "consistent-error-schema"],
      disagrees: ["error-problem-details"],
    },
    {
      id: "AIP-193, HTTP/1.1+JSON representation",
      url: `${page}/193#http11json-representation`,
      says: "In HTTP an error is a JSON object with a member `error`, whose `code` is the code of the response.",
      agrees: ["error-status-member"],
    },
    {
      id: "AIP-193, Partial errors",
      url: `${page}/193#partial-errors`,
      says: "A request succeeds or fails as a whole; what can fail in part is a long-running operation.",
      disagrees: ["bulk-207"],
    },
    {
      id: "AIP-193, Permission denied",
      url: `${page}/193#permission-denied`,
      says: "A caller without permission gets 403, whether or not the resource exists, and only one with permission gets 404.",
      disagrees: ["missing-use-404"],
      setting: "hideExistence",
    },
    {
      id: "AIP-211",
      url: `${page}/211#guidance`,
      says: "Permission is checked before anything else, and the message of a 403 adds that the resource may not exist.",
      disagrees: ["missing-use-404"],
      setting: "hideExistence",
    },
    {
      id: "AIP-216",
      url: `${page}/216#state-transition-methods`,
      says: "A change that the state of the resource does not allow fails with `FAILED_PRECONDITION`, a 400 in HTTP.",
      disagrees: ["400-use-409"],
    },
  ],
};
