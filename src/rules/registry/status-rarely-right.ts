import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { member } from "../../openapi/json-object.ts";
import type { OperationIndex } from "../../openapi/operation-index.ts";
import type { Response } from "../../openapi/response.ts";
import { readText } from "../../openapi/texts.ts";
import { moveResponse } from "../move-responses.ts";
import { ianaStatusCodes } from "../references.ts";

const usual = yaml`
  /boards/{boardId}:
    delete:
      responses:
        "204":
          description: The board was removed.
        "403":
          description: The trial has ended.
        "409":
          description: The board is locked.
`;

const payment = yaml`
  /boards/{boardId}/print:
    post:
      responses:
        "201":
          description: The board was printed.
          headers:
            Location:
              schema:
                type: string
        "402":
          description: The price, by the x402 protocol.
`;

const webDav = yaml`
  /webdav/{file}:
    put:
      responses:
        "201":
          description: The file was written.
        "423":
          description: The file is locked.
        "507":
          description: The disk is full.
`;

const odd = yaml`
  /boards/{boardId}:
    get:
      responses:
        "226": # <--
          description: What has changed on the board.
        "300": # <--
          description: There are several such boards.
    delete:
      responses:
        "402": # <--
          description: The trial has ended.
        "424": # <--
          description: The archive did not answer.
        "511": # <--
          description: Sign in first.
`;

const nameable = yaml`
  /boards/{boardId}:
    get:
      responses:
        "203": # <--
          description: The board, as a cache remembers it.
    delete:
      responses:
        "407": # <--
          description: Sign in first.
        "423": # <--
          description: The board is locked.
`;

const plain = yaml`
  /boards/{boardId}:
    get:
      responses:
        "200":
          description: The board, as a cache remembers it.
    delete:
      responses:
        "401":
          description: Sign in first.
        "409":
          description: The board is locked.
`;

/** By code: what it is for, and what to write for what an API's own server means. */
const rare: Readonly<Record<string, readonly [purpose: string, instead: string]>> = {
  "203": ["tells that a proxy changed the content on its way", "200 for content of the API's own"],
  "226": ["answers a request for a delta, with `A-IM`", "200, or 206 for a range"],
  "300": [
    "asks the user agent to choose among representations",
    "200 with the list, 303 to the one that is meant, or 400 for a mistake",
  ],
  "402": ["is reserved for future use", "403 with the reason, or 409 where the state of the account is in the way"],
  "407": ["asks for credentials of a proxy in between", "401 for those of the API"],
  "506": ["tells of content negotiation that leads in a circle", "500"],
  "508": [
    "tells of a cycle of bindings in WebDAV",
    "409 for a cycle in the client's data, or 500 for one of the server's own",
  ],
  "511": ["comes from networks that ask for a sign-in before they let anybody on", "401 or 403"],
};

/** The codes that WebDAV brought, which are at home there. */
const rareButInWebDav: typeof rare = {
  "208": ["tells of a member of a WebDAV collection that was listed already", "200, or 409 for what was there before"],
  "423": ["tells of a lock of WebDAV's", "409 with the reason"],
  "424": [
    "tells that another method of the same WebDAV request failed",
    "409 for what the client can mend, or 502 for a failure upstream",
  ],
  "507": ["tells that a WebDAV server is full", "403 or 413 for a quota, or 503 for a full disk"],
};

export default defineRule({
  id: "status-rarely-right",
  summary: "A status code is one that an API's own server means.",
  rationale:
    "Some registered codes belong to proxies, to captive portals, to WebDAV or to experiments. Clients' libraries have no behaviour for them, or one that surprises: a 407 sends them to their proxy settings. In an API there is nearly always a plainer code that says the same.",
  references: [rfc(9110, "15"), ianaStatusCodes],
  strength: "practice",
  remedy: "Write the plainer code that the message names, and keep the reason in the content.",
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "response",
  keys: [...Object.keys(rare), ...Object.keys(rareButInWebDav)] as [string, ...string[]],
  *check(response, { index }) {
    const { at, key, subject } = response;
    const found = rare[key] ?? (isWebDav(index) ? undefined : rareButInWebDav[key]);
    if (found === undefined || asksForPayment(response)) return;
    const [purpose, instead] = found;
    yield {
      at,
      message: `${subject} ${purpose}, which is hardly ever what an API's own server means: write ${instead}.`,
    };
  },
  fix: moveResponse("Write the plainer code", ({ key }) => findPlainer(key)),

  good: [
    { title: "Codes that every client understands", paths: usual },
    { title: "A protocol that gave 402 a meaning", paths: payment },
    { title: "WebDAV, whose codes are at home there", paths: webDav },
  ],
  bad: [
    { title: "Codes for which there is a plainer one", paths: nameable, fixed: plain },
    { title: "Codes of proxies, portals and experiments", paths: odd },
  ],
});

/** What to write instead, where that is one code. */
function findPlainer(key: string): string | undefined {
  const [, instead] = rare[key] ?? rareButInWebDav[key] ?? [];
  const [only, ...others] = instead?.match(/\b[1-5]\d\d\b/g) ?? [];
  return others.length > 0 ? undefined : only;
}

/** Protocols such as x402 gave 402 a meaning, and fields that carry the price. */
function asksForPayment({ key, headers, description = "" }: Response): boolean {
  return (
    key === "402" &&
    (headers.has("www-authenticate") || headers.has("payment-required") || /\b[xl]402\b/i.test(description))
  );
}

const verdicts = new WeakMap<OperationIndex, boolean>();

/** Whether anything says that the API speaks WebDAV: its name, a path, a method, a field. */
function isWebDav(index: OperationIndex): boolean {
  const known = verdicts.get(index);
  if (known !== undefined) return known;
  const info = member(index.references.root.value, "info");
  const verdict =
    [member(info, "title"), member(info, "description")].some((text) => namesDav.test(readText(text) ?? "")) ||
    index.operations.some(({ path, method }) => namesDav.test(path) || davMethods.has(method)) ||
    index.operations.some(({ parameters }) =>
      parameters.some(({ in: place, name }) => place === "header" && isDavField(name)),
    );
  verdicts.set(index, verdict);
  return verdict;
}

const namesDav = /(?<![a-z])(?:web|cal|card)?-?dav(?![a-z])/i;
const davMethods: ReadonlySet<string> = new Set(["PROPFIND", "PROPPATCH", "MKCOL", "LOCK", "UNLOCK", "COPY", "MOVE"]);

function isDavField(name: string): boolean {
  return /^(?:dav|lock-token)$/i.test(name);
}
