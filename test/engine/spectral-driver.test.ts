import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Document, Spectral, Ruleset as SpectralRuleset } from "@stoplight/spectral-core";
import { Yaml } from "@stoplight/spectral-parsers";
import { httpAndFileResolver } from "@stoplight/spectral-ref-resolver";
import { describe, expect, test, vi } from "vitest";
import { catalogue } from "../../src/catalogue.ts";
import { severityNumber } from "../../src/core/severity.ts";
import { UserError } from "../../src/core/user-error.ts";
import { DocumentStore } from "../../src/engine/document-store.ts";
import { lintText } from "../../src/engine/lint-text.ts";
import type { Ruleset } from "../../src/engine/ruleset.ts";
import { loadUserRuleset } from "../../src/engine/user-ruleset.ts";
import { makeFolder } from "../support/command.ts";

const api = `openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets/{id}:
    get:
      responses:
        "200": { description: A pet, content: { application/vnd.pet+json: { schema: { $ref: "#/components/schemas/Pet" } } } }
        "429": { $ref: "shared.yaml#/TooMany" }
components:
  schemas:
    Pet: { type: object, properties: { mother: { $ref: "#/components/schemas/Pet" }, name: { $ref: "#/components/schemas/Name" } } }
    Name: { type: string, description: The name }
`;
const shared = `TooMany:
  description: Slow down
  content: { application/problem+json: { schema: { $ref: "#/Problem" } } }
Problem: { type: object, properties: { title: { type: string, description: A title } } }
`;

/** Lints `api.yaml` in a folder, and tells what was found as `code severity file path message`. */
async function lint(ruleset: string | Ruleset, files: Readonly<Record<string, string>> = {}, name = "own.yaml") {
  const folder = makeFolder({
    "api.yaml": api,
    "shared.yaml": shared,
    ...files,
    ...(typeof ruleset === "string" && { [name]: ruleset }),
  });
  const source = join(folder, "api.yaml");
  const loaded = typeof ruleset === "string" ? await loadUserRuleset(join(folder, name), catalogue) : ruleset;
  expect(loaded.spectral).toBeDefined();
  const options = { source, ruleset: loaded, store: new DocumentStore(folder) };
  const findings = await lintText(readFileSync(source, "utf8"), options);
  const told = findings.map(
    ({ code, severity, source: file, path, message, range }) =>
      `${file.slice(folder.length + 1)}:${range.start.line + 1} ${severity} ${code} /${path.join("/")} ${message}`,
  );
  return { told, folder, loaded, findings };
}

const ends = '{ function: pattern, functionOptions: { match: "\\\\.$" } }';

describe("a ruleset with rules of others", () => {
  test("finds what they find, where it is to be mended, beside what ours find", async () => {
    const { told, findings } = await lint(`extends: [[statute, off]]
rules:
  429-retry-after: error
  full-stop: { given: "$..description", severity: hint, message: "{{property}}: {{error}}", then: ${ends} }
  media: { given: "$.paths[*][*].responses[*].content", then: { field: "@key", function: pattern, functionOptions: { match: "^application/json$" } } }
  written: { given: "$.paths[*][*].responses[*]", resolved: false, then: { field: description, function: truthy } }
`);
    expect(told).toMatchInlineSnapshot(`
      [
        "api.yaml:7 hint full-stop /paths//pets/{id}/get/responses/200/description description: "A pet" must match the pattern "\\\\.$"",
        "api.yaml:7 warn media /paths//pets/{id}/get/responses/200/content/application/vnd.pet+json Object{} must match the pattern "^application/json$"",
        "api.yaml:8 warn written /paths//pets/{id}/get/responses/429 "[429].description" property must be truthy",
        "api.yaml:12 hint full-stop /components/schemas/Name/description description: "The name" must match the pattern "\\\\.$"",
        "shared.yaml:1 error 429-retry-after /TooMany 429 Too Many Requests of GET /pets/{id} has no \`Retry-After\`: document the field, so that clients wait as long as they need to and no longer.",
        "shared.yaml:2 hint full-stop /TooMany/description description: "Slow down" must match the pattern "\\\\.$"",
        "shared.yaml:3 warn media /TooMany/content/application/problem+json Object{} must match the pattern "^application/json$"",
        "shared.yaml:4 hint full-stop /Problem/properties/title/description description: "A title" must match the pattern "\\\\.$"",
      ]
    `);
    expect(findings.find(({ code }) => code === "429-retry-after")?.documentationUrl).toMatch(/429-retry-after/);
  });

  test("reads other rulesets, functions beside it, and ours, though no package of that name is installed", async () => {
    const files = {
      "base.yaml": "extends: spectral:oas\nrules: { info-contact: error }\n",
      "more/base.json": '{ "extends": [["statute/core", "off"], "../base.yaml"] }',
      "functions/shout.js":
        'import { createRulesetFunction } from "@stoplight/spectral-core";\nimport { suffix } from "../suffix.js";\n' +
        "export default createRulesetFunction({ input: null, options: null }, (value) => [{ message: value + suffix }]);\n",
      "suffix.js": "export const suffix = '!';\n",
    };
    const ruleset = `extends: [./more/base.json, statute/core]
functions: [shout]
rules: { shout: { given: "$.info.title", then: { function: shout } } }
overrides:
  - files: ["api.yaml"]
    rules: { 429-retry-after: hint, operation-tags: off }
  - files: ["api.yaml#/info"]
    rules: { info-description: info }
  - files: ["other.yaml"]
    rules: { shout: off }
`;
    const { told } = await lint(ruleset, files);
    const codes = told.map((line) => line.split(" ").slice(1, 3).join(" "));
    expect(codes).toContain("error info-contact");
    expect(codes).toContain("info info-description");
    expect(codes).toContain("hint 429-retry-after");
    expect(codes).not.toContain("warn operation-tags");
    expect(told).toContain("api.yaml:2 warn shout /info/title Pets!");
  });

  test.each([
    [
      "own.mjs",
      'import statute from "statute";\nimport { truthy } from "@stoplight/spectral-functions";\nexport default',
    ],
    [
      "own.js",
      'import { truthy } from "@stoplight/spectral-functions";\nimport statute from "statute";\nexport default',
    ],
    [
      "own.cjs",
      'const statute = require("statute");\nconst { truthy } = require("@stoplight/spectral-functions");\nmodule.exports =',
    ],
  ])("may be code: %s", async (name, head) => {
    const rules =
      '{ contact: { given: "$.info", then: { field: "contact", function: truthy } }, "429-retry-after": "off" }';
    const { told, loaded } = await lint(`${head} { extends: [statute], rules: ${rules} };\n`, {}, name);
    expect(told).toEqual(['api.yaml:2 warn contact /info "info.contact" property must be truthy']);
    expect(loaded.rules.map(({ rule }) => rule.id)).not.toContain("429-retry-after");
  });
});

describe("in place of Spectral's own parser and resolver", () => {
  const foreign = `rules:
  full-stop: { given: "$..description", severity: hint, message: "{{path}} {{property}} {{value}}", then: ${ends} }
  deep: { given: "$.paths[*][*].responses[*].content[*].schema.properties[*]", then: { field: example, function: truthy } }
  whole: { given: "$", then: { function: schema, functionOptions: { schema: { required: [x-a, x-b] } } } }
  refs: { given: "$..[?(@property === '$ref')]", resolved: false, then: { function: pattern, functionOptions: { match: "^x" } } }
  unused: { given: "$.components.schemas", then: { function: unreferencedReusableObject, functionOptions: { reusableObjectsLocation: "#/components/schemas" } } }
`;

  test("the same is found", async () => {
    const { findings, loaded, folder } = await lint(foreign);
    const definition = loaded.spectral?.definition;
    if (!(definition instanceof SpectralRuleset)) throw new Error("not for Spectral");
    const stock = new Spectral({ resolver: httpAndFileResolver });
    stock.setRuleset(definition);
    const expected = await stock.run(new Document(api, Yaml, join(folder, "api.yaml")));
    const tell = (code: unknown, severity: number, source: unknown, path: readonly unknown[], message: string) =>
      [code, severity, source, path.join("/"), message].join(" ");
    expect(findings.map((f) => tell(f.code, severityNumber(f.severity), f.source, f.path, f.message)).sort()).toEqual(
      expected.map((f) => tell(f.code, f.severity, f.source, f.path, f.message)).sort(),
    );
  });

  test("a description that leads back to itself comes to an end", async () => {
    const cyclic = `openapi: 3.0.3
info: { title: A, version: "1" }
paths: { /a: { get: { responses: { "200": { $ref: "#/components/responses/A" } } } } }
components: { responses: { A: { $ref: "#/components/responses/B" }, B: { $ref: "#/components/responses/A" } } }
`;
    const { told } = await lint(foreign, { "api.yaml": cyclic });
    expect(told.filter((line) => line.includes("invalid-ref")).length).toBeGreaterThan(0);
  });

  test("one that is nested too deeply is refused", async () => {
    const deep = `{ "openapi": "3.0.0", "info": { "x": ${"[".repeat(20_000)}${"]".repeat(20_000)} }, "paths": {} }`;
    await expect(lint(foreign, { "api.yaml": deep })).rejects.toThrow(/api\.yaml is nested too deeply for Spectral/);
  });
});

describe("a rule that fails", () => {
  const broken = 'const broken = () => { throw new TypeError("No such thing."); };\n';

  test.each(["broken", "async () => broken()"])("and is the user's is named, with its ruleset: %s", async (run) => {
    const ruleset = `${broken}export default { rules: { own: { given: "$.info", then: { function: ${run} } } } };`;
    const error: unknown = await lint(ruleset, {}, "own.mjs").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toMatch(/The rule own of the ruleset .*own\.mjs failed: No such thing\.$/);
  });

  test("and is ours is a bug of ours", async () => {
    const fail = () => {
      throw new TypeError("No such thing.");
    };
    // biome-ignore lint/suspicious/noThenProperty: the name is Spectral's.
    const rule = { given: "$", severity: "error", message: "{{error}}", then: { function: fail } };
    const broken = { rules: [], spectral: () => ({ rules: { "429-retry-after": rule } }) };
    const published = new Map([["statute", broken]]);
    const folder = makeFolder({ "own.yaml": "extends: statute\naliases: { Root: [$] }\n" });
    const ruleset = await loadUserRuleset(join(folder, "own.yaml"), {
      ...catalogue,
      published,
      isOurFunction: (run) => run === fail,
    });
    const error: unknown = await lint(ruleset).catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(UserError);
    expect(String(error)).toBe("Error: The rule 429-retry-after failed: No such thing.");
  });
});

test("nothing reaches the console", async () => {
  const written = [vi.spyOn(process.stdout, "write"), vi.spyOn(process.stderr, "write")];
  const spies = (["log", "warn", "error", "info", "debug"] as const).map((method) => vi.spyOn(console, method));
  const ruleset = `console.log("loaded");
const noisy = async () => { console.error("run"); await null; console.warn("on"); return [{ message: "m" }]; };
export default { rules: { own: { given: "$.info", message: "#{{process}} {{error}}", then: { function: noisy } } } };`;
  const { told } = await lint(ruleset, {}, "own.mjs");
  expect(told).toEqual(["api.yaml:2 warn own /info m"]);
  for (const spy of [...spies, ...written]) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
});
