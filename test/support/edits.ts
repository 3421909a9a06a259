import { isDeepStrictEqual } from "node:util";
import type { Edit, Splice } from "../../src/core/fix.ts";
import { applySplices } from "../../src/engine/edits/apply-splices.ts";
import { applyToData } from "../../src/engine/edits/apply-to-data.ts";
import { placeEdits } from "../../src/engine/edits/place-edits.ts";
import { readText } from "../../src/engine/readers/read-text.ts";
import type { ParsedText } from "../../src/engine/readers/reader.ts";
import type { JsonPath } from "../../src/openapi/json-path.ts";
import { pick, type Random } from "../fuzz/mutate-data.ts";

/** An edit of the one document of a test. */
export type OwnEdit = Edit extends infer One ? (One extends Edit ? Omit<One, "source"> : never) : never;

export type Tried = { readonly text: string; readonly splices: readonly Splice[] } | { readonly refused: string };

/**
 * Makes edits in a text and reads it again. Throws where it then says anything but what the edits say that it says, or
 * where it was changed outside of the splices.
 */
export function tryEdits(text: string, name: string, edits: readonly OwnEdit[], parsed = readText(text, name)): Tried {
  const whole = edits.map((edit) => ({ source: name, ...edit }) as Edit);
  const placed = placeEdits(parsed, whole);
  if ("refused" in placed) return placed;
  const { splices } = placed;
  const after = applySplices(text, splices);
  const expected = applyInTurn(parsed.data, whole);
  if (expected === undefined) return { refused: "one edit takes away what another one is about" };
  const fault = judge(text, after, name, expected, splices, parsed);
  if (fault !== undefined) throw new Error(`${fault}: ${JSON.stringify({ edits, splices })}`);
  return { text: after, splices };
}

function applyInTurn(data: unknown, edits: readonly Edit[]): unknown {
  try {
    return edits.reduce(applyToData, data);
  } catch (error) {
    if (edits.length === 1) throw error;
    return undefined;
  }
}

function judge(
  before: string,
  after: string,
  name: string,
  expected: unknown,
  splices: readonly Splice[],
  parsed: ParsedText,
): string | undefined {
  let reread: ParsedText;
  try {
    reread = readText(after, name);
  } catch (error) {
    return `It cannot be read any more (${error})`;
  }
  if (!isDeepStrictEqual(reread.data, expected)) return "It says something else";
  if (reread.diagnostics.length > parsed.diagnostics.length) return "It has a new fault";
  const skipped = before.startsWith("\ufeff") ? 1 : 0;
  let rest = after;
  let last = 0;
  for (const { start, end, text } of splices) {
    const kept = before.slice(last === 0 ? 0 : last + skipped, start + skipped) + text;
    if (!rest.startsWith(kept)) return "It is changed elsewhere";
    rest = rest.slice(kept.length);
    last = end;
  }
  return rest === before.slice(last === 0 ? 0 : last + skipped) ? undefined : "It is changed at its end";
}

const names = ["Location", "404", "4XX", "default", "x-n", "application/problem+json", "/a/{b}", "a b", "yes", "é: #"];

const added: readonly unknown[] = [
  { $ref: "#/components/headers/Location" },
  { description: "Where it is.", schema: { type: "string", format: "uri" }, example: "/a/1", deprecated: undefined },
  "Not found.",
  'say "it\'s": no # comment',
  "",
  "404",
  "a\nb\tc",
  { required: ["a", "no"], nested: [{ a: 1, b: { c: [] } }, [1, "x, y"]], empty: {} },
  true,
  1.5e21,
  null,
];

/** The ways to all values of some data, up to a number of them. */
export function listPaths(data: unknown, most = 20_000): JsonPath[] {
  const paths: JsonPath[] = [];
  const open: { value: unknown; path: JsonPath }[] = [{ value: data, path: [] }];
  for (let next = open.pop(); next !== undefined && paths.length < most; next = open.pop()) {
    const { value, path } = next;
    paths.push(path);
    if (typeof value !== "object" || value === null || path.length > 60) continue;
    for (const [key, held] of Object.entries(value))
      open.push({ value: held, path: [...path, Array.isArray(value) ? Number(key) : key] });
  }
  return paths;
}

/** Some edit of some data; of kinds that make no sense there as well. */
export function chooseEdit(data: unknown, paths: readonly JsonPath[], random: Random): OwnEdit {
  const path = pick(paths, random);
  const siblings = Object.keys(Object(path.reduce((value, key) => Object(value)[key], data)));
  switch (random(8)) {
    case 0:
    case 1:
    case 2: {
      const keys = Array.from({ length: 1 + random(3) }, () => pick([...names, ...siblings.slice(0, 2)], random));
      const after = random(2) === 0 ? pick([...siblings, "none"], random) : undefined;
      const [first = "", ...rest] = keys;
      return {
        kind: "add",
        path,
        keys: [first, ...rest],
        value: pick(added, random),
        ...(after !== undefined && { after }),
      };
    }
    case 3:
    case 4:
      return { kind: "remove", path };
    case 5:
      return { kind: "rename", path, key: pick(names, random) };
    case 6:
      return { kind: "quote", path };
    default:
      return {
        kind: "set",
        path,
        value: pick(
          added.filter((value) => typeof value === "string"),
          random,
        ),
      };
  }
}
