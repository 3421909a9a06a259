import { expect, test } from "vitest";
import type { ChangeKind } from "../../src/contract/change.ts";
import { compareContracts } from "../../src/contract/compare-contracts.ts";
import type { Direction } from "../../src/contract/side.ts";
import { exceptions } from "../../src/contract/verdicts.ts";
import { indexOf } from "./changes.ts";

type Responses = Record<string, object>;

interface Shown {
  readonly exception: keyof typeof exceptions;
  readonly kind: ChangeKind;
  readonly base: Responses;
  readonly head: Responses;
  readonly deprecated?: true;
}

const say = (description: string) => ({ description });
const ok = { "200": say("The thing.") };
const withField = (required: boolean, type = "string", name = "X-Rate") => ({
  description: "The thing.",
  headers: { [name]: { required, schema: { type } } },
});
const inTypes = (...names: string[]) => ({
  description: "The thing.",
  content: Object.fromEntries(names.map((name) => [name, {}])),
});
const failing = (required: readonly string[], properties: Readonly<Record<string, string>>) => ({
  ...ok,
  "404": {
    description: "No.",
    content: {
      "application/json": {
        schema: {
          type: "object",
          required,
          properties: Object.fromEntries(Object.entries(properties).map(([name, type]) => [name, { type }])),
        },
      },
    },
  },
});

/** An example of each exception, and of each kind that it is for. */
const examples: readonly Shown[] = [
  { exception: "deprecated", kind: "operation-removed", base: ok, head: {}, deprecated: true },
  { exception: "interim", kind: "success-code-added", base: ok, head: { ...ok, "103": say("Soon.") } },
  { exception: "interim", kind: "success-code-removed", base: { ...ok, "103": say("Soon.") }, head: ok },
  { exception: "askedFor", kind: "success-code-added", base: ok, head: { ...ok, "101": say("Another.") } },
  { exception: "askedFor", kind: "success-code-added", base: ok, head: { ...ok, "206": say("A part.") } },
  { exception: "askedFor", kind: "success-code-added", base: ok, head: { ...ok, "304": say("As it was.") } },
  { exception: "askedInVain", kind: "success-code-removed", base: { ...ok, "206": say("A part.") }, head: ok },
  { exception: "askedInVain", kind: "success-code-removed", base: { ...ok, "304": say("As it was.") }, head: ok },
  {
    exception: "covered",
    kind: "success-code-added",
    base: { "2XX": say("Good.") },
    head: { "2XX": say("Good."), "202": say("Later.") },
  },
  {
    exception: "covered",
    kind: "error-code-added",
    base: { ...ok, default: say("Bad.") },
    head: { ...ok, default: say("Bad."), "404": say("No.") },
  },
  {
    exception: "covered",
    kind: "redirect-changed",
    base: { ...ok, "3XX": say("Elsewhere.") },
    head: { ...ok, "3XX": say("Elsewhere."), "302": say("There.") },
  },
  {
    exception: "covered",
    kind: "range-widened",
    base: { ...ok, "404": say("No."), default: say("Bad.") },
    head: { ...ok, "404": say("No."), "4XX": say("Wrong."), default: say("Bad.") },
  },
  {
    exception: "stillCovered",
    kind: "success-code-removed",
    base: { "2XX": say("Good."), "202": say("Later.") },
    head: { "2XX": say("Good.") },
  },
  {
    exception: "stillCovered",
    kind: "error-code-removed",
    base: { ...ok, "4XX": say("Wrong."), "404": say("No.") },
    head: { ...ok, "4XX": say("Wrong.") },
  },
  {
    exception: "stillCovered",
    kind: "redirect-changed",
    base: { ...ok, "3XX": say("Elsewhere."), "302": say("There.") },
    head: { ...ok, "3XX": say("Elsewhere.") },
  },
  { exception: "answeredInstead", kind: "redirect-changed", base: { "303": say("There.") }, head: ok },
  {
    exception: "serverBlamed",
    kind: "error-code-replaced",
    base: { ...ok, "400": say("Wrong.") },
    head: { ...ok, "500": say("Broken.") },
  },
  {
    exception: "clientBlamed",
    kind: "error-code-replaced",
    base: { ...ok, "500": say("Broken.") },
    head: { ...ok, "400": say("Wrong.") },
  },
  {
    exception: "defaultListed",
    kind: "default-removed",
    base: { ...ok, default: say("Bad.") },
    head: { ...ok, "404": say("No.") },
  },
  {
    exception: "defaultInstead",
    kind: "default-added",
    base: { ...ok, "404": say("No.") },
    head: { ...ok, default: say("Bad.") },
  },
  { exception: "fieldRequired", kind: "field-removed", base: { "200": withField(true) }, head: ok },
  {
    exception: "fieldVital",
    kind: "field-removed",
    base: { "201": withField(false, "string", "Location") },
    head: { "201": say("Made.") },
  },
  {
    exception: "fieldVital",
    kind: "field-removed",
    base: { ...ok, "503": withField(false, "string", "Retry-After") },
    head: { ...ok, "503": say("Later.") },
  },
  { exception: "fieldDemanded", kind: "field-added", base: ok, head: { "200": withField(true) } },
  {
    exception: "fieldDemanded",
    kind: "field-added",
    base: { "200": withField(false) },
    head: { "200": withField(true) },
  },
  {
    exception: "valueNarrower",
    kind: "field-weakened",
    base: { "200": withField(false, "number") },
    head: { "200": withField(false, "integer") },
  },
  {
    exception: "valueUnfit",
    kind: "field-weakened",
    base: { "200": withField(false, "number") },
    head: { "200": withField(false, "integer") },
  },
  {
    exception: "valueUnfit",
    kind: "field-weakened",
    base: { "200": { description: "The thing.", headers: { "X-Rate": {} } } },
    head: { "200": withField(false) },
  },
  {
    exception: "failureContent",
    kind: "content-removed",
    base: { ...ok, "404": inTypes("text/plain") },
    head: { ...ok, "404": say("The thing.") },
  },
  {
    exception: "failureContent",
    kind: "media-type-removed",
    base: { ...ok, default: inTypes("text/plain", "text/html") },
    head: { ...ok, default: inTypes("text/html") },
  },
  {
    exception: "redirectContent",
    kind: "content-removed",
    base: { "302": inTypes("text/html") },
    head: { "302": say("The thing.") },
  },
  {
    exception: "redirectContent",
    kind: "media-type-removed",
    base: { "302": inTypes("text/plain", "text/html") },
    head: { "302": inTypes("text/html") },
  },
  {
    exception: "partLeft",
    kind: "media-type-removed",
    base: { "200": inTypes("text/*") },
    head: { "200": inTypes("text/plain") },
  },
  {
    exception: "anyMediaType",
    kind: "media-type-added",
    base: { "200": inTypes("text/plain") },
    head: { "200": inTypes("text/*") },
  },
  {
    exception: "shapeGrew",
    kind: "error-shape-changed",
    base: failing([], { code: "string" }),
    head: failing(["reason"], { code: "string", reason: "string" }),
  },
  {
    exception: "shapeLost",
    kind: "error-shape-changed",
    base: failing(["code"], { code: "string", reason: "string" }),
    head: failing([], { reason: "string" }),
  },
  {
    exception: "shapeFits",
    kind: "error-shape-changed",
    base: failing(["code"], { code: "string", reason: "string" }),
    head: failing(["reason"], { reason: "string", hint: "string" }),
  },
  {
    exception: "shapeDemanded",
    kind: "error-shape-changed",
    base: failing([], { code: "string" }),
    head: failing(["reason"], { code: "string", reason: "string" }),
  },
];

function listReasons({ kind, base, head, deprecated }: Shown, direction: Direction): readonly string[] {
  const describeWith = (responses: Responses) => {
    const isGone = Object.keys(responses).length === 0;
    const items = isGone ? {} : { "/thing": { get: { responses, deprecated } } };
    const holder = direction === "api" ? "paths" : "webhooks";
    return indexOf({ root: { openapi: "3.1.0", info: {}, [holder]: items } });
  };
  return compareContracts(describeWith(base), describeWith(head)).flatMap((change) =>
    change.kind === kind ? [`${change.rating}: ${change.reason}`] : [],
  );
}

test.each(examples)("$exception shows in $kind", (example) => {
  const { direction, rating, reason } = exceptions[example.exception];
  for (const one of ["api", "receiver"] as const) {
    const isMeant = (direction ?? one) === one;
    expect(listReasons(example, one).includes(`${rating}: ${reason}`)).toBe(isMeant);
  }
});

test("every exception has an example for each of its kinds, and is for no other", () => {
  const shown = new Set(examples.map(({ exception, kind }) => `${exception}, ${kind}`));
  const all = Object.entries(exceptions).flatMap(([name, { kinds }]) => kinds.map((kind) => `${name}, ${kind}`));
  expect([...shown].sort()).toEqual([...new Set(all)].sort());
});
