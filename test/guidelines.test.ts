import { describe, expect, test } from "vitest";
import { guidelines } from "../src/guidelines/index.ts";
import { formatGuidelinePage } from "../src/report/guideline-page.ts";
import { rules } from "../src/rules/index.ts";

/** The ids that the catalogue has, or has room for. */
const settledIds = [
  "101-upgrade",
  "1xx-left-to-server",
  "200-content",
  "200-empty-use-204",
  "201-location",
  "201-location-resolves",
  "202-prefer",
  "202-status-monitor",
  "206-content-range",
  "206-range-request",
  "207-multi-status-body",
  "2xx-error-description",
  "2xx-error-example",
  "2xx-error-schema",
  "301-302-unsafe-method",
  "304-documented",
  "304-etag",
  "304-safe-method",
  "304-validators",
  "3xx-location",
  "400-generic",
  "400-use-409",
  "400-use-422",
  "401-documented",
  "401-or-403",
  "401-unsecured",
  "401-www-authenticate",
  "403-documented",
  "404-documented",
  "405-allow",
  "405-allow-truthful",
  "405-unreachable",
  "407-proxy-authenticate",
  "409-documented",
  "409-says-how",
  "412-conditional-request",
  "412-documented",
  "413-documented",
  "415-accept",
  "415-documented",
  "416-content-range",
  "418-teapot",
  "422-documented",
  "426-upgrade",
  "429-documented",
  "429-rate-limit-fields",
  "429-retry-after",
  "451-blocked-by",
  "4xx-blames-server",
  "4xx-range-vague",
  "503-retry-after",
  "5xx-blames-client",
  "bodiless-content",
  "bulk-207",
  "client-error-documented",
  "consistent-429-fields",
  "consistent-error-media-type",
  "consistent-error-schema",
  "consistent-success-code",
  "consistent-validation-code",
  "content-error-without-request",
  "content-type-header-ignored",
  "default-documented",
  "default-undocumented",
  "delete-204",
  "deprecated-sunset",
  "error-content",
  "error-internal-detail",
  "error-problem-details",
  "error-status-member",
  "field-value-valid",
  "idempotency-key-errors",
  "meaning-mismatch",
  "method-success-code",
  "missing-use-404",
  "post-create-201",
  "problem-details-members",
  "range-undocumented",
  "rate-limit-use-429",
  "reason-phrase-mismatch",
  "response-description",
  "response-description-bare",
  "retry-after-where-read",
  "server-error-documented",
  "specific-code-available",
  "status-key-valid",
  "status-rarely-right",
  "status-registered",
  "status-retired",
  "success-code-mismatch",
  "success-documented",
];

const knownIds = new Set([...rules.map(({ id }) => id), ...settledIds]);

test("each guideline has a name of its own, which a ruleset can have", () => {
  const names = guidelines.map(({ id }) => id);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

describe.each(guidelines)("$id", (guideline) => {
  const { title, url, edition, settings, clauses } = guideline;

  test("tells what was read, and where", () => {
    expect(title).not.toBe("");
    expect(edition).toMatch(/\d{4}/);
    expect(new URL(url).protocol).toBe("https:");
  });

  test("bases each setting on a clause, and no clause on a setting that it does not make", () => {
    const decided = new Set(clauses.flatMap(({ setting }) => setting ?? []));
    expect([...decided].sort()).toEqual(Object.keys(settings).sort());
  });

  test("has one clause a place", () => {
    for (const key of ["id", "url"] as const) {
      const all = clauses.map((clause) => clause[key]);
      expect(all.filter((value, index) => all.indexOf(value) !== index)).toEqual([]);
    }
    for (const clause of clauses) expect(clause.url).toMatch(/^https:\/\/[^\s#]+#\S+$/);
  });

  test.each(clauses)("$id", ({ says, agrees = [], disagrees = [], setting }) => {
    expect(says).toMatch(/^[A-Z][^\n|]*\.$/);
    expect([...agrees, ...disagrees].filter((id) => !knownIds.has(id))).toEqual([]);
    expect(agrees.filter((id) => disagrees.includes(id))).toEqual([]);
    for (const ids of [agrees, disagrees]) expect(new Set(ids).size).toBe(ids.length);
    expect(agrees.length + disagrees.length > 0 || setting !== undefined).toBe(true);
  });

  test("has a page that shows all of it", () => {
    const page = formatGuidelinePage(guideline, []);
    expect(page).toContain(`extends: ["statute/${guideline.id}"]`);
    expect(page).toContain(edition);
    for (const name of Object.keys(settings)) expect(page).toContain(`| \`${name}\` |`);
    for (const clause of clauses) expect(page).toContain(`| [${clause.id}](${clause.url}) | ${clause.says} |`);
    expect(page).not.toMatch(/undefined|\[object/);
  });
});
