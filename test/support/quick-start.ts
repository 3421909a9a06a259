import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, statute } from "./command.ts";
import { gitEnv, makeRepository } from "./repository.ts";

const bookshop = readFileSync(new URL("../../fixtures/broken/bookshop.yaml", import.meta.url), "utf8");

/** What a new user sees in an empty repository with one description, from nothing to a red run. */
export async function playQuickStart(): Promise<{ readonly text: string; readonly codes: readonly number[] }> {
  const cwd = makeFolder({ "openapi.yaml": bookshop });
  const codes: number[] = [];
  let text = "";
  const run = async (...args: readonly string[]) => {
    const { code, out, err } = await statute(cwd, args, { today: "2027-01-31" });
    codes.push(code);
    text += `$ npx statute ${args.join(" ")}\n${`${out}${err}`.trim()}\n`;
  };
  await run("init", "--yes", "--baseline", "--ci", "github");
  await run("lint");
  const file = join(cwd, "openapi.yaml");
  const redirect = `        "302":\n          description: To the first page.\n`;
  const changed = bookshop.replace(
    /(\s+)"429":\n\s+\$ref: "#\/components\/responses\/TooManyRequests"\n(\s+)"503":/,
    (found) => `\n${redirect.trimEnd()}${found}`,
  );
  if (changed === bookshop) throw new Error("The description has no place for the fault.");
  writeFileSync(file, changed);
  text += "$ # somebody adds a redirect to GET /orders, and forgets to say where to\n";
  await run("lint");
  return { text: text.trimEnd(), codes };
}

/** What a reviewer sees of a change: a code of success is another, and an error is gone. */
export async function playCheck(): Promise<{ readonly text: string; readonly code: number }> {
  const { cwd, write, git, commit } = makeRepository({ "openapi.yaml": bookshop });
  git("checkout", "-q", "-b", "simplify");
  const changed = bookshop
    .replace('"201":\n          description: The book was added.', '"200":\n          description: The book was added.')
    .replace(
      '"429":\n          $ref: "#/components/responses/TooManyRequests"',
      '"400":\n          description: The page does not exist.',
    );
  write({ "openapi.yaml": changed });
  commit("Simplify");
  const { code, out, err } = await statute(cwd, ["check", "openapi.yaml"], { env: gitEnv });
  return { text: `${out}${err}`.trim(), code };
}
