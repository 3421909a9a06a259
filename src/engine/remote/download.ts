import { lookup } from "node:dns";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Refusal } from "../document-store.ts";
import { judgeAddress } from "./addresses.ts";

/** How far a download may go. */
export interface DownloadLimits {
  /** From the first look-up of a name to the last byte, redirects included. */
  readonly milliseconds: number;
  /** Of the document, unpacked. */
  readonly bytes: number;
  readonly redirects: number;
  /** Whether hosts of the own network and the own machine may be asked. */
  readonly allowsPrivate: boolean;
  /** Finds the addresses of a name; by default as the system does. */
  readonly lookup?: typeof lookup;
}

interface Download {
  /** Where it was found in the end. */
  readonly url: URL;
  readonly bytes: Uint8Array;
}

/**
 * Fetches a document over HTTP or HTTPS. No credentials, cookies or proxies are used. Each connection goes to an address
 * that was found good, and no name is looked up a second time for it. Ends within its time, whatever a server does, and
 * never throws for what a server or the network does.
 */
export async function download(start: URL, limits: DownloadLimits): Promise<Download | Refusal> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), limits.milliseconds);
  try {
    let url = start;
    for (let redirects = 0; ; redirects++) {
      const response = await get(url, limits, control.signal);
      const target = findRedirect(response, url);
      if (target === undefined) return { url, bytes: await readBody(response, limits.bytes) };
      response.destroy();
      if (redirects === limits.redirects) throw broken(`it is redirected more than ${limits.redirects} times`);
      url = target;
    }
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    if (control.signal.aborted) return { kind: "broken", reason: "it did not arrive in time" };
    return describeFailure(error);
  } finally {
    clearTimeout(timer);
    control.abort(); // Whatever is still open.
  }
}

/** Thrown where we end a download. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

function broken(reason: string): Refused {
  return new Refused({ kind: "broken", reason });
}

function byPolicy(reason: string): Refused {
  return new Refused({ kind: "by-policy", reason });
}

/** Resolves when the head of the answer is there. */
function get(url: URL, limits: DownloadLimits, signal: AbortSignal): Promise<IncomingMessage> {
  refuseUrl(url);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0) refuseAddress(host, limits);
  return new Promise((resolve, reject) => {
    const options = {
      agent: false, // One with connections or proxies of others is not to be used.
      signal,
      lookup: checkedLookup(limits, signal),
      headers: { accept: "*/*", "accept-encoding": "gzip", "user-agent": "statute" },
    } as const;
    const request = (url.protocol === "https:" ? requestHttps : requestHttp)(url, options);
    request.on("error", reject);
    request.on("response", (response) => {
      response.on("error", () => {}); // Told to who reads it; when nobody does any more, it is of no interest.
      resolve(response);
    });
    request.end();
  });
}

function refuseUrl({ protocol, username, password }: URL): void {
  if (protocol !== "http:" && protocol !== "https:")
    throw byPolicy("it is redirected to what is neither http nor https");
  if (username !== "" || password !== "") throw byPolicy("it has a user name or password in it, and none is sent");
}

function refuseAddress(address: string, { allowsPrivate }: DownloadLimits): void {
  const reach = judgeAddress(address);
  if (reach === "forbidden") throw byPolicy("its host has an address that no server for documents has");
  if (reach === "private" && !allowsPrivate)
    throw byPolicy("its host is in a private network; --allow-private-refs loads it all the same");
}

/**
 * Names that the system still looks up for nobody: it cannot be told to stop, and the process does not end before. So
 * where there is one, no more are looked up.
 */
let stalled = 0;

/** What the connection is made with: it gets only addresses that were looked at, so that no second look-up can change them. */
function checkedLookup(limits: DownloadLimits, signal: AbortSignal): LookupFunction {
  return (host, options, callback) => {
    if (stalled > 0) return callback(broken("the look-up of another name took too long"), []);
    const stall = () => {
      stalled++;
    };
    signal.addEventListener("abort", stall, { once: true });
    (limits.lookup ?? lookup)(host, { ...options, all: true }, (error, addresses) => {
      if (signal.aborted) {
        stalled--;
        return;
      }
      signal.removeEventListener("abort", stall);
      if (error !== null) return callback(error, []);
      try {
        for (const { address } of addresses) refuseAddress(address, limits);
      } catch (refused) {
        return callback(refused as Error, []);
      }
      const [first] = addresses;
      if (first === undefined) callback(broken(unknownHost), []);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** Where an answer sends us; undefined for the document itself. Throws for all that is neither. */
function findRedirect({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | undefined {
  if (statusCode === 200) return undefined;
  if (![301, 302, 303, 307, 308].includes(statusCode)) throw broken(`the server answers with status ${statusCode}`);
  const { location } = headers;
  if (location === undefined || !URL.canParse(location, from.href)) throw broken("it is redirected to nowhere");
  const target = new URL(location, from);
  if (from.protocol === "https:" && target.protocol === "http:") throw byPolicy("it is redirected from https to http");
  return target;
}

async function readBody(response: IncomingMessage, most: number): Promise<Uint8Array> {
  const { "content-type": type = "", "content-encoding": encoding = "" } = response.headers;
  if (/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) throw broken("it is a web page");
  const isPacked = /^\s*(?:x-)?gzip\s*$/i.test(encoding);
  if (!isPacked && !/^\s*(?:identity)?\s*$/i.test(encoding))
    throw broken("it is packed in a way that was not asked for");
  // What goes wrong is told to who reads the last of them.
  const body = isPacked ? pipeline(response, createGunzip(), () => {}) : response;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > most) throw broken(`it is larger than ${formatSize(most)}`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

const unknownHost = "its host is not known";

function formatSize(bytes: number): string {
  return bytes < 1_000_000 ? `${bytes} bytes` : `${Math.floor(bytes / 1_000_000)} MB`;
}

/** By its code alone: messages of the system may name addresses. */
function describeFailure(error: unknown): Refusal {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  if (code === "ENOTFOUND") return { kind: "broken", reason: unknownHost };
  if (code.startsWith("Z_")) return { kind: "broken", reason: "what the server sends cannot be unpacked" };
  if (code.startsWith("HPE_")) return { kind: "broken", reason: "what the server sends is not HTTP" };
  return { kind: "broken", reason: `the connection failed (${code})` };
}
