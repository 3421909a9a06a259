import { describe, expect, test } from "vitest";
import { makeFolder, type Outcome, statute } from "../support/command.ts";

const description = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /a:
    # ABOVE OPERATION
    get: # ON OPERATION
      # IN OPERATION
      responses:
        # ABOVE RESPONSE
        "429": # ON RESPONSE
          description: Slow down.
          content: { text/plain: {} }
        "200": { description: The a., content: { text/plain: {} } }
`;

/** The description with a line, or the end of one, at a place. */
function put(place: string, text: string, into = description): string {
  const written = into.replace(`# ${place}\n`, () => `${text}\n`);
  expect(written).not.toBe(into);
  return written;
}

interface Result {
  readonly code: string;
  readonly message: string;
  readonly severity: number;
  readonly file: string;
  readonly path: readonly string[];
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
  readonly fingerprint: string;
  readonly suppressed?: { readonly by: string; readonly reason: string };
}

async function lint(
  files: Readonly<Record<string, string>> | string,
  options: readonly string[] = [],
  today = "2026-07-01",
): Promise<{ results: Result[]; outcome: Outcome }> {
  const cwd = makeFolder(typeof files === "string" ? { "openapi.yaml": files } : files);
  const names = Object.keys(typeof files === "string" ? { "openapi.yaml": files } : files);
  const roots = names.filter((name) => name.includes("openapi"));
  const outcome = await statute(cwd, [...roots, "-f", "json", "--show-suppressed", ...options], { today });
  return { results: JSON.parse(outcome.out), outcome };
}

const codesOf = (results: readonly Result[]) =>
  results.map(({ code, suppressed }) => (suppressed === undefined ? code : `(${code})`));

const rule = "429-retry-after";

describe.each(["auto", "spectral"])("x-statute-ignore, with the engine %s", (engine) => {
  const options = ["--engine", engine];

  test("is listed with its reason, and counted", async () => {
    const text = put("IN OPERATION", `x-statute-ignore: { ${rule}: " The gateway adds it. " }`);
    const { results, outcome } = await lint(text, options);
    expect(outcome.code).toBe(0);
    expect(results).toEqual([
      expect.objectContaining({
        code: rule,
        file: "openapi.yaml",
        path: ["paths", "/a", "get", "responses", "429"],
        range: expect.objectContaining({ start: { line: 9, character: 8 } }),
        fingerprint: expect.stringMatching(/^[\da-f]{32}$/),
        suppressed: { by: "extension", reason: "The gateway adds it." },
      }),
    ]);
    const cwd = makeFolder({ "openapi.yaml": text });
    expect((await statute(cwd, ["openapi.yaml", ...options])).out).toBe(
      "\nNo findings in 1 description, 1 suppressed (ruleset: recommended)\n",
    );
    expect((await statute(cwd, ["openapi.yaml", "-f", "json", ...options])).out).toBe("[]\n");
  });

  test("keeps the fingerprint", async () => {
    const [shown] = (await lint(description, options)).results;
    const [hidden] = (await lint(put("IN OPERATION", `x-statute-ignore: { ${rule}: Known. }`), options)).results;
    expect(shown?.fingerprint).toBe(hidden?.fingerprint);
  });

  test.each<[string, string, string[], RegExp]>([
    ["no reason", `{ ${rule}: "" }`, ["ignore-without-reason", rule], /write why 429-retry-after does not count/],
    ["null", `{ ${rule}: }`, ["ignore-without-reason", rule], /write why/],
    ["no reason beside its end", `{ ${rule}: { until: 2030-01-31 } }`, ["ignore-without-reason", rule], /write why/],
    [
      "a rule there is not",
      "{ 429-retry: Known. }",
      ["invalid-ignore", rule],
      /no rule 429-retry .*is 429-retry-after meant/,
    ],
    [
      "a rule of others",
      "{ invalid-ref: Known. }",
      ["invalid-ignore", rule],
      /no rule invalid-ref of Statute.*write the comment/,
    ],
    ["no rule", "true", ["invalid-ignore", rule], /is not of the form/],
    ["a list", `[${rule}]`, ["invalid-ignore", rule], /is not of the form/],
    [
      "a fault it never meets",
      `{ ${rule}: A., 405-allow: Known. }`,
      ["unused-ignore", `(${rule})`],
      /405-allow reports nothing/,
    ],
    ["no day", `{ ${rule}: { reason: Known., until: soon } }`, ["invalid-ignore", rule], /ends on no day/],
    [
      "a key that means nothing",
      `{ ${rule}: { reason: Known., untill: 2030-01-31 } }`,
      ["invalid-ignore", `(${rule})`],
      /unknown key untill/,
    ],
  ])("with %s", async (_, value, codes, message) => {
    const { results } = await lint(put("IN OPERATION", `x-statute-ignore: ${value}`), options);
    expect(codesOf(results)).toEqual(codes);
    const report = results.find(({ code }) => code !== rule);
    expect(report).toMatchObject({ severity: 1, range: { start: { line: 6 } } });
    expect(report?.message).toMatch(message);
  });

  test("speaks of no rule that did not run", async () => {
    const text = put("IN OPERATION", "x-statute-ignore: { 405-allow: Known., 201-location: '' }");
    expect(codesOf((await lint(text, [...options, "--only", rule])).results)).toEqual([rule]);
  });
});

describe("until a day", () => {
  const until = put("IN OPERATION", `x-statute-ignore: { ${rule}: { reason: The gateway will., until: 2026-07-01 } }`);
  const comment = put("ON OPERATION", `# statute-ignore ${rule} until 2026-07-01 -- The gateway will.`);

  test.each([
    ["an extension", until],
    ["a comment", comment],
  ])("%s counts on that day, and no longer", async (_, text) => {
    const reason = "The gateway will.";
    expect((await lint(text)).results).toMatchObject([{ code: rule, suppressed: { reason } }]);
    const { results, outcome } = await lint(text, [], "2026-07-02");
    expect(codesOf(results)).toEqual(["expired-ignore", rule]);
    expect(results[0]?.message).toContain("it counted until 2026-07-01");
    expect(outcome.code).toBe(1);
  });
});

describe("comments", () => {
  test.each([
    ["on the line of the response", put("ON RESPONSE", `# statute-ignore ${rule} -- Known.`)],
    ["above the response", put("ABOVE RESPONSE", `# statute-ignore ${rule} -- Known.`)],
    ["on the line of the operation", put("ON OPERATION", `# statute-ignore ${rule} -- Known.`)],
    ["above the operation", put("ABOVE OPERATION", `# statute-ignore ${rule} -- Known.`)],
    ["above another comment", put("ABOVE OPERATION", `# statute-ignore ${rule} -- Known.\n    # And so on.`)],
    ["after another comment", put("ON OPERATION", `# noqa # statute-ignore ${rule} -- Known.`)],
    [
      "with all line breaks of Windows",
      put("ON OPERATION", `# statute-ignore ${rule} -- Known.`).replaceAll("\n", "\r\n"),
    ],
    ["without a blank", put("ON OPERATION", `#statute-ignore ${rule} -- Known.`)],
  ])("%s", async (_, text) => {
    const { results, outcome } = await lint(text);
    expect(results).toMatchObject([{ code: rule, suppressed: { by: "comment", reason: "Known." } }]);
    expect(outcome.code).toBe(0);
  });

  test("the nearest one counts", async () => {
    const inner = put("ON RESPONSE", `# statute-ignore ${rule} -- Inner.`);
    const { results } = await lint(put("ON OPERATION", `# statute-ignore ${rule} -- Outer.`, inner));
    expect(codesOf(results)).toEqual(["unused-ignore", `(${rule})`]);
    expect(results[1]?.suppressed?.reason).toBe("Inner.");
    expect(results[0]?.range.start.line).toBe(5);
  });

  test.each<[string, string, string[]]>([
    [
      "another node",
      put("IN OPERATION", "tags: [] # statute-ignore 429-retry-after -- Known."),
      ["unused-ignore", rule],
    ],
    [
      "nothing, before an empty line",
      put("ABOVE RESPONSE", `# statute-ignore ${rule} -- Known.\n`),
      ["unused-ignore", rule],
    ],
    ["nothing, at the end", `${description}# statute-ignore ${rule} -- Known.\n`, [rule, "unused-ignore"]],
    ["another rule", put("ON OPERATION", "# statute-ignore 405-allow -- Known."), ["unused-ignore", rule]],
    ["no rule", put("ON OPERATION", "# statute-ignore -- Known."), ["invalid-ignore", rule]],
    ["a rule there is not", put("ON OPERATION", "# statute-ignore 429 -- Known."), ["invalid-ignore", rule]],
    ["two rules", put("ON OPERATION", `# statute-ignore ${rule} 405-allow -- Known.`), ["invalid-ignore", rule]],
    ["no day", put("ON OPERATION", `# statute-ignore ${rule} until soon -- Known.`), ["invalid-ignore", rule]],
    ["no reason", put("ON OPERATION", `# statute-ignore ${rule}`), ["ignore-without-reason", rule]],
    ["an empty reason", put("ON OPERATION", `# statute-ignore ${rule} -- `), ["ignore-without-reason", rule]],
    ["a word like it", put("ON OPERATION", `# statute-ignored ${rule} -- Known.`), [rule]],
  ])("that speak of %s", async (_, text, codes) => {
    expect(codesOf((await lint(text)).results)).toEqual(codes);
  });

  test.each([
    ["quotes", `summary: "Text # statute-ignore ${rule} -- Known."`],
    ["a block", `summary: |\n        Text\n        # statute-ignore ${rule} -- Known.`],
    ["a word", `summary: Text#statute-ignore ${rule} -- Known.`],
  ])("are none in %s", async (_, text) => {
    expect(codesOf((await lint(put("IN OPERATION", text))).results)).toEqual([rule]);
  });

  test("reach findings of the readers", async () => {
    const text = put("IN OPERATION", 'parameters: [{ $ref: "#/nowhere" }] # statute-ignore invalid-ref -- Later.');
    expect(codesOf((await lint(text)).results)).toEqual([rule, "(invalid-ref)"]);
  });

  test("reach rules of others", async () => {
    const ruleset = `extends: [statute]\nrules:\n  no-get: { given: "$.paths.*.get", severity: error, then: { function: falsy } }\n`;
    const text = put("ON OPERATION", "# statute-ignore no-get -- Known.");
    const { results } = await lint({ "openapi.yaml": text, "rules.yaml": ruleset }, ["-r", "rules.yaml"]);
    expect(codesOf(results)).toEqual([rule, "(no-get)"]);
  });

  test("have no place in JSON", async () => {
    const json = JSON.stringify({ openapi: "3.1.0", info: {}, paths: {}, "x-a": `# statute-ignore ${rule} -- Known.` });
    expect((await lint({ "openapi.json": json })).results).toEqual([]);
  });
});

describe("referenced files", () => {
  const user = (path: string, beside = "") =>
    `openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:\n  ${path}:\n    get:\n      responses:\n        "429": { $ref: ./common.yaml#/Slow${beside} }\n`;
  const ignore = `, x-statute-ignore: { ${rule}: Known. }`;

  test("have comments and extensions of their own", async () => {
    const commented = `Slow: # statute-ignore ${rule} -- Known.\n  description: Slow down.\n`;
    const extended = `Slow:\n  x-statute-ignore: { ${rule}: Known. }\n  description: Slow down.\n`;
    for (const [common, by] of [
      [commented, "comment"],
      [extended, "extension"],
    ] as const) {
      const files = { "a.openapi.yaml": user("/a"), "b.openapi.yaml": user("/b"), "common.yaml": common };
      const { results } = await lint(files, ["--only", rule]);
      expect(results).toMatchObject([{ file: "common.yaml", suppressed: { by, reason: "Known." } }]);
    }
  });

  test("a definition that only some ignore is reported for the others", async () => {
    const common = "Slow:\n  description: Slow down.\n";
    const some = { "a.openapi.yaml": user("/a", ignore), "b.openapi.yaml": user("/b"), "common.yaml": common };
    expect(codesOf((await lint(some, ["--only", rule])).results)).toEqual([rule]);
    const all = { ...some, "b.openapi.yaml": user("/b", ignore) };
    expect(codesOf((await lint(all, ["--only", rule])).results)).toEqual([`(${rule})`]);
  });

  test("a suppression that only another description needs is in use", async () => {
    const shared = `openapi: 3.1.0
info: { title: T, version: "1" }
paths: {}
components:
  responses:
    Slow: { description: Slow down., x-statute-ignore: { ${rule}: Known. } }
`;
    const other = user("/a").replace("./common.yaml#/Slow", "./openapi.yaml#/components/responses/Slow");
    const { results } = await lint({ "openapi.yaml": shared, "a.openapi.yaml": other }, ["--only", rule]);
    expect(codesOf(results)).toEqual([`(${rule})`]);
  });
});

describe("pretty", () => {
  test("lists what is suppressed where it is asked to", async () => {
    const cwd = makeFolder({ "openapi.yaml": put("ON OPERATION", `# statute-ignore ${rule} -- Known\u202e.`) });
    const { out } = await statute(cwd, ["openapi.yaml", "--show-suppressed"]);
    expect(out).toBe(`
openapi.yaml (suppressed)
     10:9  error  429 Too Many Requests of GET /a has no \`Retry-After\`: document the field, so that clients wait as long as they need to and no longer.
                  429-retry-after
                  suppressed by a comment: Known�.

No findings in 1 description, 1 suppressed (ruleset: recommended)
`);
  });
});

test("no suppression can crash or hang a run", async () => {
  const hostile = [
    "x-statute-ignore: { __proto__: { reason: a }, constructor: b, toString: { until: { toString: 1 }, reason: a } }",
    `x-statute-ignore: { ${rule}: { reason: a, until: { toString: 1 } } }`,
    `x-statute-ignore: &a { ${rule}: *a }`,
    `x-statute-ignore: [[[[[[1]]]]]]`,
    `x-statute-ignore: { "a\\nb\\e[2J": " ", ? [a] : b }`,
    `tags: [] # statute-ignore ${"a ".repeat(100_000)}`,
    `tags: [] # statute-ignore ${rule}${" ".repeat(100_000)}-- `,
    `tags: [] # ${"# statute-ignore ".repeat(10_000)}`,
    `tags:\n${"        # statute-ignore x -- y\n".repeat(5_000)}`,
  ];
  for (const line of hostile) {
    const { outcome } = await lint(put("IN OPERATION", line));
    expect([0, 1]).toContain(outcome.code);
    expect(outcome.out).not.toContain("\u001b");
  }
}, 20_000);

test.each([
  ["at the end", `${description}# statute-ignore ${rule} -- Known.\n`],
  ["above an empty line", description.replace("paths:", `# statute-ignore ${rule} -- Known.\n\npaths:`)],
])("a comment that speaks of nothing says so: %s", async (_, text) => {
  const { results } = await lint(text);
  expect(codesOf(results).sort()).toEqual([rule, "unused-ignore"]);
  const astray = results.find(({ code }) => code === "unused-ignore");
  expect(astray?.message).toBe(
    "Nothing is ignored by this: no key or item begins on the line that it speaks of. Write it on the line of one, or directly above.",
  );
});
