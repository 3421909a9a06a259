import { onceFor } from "../openapi/once.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import { listChallenges } from "./challenges.ts";

/** More schemes than any API takes. */
const maxChallenges = 5;

/** What a server answers that knows all the schemes of an API, whichever operation is asked for; undefined where none has one. */
export const showChallenges = onceFor(
  (index: OperationIndex) => index,
  ({ operations }): string | undefined => {
    const ofApi = operations.filter(({ kind }) => kind === "path");
    const challenges = new Set(ofApi.flatMap((operation) => listChallenges(operation)));
    const named = [...challenges].slice(0, maxChallenges);
    return named.length === 0 ? undefined : named.map(showChallenge).join(", ");
  },
);

/** A challenge as a server writes it; a scheme whose parameters nobody can make up is named alone. */
function showChallenge(scheme: string): string {
  if (scheme === "Basic" || scheme === "Bearer") return `${scheme} realm="api"`;
  return scheme === "Digest" ? 'Digest realm="api", qop="auth", nonce="MTIzNDU2Nzg5MA=="' : scheme;
}
