import { describe, expect, test } from "vitest";
import { compareContracts } from "../../src/contract/compare-contracts.ts";
import { cpuTime } from "../support/cpu-time.ts";
import { indexOf, listChanges } from "./changes.ts";

type Responses = Record<string, object>;

const describeWith = (responses: Responses, more: object = {}) => ({
  openapi: "3.0.3",
  info: { title: "Things", version: "1" },
  paths: { "/things/{id}": { get: { operationId: "readThing", responses, ...more } } },
});

/** `kind rating status: before → after` of each change between two versions of one GET. */
function tell(base: Responses, head: Responses): string[] {
  return listChanges({ root: describeWith(base) }, { root: describeWith(head) }).map(
    ({ kind, rating, status, field, mediaType, before, after }) =>
      `${[kind, rating, status, field ?? mediaType].filter(Boolean).join(" ")}: ${before} → ${after}`,
  );
}

const ok = { "200": { description: "The thing." } };
const say = (description: string) => ({ description });

describe("codes that ranges and the default cover", () => {
  test("a range may give way to a part of what it covered and to codes that were there", () => {
    expect(tell({ ...ok, "4XX": say("Wrong."), "404": say("No.") }, { ...ok, "404": say("No.") })).toEqual([
      "range-narrowed safe 4XX: 4XX → 404",
    ]);
  });

  test("a range that the default covers is wider, not gone", () => {
    const both = { ...ok, "4XX": say("Wrong."), default: say("Else.") };
    expect(tell(both, { ...ok, default: say("Else.") })).toEqual(["range-widened note 4XX: 4XX → default"]);
  });

  test("where the default has spoken for all failures, a range is no news", () => {
    const base = { ...ok, "404": say("No."), default: say("Else.") };
    const { "404": _, ...others } = base;
    expect(tell(base, { ...others, "4XX": say("Wrong.") })).toEqual(["range-widened note 404: 404 → 4XX"]);
  });

  test("beside a success the default speaks of failures alone", () => {
    const base = { ...ok, default: say("Wrong.") };
    expect(tell(base, { ...base, "202": say("Later.") })).toEqual(["success-code-added risky 202: null → 202"]);
    expect(tell(base, { ...base, "302": say("There.") })).toEqual(["redirect-changed risky 302: null → 302"]);
    const alone = { default: say("The thing.") };
    expect(tell(alone, { ...ok, ...alone })).toEqual(["success-code-added note 200: null → 200"]);
  });

  test.each(["default", "4XX"])("what %s covers still has not gone", (cover) => {
    const head = { ...ok, [cover]: say("Wrong.") };
    expect(tell({ ...head, "404": say("Not there.") }, head)).toEqual(["error-code-removed note 404: 404 → null"]);
  });

  test("what covers a code that invites to try again does not do so itself", () => {
    const head = { ...ok, default: say("Wrong.") };
    expect(tell({ ...head, "503": say("Later.") }, head)).toEqual(["retriability-changed risky 503: 503 → null"]);
  });

  test("what a code that is covered told of a failure is compared with what covers it, both ways", () => {
    const failing = (name: string) => ({
      description: "Wrong.",
      content: { "application/json": { schema: { type: "object", properties: { [name]: { type: "string" } } } } },
    });
    const one = { ...ok, default: failing("code") };
    const other = { ...one, "404": failing("detail") };
    expect(tell(one, other)).toEqual([
      "error-code-added note 404: null → 404",
      "error-shape-changed risky default: code (string) → detail (string)",
    ]);
    expect(tell(other, one)).toEqual([
      "error-code-removed note 404: 404 → null",
      "error-shape-changed risky 404: detail (string) → code (string)",
    ]);
  });

  test("a range with nothing in its place is gone", () => {
    expect(tell({ ...ok, "5XX": say("Broken.") }, ok)).toEqual(["error-code-removed safe 5XX: 5XX → null"]);
  });

  test.each(["default", "4XX"])("what %s covered before is no news to clients", (cover) => {
    const base = { ...ok, [cover]: say("Wrong.") };
    expect(tell(base, { ...base, "404": say("Not there.") })).toEqual(["error-code-added note 404: null → 404"]);
  });

  test("the default gives way to what is listed", () => {
    expect(tell({ ...ok, default: say("Wrong.") }, { ...ok, "4XX": say("Yours."), "5XX": say("Ours.") })).toEqual([
      "default-removed safe default: default → 4XX, 5XX",
    ]);
  });

  test("the default takes the place of what was listed", () => {
    expect(tell({ ...ok, "400": say("Wrong."), "404": say("No.") }, { ...ok, default: say("Bad.") })).toEqual([
      "default-added risky 400: 400, 404 → default",
    ]);
  });

  test("a default alone stood for success as well", () => {
    expect(tell({ default: say("The thing.") }, ok)).toEqual(["default-removed safe default: default → 200"]);
  });

  test("ranges in small letters are ranges", () => {
    expect(tell({ ...ok, "4xx": say("Wrong.") }, { ...ok, "4XX": say("Wrong.") })).toEqual([]);
  });
});

describe("codes in the place of others", () => {
  test.each([
    ["404", "410", "error-code-replaced risky"],
    ["400", "409", "error-code-replaced risky"],
    ["400", "500", "error-code-replaced breaking"],
    ["500", "503", "retriability-changed risky"],
    ["429", "503", "error-code-replaced risky"],
    ["420", "429", "retriability-changed risky"],
  ])("%s as %s", (before, after, what) => {
    expect(tell({ ...ok, [before]: say("One.") }, { ...ok, [after]: say("Other.") })).toEqual([
      `${what} ${before}: ${before} → ${after}`,
    ]);
  });

  test("unlike failures are two changes, unless they say the same", () => {
    const gone = { ...ok, "402": say("No money.") };
    expect(tell(gone, { ...ok, "411": say("How long?") })).toEqual([
      "error-code-removed safe 402: 402 → null",
      "error-code-added risky 411: null → 411",
    ]);
    expect(tell(gone, { ...ok, "411": say("No money") })).toEqual(["error-code-replaced risky 402: 402 → 411"]);
  });

  test("of several candidates the one that says the same is taken", () => {
    const base = { ...ok, "400": say("Wrong."), "404": say("Gone for good.") };
    expect(tell(base, { ...ok, "410": say("Gone for good."), "422": say("A value is wrong.") })).toEqual([
      "error-code-replaced risky 404: 404 → 410",
      "error-code-replaced risky 400: 400 → 422",
    ]);
  });

  test("a success may become a redirection, and the other way round", () => {
    expect(tell(ok, { "303": say("There.") })).toEqual(["success-code-changed breaking 200: 200 → 303"]);
    expect(tell({ "303": say("There.") }, ok)).toEqual(["redirect-changed breaking 303: 303 → 200"]);
  });

  test("neither 304 nor an interim code takes the place of an answer", () => {
    expect(tell({ ...ok, "304": say("As it was.") }, { ...ok, "201": say("Made.") })).toEqual([
      "success-code-removed risky 304: 304 → null",
      "success-code-added risky 201: null → 201",
    ]);
    expect(tell({ ...ok, "103": say("Soon.") }, { ...ok, "201": say("Made.") })).toEqual([
      "success-code-removed safe 103: 103 → null",
      "success-code-added risky 201: null → 201",
    ]);
  });

  test("who asked for another protocol goes on in it", () => {
    expect(tell({ "101": say("Another.") }, { "101": say("Another."), "103": say("Soon.") })).toEqual([
      "success-code-added safe 103: null → 103",
    ]);
    expect(tell({ ...ok, "101": say("Another.") }, ok)).toEqual(["success-code-removed breaking 101: 101 → null"]);
  });

  test("only those who ask conditionally meet 304", () => {
    expect(tell(ok, { ...ok, "304": say("As it was.") })).toEqual(["success-code-added safe 304: null → 304"]);
    expect(tell({ ...ok, "304": say("As it was.") }, ok)).toEqual(["success-code-removed risky 304: 304 → null"]);
  });
});

describe("fields and content", () => {
  const field = (schema: object, required = false) => ({
    "200": { description: "The thing.", headers: { "X-Rate": { schema, required } } },
  });

  test.each([
    [{ type: "number" }, { type: "integer" }, ["field-weakened safe 200 x-rate: number → integer"]],
    [{ type: "integer" }, { type: "number" }, ["field-weakened breaking 200 x-rate: integer → number"]],
    [
      { type: "string" },
      { type: "string", format: "uuid" },
      ["field-weakened safe 200 x-rate: string → string (uuid)"],
    ],
    [
      { type: "string", format: "date" },
      { type: "string" },
      ["field-weakened breaking 200 x-rate: string (date) → string"],
    ],
    [
      { type: "string" },
      { type: "string", nullable: true },
      ["field-weakened breaking 200 x-rate: string → string or null"],
    ],
    [
      { type: "string", nullable: true },
      { type: "string" },
      ["field-weakened safe 200 x-rate: string or null → string"],
    ],
    [{ type: "string" }, {}, ["field-weakened breaking 200 x-rate: string → any type"]],
    [{}, { type: "string" }, []],
  ])("%j becomes %j", (before, after, expected) => {
    expect(tell(field(before), field(after))).toEqual(expected);
  });

  test("names of fields are the same in any case, and Content-Type is none", () => {
    const withFields = (...names: string[]) => ({
      "200": { description: "The thing.", headers: Object.fromEntries(names.map((name) => [name, {}])) },
    });
    expect(tell(withFields("ETag", "Content-Type"), withFields("etag"))).toEqual([]);
  });

  test("a field is lost with the code that it moved from", () => {
    const created = { description: "Made.", headers: { Location: { schema: { type: "string" } } } };
    expect(tell({ "201": created }, { "200": say("Made.") })).toEqual([
      "success-code-changed breaking 201: 201 → 200",
      "field-removed breaking 201 location: optional → null",
    ]);
  });

  test("what only the old code calls for goes with it", () => {
    const busy = { description: "Later.", headers: { "Retry-After": { schema: { type: "integer" } } } };
    expect(tell({ ...ok, "503": busy }, { ...ok, "500": say("Broken.") })).toEqual([
      "retriability-changed risky 503: 503 → 500",
    ]);
  });

  const inTypes = (...names: string[]) => ({
    "200": { description: "The thing.", content: Object.fromEntries(names.map((name) => [name, {}])) },
  });

  test.each([
    [["application/json"], ["application/json; charset=utf-8"], []],
    [["application/json"], ["Application/JSON"], []],
    [["text/*"], ["text/plain"], ["media-type-removed risky 200 text/*: text/* → text/plain"]],
    [["text/plain"], ["text/*"], ["media-type-added risky 200 text/*: text/plain → text/*"]],
    [
      ["application/json; version=1"],
      ["application/json; version=2"],
      [
        "media-type-removed breaking 200 application/json; version=1: application/json; version=1 → null",
        "media-type-added safe 200 application/json; version=2: null → application/json; version=2",
      ],
    ],
  ])("%j becomes %j", (before, after, expected) => {
    expect(tell(inTypes(...before), inTypes(...after))).toEqual(expected);
  });

  test("what only comes with 300 is the choice itself", () => {
    const choice = { description: "Which?", content: { "text/html": {} } };
    expect(tell({ "300": choice }, { "300": say("Which?") })).toEqual([
      "content-removed breaking 300: text/html → null",
    ]);
  });

  test("the one list of media types that a 2.0 operation has is told of its successes", () => {
    const swagger = (code: string, produces: readonly string[]) => ({
      root: {
        swagger: "2.0",
        info: {},
        produces,
        paths: {
          "/things": { get: { responses: { [code]: { schema: {} }, "404": { schema: { type: "object" } } } } },
        },
      },
    });
    const both = ["application/json", "text/csv"];
    expect(
      listChanges(swagger("200", both), swagger("201", ["application/json"])).map(
        ({ kind, rating, status }) => `${kind} ${rating} ${status}`,
      ),
    ).toEqual(["success-code-changed breaking 200", "media-type-removed breaking 200"]);
  });

  test("what has no content by its code has lost none", () => {
    expect(tell(inTypes("application/json"), { "204": say("Done.") })).toEqual([
      "success-code-changed breaking 200: 200 → 204",
    ]);
  });

  test("of several shapes of one failure the same is compared, whichever is written first", () => {
    const shape = (name: string) => ({ schema: { type: "object", properties: { [name]: { type: "string" } } } });
    const entries = Object.entries({ "application/scim+json": shape("detail"), "application/json": shape("message") });
    const failing = (content: object) => ({ ...ok, "404": { description: "No.", content } });
    const reversed = Object.fromEntries([...entries].reverse());
    expect(tell(failing(Object.fromEntries(entries)), failing(reversed))).toEqual([]);
  });

  test("a choice of errors and a circle of schemas are no error of ours", () => {
    const loop = {
      type: "object",
      properties: { self: { $ref: "#/paths/~1things~1{id}/get/responses/404/content/json/schema" } },
    };
    const failing = (schema: object) => ({ ...ok, "404": { description: "No.", content: { json: { schema } } } });
    expect(tell(failing(loop), failing({ oneOf: [loop, { type: "string" }] }))).toEqual([]);
  });
});

describe("operations", () => {
  const withPaths = (paths: object, more: object = {}) => ({ root: { openapi: "3.1.0", info: {}, paths, ...more } });
  const operation = { operationId: "readThing", responses: ok };
  const tellPaths = (base: ReturnType<typeof withPaths>, head: ReturnType<typeof withPaths>) =>
    listChanges(base, head).map(({ kind, rating, before, after }) => `${kind} ${rating}: ${before} → ${after}`);

  test("one under another path is removed, and its successor named", () => {
    expect(tellPaths(withPaths({ "/a": { get: operation } }), withPaths({ "/b": { get: operation } }))).toEqual([
      "operation-removed breaking: GET /a → GET /b",
    ]);
  });

  test("what is gone is missing in what is left around it", () => {
    const hooks = (webhooks: object) => indexOf({ root: { openapi: "3.1.0", info: {}, webhooks } });
    const other = { put: { responses: ok } };
    const placeIn = (webhooks: object) =>
      compareContracts(hooks({ thing: { ...other, post: operation } }), hooks(webhooks)).map(({ head }) => head?.path);
    expect(placeIn({ thing: other })).toEqual([["webhooks", "thing"]]);
    const [gone] = placeIn({});
    expect(gone).toEqual(["webhooks"]);
  });

  test("a deprecated one was expected to go", () => {
    const old = withPaths({ "/a": { get: { ...operation, deprecated: true } } });
    expect(tellPaths(old, withPaths({}))).toEqual(["operation-removed risky: GET /a → null"]);
  });

  const calledBack = (responses: object) => ({ done: { "{$request.body#/url}": { post: { responses } } } });

  test("who is called back does not notice that the operation has moved", () => {
    const old = withPaths({ "/a": { post: { ...operation, callbacks: calledBack(ok) } } });
    const answers = { ...ok, "202": say("Later.") };
    const moved = withPaths({ "/b": { post: { ...operation, callbacks: calledBack(answers) } } });
    expect(tellPaths(old, moved)).toEqual([
      "success-code-added safe: null → 202",
      "operation-removed breaking: POST /a → POST /b",
    ]);
    const server = (url: string) => ({ servers: [{ url }] });
    const inServer = withPaths({ "/a": { post: { callbacks: calledBack(ok) } } }, server("https://example.com/v1"));
    const inPath = withPaths({ "/v1/a": { post: { callbacks: calledBack(ok) } } }, server("https://example.com"));
    expect(tellPaths(inServer, inPath)).toEqual([]);
  });

  test("callbacks that operations share do not go with one of them", () => {
    const components = { callbacks: { Done: calledBack(ok).done } };
    const caller = { post: { responses: ok, callbacks: { done: { $ref: "#/components/callbacks/Done" } } } };
    const both = withPaths({ "/a": caller, "/b": caller }, { components });
    expect(tellPaths(both, withPaths({ "/b": caller }, { components }))).toEqual([
      "operation-removed breaking: POST /a → null",
    ]);
  });

  test("a part of the path may stand in the servers' URLs", () => {
    const inServer = withPaths(
      { "/things/{id}": { get: operation } },
      { servers: [{ url: "https://example.com/v1/" }] },
    );
    const inPath = withPaths(
      { "/v1/things/{thing}": { get: operation } },
      { servers: [{ url: "https://example.com" }] },
    );
    expect(tellPaths(inServer, inPath)).toEqual([]);
  });

  test("two templates that differ by the names of parameters alone are told apart by those", () => {
    const paths = { "/a/{x}": { get: operation }, "/a/{y}": { get: { responses: { "204": say("Done.") } } } };
    const reordered = Object.fromEntries(Object.entries(paths).reverse());
    expect(tellPaths(withPaths(paths), withPaths(reordered))).toEqual([]);
  });
});

describe("what is read of the descriptions", () => {
  const failing = (name: string) => ({
    description: "Wrong.",
    headers: { "X-Trace": { schema: { type: "string" } } },
    content: { "application/json": { schema: { type: "object", properties: { [name]: { type: "string" } } } } },
  });

  /** Operations that all change: a code, and what a failure looks like; and half of them are called under another path. */
  const describeMany = (count: number, isHead: boolean) => {
    const responses = isHead
      ? { "201": failing("b"), "400": failing("b") }
      : { "200": failing("a"), "400": failing("a") };
    const paths = Array.from({ length: count }, (_, index) => [
      `${isHead && index % 2 === 0 ? "/moved" : ""}/things${index}/{id}`,
      { post: { operationId: `do${index}`, responses: structuredClone(responses) } },
    ]);
    return { openapi: "3.1.0", info: {}, paths: Object.fromEntries(paths) };
  };

  /** How often members are read while two descriptions are compared. */
  const countReads = (count: number) => {
    let reads = 0;
    const watched = new WeakMap<object, object>();
    const watch = (value: unknown): unknown => {
      if (typeof value !== "object" || value === null) return value;
      const known = watched.get(value);
      if (known !== undefined) return known;
      const proxy = new Proxy(value, {
        get: (target, key) => {
          reads++;
          return watch(Reflect.get(target, key));
        },
        getOwnPropertyDescriptor: (target, key) => {
          reads++;
          return Reflect.getOwnPropertyDescriptor(target, key);
        },
      });
      watched.set(value, proxy);
      return proxy;
    };
    const [base, head] = [false, true].map((isHead) => indexOf({ root: watch(describeMany(count, isHead)) }));
    if (base === undefined || head === undefined) throw new Error("There are two.");
    reads = 0;
    const changes = compareContracts(base, head);
    expect(changes.length).toBe(count * 2 - count / 2);
    return reads;
  };

  test("grows with the operations", () => {
    const [few, many] = [countReads(20), countReads(200)];
    expect(few).toBeGreaterThan(100);
    expect(many).toBeLessThan(few * 11);
  });
});

describe("what was made to do harm", () => {
  test.each(["constructor", "toString", "__proto__"])("a field may be called %s", (name) => {
    const withField = { "200": { description: "The thing.", headers: JSON.parse(`{ "${name}": {} }`) } };
    expect(tell(withField, ok)).toEqual([`field-removed risky 200 ${name.toLowerCase()}: optional → null`]);
  });

  test("codes without number, under long descriptions, take no time without end", () => {
    const long = "Some more. ".repeat(30_000);
    const list = (first: number) =>
      Object.fromEntries(Array.from({ length: 300 }, (_, at) => [String(first + 2 * at), say(`${long}${at}`)]));
    const start = cpuTime();
    expect(tell(list(400), list(401))).toHaveLength(300);
    expect(cpuTime() - start).toBeLessThan(10_000);
  });

  const withFields = (count: number) => ({
    description: "The thing.",
    headers: Object.fromEntries(Array.from({ length: count }, (_, at) => [`X-${at}`, {}])),
  });

  test("one response may lose more fields than a call has room for arguments", () => {
    expect(tell({ "200": withFields(150_000) }, ok)).toHaveLength(150_000);
  });

  test("a short text that makes changes without end is refused", () => {
    const share = (response: object) => ({
      root: {
        openapi: "3.0.3",
        info: { title: "Things", version: "1" },
        paths: Object.fromEntries(
          Array.from({ length: 201 }, (_, at) => [
            `/things${at}`,
            { get: { responses: { "200": { $ref: "#/components/responses/Ok" } } } },
          ]),
        ),
        components: { responses: { Ok: response } },
      },
    });
    expect(() => listChanges(share(withFields(1000)), share(withFields(0)))).toThrow("more than 200,000 changes");
  });
});
