import { describe, expect, test } from "vitest";
import { makeFolder, statute } from "../support/command.ts";
import { listHostileStrings } from "../support/hostile-strings.ts";

const description = `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    parameters:
      - { name: page, in: query }
    get:
      responses:
        default: { description: The rest., content: { text/plain: {} } }
        4XX: { description: Wrong., content: { text/plain: {} } }
        "429": { $ref: "#/components/responses/Slow" }
        "200": { description: The pets., content: { text/plain: {} } }
        4xx: { description: Wrong., content: { text/plain: {} } }
    delete:
      security: [{ key: [] }]
      responses:
        "204": { description: Gone. }
        "429": { $ref: "#/components/responses/Slow" }
components:
  responses:
    Slow: { description: Wait., content: { text/plain: {} } }
  securitySchemes:
    key: { type: apiKey, in: header, name: Key }
`;

const matrix = (options: readonly string[] = [], text = description) =>
  statute(makeFolder({ "openapi.yaml": text }), ["matrix", "openapi.yaml", ...options]);

test("a matrix in aligned columns", async () => {
  const { code, out, err } = await matrix(["--rule", "401-documented"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatchInlineSnapshot(`
    "Pets 1 openapi.yaml
                    200  204  401  429  4XX  default  4xx
      GET /pets     ·              E1   ·    ·        E1
      DELETE /pets       ·    I1?  E1

      · documented
      E2 two findings, the weightiest an error (W warning, I info, H hint)
      W1? not documented, but a finding speaks of it
    "
  `);
});

test("a matrix in Markdown", async () => {
  expect((await matrix(["-f", "markdown", "--rule", "401-documented"])).out).toMatchInlineSnapshot(`
    "## \`Pets 1\`

    \`openapi.yaml\`

    | operation | \`200\` | \`204\` | \`401\` | \`429\` | \`4XX\` | \`default\` | \`4xx\` |
    | --- | :-: | :-: | :-: | :-: | :-: | :-: | :-: |
    | \`GET /pets\` | · | | | E1 | · | · | E1 |
    | \`DELETE /pets\` | | · | I1? | E1 | | | |

    - · documented
    - E2 two findings, the weightiest an error (W warning, I info, H hint)
    - W1? not documented, but a finding speaks of it
    "
  `);
});

test("a matrix as data", async () => {
  const { out } = await matrix(["-f", "json", "--only", "429-retry-after"]);
  const [{ operations, ...head }] = JSON.parse(out);
  expect(head).toEqual({
    file: "openapi.yaml",
    title: "Pets",
    version: "1",
    responseKeys: ["200", "204", "429", "4XX", "default", "4xx"],
    omitted: 0,
  });
  expect(operations[1]).toEqual({
    name: "DELETE /pets",
    method: "DELETE",
    path: "/pets",
    kind: "path",
    tags: [],
    deprecated: false,
    findings: [],
    responses: {
      204: { documented: true, findings: [] },
      429: {
        documented: true,
        findings: [{ code: "429-retry-after", severity: "error", message: expect.stringContaining("429 Too Many") }],
      },
    },
  });
});

test("colour goes to terminals only, and long paths are cut where there is little room", async () => {
  const text = description.replace("/pets:", `/${"pets/".repeat(30)}:`);
  const { out } = await statute(makeFolder({ "openapi.yaml": text }), ["matrix", "openapi.yaml"], {
    isTerminal: true,
    columns: 80,
    env: { TERM: "xterm" },
  });
  expect(out).toContain("\u001b[31mE1\u001b[39m");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters.
  const bare = out.replace(/\u001b\[\d+m/g, "").split("\n");
  expect(bare[2]).toMatch(/^ {2}GET \/pets\/\S+…\S+pets\/ {2}·/);
  expect(Math.max(...bare.slice(1, 4).map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("standard input, and a description without operations", async () => {
  const { out, code } = await statute(makeFolder({}), ["matrix", "-"], {
    stdin: "openapi: 3.1.0\ninfo: {}\npaths: {}",
  });
  expect({ out, code }).toEqual({ out: "Without a title stdin\n  No operations.\n", code: 0 });
});

test("what cannot be checked exits with 2", async () => {
  const { code, err } = await matrix([], "swagger: 9");
  expect(code).toBe(2);
  expect(err).toContain("declares version 9");
});

test("operations that share a path item are known by their names", async () => {
  const text = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /a: &item
    get:
      responses:
        "429": { description: Slow down., content: { text/plain: {} } }
  /b: *item
`;
  const { out } = await matrix(["-f", "json"], text);
  const found = JSON.parse(out)[0].operations.map(({ name, responses }: { name: string; responses: never }) => [
    name,
    (responses["429"] as { findings: unknown[] }).findings.length,
  ]);
  expect(found).toEqual([
    ["GET /a", 1],
    ["GET /b", 1],
  ]);
});

describe("a hostile description stays in its cells", () => {
  const strings = [...listHostileStrings(60, 7)];
  const text = JSON.stringify({
    openapi: "3.1.0",
    info: { title: strings[0], version: strings[1] },
    paths: Object.fromEntries(
      strings.map((name, at) => [
        `/${at}${name}`,
        { get: { responses: { [at < 4 ? name : "200"]: { description: name } } } },
      ]),
    ),
  });

  test("as text", async () => {
    const { out } = await matrix([], text);
    const lines = out.split("\n").filter((line) => /^ {2}GET \//.test(line));
    expect(lines).toHaveLength(strings.length);
    expect(out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  test("as data", async () => {
    const { out } = await matrix(["-f", "json"], text);
    expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(JSON.parse(out)[0].operations).toHaveLength(strings.length);
    const named = await matrix(["-f", "json"], description.replace("title: Pets", 'title: "##vso[task.complete]"'));
    expect(named.out).not.toContain("##vso[");
    expect(JSON.parse(named.out)[0].title).toBe("##vso[task.complete]");
  });

  test("as Markdown", async () => {
    const { out } = await matrix(["-f", "markdown"], text);
    const rows = out.split("\n").filter((line) => line.startsWith("|"));
    expect(rows).toHaveLength(strings.length + 2);
    const bars = rows.map((row) => row.split("|").length);
    expect(new Set(bars).size).toBe(1);
    for (const row of rows.slice(2)) expect(row).toMatch(/^\| (?:`[^`]+`|<code>[^<>`]+<\/code>) \|/);
    expect(out.replace(/`[^`]+`/g, "")).not.toMatch(/<(?!\/?code>)/);
  });
});

test("a description without end is cut, and says so", async () => {
  const keys = Array.from({ length: 400 }, (_, at) => [String(100 + at), { description: "x" }]);
  const paths = Object.fromEntries(
    Array.from({ length: 4000 }, (_, at) => [
      `/${at}`,
      { get: { responses: at === 0 ? Object.fromEntries(keys) : {} } },
    ]),
  );
  const { out } = await matrix(["--only", "429-retry-after"], JSON.stringify({ openapi: "3.1.0", info: {}, paths }));
  expect(out.split("\n").filter((line) => line.startsWith("  GET "))).toHaveLength(2494);
  expect(out).toContain("  … and 1506 more operations\n");
});
