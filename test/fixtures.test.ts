import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { statute } from "./support/command.ts";

const folder = fileURLToPath(new URL("../fixtures/", import.meta.url));
const listFixtures = (kind: string) => readdirSync(`${folder}${kind}`).filter((file) => /\.(ya?ml|json)$/.test(file));

test.each(listFixtures("clean"))("clean/%s gives no finding", async (file) => {
  const outcome = await statute(`${folder}clean`, [file, "--format", "json"]);
  expect(outcome).toEqual({ code: 0, out: "[]\n", err: "" });
});

test.each(listFixtures("broken"))("broken/%s reads as it is kept beside it", async (file) => {
  const { code, out, err } = await statute(`${folder}broken`, [file]);
  expect([code, err]).toEqual([1, ""]);
  await expect(out.trimStart()).toMatchFileSnapshot(`../fixtures/broken/${file.replace(/\.\w+$/, ".out")}`);
});
