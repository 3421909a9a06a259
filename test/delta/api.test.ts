import { expect, test } from "vitest";
import { check, UserError } from "../../src/api.ts";
import { makeFolder } from "../support/command.ts";
import { describePaths } from "../support/delta.ts";

const older = describePaths({ "/pets": ["200", "404"] });
const newer = describePaths({ "/pets": ["200", "999"] });

test("two texts, or files, are compared by one ruleset", async () => {
  const cwd = makeFolder({ "old.yaml": older, "new.yaml": newer });
  const files = await check("old.yaml", "new.yaml", { cwd, ruleset: "core" });
  expect(files.introduced.map(({ code }) => code)).toContain("status-key-valid");
  expect(files.fixed.map(({ code }) => code)).not.toContain("status-key-valid");
  expect(files.changes).toHaveLength(1);
  const texts = await check(
    { text: older, source: "old.yaml" },
    { text: newer, source: "new.yaml" },
    { cwd, ruleset: "core" },
  );
  expect(texts).toEqual(files);
  const same = await check("old.yaml", { text: older, source: "renamed.yaml" }, { cwd });
  expect(same).toMatchObject({ introduced: [], fixed: [], changes: [] });
});

test("a policy rates changes", async () => {
  const cwd = makeFolder({ "old.yaml": older });
  const gone = { text: describePaths({ "/pets": ["200"] }), source: "old.yaml" };
  const { changes } = await check("old.yaml", gone, { cwd, policy: { ratings: { "error-code-removed": "breaking" } } });
  expect(changes.map(({ kind, rating }) => [kind, rating])).toEqual([["error-code-removed", "breaking"]]);
});

test("what cannot be read is refused, on either side", async () => {
  const cwd = makeFolder({ "old.yaml": older, "torn.json": "{" });
  await expect(check("old.yaml", "torn.json", { cwd })).rejects.toThrow(UserError);
  await expect(check("torn.json", "old.yaml", { cwd })).rejects.toThrow(UserError);
});
