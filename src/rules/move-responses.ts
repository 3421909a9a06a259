import type { Edit, Fix, Plan, Safety } from "../core/fix.ts";
import type { Judgement } from "../core/judge.ts";
import type { Context } from "../core/rule.ts";
import { findStatusCode } from "../http/status-codes.ts";
import { formatPointer } from "../openapi/locations.ts";
import type { Response, ResponseUse } from "../openapi/response.ts";
import { shorten } from "../openapi/texts.ts";
import { hasContent } from "./bodies.ts";
import { isNamedAfter } from "./checks.ts";
import { findKnownMismatch } from "./mismatch.ts";
import { joinAll } from "./missing-response.ts";

/** The key that a response is to have in one of its uses, or `nothing`; undefined where only the author can tell. */
type Meant = (use: ResponseUse, response: Response, context: Context) => string | undefined;

/** In place of a key: the response is to go. */
export const nothing = "";

/** A fix that gives a response another key in every operation that it was found in, or takes it away. */
export function moveResponse(title: string, meant: Meant, safety: Safety = "unsafe"): Fix {
  return { title, safety, plan: (found, context) => planMove(found, meant, context) };
}

/** The fix that goes with `sayMismatch`: the response gets the code that its words mean. */
export function writeMeantCode(): Fix {
  return moveResponse("Write the code that the words mean", (use, response) => {
    const code = findKnownMismatch(response, use)?.code;
    // What is a failure behind a success is for the author to take apart.
    return response.key.startsWith("2") && !code?.startsWith("2") ? undefined : code;
  });
}

/** `emptied` says that the response loses its content where its new code carries none. */
export function planMove(
  { response }: Judgement,
  meant: Meant,
  context: Context,
  { emptied = false }: { readonly emptied?: boolean } = {},
): Plan | undefined {
  if (response === undefined) return undefined;
  const moves = new Map<string, { readonly use: ResponseUse; readonly code: string }>();
  for (const use of response.uses) {
    const code = meant(use, response, context);
    if (code === undefined) return undefined;
    const place = `${use.place.document.source}#${formatPointer(use.place.path)}`;
    const known = moves.get(place) ?? { use, code };
    if (known.code !== code) return { refused: "it means one code here and another there" };
    moves.set(place, known);
  }
  const all = [...moves.values()];
  const refused = refuseAll(response, emptied) ?? all.map(({ use, code }) => refuse(use, code)).find(Boolean);
  if (refused !== undefined) return { refused };
  const edits = all.map(({ use, code }) => toEdit(use, code));
  if (all.some(({ code }) => findStatusCode(code)?.content === "forbidden") && hasContent(response)) {
    if (!emptied) return { refused: `it describes content, which a ${all[0]?.code} never carries` };
    edits.unshift(...removeContent(response, context));
  }
  const [first, ...rest] = edits;
  return (
    first && {
      edits: [first, ...rest],
      title: nameMove(
        response.key,
        all.map(({ code }) => code),
      ),
    }
  );
}

/** Some uses of a definition tell nothing against it in the others. */
function refuseAll({ key, uses, everyUse, everyKey }: Response, emptied: boolean): string | undefined {
  const others = everyKey.filter((other) => other !== key);
  if (emptied && others.length > 0) return `the same definition answers ${shorten(others[0] ?? "")} too`;
  let count = 0;
  for (const use of everyUse) if (use.key === key) count++;
  return count > uses.length
    ? `the same definition answers other operations, where ${shorten(key)} may be right`
    : undefined;
}

function refuse({ key, operation }: ResponseUse, code: string): string | undefined {
  const { name, responseKeys } = operation;
  if (isNamedAfter(operation, key)) return `the path of ${name} names ${key}`;
  if (code === nothing) return responseKeys.length > 1 ? undefined : `${name} documents nothing else`;
  return responseKeys.includes(code) ? `${name} documents ${code} already` : undefined;
}

function toEdit({ place: { document, path } }: ResponseUse, code: string): Edit {
  const spot = { source: document.source, path };
  return code === nothing ? { kind: "remove", ...spot } : { kind: "rename", ...spot, key: code };
}

function removeContent({ node, content }: Response, { index }: Context): readonly Edit[] {
  if (content === undefined) return [];
  const { document, path } = index.references.locateBelow(node, content.at.slice(node.route.length));
  return [{ kind: "remove", source: document.source, path }];
}

function nameMove(key: string, codes: readonly string[]): string {
  const named = [...new Set(codes)].filter((code) => code !== nothing);
  const what = shorten(key);
  return named.length === 0 ? `Remove ${what}` : `Write ${joinAll(named)} instead of ${what}`;
}
