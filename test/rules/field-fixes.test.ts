import { describe, expect, test } from "vitest";
import type { Edit, FindingFix } from "../../src/core/fix.ts";
import type { Rule } from "../../src/core/rule.ts";
import { DocumentStore } from "../../src/engine/document-store.ts";
import { applyToData } from "../../src/engine/edits/apply-to-data.ts";
import { lintText } from "../../src/engine/lint-text.ts";
import { findMostReferred } from "../../src/rules/header-components.ts";
import { rules } from "../../src/rules/index.ts";
import { indexText } from "../openapi/index-text.ts";
import { parse } from "../support/examples.ts";

const root = "/api/openapi.yaml";

/** How a rule would mend each thing that it finds in a description of several files, by their paths under `/api`. */
async function listFixes(id: string, files: Readonly<Record<string, string>>): Promise<(FindingFix | undefined)[]> {
  const rule = rules.find((one) => one.id === id) as Rule;
  const text = files["openapi.yaml"] ?? "";
  const store = new DocumentStore("/api", {
    followLinks: (path) => path,
    read: (path) => {
      const held = files[path.replace("/api/", "")];
      if (held === undefined) throw Object.assign(new Error(`There is no ${path}.`), { code: "ENOENT" });
      return new TextEncoder().encode(held);
    },
  });
  const ruleset = { name: id, rules: [{ rule, severity: rule.severity, settings: {}, documentationUrl: "" }] };
  const findings = await lintText(text, { source: root, ruleset, store, fixes: true });
  return findings.filter(({ code }) => code === id).map(({ fix }) => fix);
}

/** What a rule does to the one thing that it finds in a description of one file: the description afterwards. */
async function mend(id: string, text: string): Promise<unknown> {
  const [fix, ...others] = await listFixes(id, { "openapi.yaml": text });
  if (others.length > 0) throw new Error("One finding is wanted here.");
  if (fix === undefined || "refused" in fix) return fix?.refused;
  return fix.edits.reduce(applyToData, parse(text));
}

function editsOf(fix: FindingFix | undefined): readonly Edit[] {
  return fix === undefined || "refused" in fix ? [] : fix.edits;
}

function refusalOf(fix: FindingFix | undefined): string | undefined {
  return fix !== undefined && "refused" in fix ? fix.refused : undefined;
}

/** A description with one 429. */
function with429(response: string, beside = "", version = 'openapi: "3.0.3"'): string {
  return `${version}\npaths:\n  /search:\n    get:\n      responses:\n        "429": ${response}\n${beside}`;
}

/** What is in the headers of its 429, and in the components; or why there is nothing. */
async function mend429(response: string, beside = "") {
  const mended = await mend("429-retry-after", with429(response, beside));
  if (typeof mended === "string") return mended;
  const { paths, components } = mended as Mended;
  return [paths["/search"].get.responses["429"].headers, components?.headers];
}

interface Mended {
  readonly paths: { readonly "/search": { readonly get: { readonly responses: { "429": { headers: unknown } } } } };
  readonly components?: { readonly headers: unknown };
}

const retryAfter = {
  description: "How many seconds to wait before the next request.",
  schema: { type: "integer", minimum: 0 },
  example: 120,
};

describe("a definition that the API has", () => {
  test.each([
    ["Retry-After", "{ Retry-After: { schema: { type: integer } } }"],
    ["RetryAfter", "{ RetryAfter: { schema: { type: integer } } }"],
    ["retry_after", "{ retry_after: { content: { text/plain: { schema: { type: integer } } } } }"],
    ["RetryAfterHeader", "{ RetryAfterHeader: { schema: { type: string } } }"],
    ["Retry-After", "{ retryAfter: { schema: {} }, Retry-After: { schema: {} } }"],
    ["retryAfter", "{ Retry-After: { schema: { type: boolean } }, retryAfter: { schema: {} } }"],
    ["RetryAfter", "{ RetryAfter: { $ref: '#/components/headers/Seconds' }, Seconds: { schema: { type: integer } } }"],
  ])("is referred to: %s of %s", async (name, headers) => {
    const [added, components] = await mend429("{ description: '' }", `components: { headers: ${headers} }`);
    expect(added).toEqual({ "Retry-After": { $ref: `#/components/headers/${name}` } });
    expect(components).toEqual((parse(`{ headers: ${headers} }`) as Mended["components"])?.headers);
  });

  test.each([
    ["a field of another name", "{ Retry: { schema: { type: integer } }, X-Retry-After: { schema: {} } }"],
    ["a component that names another field", "{ RetryAfter: { name: X-Wait, in: header } }"],
    ["a reference that leads nowhere", "{ RetryAfter: { $ref: '#/nowhere' } }"],
    ["one with an example that no client can read", "{ RetryAfter: { schema: {}, example: 1 hour } }"],
  ])("is not %s", async (_, headers) => {
    const [added, components] = await mend429("{ description: '' }", `components: { headers: ${headers} }`);
    expect(added).toEqual({ "Retry-After": { $ref: "#/components/headers/Retry-After" } });
    expect(components).toHaveProperty("Retry-After", retryAfter);
  });

  test("is the one that most responses refer to, before any component of the name", async () => {
    const [fix] = await listFixes("429-retry-after", {
      "openapi.yaml": `openapi: 3.1.0
paths:
  /a: { get: { responses: { "429": { description: "" } } } }
  /b: { get: { responses: { "503": { headers: { retry-after: { $ref: "#/components/headers/A" } } } } } }
  /c: { get: { responses: { "503": { headers: { Retry-After: { $ref: "headers/b c.yaml" } } } } } }
  /d: { get: { responses: { "429": { headers: { Retry-After: { $ref: "headers/b%20c.yaml" } } } } } }
components: { headers: { A: { schema: {} }, Retry-After: { schema: {} } } }
`,
      "headers/b c.yaml": "schema: { type: integer }",
    });
    expect(editsOf(fix)).toEqual([
      {
        kind: "add",
        source: root,
        path: ["paths", "/a", "get", "responses", "429"],
        after: "description",
        keys: ["headers", "Retry-After"],
        value: { $ref: "headers/b%20c.yaml" },
      },
    ]);
  });

  test("is not on the network", () => {
    const body = `paths:
  /a: { get: { responses: { "429": { headers: { Retry-After: { $ref: "https://example.test/a.yaml#/wait" } } } } } }
  /b: { get: { responses: { "429": { headers: { Retry-After: { $ref: "a.yaml#/wait" } } } } } }
`;
    const wait = "wait: { schema: { type: integer } }";
    const onlyRemote = indexText("3.1.0", body, { "https://example.test/a.yaml": wait });
    expect(onlyRemote.responses[0]?.headers.get("retry-after")?.node).toBeDefined();
    expect(findMostReferred(onlyRemote, "Retry-After")).toBeUndefined();
    const both = indexText("3.1.0", body, { "https://example.test/a.yaml": wait, "/api/a.yaml": wait });
    expect(findMostReferred(both, "Retry-After")?.document.source).toBe("/api/a.yaml");
  });
});

describe("a new component", () => {
  test("stands beside others, and is described the same for every finding", async () => {
    const text = `openapi: 3.0.3
paths:
  /a: { get: { responses: { "429": { description: "" } } }, put: { responses: { "429": { description: "" } } } }
components: { schemas: {} }
`;
    const fixes = await listFixes("429-retry-after", { "openapi.yaml": text });
    const added = fixes.map((fix) => editsOf(fix)[1]);
    expect(added).toEqual(
      ["first", "second"].map(() => ({
        kind: "add",
        source: root,
        path: ["components"],
        keys: ["headers", "Retry-After"],
        value: retryAfter,
      })),
    );
    const mended = fixes.flatMap((fix) => [...editsOf(fix)]).reduce(applyToData, parse(text));
    expect(mended).toHaveProperty("components", { schemas: {}, headers: { "Retry-After": retryAfter } });
  });

  test.each([
    [
      "a header that is something else",
      "{ headers: { Retry-After: { schema: { type: boolean } } } }",
      "something else",
    ],
    ["a broken reference", "{ headers: { Retry-After: { $ref: '#/nowhere' } } }", "something else"],
    ["headers that are a list", "{ headers: [] }", "`headers` cannot be read"],
    ["headers that cannot be had", "{ headers: { $ref: gone.yaml } }", "`headers` cannot be read"],
    ["no object at all", "none", "`components` cannot be read"],
  ])("is refused where the components hold %s", async (_, components, reason) => {
    expect(await mend429("{ description: '' }", `components: ${components}`)).toContain(reason);
  });

  test.each([
    ["no object", "none", "no object"],
    ["headers that are no object", "{ headers: [] }", "are no object"],
    ["headers by reference", "{ headers: { $ref: '#/x-headers' } }", "written elsewhere"],
  ])("is refused where the response has %s", async (_, response, reason) => {
    expect(await mend429(response, "x-headers: {}")).toContain(reason);
  });
});

describe("in several files", () => {
  const path = '{ get: { responses: { "429": { description: "" } } } }';
  const openapi = (components: string) =>
    `openapi: 3.1.0\npaths: { /a: { $ref: "paths/a b.yaml#/item" } }\ncomponents: ${components}\n`;
  const target = { kind: "add", source: "/api/paths/a b.yaml", path: ["item", "get", "responses", "429"] };
  const at = (reference: string) => ({
    ...target,
    after: "description",
    keys: ["headers", "Retry-After"],
    value: { $ref: reference },
  });

  test("the component is the root's, by a relative reference", async () => {
    const files = { "openapi.yaml": openapi("{}"), "paths/a b.yaml": `item: ${path}` };
    const [fix] = await listFixes("429-retry-after", files);
    expect(editsOf(fix)).toEqual([
      at("../openapi.yaml#/components/headers/Retry-After"),
      {
        kind: "add",
        source: root,
        path: ["components"],
        keys: ["headers", "Retry-After"],
        value: retryAfter,
      },
    ]);
  });

  test("it is the own one of a document that has components", async () => {
    const files = { "openapi.yaml": openapi("{}"), "paths/a b.yaml": `item: ${path}\ncomponents: {}` };
    const [fix] = await listFixes("429-retry-after", files);
    expect(editsOf(fix)).toMatchObject([
      at("#/components/headers/Retry-After"),
      { source: target.source, path: ["components"], keys: ["headers", "Retry-After"] },
    ]);
  });

  test("it is where the components are written that the root refers to", async () => {
    const files = {
      "openapi.yaml": openapi('{ headers: { $ref: "headers/all.yaml" } }'),
      "paths/a b.yaml": `item: ${path}`,
      "headers/all.yaml": "ETag: {}",
    };
    const [fix] = await listFixes("429-retry-after", files);
    expect(editsOf(fix)).toMatchObject([
      at("../headers/all.yaml#/Retry-After"),
      { source: "/api/headers/all.yaml", path: [], keys: ["Retry-After"] },
    ]);
    const known = { ...files, "headers/all.yaml": "RetryAfter: { schema: {} }" };
    expect(editsOf((await listFixes("429-retry-after", known))[0])).toEqual([at("../headers/all.yaml#/RetryAfter")]);
  });

  test("a component of the response's document comes before one of the root", async () => {
    const files = {
      "openapi.yaml": openapi("{ headers: { Retry-After: { schema: {} } } }"),
      "paths/a b.yaml": `item: ${path}\ncomponents: { headers: { RetryAfter: { schema: {} } } }`,
    };
    expect(editsOf((await listFixes("429-retry-after", files))[0])).toEqual([at("#/components/headers/RetryAfter")]);
  });

  test("it is beside those that the responses of the document refer to, punctuated as they are", async () => {
    const item = (reference: string) =>
      `item: { get: { responses: { "200": { headers: { X-Rate-Limit: { $ref: "${reference}" } } }, "429": { description: "" } } } }`;
    const place = async (reference: string, headers: string) => {
      const files = { "openapi.yaml": openapi("{}"), "paths/a b.yaml": item(reference), "headers.yaml": headers };
      return editsOf((await listFixes("429-retry-after", files))[0]);
    };
    for (const [known, name] of [
      ["x-rate-limit", "retry-after"],
      ["XRateLimit", "RetryAfter"],
      ["xRateLimit", "retryAfter"],
      ["x_rate_limit", "retry_after"],
      ["X-Rate-Limit", "Retry-After"],
      ["Rate", "Retry-After"],
    ] as const)
      expect(await place(`../headers.yaml#/${known}`, `${known}: { schema: {} }`)).toMatchObject([
        at(`../headers.yaml#/${name}`),
        { source: "/api/headers.yaml", path: [], keys: [name] },
      ]);
    const below = "components: { headers: { A: { schema: {} } } }";
    expect(await place("../headers.yaml#/components/headers/A", below)).toMatchObject([
      at("../headers.yaml#/components/headers/Retry-After"),
      { source: "/api/headers.yaml", path: ["components", "headers"], keys: ["Retry-After"] },
    ]);
    expect(await place("../headers.yaml#/a", "a: { schema: {} }\nRetryAfter: { schema: {} }")).toEqual([
      at("../headers.yaml#/RetryAfter"),
    ]);
    // Those of another response are no components.
    expect(await place("../headers.yaml#/r/headers/A", "r: { headers: { A: { schema: {} } } }")).toMatchObject([
      at("../openapi.yaml#/components/headers/Retry-After"),
      { source: root },
    ]);
  });

  test("what another file refers to is named as seen from this one", async () => {
    const files = {
      "openapi.yaml": `${openapi("{}").replace(" }\n", ', /b: { $ref: "paths/b.yaml" } }\n')}`,
      "paths/a b.yaml": `item: ${path}`,
      "paths/b.yaml":
        'get: { responses: { "503": { headers: { Retry-After: { $ref: "../headers/wait.yaml#/a~1{b}" } } } } }',
      "headers/wait.yaml": "a/{b}: { schema: { type: integer } }",
    };
    expect(editsOf((await listFixes("429-retry-after", files))[0])).toEqual([at("../headers/wait.yaml#/a~1%7Bb%7D")]);
  });
});

describe("in OpenAPI 2.0", () => {
  test("a field is written in the response, as there are no components for it", async () => {
    const mended = await mend("429-retry-after", with429("{ description: '' }", "", 'swagger: "2.0"'));
    expect(mended).toEqual(
      parse(
        with429(
          "{ description: '', headers: { Retry-After: { description: How many seconds to wait before the next request., type: integer, minimum: 0 } } }",
          "",
          'swagger: "2.0"',
        ),
      ),
    );
  });

  test("content goes with its examples", async () => {
    const text = (response: string) =>
      `swagger: "2.0"\npaths: { /a: { delete: { responses: { "204": { description: "" ${response} } } } } }`;
    const mended = await mend("bodiless-content", text(", schema: { type: object }, examples: { a/b: {} }"));
    expect(mended).toEqual(parse(text("")));
  });

  test("a 304 and its 200 get their version each", async () => {
    const text = (headers: string) =>
      `swagger: "2.0"\npaths: { /a: { get: { responses: { "200": { description: "" ${headers} }, "304": { description: "" ${headers} } } } } }`;
    const field = "{ description: 'The version of the representation, for conditional requests.', type: string }";
    expect(await mend("304-etag", text(""))).toEqual(parse(text(`, headers: { ETag: ${field} }`)));
  });
});

describe("`Allow`", () => {
  const described = (methods: string, beside = "") => `openapi: 3.1.0
paths: { /a: { ${methods}, delete: { responses: { "405": { description: "" } } } } }
${beside}`;
  const headersOf = (mended: unknown) =>
    (mended as { paths: { "/a": { delete: { responses: Record<string, { headers: { Allow: unknown } }> } } } }).paths[
      "/a"
    ].delete.responses["405"]?.headers.Allow;
  const responses = '{ responses: { "200": { description: "" } } }';

  test.each([
    ["GET", `get: ${responses}`],
    ["GET, PUT, PATCH", `patch: ${responses}, put: ${responses}, get: ${responses}`],
    ["GET, HEAD, POST, OPTIONS", `options: ${responses}, post: ${responses}, head: ${responses}, get: ${responses}`],
  ])("shows the methods that are left: %s", async (example, methods) => {
    const mended = await mend("405-allow", described(methods));
    expect(headersOf(mended)).toMatchObject({ example });
    expect(mended).not.toHaveProperty("components");
    const [, ...faults] = [
      undefined,
      ...(await listFixes("405-allow-truthful", { "openapi.yaml": JSON.stringify(mended) })),
    ];
    expect(faults).toEqual([]);
  });

  test("is a shared component without an example where no method is left", async () => {
    const mended = await mend("405-allow", described("x-nothing: 0"));
    expect(headersOf(mended)).toEqual({ $ref: "#/components/headers/Allow" });
    expect(mended).toHaveProperty("components.headers.Allow", {
      description: "The methods that the resource supports.",
      schema: { type: "string" },
    });
  });

  test("is a reference where there is a component", async () => {
    const components = "components: { headers: { allow: { schema: { type: string } } } }";
    const mended = await mend("405-allow", described(`get: ${responses}`, components));
    expect(headersOf(mended)).toEqual({ $ref: "#/components/headers/allow" });
  });

  test("is the same for all paths that share a path item", async () => {
    const text = `openapi: 3.1.0
paths:
  /a: { get: ${responses}, delete: { responses: { "405": { description: "" } } } }
  /b: { $ref: "#/paths/~1a" }
`;
    expect(headersOf(await mend("405-allow", text))).toEqual({ $ref: "#/components/headers/Allow" });
  });
});

describe("`WWW-Authenticate` shows what the schemes of the API ask for", () => {
  test.each([
    ['Bearer realm="api"', ["{ type: http, scheme: bearer }"]],
    ['Bearer realm="api"', ["{ type: oauth2, flows: {} }", "{ type: openIdConnect }", "{ type: apiKey }"]],
    ['Basic realm="api"', ["{ type: http, scheme: BASIC }"]],
    ['Basic realm="api", Bearer realm="api"', ["{ type: http, scheme: basic }", "{ type: http, scheme: bearer }"]],
    ['Digest realm="api", qop="auth", nonce="MTIzNDU2Nzg5MA=="', ["{ type: http, scheme: digest }"]],
    ["Negotiate", ["{ type: http, scheme: negotiate }"]],
  ])("%s", async (example, schemes) => {
    const names = schemes.map((_, at) => `s${at}`);
    const text = `openapi: 3.0.0
security: [${names.map((name) => `{ ${name}: [] }`).join(", ")}]
paths: { /a: { get: { responses: { "401": { description: "" } } } } }
components: { securitySchemes: { ${schemes.map((scheme, at) => `s${at}: ${scheme}`).join(", ")} } }
`;
    const mended = await mend("401-www-authenticate", text);
    expect(mended).toHaveProperty("components.headers.WWW-Authenticate.example", example);
    expect(await listFixes("field-value-valid", { "openapi.yaml": JSON.stringify(mended) })).toEqual([]);
  });

  test("of all its operations, so that one component serves all", async () => {
    const text = `openapi: 3.0.0
paths:
  /a: { get: { security: [{ one: [] }], responses: { "401": { description: "" } } } }
  /b: { get: { security: [{ two: [] }], responses: { "401": { description: "" } } } }
components: { securitySchemes: { one: { type: http, scheme: bearer }, two: { type: http, scheme: basic } } }
`;
    const fixes = await listFixes("401-www-authenticate", { "openapi.yaml": text });
    const examples = fixes.map((fix) => (editsOf(fix)[1] as { value: { example: string } }).value.example);
    expect(examples).toEqual(['Bearer realm="api", Basic realm="api"', 'Bearer realm="api", Basic realm="api"']);
  });
});

describe("what a definition means", () => {
  const linked = (key: string, name: string, header: string, reference = "") => `openapi: 3.0.0
paths:
  /a: { get: { responses: { "${key}": { description: "" } } } }
  /b: { get: { responses: { "200": { headers: { ${reference} } } } } }
components: { headers: { ${name}: ${header} } }
`;
  const referenceIn = async (id: string, text: string, key: string) => {
    const mended = await mend(id, text);
    return typeof mended === "string"
      ? mended
      : (
          mended as {
            paths: { "/a": { get: { responses: Record<string, { headers: Record<string, { $ref: string }> }> } } };
          }
        ).paths["/a"].get.responses[key]?.headers;
  };

  test("a `Link` from page to page does not tell who blocks", async () => {
    const text = linked(
      "451",
      "Link",
      "{ description: The next page., schema: {} }",
      'Link: { $ref: "#/components/headers/Link" }',
    );
    expect(await referenceIn("451-blocked-by", text, "451")).toEqual({
      Link: { $ref: "#/components/headers/Blocked-By" },
    });
  });

  test("a component with the relation does", async () => {
    const text = linked("451", "Link", "{ schema: {}, example: '<https://a.test>; rel=blocked-by' }");
    expect(await referenceIn("451-blocked-by", text, "451")).toEqual({ Link: { $ref: "#/components/headers/Link" } });
  });

  test("a part of a representation is not how long it is", async () => {
    const text = linked("416", "Content-Range", "{ schema: { type: string }, example: bytes 0-9/10 }");
    expect(await referenceIn("416-content-range", text, "416")).toEqual({
      "Content-Range": { $ref: "#/components/headers/Unsatisfied-Range" },
    });
  });

  test("where something was created is not where a redirect leads", async () => {
    const text = linked("302", "Location", "{ description: URI of the resource that was created., schema: {} }");
    expect(await referenceIn("3xx-location", text, "302")).toBe(
      "the components hold a `Location` that is something else",
    );
    const plain = linked("302", "Location", "{ description: A URI., schema: {} }");
    expect(await referenceIn("3xx-location", plain, "302")).toEqual({
      Location: { $ref: "#/components/headers/Location" },
    });
  });
});

describe("refused", () => {
  test("where others answer with the same definition", async () => {
    const text = `openapi: 3.1.0
paths: { /a: { get: { responses: { "429": { $ref: "#/components/responses/A" } } } } }
webhooks: { b: { post: { responses: { "429": { $ref: "#/components/responses/A" } } } } }
components: { responses: { A: { description: "" } } }
`;
    const [fix] = await listFixes("429-retry-after", { "openapi.yaml": text });
    expect(refusalOf(fix)).toBe("the same definition serves a webhook too, which others answer");
  });

  test("where the definition serves keys for which nobody knows the field", async () => {
    const text = with429(
      '{ $ref: "#/components/responses/A" }',
      'components: { responses: { A: { description: "" } } }',
    ).replace('"429"', '"4XX": { $ref: "#/components/responses/A" }\n        "429"');
    expect(await mend("429-retry-after", text)).toBe("the same definition serves 4XX too");
  });

  test("but not where 503 waits likewise", async () => {
    const text = with429(
      '{ $ref: "#/components/responses/A" }',
      'components: { responses: { A: { description: "" } } }',
    ).replace('"429"', '"503": { $ref: "#/components/responses/A" }\n        "429"');
    expect(await mend("429-retry-after", text)).toHaveProperty("components.responses.A.headers");
  });

  test("content that a 200 carries", async () => {
    const text = `openapi: 3.1.0
paths: { /a: { get: { responses: { "200": { $ref: "#/components/responses/A" }, "204": { $ref: "#/components/responses/A" } } } } }
components: { responses: { A: { description: "", content: { a/b: {} } } } }
`;
    const fixes = await listFixes("bodiless-content", { "openapi.yaml": text });
    expect(fixes.map(refusalOf)).toEqual(["the same definition serves 200 of GET /a too"]);
  });
});

describe("how safe it is", () => {
  test.each([
    ["safe", "204", "delete", "{ a/b: {}, c/d: null }"],
    ["unsafe", "204", "delete", "{ a/b: {}, c/d: { schema: {} } }"],
    ["unsafe", "204", "delete", "{ a/b: { example: 0 } }"],
    // The media type tells what a GET would have.
    ["unsafe", "200", "head", "{ a/b: {} }"],
    ["safe", "204", "head", "{ a/b: {} }"],
  ])("%s to remove the content of a %s to %s: %s", async (safety, key, method, content) => {
    const text = `openapi: 3.1.0\npaths: { /a: { ${method}: { responses: { "${key}": { description: "", content: ${content} } } } } }`;
    expect((await listFixes("bodiless-content", { "openapi.yaml": text }))[0]?.safety).toBe(safety);
  });

  test.each([
    ["unsafe", "RetryAfter"],
    ["suggested", "'Retry-After '"],
    ["suggested", "'Retry-After:'"],
  ])("%s to rename %s", async (safety, name) => {
    const text = with429(`{ description: '', headers: { ${name}: { schema: {} } } }`);
    const [fix] = await listFixes("429-retry-after", { "openapi.yaml": text });
    expect(fix?.safety).toBe(safety);
    expect(editsOf(fix).reduce(applyToData, parse(text))).toEqual(
      parse(with429("{ description: '', headers: { Retry-After: { schema: {} } } }")),
    );
  });
});

describe("the fields that tell of a limit", () => {
  const headersOf = async (components: string) => {
    const mended = await mend(
      "429-rate-limit-fields",
      with429("{ description: '' }", `components: { headers: ${components} }`),
    );
    return typeof mended === "string" ? mended : (mended as Mended).paths["/search"].get.responses["429"].headers;
  };

  test("are the components that bear their names", async () => {
    expect(await headersOf("{ X-RateLimit-Limit: { schema: {} }, x-rate-limit-reset: { schema: {} } }")).toEqual({
      "X-RateLimit-Limit": { $ref: "#/components/headers/X-RateLimit-Limit" },
      "x-rate-limit-reset": { $ref: "#/components/headers/x-rate-limit-reset" },
    });
  });

  test("are not those whose names may be of components only", async () => {
    expect(await headersOf("{ RateLimitLeft: { schema: {} } }")).toEqual({
      RateLimit: { $ref: "#/components/headers/RateLimit" },
    });
  });
});
