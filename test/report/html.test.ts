import { createHash } from "node:crypto";
import { defaultTreeAdapter as adapter, type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import { formatHtml } from "../../src/report/html/format-html.ts";
import { makeFolder, statute } from "../support/command.ts";
import { listHostileStrings } from "../support/hostile-strings.ts";

type Element = DefaultTreeAdapterTypes.Element;

const attribute = (element: Element | undefined, name: string) =>
  element?.attrs.find((candidate) => candidate.name === name)?.value;

function* walk(node: DefaultTreeAdapterTypes.Node): Iterable<Element> {
  if (!("childNodes" in node)) return;
  for (const child of node.childNodes) {
    if (adapter.isElementNode(child)) yield child;
    yield* walk(child);
  }
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if (adapter.isTextNode(node)) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

/** The page as a parser of browsers sees it. */
function read(page: string) {
  const faults: string[] = [];
  const document = parse(page, { onParseError: ({ code, startLine }) => faults.push(`${code}, line ${startLine}`) });
  const elements = [...walk(document)];
  const named = (name: string) => elements.filter(({ tagName }) => tagName === name);
  return { faults, elements, named, text: textOf(document) };
}

async function report(files: Readonly<Record<string, string>>, ...options: string[]): Promise<string> {
  const { out, code } = await statute(makeFolder(files), ["lint", "**/*.{yaml,json}", "-f", "html", ...options]);
  expect(code).toBeLessThan(2);
  return out;
}

const description = `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      tags: [cats, dogs]
      summary: All of them.
      responses:
        "200": { description: The pets., content: { text/plain: {} } }
        "429": { $ref: "#/components/responses/Slow" }
    post:
      deprecated: true
      responses:
        "201": { description: Made., content: { text/plain: {} } }
        "429": { $ref: "#/components/responses/Slow" }
webhooks:
  born:
    post:
      responses:
        default: { description: Heard., content: { text/plain: {} } }
components:
  responses:
    Slow: { description: Wait., content: { text/plain: {} } }
`;

/** The elements of a page with the names of their attributes. */
function listShapes({ elements }: ReturnType<typeof read>): string[] {
  return elements.map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)].join(" "));
}

/** What stands in each row of a table, cell by cell. */
function readRows({ named }: ReturnType<typeof read>): string[][] {
  return named("tr").map((row) => row.childNodes.filter(adapter.isElementNode).map((cell) => textOf(cell).trim()));
}

test("operations stand by response key, and findings in the cells of all that share what is wrong", async () => {
  const page = read(await report({ "openapi.yaml": description }));
  expect(readRows(page)).toEqual([
    ["Operation", "200 OK", "201 Created", "429 Too Many Requests", "default"],
    ["GET /pets", "", "", "✕1", ""],
    ["POST /pets deprecated", "", "✕1", "✕1", ""],
    ["POST born webhook", "", "", "", ""],
  ]);
  const kinds = page.named("td").map((cell) => attribute(cell, "class") ?? "");
  expect(kinds).toEqual(["d quiet", "", "d", "", "", "d", "d", "", "", "", "", "d quiet"]);
  expect(
    page
      .named("li")
      .map((item) => textOf(item))
      .filter((text) => text.includes("429-retry")),
  ).toEqual([expect.stringContaining("used by GET /pets, POST /pets")]);
});

test("what is asked for stands where it is missing, and what is about the operation beside its name", async () => {
  const page = read(
    await report(
      { "openapi.yaml": description },
      "--only",
      "404-documented",
      "--only",
      "deprecated-sunset",
      "--only",
      "server-error-documented",
    ),
  );
  const rows = readRows(page);
  expect(rows[0]).toEqual([
    "Operation",
    "op. The operation itself",
    "200 OK",
    "201 Created",
    "429 Too Many Requests",
    "default",
  ]);
  expect(rows[1]?.slice(0, 2)).toEqual(["GET /pets", "○1"]);
});

test("the page is valid, self-contained, and runs no script but its own", async () => {
  const page = await report({ "openapi.yaml": description });
  const { faults, named, elements } = read(page);
  expect(faults).toEqual([]);
  const policy =
    attribute(
      named("meta").find((meta) => attribute(meta, "http-equiv") !== undefined),
      "content",
    ) ?? "";
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  expect(named("script").map(textOf).map(hash)).toEqual([/script-src (\S+);/.exec(policy)?.[1]]);
  expect(named("style").map(textOf).map(hash)).toEqual([/style-src (\S+);/.exec(policy)?.[1]]);
  expect(named("style").map(textOf)).toEqual([expect.stringContaining("color-scheme")]);
  expect(policy).toMatch(/^default-src 'none';/);
  const fetched = elements.filter((element) =>
    element.attrs.some(({ name }) => ["src", "srcset", "style"].includes(name)),
  );
  expect(fetched).toEqual([]);
  expect(named("link").map((link) => attribute(link, "href"))).toEqual(["data:,"]);
});

test("those who do not see it can use it", async () => {
  const { named, elements } = read(await report({ "openapi.yaml": description }));
  expect(named("html").map((root) => attribute(root, "lang"))).toEqual(["en"]);
  expect(named("th").map((head) => attribute(head, "scope"))).toEqual([
    ...Array(5).fill("col"),
    ...Array(3).fill("row"),
  ]);
  expect(named("caption").map(textOf)).toEqual([expect.stringContaining("Operations of Pets 1 by response key")]);
  expect(named("output").map((output) => attribute(output, "aria-live"))).toEqual(["polite"]);
  const skip = named("a").find((link) => attribute(link, "class") === "skip");
  const ids = elements.map((element) => attribute(element, "id")).filter((id) => id !== undefined);
  expect(ids).toContain(attribute(skip, "href")?.slice(1));
  expect(new Set(ids).size).toBe(ids.length);
  const labelled = new Set(named("label").flatMap((label) => [...walk(label)]));
  for (const control of [...named("input"), ...named("select")]) expect(labelled).toContain(control);
});

test("several descriptions have a matrix each, and one that cannot be checked is named", async () => {
  const cwd = makeFolder({
    "a.yaml": description,
    "b.yaml": description.replace("Pets", "More"),
    "c.yaml": "openapi: 9",
  });
  const { out, code } = await statute(cwd, ["*.yaml", "-f", "html"]);
  expect(code).toBe(2);
  const page = read(out);
  expect(page.named("h2").map(textOf)).toEqual(["Pets 1", "More 1", "Findings"]);
  expect(page.text).toContain("1 could not be checked");
  expect(page.text).toContain("c.yaml declares version 9, which is none of OpenAPI");
  // Operations have the same names in both, and their findings stay apart.
  const rows = readRows(page);
  expect(rows.slice(1, 4)).toEqual(rows.slice(5, 8));
});

test("a response in a file that two descriptions share shows in both", async () => {
  const shared = "Slow: { description: Wait., content: { text/plain: {} } }\n";
  const user = (title: string) => `openapi: 3.1.0
info: { title: ${title}, version: "1" }
paths:
  /pets: { get: { responses: { "429": { $ref: "common/responses.yaml#/Slow" } } } }
`;
  const files = { "a.yaml": user("A"), "b.yaml": user("B"), "common/responses.yaml": shared };
  const { out } = await statute(makeFolder(files), ["*.yaml", "-f", "html", "--only", "429-retry-after"]);
  const page = read(out);
  expect(readRows(page).filter(([name]) => name === "GET /pets")).toEqual([
    ["GET /pets", "✕1"],
    ["GET /pets", "✕1"],
  ]);
  expect(page.named("h3").map(textOf)).toEqual(["common/responses.yaml"]);
});

test("nothing to tell is told", async () => {
  const page = read(await report({ "a.yaml": "openapi: 3.1.0\ninfo: {}\npaths: {}\n" }));
  expect(page.text).toContain("Nothing was found.");
  expect(page.text).toContain("0 operations");
  expect(page.named("table")).toEqual([]);
});

test("a page holds the weightiest findings, and says what it leaves out", () => {
  const finding = (at: number): Finding => ({
    code: "rule",
    message: `Finding ${at}.`,
    severity: at % 2 === 0 ? "hint" : "error",
    source: "/a.yaml",
    path: [],
    range: { start: { line: at, character: 0 }, end: { line: at, character: 1 } },
    documentationUrl: "javascript:alert(1)",
  });
  const pieces = formatHtml(
    {
      findings: Array.from({ length: 30_000 }, (_, at) => finding(at)),
      suppressed: [],
      faults: [],
      checked: ["/a.yaml"],
      ruleset: "recommended",
      rules: [],
      failOn: "error",
      version: "1.0.0",
    },
    { filePath: (source) => source.slice(1) },
  );
  const page = [...pieces].join("");
  expect(page).toContain("These are the 20,000 weightiest of 30,000 findings");
  expect(page.match(/<li data-s="0"/g)).toHaveLength(15_000);
  expect(page.match(/<li data-s="3"/g)).toHaveLength(5_000);
  expect(page).not.toContain("javascript:");
});

test("two runs write the same bytes", async () => {
  expect(await report({ "a.yaml": description })).toBe(await report({ "a.yaml": description }));
});

describe("a hostile description stays text", () => {
  const strings = [...listHostileStrings(120)];
  /** A description with a string wherever one can stand, and the same with letters instead. */
  const fill = (next: (index: number) => string) =>
    JSON.stringify({
      openapi: "3.2.0",
      info: { title: next(0), version: next(1) },
      paths: Object.fromEntries(
        Array.from({ length: 20 }, (_, at) => [
          `/${at}${next(at + 2).replaceAll("{", "")}`,
          {
            get: {
              tags: [`${at}${next(at + 30)}`],
              summary: next(at + 50),
              responses: { 429: { description: next(at + 70) }, [`x${at % 3}${next(at % 3)}`]: { description: "x" } },
            },
          },
        ]),
      ),
    });

  test.each(["lint", "matrix"])("%s", async (command) => {
    const run = async (text: string) =>
      (await statute(makeFolder({ "a.json": text }), [command, "a.json", "-f", "html"])).out;
    const hostile = await run(fill((index) => strings[index] ?? ""));
    expect(read(hostile).faults).toEqual([]);
    const page = read(hostile);
    const known = listShapes(read(await run(fill(() => "`/{a}`"))));
    expect(listShapes(page).filter((shape) => !known.includes(shape))).toEqual([]);
    expect([page.named("script").length, page.named("style").length]).toEqual([1, 1]);
    for (const link of page.named("a").slice(1)) expect(attribute(link, "href")).toMatch(/^https:\/\/[^"<>]+\.md$/);
    expect(hostile.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
  });
});
