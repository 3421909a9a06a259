import { describe, expect, test } from "vitest";
import type { FindingFix } from "../../src/core/fix.ts";
import type { Rule } from "../../src/core/rule.ts";
import type { Settings } from "../../src/core/settings.ts";
import { DocumentStore } from "../../src/engine/document-store.ts";
import { applyToData } from "../../src/engine/edits/apply-to-data.ts";
import { lintText } from "../../src/engine/lint-text.ts";
import { rules } from "../../src/rules/index.ts";
import { parse } from "../support/examples.ts";

type Texts = Readonly<Record<string, string>>;

/** How a rule would mend each thing that it finds in a description of several files, by their paths under `/api`. */
async function listFixes(id: string, texts: Texts | string, settings: Settings = {}) {
  const files: Texts = typeof texts === "string" ? { "openapi.yaml": texts } : texts;
  const rule = rules.find((one) => one.id === id) as Rule;
  const store = new DocumentStore("/api", {
    followLinks: (path) => path,
    read: (path) => {
      const held = files[path.replace("/api/", "")];
      if (held === undefined) throw Object.assign(new Error(`There is no ${path}.`), { code: "ENOENT" });
      return new TextEncoder().encode(held);
    },
  });
  const ruleset = { name: id, rules: [{ rule, severity: rule.severity, settings, documentationUrl: "" }] };
  const source = "/api/openapi.yaml";
  const findings = await lintText(files["openapi.yaml"] ?? "", { source, ruleset, store, fixes: true });
  return findings.filter(({ code }) => code === id).map(({ fix }) => (fix === undefined ? undefined : tell(fix)));
}

/** The edits of a fix, each with its file and the pointer of its node; or why there are none. */
function tell(fix: FindingFix): string | readonly string[] {
  if ("refused" in fix) return fix.refused;
  return fix.edits.map((edit) => {
    const place = `${edit.source.replace("/api/", "")}#/${edit.path.join("/")}`;
    if (edit.kind === "add") {
      const after = edit.after === undefined ? "" : ` after ${edit.after}`;
      return `${place} + ${edit.keys.join("/")}${after}: ${JSON.stringify(edit.value)}`;
    }
    if (edit.kind === "rename") return `${place} → ${edit.key}`;
    return edit.kind === "set" ? `${place} = ${edit.value}` : `${place} ${edit.kind}`;
  });
}

/** A description with these operations by path, each as `method: codes`, of which some are references. */
function describeApi(paths: Readonly<Record<string, readonly string[]>>, beside = "", version = "openapi: 3.0.4") {
  const lines = Object.entries(paths).flatMap(([path, [method = "get", ...responses]]) => [
    `  ${path}:`,
    `    ${method}:`,
    "      responses:",
    ...responses.map((response) => `        ${response}`),
  ]);
  return [version, "info: { title: Pets, version: 1.0.0 }", "paths:", ...lines, beside, ""].join("\n");
}

const ok = '"200": { description: The pet. }';

function refer(key: string, name: string): string {
  return `"${key}": { $ref: "#/components/responses/${name}" }`;
}

function components(responses: Readonly<Record<string, string>>): string {
  const lines = Object.entries(responses).map(
    ([name, description]) => `    ${name}: { description: "${description}" }`,
  );
  return ["components:", "  responses:", ...lines].join("\n");
}

describe("the shared response", () => {
  test("is the one that operations refer to most often under the same key", async () => {
    const text = describeApi(
      {
        "/pets/{petId}": ["get", ok],
        "/toys/{toyId}": ["get", ok, refer("404", "Gone")],
        "/vets/{vetId}": ["get", ok, refer("404", "Missing")],
        "/clinics/{clinicId}": ["get", ok, refer("404", "Missing")],
      },
      components({ Gone: "It is gone.", Missing: "Nobody knows.", NotFound: "Not found." }),
    );
    expect(await listFixes("404-documented", text)).toEqual([
      ['openapi.yaml#/paths//pets/{petId}/get/responses + 404 after 200: {"$ref":"#/components/responses/Missing"}'],
    ]);
  });

  test.each([
    ["its name", { Http404: "Oops." }, "Http404"],
    ["its name in words", { resource_not_found: "Oops." }, "resource_not_found"],
    ["its description", { Failure: "The resource was not found." }, "Failure"],
    ["its description, not that of another", { Error: "Bad request", Failure: "Not Found" }, "Failure"],
  ])("is else the component that means the code by %s", async (_, responses, expected) => {
    const text = describeApi({ "/pets/{petId}": ["get", ok] }, components(responses));
    const [fix] = await listFixes("404-documented", text);
    expect(String(fix)).toContain(`"#/components/responses/${expected}"`);
  });

  test.each([
    ["nobody shares one", {}, {}],
    [
      "the only one serves another code",
      { "/toys": ["get", ok, refer("400", "NotFound")] },
      { NotFound: "Not found." },
    ],
    [
      "the only one is named after another code",
      { "/toys/{toyId}": ["get", ok, refer("404", "BadRequest")] },
      { BadRequest: "Oops." },
    ],
    [
      "the only one is called by the phrase of another code",
      { "/toys/{toyId}": ["get", ok, refer("404", "Oops")] },
      { Oops: "Forbidden" },
    ],
    [
      "the only one is that of another thing",
      { "/toys/{toyId}": ["get", ok, refer("404", "ToyNotFound")] },
      { ToyNotFound: "Not found." },
    ],
    [
      "the only one belongs to another operation",
      {
        "/toys/{toyId}": ["get", ok, '"404": { $ref: "#/paths/~1toys/get/responses/404" }'],
        "/toys": ["get", ok, '"404": { description: Lost. }'],
      },
      {},
    ],
  ])("is not made up where %s", async (_, paths, responses) => {
    const text = describeApi({ "/pets/{petId}": ["get", ok], ...paths }, components(responses));
    expect(await listFixes("404-documented", text)).toEqual(["no shared response for 404 exists"]);
  });

  test("may be that of one thing for operations on it, and that of all for any", async () => {
    const text = describeApi(
      {
        "/toys/{toyId}": ["get", ok, refer("404", "ToyNotFound")],
        "/toys/{toyId}/parts/{partId}": ["get", ok],
        "/pets/{petId}": ["get", ok],
        "/vets/{vetId}": ["get", ok, refer("404", "NotFound")],
      },
      components({ ToyNotFound: "There is no such toy.", NotFound: "There is no such thing." }),
    );
    const fixes = await listFixes("404-documented", text);
    expect(fixes.map((fix) => /responses\/(\w+)"/.exec(String(fix))?.[1])).toEqual(["ToyNotFound", "NotFound"]);
  });

  test("of a 429 or 401 that nobody has used yet has the field that clients look for", async () => {
    const paths = { "/pets": ["get", ok] };
    const bare = "components: { responses: { TooManyRequests: { description: Slow down. } } }";
    expect(await listFixes("429-documented", describeApi(paths, bare))).toEqual(["no shared response for 429 exists"]);
    const whole = bare.replace("Slow down.", "Slow down., headers: { Retry-After: { schema: { type: integer } } }");
    expect(await listFixes("429-documented", describeApi(paths, whole))).toEqual([
      ['openapi.yaml#/paths//pets/get/responses + 429 after 200: {"$ref":"#/components/responses/TooManyRequests"}'],
    ]);
  });

  test("stands under `responses` in OpenAPI 2.0", async () => {
    const text = describeApi(
      { "/pets/{petId}": ["get", ok] },
      "responses: { NotFound: { description: Not found. } }",
      'swagger: "2.0"',
    );
    expect(await listFixes("404-documented", text)).toEqual([
      ['openapi.yaml#/paths//pets/{petId}/get/responses + 404 after 200: {"$ref":"#/responses/NotFound"}'],
    ]);
  });
});

describe("in several files", () => {
  const paths = {
    "/pets/{petId}": "paths/pets.yaml",
    "/toys/{toyId}": "paths/toys.yaml",
    "/vets/{vetId}": "vets.yaml",
  };
  const root = [
    "openapi: 3.0.4",
    "info: { title: Pets, version: 1.0.0 }",
    "paths:",
    ...Object.entries(paths).map(([path, file]) => `  ${path}: { $ref: ${file} }`),
    "components:",
    "  responses:",
    '    Not/Found~: { $ref: "./shared responses/404.yaml" }',
    "",
  ].join("\n");
  const bare = "get:\n  responses:\n    200: { description: Found. }\n    default: { $ref: shared.yaml }\n".replace(
    /.*default.*\n/,
    "",
  );

  test.each([
    [
      "a component",
      '"../openapi.yaml#/components/responses/Not~1Found~0"',
      "openapi.yaml#/components/responses/Not~1Found~0",
    ],
    ["a file of its own", '"../shared responses/404.yaml"', "shared%20responses/404.yaml"],
  ])("a reference leads from the document that is mended to %s", async (_, written, expected) => {
    const fixes = await listFixes("404-documented", {
      "openapi.yaml": root,
      "paths/pets.yaml": bare,
      "paths/toys.yaml": `${bare}    404: { $ref: ${written} }\n`,
      "vets.yaml": bare,
      "shared responses/404.yaml": "description: Not found.\n",
    });
    expect(fixes).toEqual([
      // As the other document in that folder writes it.
      [`paths/pets.yaml#/get/responses + 404 after 200: {"$ref":"../${expected}"}`],
      [`vets.yaml#/get/responses + 404 after 200: {"$ref":"${expected}"}`],
    ]);
  });

  test("what is only on the network is not referred to", async () => {
    const fixes = await listFixes("404-documented", {
      "openapi.yaml": root.replace('"./shared responses/404.yaml"', "https://api.test/404.yaml"),
      "paths/pets.yaml": bare,
      "paths/toys.yaml": `${bare}    404: { $ref: https://api.test/404.yaml }\n`,
      "vets.yaml": bare,
    });
    expect(new Set(fixes)).toEqual(new Set(["no shared response for 404 exists"]));
  });
});

describe("a response that is added", () => {
  const shared = components({ NotFound: "Not found." });

  test.each([
    [["200", "400", "409"], "400"],
    [["200", "2XX", "500", "5XX"], "2XX"],
    [["500", "201"], "201"],
    [["500", "503"], undefined],
  ])("beside %j comes behind the last smaller key", async (keys, after) => {
    const responses = keys.map((key) => `"${key}": { description: As it says. }`);
    const [fix] = await listFixes("404-documented", describeApi({ "/pets/{petId}": ["get", ...responses] }, shared));
    expect(/ after (\w+)/.exec(String(fix))?.[1]).toBe(after);
  });

  test("is added once for paths that share an operation", async () => {
    const text = [
      "openapi: 3.1.0",
      "info: { title: Pets, version: 1.0.0 }",
      "paths:",
      "  /pets/{petId}: { $ref: '#/components/pathItems/one' }",
      "  /animals/{petId}: { $ref: '#/components/pathItems/one' }",
      `${shared}`,
      "  pathItems:",
      "    one: { get: { responses: { '200': { description: The pet. } } } }",
      "",
    ].join("\n");
    expect(await listFixes("404-documented", text)).toEqual([
      [
        'openapi.yaml#/components/pathItems/one/get/responses + 404 after 200: {"$ref":"#/components/responses/NotFound"}',
      ],
    ]);
  });

  test("is refused where the responses are written apart", async () => {
    const text = [
      "openapi: 3.0.4",
      "info: { title: Pets, version: 1.0.0 }",
      "paths:",
      "  /pets/{petId}: { get: { responses: { $ref: '#/x-responses' } } }",
      "x-responses: { '200': { description: The pet. } }",
      shared,
      "",
    ].join("\n");
    expect(await listFixes("404-documented", text)).toEqual(["the responses are written apart from the operation"]);
  });

  test("names what there might have been", async () => {
    const text = describeApi({ "/pets": ["get", ok, '"404": { description: Lost. }'] });
    expect(await listFixes("server-error-documented", text)).toEqual([
      "no shared response for 500 or 5XX or `default` exists",
    ]);
    expect(await listFixes("422-documented", posting("schema: { required: [name] }"), { validation: "400" })).toEqual([
      "no shared response for 400 exists",
    ]);
  });

  test("goes to each operation that a shared 400 serves, and to no other", async () => {
    const body = "requestBody: { content: { application/json: {} } }";
    const text = [
      "openapi: 3.0.4",
      "info: { title: Pets, version: 1.0.0 }",
      "paths:",
      `  /pets: { post: { ${body}, responses: { '400': { $ref: '#/components/responses/BadRequest' } } } }`,
      `  /toys: { post: { ${body}, responses: { '400': { $ref: '#/components/responses/BadRequest' } } } }`,
      "  /vets: { get: { responses: { '400': { $ref: '#/components/responses/BadRequest' } } } }",
      components({ BadRequest: "Bad request", Invalid: "A member fails validation." }),
      "",
    ].join("\n");
    expect(await listFixes("400-generic", text)).toEqual([
      ["pets", "toys"].map(
        (name) =>
          `openapi.yaml#/paths//${name}/post/responses + 422 after 400: {"$ref":"#/components/responses/Invalid"}`,
      ),
    ]);
  });
});

function posting(content: string): string {
  return [
    "openapi: 3.0.4",
    "info: { title: Pets, version: 1.0.0 }",
    "paths:",
    "  /pets:",
    "    post:",
    `      requestBody: { content: { application/json: { ${content} } } }`,
    "      responses: { '201': { description: Added. } }",
    "",
  ].join("\n");
}

describe("a response that gets another key", () => {
  test("gets it in every operation that shares it", async () => {
    const text = describeApi(
      {
        "/pets": ["get", refer("401", "NotYours")],
        "/toys": ["get", refer("401", "NotYours")],
      },
      components({ NotYours: "The user has no permission to see them." }),
    );
    expect(await listFixes("401-or-403", text)).toEqual([
      ["openapi.yaml#/paths//pets/get/responses/401 → 403", "openapi.yaml#/paths//toys/get/responses/401 → 403"],
    ]);
  });

  test.each([
    [
      "the new key is taken",
      "401-or-403",
      { "/pets": ["get", '"401": { description: No permission to see pets. }', '"403": { description: Oops. }'] },
      "GET /pets documents 403 already",
    ],
    [
      "other operations share it",
      "301-302-unsafe-method",
      { "/pets": ["post", refer("302", "Elsewhere")], "/toys": ["get", refer("302", "Elsewhere")] },
      "the same definition answers other operations, where 302 may be right",
    ],
    [
      "the path names the code",
      "status-rarely-right",
      { "/status/203": ["get", '"203": { description: Nearly. }'] },
      "the path of GET /status/203 names 203",
    ],
    [
      "it has content that the code never carries",
      "success-code-mismatch",
      { "/pets": ["delete", '"200": { description: No content, content: { application/json: {} } }'] },
      "it describes content, which a 204 never carries",
    ],
    [
      "its content says another code",
      "401-or-403",
      {
        "/pets": [
          "get",
          '"401": { description: No permission to see pets., content: { application/json: { example: { status: 401 } } } }',
        ],
      },
      "its content says that `status` is 401",
    ],
    [
      "it would be the only one to go",
      "1xx-left-to-server",
      { "/pets": ["put", '"102": { description: In work. }'] },
      "PUT /pets documents nothing else",
    ],
  ])("is left alone where %s", async (_, id, paths, reason) => {
    const text = describeApi(paths, components({ Elsewhere: "It is elsewhere." }));
    expect(await listFixes(id, text)).toEqual([reason]);
  });

  test("takes the phrase of its new code where it has that of the old one", async () => {
    const text = describeApi({ "/carts/{cartId}": ["put", '"200": { description: OK. }'] });
    expect(await listFixes("200-empty-use-204", text)).toEqual([
      [
        "openapi.yaml#/paths//carts/{cartId}/put/responses/200/description = No Content",
        "openapi.yaml#/paths//carts/{cartId}/put/responses/200 → 204",
      ],
    ]);
  });

  test("loses a message that 204 makes needless, in 2.0 too", async () => {
    const text = describeApi(
      {
        "/pets/{petId}": [
          "delete",
          '"200": { description: Gone., schema: { type: object, properties: { message: { type: string } } } }',
        ],
      },
      "produces: [application/json]",
      'swagger: "2.0"',
    );
    expect(await listFixes("delete-204", text)).toEqual([
      [
        "openapi.yaml#/paths//pets/{petId}/delete/responses/200/schema remove",
        "openapi.yaml#/paths//pets/{petId}/delete/responses/200 → 204",
      ],
    ]);
  });

  test("is never a success that becomes a failure", async () => {
    const text = describeApi({ "/pets/{petId}": ["get", '"200": { description: Pet not found. }'] });
    expect(await listFixes("missing-use-404", text)).toEqual([undefined]);
    expect(await listFixes("reason-phrase-mismatch", text)).toEqual([]);
  });

  test("redirects as most clients do anyhow", async () => {
    const text = describeApi({
      "/pets": ["post", '"302": { description: See there. }'],
      "/toys/{toyId}": ["put", '"302": { description: See there. }', '"301": { description: Moved. }'],
    });
    expect((await listFixes("301-302-unsafe-method", text)).map(String)).toEqual([
      expect.stringContaining("→ 303"),
      expect.stringContaining("→ 307"),
      expect.stringContaining("→ 308"),
    ]);
  });

  test("in 2.0 has no range", async () => {
    const text = describeApi({ "/pets": ["get", "4xx: { description: Oops. }"] }, "", 'swagger: "2.0"');
    expect(await listFixes("status-key-valid", text)).toEqual([undefined]);
  });
});

describe("a problem", () => {
  const answer = (content: string) => `"404": { description: Lost., content: { application/json: ${content} } }`;

  test.each([
    [
      "of another shape",
      "{ schema: { type: object, properties: { status: { type: integer } } } }",
      "its schema does not describe a problem",
    ],
    [
      "with a member of a wrong type",
      "{ schema: { properties: { title: {}, status: { type: string } } } }",
      "its schema does not describe a problem",
    ],
    ["that is a text", "{ schema: { type: string } }", "its schema does not describe a problem"],
    ["that nobody can read", "{ schema: { $ref: 'lost.yaml' } }", "its schema cannot be read"],
    ["that is shown otherwise", "{ example: { error: lost } }", "its example is no problem"],
  ])("is not made of content %s", async (_, content, reason) => {
    const text = describeApi({ "/pets/{petId}": ["get", answer(content)] });
    expect(await listFixes("error-problem-details", text)).toEqual([reason]);
  });

  test("is not made of one error among many, unless the house wants problems", async () => {
    const paths = Object.fromEntries(["/pets", "/toys", "/vets"].map((path) => [path, ["get", ok, answer("{}")]]));
    const settings = { errorMediaType: "problem-json" } as const;
    expect(new Set(await listFixes("error-problem-details", describeApi(paths)))).toEqual(
      new Set(["most other errors of the API are no problems"]),
    );
    expect((await listFixes("error-problem-details", describeApi(paths), settings))[0]).toEqual([
      "openapi.yaml#/paths//pets/get/responses/404/content/application/json → application/problem+json",
    ]);
  });

  test("is not made of a result that shares its definition, nor in 2.0", async () => {
    const shared = { "/pets": ["get", ok, refer("404", "Any")], "/toys": ["get", refer("default", "Any")] };
    const any = "components: { responses: { Any: { description: Any., content: { application/json: {} } } } }";
    expect(await listFixes("error-problem-details", describeApi(shared, any))).toEqual([
      "the same definition answers with more than errors",
    ]);
    const swagger = describeApi(
      { "/pets": ["get", ok, '"404": { description: Lost., schema: { type: object } }'] },
      "produces: [application/json]",
      'swagger: "2.0"',
    );
    expect(await listFixes("error-problem-details", swagger)).toEqual([
      "OpenAPI 2.0 names media types for a whole operation",
    ]);
  });
});

describe("a description", () => {
  test.each([
    ["{}", "openapi.yaml#/paths//pets/get/responses/KEY + description"],
    ['{ description: "" }', "openapi.yaml#/paths//pets/get/responses/KEY/description ="],
    ["", "openapi.yaml#/paths//pets/get/responses/KEY + description"],
  ])("is written in the place of `%s`", async (response, start) => {
    const text = describeApi({ "/pets": ["get", `"404": ${response}`] });
    const [fix] = await listFixes("response-description", text);
    expect(String(fix).startsWith(start.replace("KEY", "404"))).toBe(true);
    expect(String(fix)).toContain("Not Found");
  });

  test.each([
    ["2XX", "Successful"],
    ["5XX", "Server Error"],
    ["299", "Successful"],
    ["499", "Client Closed Request"],
    ["418", "Client Error"],
    ["default", "Any response"],
  ])("of %s is %s", async (key, name) => {
    const text = describeApi({ "/pets": ["get", `"${key}": { content: {} }`] });
    expect(await listFixes("response-description", text)).toEqual([
      [`openapi.yaml#/paths//pets/get/responses/${key} + description: ${JSON.stringify(name)}`],
    ]);
  });

  test("is none that fits only one of several codes, and none of what is no key", async () => {
    const shared = { "/pets": ["get", refer("404", "Any"), refer("410", "Any"), '"20X": {}'] };
    const text = describeApi(shared, "components: { responses: { Any: {} } }");
    expect((await listFixes("response-description", text)).map((fix) => fix ?? "none").sort()).toEqual([
      "none",
      "the same definition answers 404, 410",
      "the same definition answers 404, 410",
    ]);
  });

  test("that is the phrase of a code beside it was copied", async () => {
    const text = describeApi({
      "/pets": ["get", '"401": { description: Unauthorized }', '"403": { description: Unauthorized }'],
    });
    expect(await listFixes("reason-phrase-mismatch", text)).toEqual([
      ["openapi.yaml#/paths//pets/get/responses/403/description = Forbidden"],
    ]);
  });
});

test("what is mended is found no more", async () => {
  const text = describeApi(
    { "/pets/{petId}": ["get", ok, '"400": { description: Pet not found. }'] },
    components({ NotFound: "Not found." }),
  );
  const rule = rules.find(({ id }) => id === "missing-use-404") as Rule;
  const ruleset = { name: "one", rules: [{ rule, severity: rule.severity, settings: {}, documentationUrl: "" }] };
  const lint = (description: string) =>
    lintText(description, { source: "/api/openapi.yaml", ruleset, store: new DocumentStore("/api"), fixes: true });
  const [{ fix } = { fix: undefined }] = await lint(text);
  const edits = fix === undefined || "refused" in fix ? [] : fix.edits;
  expect(await lint(JSON.stringify(edits.reduce(applyToData, parse(text))))).toEqual([]);
});

describe("a success that tells of a failure stays where it is", () => {
  const post = (response: string) => describeApi({ "/pets": ["post", response], "/pets/{petId}": ["get", ok] });

  test("where an example shows it", async () => {
    const content = "{ application/json: { example: { success: false, error: No such shelter. } } }";
    const text = post(`"200": { description: The pet was added., content: ${content} }`);
    expect(await listFixes("post-create-201", text)).toEqual([
      "its example tells of a failure: only its author can take the two apart",
    ]);
    expect(await listFixes("post-create-201", text.replace("false", "true"))).not.toEqual([expect.any(String)]);
  });

  test("where its words do", async () => {
    const text = describeApi({
      "/pets/{petId}": ["delete", '"200": { description: "{\\"code\\": -1, \\"message\\": \\"删除失败\\"}" }'],
    });
    expect(await listFixes("200-empty-use-204", text)).toEqual([
      "its description tells of a failure: only its author can take the two apart",
    ]);
  });
});
