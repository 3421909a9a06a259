import { describe, expect, test } from "vitest";
import { rules } from "../src/rules/index.ts";

/** What is settled about each rule, apart from the code, so that neither changes unnoticed. */
const settled = [
  ["101-upgrade", "error", "recommended", "paths"],
  ["1xx-left-to-server", "warn", "recommended", "paths"],
  ["200-content", "warn", "recommended", "paths"],
  ["200-empty-use-204", "info", "recommended", "paths"],
  ["201-location", "error", "core", "paths"],
  ["201-location-resolves", "info", "strict", "paths"],
  ["202-prefer", "hint", "strict", "paths"],
  ["202-status-monitor", "warn", "strict", "paths"],
  ["206-content-range", "error", "recommended", "paths"],
  ["206-range-request", "info", "strict", "paths"],
  ["207-multi-status-body", "hint", "strict", "paths"],
  ["2xx-error-description", "error", "core", "paths"],
  ["2xx-error-example", "error", "core", "paths"],
  ["2xx-error-schema", "warn", "core", "paths"],
  ["301-302-unsafe-method", "warn", "recommended", "paths"],
  ["304-documented", "info", "strict", "paths"],
  ["304-etag", "info", "recommended", "paths"],
  ["304-safe-method", "error", "recommended", "paths"],
  ["304-validators", "warn", "recommended", "paths"],
  ["3xx-location", "error", "core", "paths"],
  ["400-generic", "warn", "core", "paths"],
  ["400-use-409", "warn", "core", "paths"],
  ["400-use-422", "warn", "core", "paths"],
  ["401-documented", "info", "strict", "paths"],
  ["401-or-403", "warn", "recommended", "paths"],
  ["401-unsecured", "info", "recommended", "paths"],
  ["401-www-authenticate", "warn", "recommended", "paths"],
  ["403-documented", "info", "strict", "paths"],
  ["404-documented", "info", "strict", "paths"],
  ["405-allow", "error", "core", "paths"],
  ["405-allow-truthful", "warn", "recommended", "paths"],
  ["405-unreachable", "hint", "strict", "paths"],
  ["407-proxy-authenticate", "error", "recommended", "paths"],
  ["409-documented", "info", "strict", "paths"],
  ["409-says-how", "hint", "strict", "paths"],
  ["412-conditional-request", "warn", "recommended", "paths"],
  ["412-documented", "warn", "recommended", "paths"],
  ["413-documented", "hint", "strict", "paths"],
  ["415-accept", "hint", "strict", "paths"],
  ["415-documented", "hint", "strict", "paths"],
  ["416-content-range", "warn", "recommended", "paths"],
  ["418-teapot", "error", "core", "everywhere"],
  ["422-documented", "info", "strict", "paths"],
  ["426-upgrade", "error", "recommended", "paths"],
  ["429-documented", "info", "strict", "paths"],
  ["429-rate-limit-fields", "hint", "strict", "paths"],
  ["429-retry-after", "error", "core", "paths"],
  ["451-blocked-by", "hint", "strict", "paths"],
  ["4xx-blames-server", "warn", "recommended", "paths"],
  ["4xx-range-vague", "info", "strict", "paths"],
  ["503-retry-after", "error", "core", "paths"],
  ["5xx-blames-client", "warn", "recommended", "paths"],
  ["bodiless-content", "error", "core", "everywhere"],
  ["bulk-207", "hint", "strict", "paths"],
  ["client-error-documented", "info", "strict", "paths"],
  ["consistent-429-fields", "hint", "strict", "paths"],
  ["consistent-error-media-type", "warn", "recommended", "paths"],
  ["consistent-error-schema", "warn", "recommended", "paths"],
  ["consistent-success-code", "info", "recommended", "paths"],
  ["consistent-validation-code", "warn", "recommended", "paths"],
  ["content-error-without-request", "info", "strict", "paths"],
  ["content-type-header-ignored", "warn", "recommended", "everywhere"],
  ["default-documented", "info", "strict", "paths"],
  ["default-undocumented", "info", "strict", "paths"],
  ["delete-204", "info", "strict", "paths"],
  ["deprecated-sunset", "hint", "strict", "paths"],
  ["error-content", "warn", "recommended", "paths"],
  ["error-internal-detail", "error", "recommended", "paths"],
  ["error-problem-details", "info", "strict", "paths"],
  ["error-status-member", "error", "recommended", "paths"],
  ["field-value-valid", "warn", "recommended", "everywhere"],
  ["idempotency-key-errors", "info", "strict", "paths"],
  ["meaning-mismatch", "warn", "recommended", "paths"],
  ["method-success-code", "warn", "recommended", "paths"],
  ["missing-use-404", "warn", "recommended", "paths"],
  ["post-create-201", "warn", "recommended", "paths"],
  ["problem-details-members", "warn", "recommended", "paths"],
  ["range-undocumented", "info", "strict", "paths"],
  ["rate-limit-use-429", "warn", "core", "paths"],
  ["reason-phrase-mismatch", "error", "recommended", "everywhere"],
  ["response-description", "warn", "recommended", "everywhere"],
  ["response-description-bare", "hint", "strict", "paths"],
  ["retry-after-where-read", "info", "strict", "paths"],
  ["server-error-documented", "hint", "strict", "paths"],
  ["specific-code-available", "info", "recommended", "paths"],
  ["status-key-valid", "error", "core", "everywhere"],
  ["status-rarely-right", "hint", "strict", "paths"],
  ["status-registered", "error", "core", "everywhere"],
  ["status-retired", "error", "core", "everywhere"],
  ["success-code-mismatch", "warn", "recommended", "paths"],
  ["success-documented", "warn", "recommended", "paths"],
];

test("the catalogue holds what is settled", () => {
  const found = rules.map(({ id, severity, preset, everywhere }) => [
    id,
    severity,
    preset,
    everywhere ? "everywhere" : "paths",
  ]);
  expect(found).toEqual(settled);
});

describe.each(rules)("$id", ({ id, summary, rationale, remedy, references, good, bad }) => {
  test("is named by what it speaks of", () => {
    expect(id).toMatch(/^[a-z\d]+(-[a-z\d]+)+$/);
  });

  test("speaks in whole sentences", () => {
    for (const text of [summary, rationale, remedy]) expect(text).toMatch(/^[A-Z\d`][^\n]*\.$/);
    for (const { title } of [...good, ...bad]) expect(title).toMatch(/^[A-Z`][^\n]*[^.]$/);
  });

  test("cites where it rests on", () => {
    for (const { title, url } of references) {
      expect(title).not.toBe("");
      expect(new URL(url).protocol).toBe("https:");
    }
  });
});
