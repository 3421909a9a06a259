import { describe, expect, test } from "vitest";
import { isHeeded } from "../../src/core/ignores.ts";
import { yaml } from "../../src/core/yaml.ts";
import rule from "../../src/rules/fields/429-retry-after.ts";
import unavailable from "../../src/rules/fields/503-retry-after.ts";
import { lintWith, markedLines } from "../support/examples.ts";

/** What `429-retry-after` says of a description: the lines it names, and how its messages begin. */
async function lint(text: string): Promise<{ lines: number[]; subjects: string[] }> {
  const findings = await lintWith(rule, text);
  return {
    lines: findings.map(({ range }) => range.start.line),
    subjects: findings.map(({ message }) => message.replace(/^429 Too Many Requests of (.*) has no .*$/, "$1")),
  };
}

const own = yaml`
  openapi: 3.1.0
  paths:
    # IN PATHS
    /a:
      # IN PATH ITEM
      get:
        # IN OPERATION
        responses:
          # IN RESPONSES
          "429": # <--
            # IN RESPONSE
            description: Slow down.
            # BELOW: { }
`;

describe.each(["3.1.0", "3.0.4", "3.2.0"])("in OpenAPI %s", (version) => {
  const inVersion = own.replace("3.1.0", version);

  test("nothing is ignored where nobody says so", async () => {
    expect(await lint(inVersion)).toEqual({ lines: markedLines(own), subjects: ["GET /a"] });
  });

  test.each(["PATHS", "PATH ITEM", "OPERATION", "RESPONSES", "RESPONSE"])(
    "a rule is silent below the %s",
    async (place) => {
      const text = inVersion.replace(
        `# IN ${place}\n`,
        'x-statute-ignore: { 429-retry-after: "The gateway adds it." }\n',
      );
      expect(text).not.toBe(inVersion);
      expect((await lint(text)).lines).toEqual([]);
    },
  );

  test("a rule is silent everywhere where the root says so", async () => {
    const text = `${inVersion}x-statute-ignore:\n  429-retry-after: The gateway adds it.\n`;
    expect((await lint(text)).lines).toEqual([]);
  });

  test("what is written below the place does not count", async () => {
    const below = 'content: { text/plain: { x-statute-ignore: { 429-retry-after: "The gateway adds it." } } }';
    expect((await lint(inVersion.replace("# BELOW: { }", below))).subjects).toEqual(["GET /a"]);
  });
});

describe("no reason, no silence", () => {
  test.each([
    ["an empty reason", '{ 429-retry-after: "" }'],
    ["a blank reason", '{ 429-retry-after: "  " }'],
    ["no reason", "{ 429-retry-after: }"],
    ["a reason that is no text", "{ 429-retry-after: true }"],
    ["another rule", "{ 503-retry-after: The gateway adds it. }"],
    ["another case", "{ 429-Retry-After: The gateway adds it. }"],
    ["a list", "[429-retry-after]"],
    ["the name alone", "429-retry-after"],
    ["everything", "true"],
    ["nothing", ""],
  ])("%s", async (_, value) => {
    const text = own.replace("# IN OPERATION\n", `x-statute-ignore: ${value}\n`);
    expect(await lint(text)).toEqual({ lines: markedLines(text), subjects: ["GET /a"] });
  });
});

describe("a reason with an end", () => {
  const ignoring = (value: string) =>
    own.replace("# IN OPERATION\n", `x-statute-ignore: { 429-retry-after: ${value} }\n`);
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

  test.each([
    ["a reason alone", "{ reason: The gateway adds it. }"],
    ["a day to come", `{ reason: The gateway adds it., until: ${day(2)} }`],
    ["a far day", "{ reason: The gateway adds it., until: 9999-12-31 }"],
  ])("counts with %s", async (_, value) => {
    expect((await lint(ignoring(value))).lines).toEqual([]);
  });

  test.each([
    ["a day that is over", `{ reason: The gateway adds it., until: ${day(-2)} }`],
    ["no day", "{ reason: The gateway adds it., until: soon }"],
    ["a year", "{ reason: The gateway adds it., until: 9999 }"],
    ["a mapping", "{ reason: The gateway adds it., until: { toString: 1 } }"],
    ["no reason", "{ until: 9999-12-31 }"],
    ["an empty reason", '{ reason: "" }'],
  ])("does not with %s", async (_, value) => {
    expect((await lint(ignoring(value))).subjects).toEqual(["GET /a"]);
  });

  test("is asked of whoever keeps book, where somebody does", () => {
    const entry = { reason: "Known.", until: "2026-07-01" };
    expect([isHeeded(entry, "2026-07-01"), isHeeded(entry, "2026-07-02")]).toEqual([true, false]);
  });
});

test("several rules can be ignored at once", async () => {
  const reasons = "{ 405-allow: Nobody asks., 429-retry-after: The gateway adds it. }";
  expect((await lint(own.replace("# IN OPERATION\n", `x-statute-ignore: ${reasons}\n`))).lines).toEqual([]);
});

describe("a shared definition", () => {
  const ignore = 'x-statute-ignore: { 429-retry-after: "The gateway adds it." }';
  const shared = yaml`
    openapi: 3.1.0
    paths:
      /a:
        # IN A
        get: { responses: { "429": { $ref: "#/components/responses/Slow" } } } # A
      /b:
        get: { responses: { "429": { $ref: "#/components/responses/Slow" } } } # B
      /c:
        # IN C
        get: { responses: { "429": { $ref: "#/components/responses/Slow" } } } # C
      /d:
        # IN D
        get: { responses: { "429": { $ref: "#/components/responses/Alias" } } }
    components:
      responses:
        Slow: # <--
          # IN DEFINITION
          description: Slow down.
        Alias:
          $ref: "#/components/responses/Slow"
          # IN ALIAS
  `;
  const beside = (text: string, use: string) =>
    text.replace(new RegExp(`Slow" (?=.*# ${use}$)`, "m"), `Slow", ${ignore} `);
  const within = (text: string, place: string) => text.replace(`# IN ${place}\n`, `${ignore}\n`);

  test.each([
    ["nowhere", shared, ["4 operations"]],
    ["in the definition", within(shared, "DEFINITION"), []],
    ["in the path item of a use", within(shared, "A"), ["3 operations"]],
    ["in two path items", within(within(shared, "A"), "C"), ["2 operations"]],
    ["beside the first reference", beside(shared, "A"), ["3 operations"]],
    ["beside a later one", beside(shared, "C"), ["3 operations"]],
    ["beside all but one", beside(beside(beside(shared, "A"), "B"), "C"), ["GET /d"]],
    ["in a definition that is a reference itself", within(shared, "ALIAS"), ["3 operations"]],
    ["in all uses", within(beside(beside(beside(shared, "A"), "B"), "C"), "D"), []],
  ])("that is ignored %s", async (_, text, subjects) => {
    expect(await lint(text)).toEqual({ lines: subjects.length === 0 ? [] : markedLines(text), subjects });
  });

  test("names only the users that count as related places", async () => {
    const [finding] = await lintWith(rule, beside(shared, "A"));
    expect(finding?.related?.map(({ label }) => label)).toEqual(["GET /b", "GET /c", "GET /d"]);
    expect(finding).not.toHaveProperty("operation");
  });

  test("names the one user that is left", async () => {
    const [finding] = await lintWith(rule, beside(beside(beside(shared, "A"), "B"), "C"));
    expect(finding).toMatchObject({ operation: "GET /d", responseKey: "429" });
    expect(finding?.path).toEqual(["components", "responses", "Slow"]);
  });

  test("is still judged under its other response keys", async () => {
    const text = yaml`
      openapi: 3.1.0
      paths:
        /a:
          get:
            responses:
              "429": { $ref: "#/x", x-statute-ignore: { 429-retry-after: "The gateway adds it." } }
              "503": { $ref: "#/x" }
      x: { description: Slow down. }
    `;
    expect((await lint(text)).lines).toEqual([]);
    expect(await lintWith(unavailable, text)).toHaveLength(1);
  });
});

test("OpenAPI 2.0 has the same extension", async () => {
  const text = own.replace("openapi: 3.1.0", 'swagger: "2.0"');
  const ignored = text.replace("# IN RESPONSE\n", 'x-statute-ignore: { 429-retry-after: "The gateway adds it." }\n');
  expect((await lint(text)).subjects).toEqual(["GET /a"]);
  expect((await lint(ignored)).subjects).toEqual([]);
});
