import type { Finding, RelatedPlace } from "../core/finding.ts";
import { plainText } from "./plain-text.ts";

/** How many users of a shared definition are listed: some have thousands, and platforms show a few. */
const maxRelated = 10;

/** The users of a shared definition that a platform is told of; none where there is only one, which the message names. */
export function listUsers({ related = [] }: Finding): readonly RelatedPlace[] {
  if (related.length < 2) return [];
  return related.slice(0, maxRelated).map((user) => ({ ...user, label: plainText(user.label, 200) || "a user" }));
}

/** What a finding says. Never empty. */
export function describeFinding({ message, code }: Finding): string {
  return plainText(message) || `${plainText(code, 255)} is not kept.`;
}

/** What a finding is known by, for formats that identify. */
export function fingerprintOf({ identity, code }: Finding): string {
  if (identity === undefined) throw new Error(`A finding of ${code} was not identified.`);
  return identity.fingerprint;
}

/** A text without links, which a description could have put there. */
export function breakLinks(text: string): string {
  return text.replaceAll("](", "] (");
}

/** A path from the root of the repository as a relative URI; one from outside as an absolute one, as an address is. */
export function toUri(path: string): string {
  if (/^https?:\/\/[^/]/.test(path) && URL.canParse(path)) return new URL(path).href;
  const encoded = path
    .replace(/\p{Cs}/gu, "�")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  if (encoded.startsWith("//")) return `file:${encoded}`;
  if (encoded.startsWith("/")) return `file://${encoded}`;
  return /^[A-Za-z]:\//.test(path) ? `file:///${encoded.replace("%3A", ":")}` : encoded;
}
