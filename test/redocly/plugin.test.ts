import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { findPreset } from "../../src/catalogue.ts";
import type { Problem } from "../../src/redocly/host.ts";
import statute from "../../src/redocly/plugin.ts";
import { findSuggestions } from "../../src/redocly/to-problem.ts";
import { rules } from "../../src/rules/index.ts";
import { makeFolder } from "../support/command.ts";
import { lint, Text } from "./fake-redocly.ts";

const { configs, rules: offered } = statute();

describe("the plugin", () => {
  test("has every rule, for every version", () => {
    expect(Object.keys(offered.oas3)).toEqual(rules.map(({ id }) => id));
    expect(offered.oas2).toBe(offered.oas3);
  });

  test.each(["core", "recommended", "strict", "zalando"])("switches on with %s what the preset does", (name) => {
    const on = Object.entries(configs[name]?.rules ?? {}).flatMap(([id, config]) =>
      (typeof config === "string" ? config : config.severity) === "off" ? [] : [id],
    );
    expect(on).toEqual(findPreset(name)?.rules.map(({ rule }) => `statute/${rule.id}`));
  });

  test("knows no severity that Redocly does not know", () => {
    const said = Object.values(configs.strict?.rules ?? {});
    expect(new Set(said)).toEqual(new Set(["error", "warn"]));
    expect(configs.strict?.rules["statute/429-documented"]).toBe("warn");
  });

  test("has settings as configurations, to come after a preset", () => {
    expect(configs["validation-400"]?.rules).toMatchObject({
      "statute/400-use-422": { severity: "warn", validation: "400" },
    });
  });
});

const pets = `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      responses:
        "200": { description: The pets, content: { application/json: {} } }
        "429": { $ref: "#/components/responses/Slow" }
    put:
      responses:
        "204": { description: The pets were replaced. }
        "429": { $ref: "#/components/responses/Slow" }
components:
  responses:
    Slow: { description: Too many requests. }
`;

const slow = { "statute/429-retry-after": "error" } as const;

describe("a run", () => {
  test("reports at the key, with one of those who refer to it", async () => {
    const source = new Text("/api/openapi.yaml", pets);
    const [problem, ...others] = await lint(source, slow);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      message: expect.stringMatching(/^429 Too Many Requests of 2 operations has no `Retry-After`/),
      location: { pointer: "#/components/responses/Slow", reportOnKey: true },
      from: { pointer: "#/paths/~1pets/get/responses/429", reportOnKey: true },
      reference: expect.stringMatching(/429-retry-after\.md$/),
    });
    expect(problem?.location.source).toBe(source);
  });

  test("reports at the scalar where that is wrong", async () => {
    const text = pets.replace("Too many requests.", "Not found");
    const [problem] = await lint(new Text("/api/openapi.yaml", text), { "statute/reason-phrase-mismatch": "error" });
    expect(problem?.location).toMatchObject({
      pointer: "#/components/responses/Slow/description",
      reportOnKey: false,
    });
  });

  test("judges a description once, for all rules", async () => {
    const text = readFileSync(fileURLToPath(new URL("../../fixtures/broken/bookshop.yaml", import.meta.url)), "utf8");
    let reads = 0;
    const source = {
      absoluteRef: "/api/bookshop.yaml",
      get body() {
        reads++;
        return text;
      },
    };
    expect(new Set((await lint(source)).map(({ ruleId }) => ruleId)).size).toBeGreaterThan(5);
    // To lint it, and to see whether it has aliases.
    expect(reads).toBe(2);
  });

  test("takes the text that Redocly has read, not the file", async () => {
    const cwd = makeFolder({ "slow.yaml": "description: Too many requests.\n" });
    const root = new Text(
      `${cwd}/openapi.yaml`,
      pets.replace("{ description: Too many requests. }", "{ $ref: slow.yaml }"),
    );
    const onDisk = await lint(root, slow);
    expect(onDisk.map(({ location }) => location.source)).toEqual([
      { absoluteRef: `${cwd}/slow.yaml`, body: "description: Too many requests.\n" },
    ]);
    const edited = new Text(`${cwd}/slow.yaml`, "# New.\ndescription: Too many requests.\n");
    expect((await lint(root, slow, [undefined, edited])).map(({ location }) => location.source)).toEqual([edited]);
    const mended = new Text(
      `${cwd}/slow.yaml`,
      "description: Too many requests.\nheaders: { Retry-After: { schema: { type: integer } } }\n",
    );
    expect(await lint(root, slow, [mended])).toEqual([]);
    expect(await lint(root, slow, [new Text(`${cwd}/slow.yaml`, "{ no: [document")])).toEqual([]);
  });

  test("takes what Redocly has loaded from the network", async () => {
    const root = new Text("https://api.test/openapi.yaml", pets.replace("#/components/responses", "r.yaml#"));
    const remote = new Text("https://api.test/r.yaml", "Slow: { description: Too many requests. }\n");
    const found = await lint(root, slow, [remote]);
    expect(found.map(({ location: { source } }) => source)).toEqual([root, remote]);
    expect((await lint(root, slow)).map(({ location: { source } }) => source)).toEqual([root]);
  });

  test("names the place itself where Redocly would misread its pointer", async () => {
    const inPath = pets
      .replace("  /pets:", "  /pets%20:")
      .replace('{ $ref: "#/components/responses/Slow" }', "{ description: Slow. }");
    const places = (await lint(new Text("/api/openapi.yaml", inPath), slow)).map(({ location }) => location);
    expect(places).toMatchObject([
      { pointer: undefined, start: { line: 8, col: 9 }, end: { line: 8, col: 14 } },
      { pointer: "#/components/responses/Slow" },
    ]);
  });

  test("names the place itself where there are aliases", async () => {
    const aliased = pets
      .replace('"429": { $ref: "#/components/responses/Slow" }', '"429": &slow { description: Slow. }')
      .replace('"429": { $ref: "#/components/responses/Slow" }', '"429": *slow');
    const places = (await lint(new Text("/api/openapi.yaml", aliased), slow)).map(({ location }) => location);
    expect(places).toMatchObject([{ pointer: undefined, start: { line: 8, col: 9 } }]);
  });

  test("goes by comments and by `x-statute-ignore`", async () => {
    const comment = pets.replace(/ {4}Slow:/, "    # statute-ignore 429-retry-after -- The gateway adds it.\n$&");
    const extension = pets.replace("requests. }", "requests., x-statute-ignore: { 429-retry-after: It does. } }");
    const expired = comment.replace(" -- ", " until 2020-01-31 -- ");
    for (const [text, count] of [
      [comment, 0],
      [extension, 0],
      [expired, 1],
    ] as const)
      expect(await lint(new Text("/api/openapi.yaml", text), slow)).toHaveLength(count);
  });

  test("says once what keeps it from checking a description", async () => {
    const found = await lint(new Text("/api/openapi.yaml", "openapi: 3.1.0\npaths: []\n"));
    expect(found).toMatchObject([
      {
        message: "The `paths` of /api/openapi.yaml is no mapping. Write path templates under it, such as `/pets:`.",
        location: { pointer: "#/" },
      },
    ]);
  });

  test("goes by the settings that a rule is given", async () => {
    const text = pets.replace('"204"', '"299"');
    const registered = (settings: object) =>
      lint(new Text("/api/openapi.yaml", text), { "statute/status-registered": { severity: "error", ...settings } });
    expect(await registered({})).toHaveLength(1);
    expect(await registered({ allow: [299] })).toEqual([]);
    await expect(registered({ alow: ["299"] })).rejects.toThrow("statute/status-registered: There is no setting alow");
  });
});

test.each([
  ["419 of GET / is not registered (Laravel: Page Expired): write 401 or 403.", ["401", "403"]],
  ['"4xx" of GET / is not a response key: write "4XX".', ["4XX"]],
  ["422 is about validation: answer 400 instead (the setting `validation` is `400`).", ["400"]],
  ["404 has its error in text/html: use application/json instead.", ["application/json"]],
  ["200 documents no content: document what the client gets, or write 204 if that is nothing.", []],
  ["403 is called so, which means 401: write 401, or say what a 403 means here.", []],
  ["204 has no `Location`: document the field.", []],
])("the suggestions of %s", (message, suggestions) => {
  expect(findSuggestions(message)).toEqual(suggestions satisfies Problem["suggest"]);
});
