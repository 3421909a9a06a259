import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { defaultSettings, readSettings } from "../../src/lsp/client-settings.ts";
import { isObject } from "../../src/openapi/json-object.ts";
import { makeFolder } from "../support/command.ts";

const page = fileURLToPath(new URL("../../docs/editors.md", import.meta.url));
const text = readFileSync(page, "utf8");

const snippets = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", code = ""]) => ({
  language,
  code,
  line: code.split("\n", 1)[0],
}));
const inLanguage = (name: string) => snippets.filter(({ language }) => language === name);

describe("the set-ups of editors", () => {
  test("are in languages that are looked at here", () => {
    const languages = new Set(snippets.map(({ language }) => language));
    expect([...languages].sort()).toEqual(["elisp", "json", "lua", "sh", "toml", "yaml"]);
  });

  test("are JSON and YAML that can be read", () => {
    for (const { code } of inLanguage("json")) expect(JSON.parse(code)).toBeTypeOf("object");
    for (const { code } of inLanguage("yaml")) expect(parse(code)).toBeTypeOf("object");
  });

  test.skipIf(!runs("python3", "-c", "import tomllib"))("are TOML that can be read", () => {
    for (const { code } of inLanguage("toml")) {
      const read = "import sys, tomllib; tomllib.loads(sys.stdin.read())";
      expect(spawnSync("python3", ["-c", read], { input: code, encoding: "utf8" }).stderr).toBe("");
    }
  });

  test.skipIf(!runs("nvim", "--version"))("are Lua that can be read", () => {
    for (const { code } of inLanguage("lua")) {
      const cwd = makeFolder({ "snippet.lua": code });
      const args = [
        "--headless",
        "-n",
        "-u",
        "NONE",
        "-i",
        "NONE",
        "-c",
        "lua assert(loadfile('snippet.lua'))",
        "-c",
        "q",
      ];
      expect(spawnSync("nvim", args, { cwd, encoding: "utf8" }).stderr).toBe("");
    }
  });

  test("are Lisp whose parentheses match", () => {
    for (const { code } of inLanguage("elisp")) {
      const bare = code.replace(/"(?:[^"\\]|\\.)*"|;.*$/gm, "");
      expect(bare.match(/\(/g)).toHaveLength(bare.match(/\)/g)?.length ?? 0);
    }
  });

  test("send settings that the server knows, at their defaults", () => {
    const sent = inLanguage("json").flatMap(({ code }) => findSent(JSON.parse(code)));
    expect(sent.length).toBeGreaterThanOrEqual(3);
    for (const settings of sent) expect(defaultSettings).toMatchObject(settings);
    for (const { code } of [...inLanguage("lua"), ...inLanguage("toml"), ...inLanguage("elisp")])
      for (const [, value] of code.matchAll(/\bdiagnostics\s*=?\s*["'](\w+)["']/g))
        expect(value).toBe(defaultSettings.diagnostics);
  });
});

test("the table of settings names what the server reads, the default first", () => {
  const rows = [...text.matchAll(/^\| `(\w+)` \| (.*?) \|/gm)].map(([, name, values = ""]) => [name, values]);
  expect(rows.map(([name]) => name)).toEqual(Object.keys(defaultSettings));
  for (const [name = "", values = ""] of rows) {
    const words = [...values.matchAll(/`(\w+)`/g)].map(([, word]) => word);
    for (const word of words) {
      const value = word === "true" || word === "false" ? word === "true" : word;
      expect(readSettings({ [name]: value })).toHaveProperty(name, value);
    }
    if (words.length > 0) expect(String(readSettings({})[name as keyof typeof defaultSettings])).toBe(words[0]);
  }
});

test("its links lead somewhere", () => {
  const headings = [...text.matchAll(/^##+ (.*)$/gm)].map(([, heading = ""]) => slug(heading));
  for (const [, target = ""] of text.matchAll(/\]\(([^)]+)\)/g))
    if (target.startsWith("#")) expect(headings).toContain(target.slice(1));
    else expect(existsSync(resolve(dirname(page), target)), target).toBe(true);
});

/** What is sent to the server of a tree of an editor's settings. */
function findSent(tree: unknown): object[] {
  if (!isObject(tree)) return [];
  return Object.entries(tree).flatMap(([key, value]) => {
    const isSent = (key === "statute" || key === "initialization_options") && isObject(value) && "diagnostics" in value;
    return isSent ? [value] : findSent(value);
  });
}

function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w -]/g, "")
    .replaceAll(" ", "-");
}

function runs(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args).status === 0;
}
