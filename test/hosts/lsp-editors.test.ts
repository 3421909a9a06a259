import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { makeFolder } from "../support/command.ts";

// Editors as they are installed, without a display. Where one is missing, its tests say so and are skipped:
// `apt-get install neovim emacs-nox elpa-eglot` brings both on Debian.

const here = fileURLToPath(new URL(".", import.meta.url));
const command = [process.execPath, fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url)), "lsp", "--stdio"];

const description = `openapi: 3.1.0
info:
  title: Pets
  version: 1.0.0
paths:
  /pets:
    get:
      summary: List pets. # kept
      responses:
        "200":
          description: "The pets: 🐾."
          headers:
            Content-Type:
              schema: { type: string }
            ETag:
              schema: { type: string }
`;
const rule = "content-type-header-ignored";
const mended = description.replace("            Content-Type:\n              schema: { type: string }\n", "");

function has(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}

/** Runs an editor on the description, and gives what its script has written. */
function run(program: string, args: readonly string[]) {
  const cwd = makeFolder({ "openapi.yaml": description });
  const out = join(cwd, "out.json");
  const { stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    timeout: 120_000,
    env: {
      ...process.env,
      HOME: cwd,
      STATUTE_COMMAND: JSON.stringify(command),
      STATUTE_FILE: join(cwd, "openapi.yaml"),
      STATUTE_RULE: rule,
      STATUTE_OUT: out,
    },
  });
  try {
    return JSON.parse(readFileSync(out, "utf8"));
  } catch {
    throw new Error(`${program} wrote nothing: ${stdout}\n${stderr}`);
  }
}

describe.skipIf(!has("nvim", ["--version"]))("Neovim (skipped where it is not installed)", () => {
  test("shows a finding with its page, explains the code, and mends it", { timeout: 150_000 }, () => {
    const script = join(here, "editor.lua");
    const setUp = ["--headless", "-n", "-u", "NONE", "-i", "NONE", "--cmd", "filetype plugin on"];
    const seen = run("nvim", [...setUp, "-c", `luafile ${script}`, "openapi.yaml"]);
    expect(seen).toMatchObject({
      diagnostic: {
        source: "statute",
        line: 12,
        link: expect.stringMatching(/^https:.*content-type-header-ignored\.md$/),
      },
      hover: { kind: "markdown", value: expect.stringContaining("# 200 OK") },
      action: "Remove `Content-Type`",
      mended: true,
      symbols: 1,
    });
    expect(`${seen.text.join("\n")}\n`).toBe(mended);
  });
});

const eglot = ["--batch", "-q", "--eval", "(package-initialize)", "--eval", "(require 'eglot)"];

describe.skipIf(!has("emacs", eglot))("Emacs with eglot (skipped where it is not installed)", () => {
  test("shows a finding and mends it", { timeout: 150_000 }, () => {
    const seen = run("emacs", ["--batch", "-q", "--eval", "(package-initialize)", "-l", join(here, "editor.el")]);
    expect(seen).toMatchObject({
      diagnostic: expect.stringContaining(`statute [${rule}]`),
      hover: { value: expect.stringContaining("200 OK") },
      action: "Remove `Content-Type`",
      mended: true,
    });
    expect(seen.text).toBe(mended);
  });
});
