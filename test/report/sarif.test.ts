import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { Validator } from "jsonschema";
import { describe, expect, test } from "vitest";
import { type FormatName, formats } from "../../src/report/formats.ts";
import { rules } from "../../src/rules/index.ts";
import { makeFolder, statute } from "../support/command.ts";
import { makeHostileReport, makeIdentified, makeStrictReport, write } from "../support/platform-reports.ts";
import { compileSchema, readSchema } from "../support/schemas.ts";

const isSarif = compileSchema("sarif-schema-2.1.0.json");
const uploader = new Validator();
const schema = readSchema("sarif-schema-2.1.0.json");

interface Text {
  readonly text: string;
  readonly markdown?: string;
}

interface Place {
  readonly artifactLocation: { readonly uri: string };
  readonly region: Readonly<Record<"startLine" | "startColumn" | "endLine" | "endColumn", number>>;
}

interface Sarif {
  readonly runs: readonly {
    readonly automationDetails?: unknown;
    readonly tool: {
      readonly driver: {
        readonly rules: readonly {
          readonly id: string;
          readonly shortDescription: Text;
          readonly fullDescription: Text;
          readonly help: Text;
          readonly helpUri?: string;
          readonly defaultConfiguration: { readonly level: string };
          readonly properties: { readonly tags: readonly string[] };
        }[];
      };
    };
    readonly invocations: readonly {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly { readonly level: string; readonly message: Text }[];
    }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: Text;
      readonly locations: readonly { readonly physicalLocation: Place }[];
      readonly relatedLocations?: readonly { readonly id: number; readonly physicalLocation: Place }[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly suppressions?: readonly { readonly kind: string; readonly justification?: string }[];
    }[];
  }[];
}

const levels = ["error", "warning", "note"];

/** The run of a report that both validators accept, and that has what GitHub asks for beyond the schema. */
function check(text: string) {
  const sarif: Sarif = JSON.parse(text);
  isSarif(sarif);
  expect(isSarif.errors ?? []).toEqual([]);
  expect(uploader.validate(sarif, schema).errors.map(String)).toEqual([]);
  const [run, ...others] = sarif.runs;
  if (run === undefined) throw new Error("There is no run.");
  expect(others).toEqual([]);
  const ids = run.tool.driver.rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const rule of run.tool.driver.rules) {
    const { id, shortDescription, fullDescription, help, defaultConfiguration, properties } = rule;
    const texts = [id, shortDescription.text, fullDescription.text, help.text, ...properties.tags];
    expect(texts.filter((text) => text.trim() === "")).toEqual([]);
    expect(id.length).toBeLessThanOrEqual(255);
    expect(Math.max(shortDescription.text.length, fullDescription.text.length)).toBeLessThanOrEqual(1024);
    expect(levels).toContain(defaultConfiguration.level);
    expect(properties.tags.length).toBeLessThanOrEqual(20);
  }
  for (const { ruleId, ruleIndex, level, message, locations, relatedLocations = [], ...result } of run.results) {
    expect(ids[ruleIndex]).toBe(ruleId);
    expect(levels).toContain(level);
    expect(message.text.trim()).not.toBe("");
    expect(locations).toHaveLength(1);
    expect(relatedLocations.length).toBeLessThanOrEqual(100);
    for (const { physicalLocation } of [...locations, ...relatedLocations]) {
      const { artifactLocation, region } = physicalLocation;
      expect(artifactLocation.uri).toMatch(/^(?:file:\/\/|(?![\w+.-]*:|\/))(?:[\w\-.~!*'()/:]|%[0-9A-F]{2})+$/);
      expect(() => decodeURIComponent(artifactLocation.uri)).not.toThrow();
      expect(region.startLine).toBeGreaterThanOrEqual(1);
      expect(region.endLine).toBe(region.startLine);
      expect(region.startColumn).toBeGreaterThanOrEqual(1);
      expect(region.endColumn).toBeGreaterThan(region.startColumn);
    }
    // Whatever looks like a link is one of ours.
    const linked = [...message.text.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => Number(target));
    expect(linked).toEqual(relatedLocations.slice(0, 3).map(({ id }) => id));
    expect(result.partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]{32}$/);
    expect(result.partialFingerprints["statute/v1"]).toBe(result.partialFingerprints.primaryLocationLineHash);
  }
  return run;
}

const format = formats["sarif" satisfies FormatName];

const shared = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /a: { get: { responses: { "429": { $ref: "#/components/responses/Slow" } } } }
  /b: { get: { responses: { "429": { $ref: "#/components/responses/Slow" } } } }
components:
  responses:
    Slow: { description: Slow down., content: { text/plain: {} } }
`;

describe("sarif", () => {
  test("says of a real description what the platform asks for", async () => {
    const cwd = makeFolder({ "apis/book shop.yaml": readFileSync("fixtures/broken/bookshop.yaml") });
    const { out } = await statute(cwd, ["apis/book shop.yaml", "-r", "strict", "-f", "sarif"]);
    const { results, tool, invocations, automationDetails } = check(out);
    expect(results.length).toBeGreaterThan(10);
    const uris = results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri);
    expect(new Set(uris)).toEqual(new Set(["apis/book%20shop.yaml"]));
    expect(tool.driver.rules.length).toBeGreaterThan(50);
    expect(invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    expect(automationDetails).toBeUndefined();
  });

  test("has the reasons and the remedy of every rule of ours", async () => {
    const { tool } = check(await write(format, makeStrictReport([])));
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id).sort());
    const described = tool.driver.rules.find(({ id }) => id === "429-retry-after");
    const rule = rules.find(({ id }) => id === "429-retry-after");
    expect(described).toMatchObject({
      shortDescription: { text: rule?.summary },
      fullDescription: { text: rule?.rationale },
      helpUri: "https://statute.test/429-retry-after",
    });
    expect(described?.help.text).toContain(rule?.remedy);
    expect(described?.help.markdown).toContain("```yaml\npaths:\n");
    expect(described?.help.markdown).toContain("x-statute-ignore:\n  429-retry-after:");
  });

  test("keeps the fingerprints of findings whose lines moved", async () => {
    const cwd = makeFolder({ "a.yaml": shared });
    const identify = async () => {
      const { results } = check((await statute(cwd, ["a.yaml", "-f", "sarif"])).out);
      return results.map(({ partialFingerprints }) => partialFingerprints);
    };
    const before = await identify();
    expect(before.length).toBeGreaterThan(0);
    const moved = makeFolder({ "a.yaml": `# More.\n\n${shared}` });
    const { out } = await statute(moved, ["a.yaml", "-f", "sarif"]);
    expect(check(out).results.map(({ partialFingerprints }) => partialFingerprints)).toEqual(before);
    expect(out).not.toBe((await statute(cwd, ["a.yaml", "-f", "sarif"])).out);
  });

  test("links to the users of what is shared", async () => {
    const cwd = makeFolder({ "a.yaml": shared });
    const { out } = await statute(cwd, ["a.yaml", "--only", "429-retry-after", "-f", "sarif"]);
    const [result] = check(out).results;
    expect(result?.message.text).toMatch(/ Used by \[GET \/a\]\(1\), \[GET \/b\]\(2\)\.$/);
    expect(result?.relatedLocations?.map(({ physicalLocation }) => physicalLocation.region.startLine)).toEqual([4, 5]);
  });

  test("ends at the end of the line where a text goes on below", async () => {
    const range = { start: { line: 2, character: 4 }, end: { line: 5, character: 1 } };
    const readLine = (_: string, line: number) => (line === 2 ? "  - >-  # 😀" : "no");
    const { results } = check(await write(format, makeStrictReport([makeIdentified({ range })]), { readLine }));
    expect(results[0]?.locations[0]?.physicalLocation.region).toEqual({
      startLine: 3,
      startColumn: 5,
      endLine: 3,
      endColumn: 13,
    });
  });

  test.each([
    ["a rule of a user's own", "my-rule"],
    ["a description that is no YAML", "parser"],
    ["a reference that leads nowhere", "invalid-ref"],
    ["a rule that is called as nothing is", "__proto__"],
  ])("has an entry for %s", async (_, code) => {
    const documentationUrl = "https://example.com/a b";
    const findings = (["hint", "warn", "info"] as const).map((severity) =>
      makeIdentified({ code, severity, documentationUrl }),
    );
    const { tool, results } = check(await write(format, makeStrictReport(findings)));
    expect(results.map(({ level }) => level)).toEqual(["note", "warning", "note"]);
    expect(tool.driver.rules.filter(({ id }) => id === code)).toMatchObject([
      { helpUri: "https://example.com/a%20b", defaultConfiguration: { level: "warning" } },
    ]);
  });

  test("tells of descriptions that were not checked", async () => {
    const cwd = makeFolder({ "a.yaml": shared, "b.yaml": "openapi: [" });
    const { out, code } = await statute(cwd, ["a.yaml", "b.yaml", "-f", "sarif"]);
    const [invocation] = check(out).invocations;
    expect(code).toBe(2);
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications).toMatchObject([
      { level: "error", locations: [{ physicalLocation: { artifactLocation: { uri: "b.yaml" } } }] },
    ]);
  });

  describe("findings that do not count", () => {
    const ignored = shared.replace(
      "Slow: { ",
      'Slow: { x-statute-ignore: { 429-retry-after: "The gateway\\nadds ]( it." }, ',
    );
    const commented = shared.replace("    Slow:", "    # statute-ignore 429-retry-after -- Known.\n    Slow:");
    const files = { "a.yaml": ignored, "b.yaml": commented, "c.yaml": shared };
    const options = ["a.yaml", "b.yaml", "c.yaml", "--only", "429-retry-after"];

    test("are left out, as GitHub would show them", async () => {
      const { out } = await statute(makeFolder(files), [...options, "-f", "sarif"]);
      const { results } = check(out);
      expect(results.map(({ suppressions }) => suppressions)).toEqual([undefined]);
    });

    test("are there with who says so and why, where they are asked for", async () => {
      const cwd = makeFolder(files);
      await statute(cwd, ["baseline", "write", "c.yaml", "--only", "429-retry-after", "--reason", "Next year."]);
      const { code, out } = await statute(cwd, [...options, "-f", "sarif", "--show-suppressed"]);
      expect(code).toBe(0);
      const { results } = check(out);
      expect(results.map(({ suppressions }) => suppressions)).toEqual([
        [{ kind: "inSource", justification: "The gateway adds ]( it." }],
        [{ kind: "inSource", justification: "Known." }],
        [{ kind: "external", justification: "Next year." }],
      ]);
    });

    test("come behind those that count, and are the first to be left out", async () => {
      const findings = Array.from({ length: 20_000 }, () => makeIdentified({ severity: "hint" }));
      const suppressed = Array.from({ length: 10_000 }, () => ({
        finding: makeIdentified({ code: "of-others", severity: "error" }),
        by: "baseline" as const,
        reason: " ",
      }));
      const report = makeStrictReport(findings, { suppressed });
      const [run] = (JSON.parse(await write(format, report, { showSuppressed: true })) as Sarif).runs;
      const marks = run?.results.map(({ suppressions }) => suppressions !== undefined) ?? [];
      expect([marks.length, marks.indexOf(true)]).toEqual([25_000, 20_000]);
      expect(run?.results.at(-1)?.suppressions).toEqual([{ kind: "external" }]);
      expect(run?.invocations[0]?.toolExecutionNotifications[0]?.message.text).toContain("5000 of 30000");
      const few = makeStrictReport([], { suppressed: suppressed.slice(0, 3) });
      expect(check(await write(format, few, { showSuppressed: true })).results).toHaveLength(3);
    });
  });

  test("survives hostile texts and places", async () => {
    const report = makeHostileReport();
    const text = await write(format, report);
    expect(check(text).results).toHaveLength(report.findings.length);
    expect(await write(format, report)).toBe(text);
  });

  test("of 60,000 findings has the 25,000 gravest, and says so", async () => {
    const severities = ["hint", "warn", "error"] as const;
    const findings = Array.from({ length: 60_000 }, (_, line) =>
      makeIdentified({
        severity: severities[line % 3] ?? "error",
        message: `429 Too Many Requests of GET /pets/${line} has no \`Retry-After\`.`,
        range: { start: { line, character: 8 }, end: { line, character: 13 } },
      }),
    );
    const text = await write(format, makeStrictReport(findings));
    const [run] = (JSON.parse(text) as Sarif).runs;
    expect(gzipSync(text).length).toBeLessThan(10_000_000);
    const count = (level: string) => run?.results.filter((result) => result.level === level).length;
    expect(levels.map(count)).toEqual([20_000, 5_000, 0]);
    const lines = run?.results.map(({ locations }) => locations[0]?.physicalLocation.region.startLine ?? 0) ?? [];
    expect(lines).toEqual(lines.toSorted((one, other) => one - other));
    expect(run?.invocations).toMatchObject([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          { level: "warning", message: { text: expect.stringContaining("35000 of 60000") } },
        ],
      },
    ]);
    check(await write(format, makeStrictReport(findings.slice(0, 500))));
  });

  test("leaves out findings until the upload is small enough", async () => {
    let state = 1;
    const noise = () =>
      Array.from({ length: 1_500 }, () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return String.fromCharCode(0x4e00 + ((state >>> 8) % 20_000));
      }).join("");
    const findings = Array.from({ length: 5_000 }, (_, line) =>
      makeIdentified({ message: noise(), severity: line < 2_500 ? "hint" : "error" }),
    );
    const text = await write(format, makeStrictReport(findings));
    const bytes = gzipSync(text).length;
    expect(bytes).toBeLessThan(10_000_000);
    expect(bytes).toBeGreaterThan(7_000_000);
    const [run] = (JSON.parse(text) as Sarif).runs;
    expect(run?.results.filter(({ level }) => level === "error")).toHaveLength(2_500);
    const left = 5_000 - (run?.results.length ?? 0);
    expect(left).toBeGreaterThan(0);
    expect(run?.invocations[0]?.toolExecutionNotifications[0]?.message.text).toContain(`${left} of 5000`);
  }, 60_000);
});
