import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Argument, Command, Option } from "commander";
import { describe, expect, test } from "vitest";
import { type Shell, writeCompletion } from "../../src/cli/completion.ts";
import { makeFolder, statute } from "../support/command.ts";

/** What a shell offers for a command line, the last word of which is being typed; files come from a folder. */
type Complete = (script: string, words: readonly string[], cwd: string) => readonly string[];

const runShell = (command: readonly string[], cwd: string): string[] => {
  const [program = "", ...args] = command;
  const { stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8" });
  expect(stderr).toBe("");
  return [...new Set(stdout.split("\n").filter((line) => line !== ""))].sort();
};

const quote = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
const list = (words: readonly string[]) => words.map(quote).join(" ");

/** Calls what the script registers, as bash does; where that offers nothing, bash offers files. */
const completeInBash: Complete = (script, words, cwd) => {
  const split = words
    .flatMap((word) => (/^--.*=/.test(word) ? word.split(/(=)/) : [word]))
    .filter((word) => word !== "");
  const typed = words.at(-1) === "" || words.at(-1)?.endsWith("=") ? [...split, ""] : split;
  const line = `source ${quote(script)}
    [[ $(complete -p statute) == *'-o default'*'-F _statute statute' ]] || exit 1
    COMP_WORDS=(${list(typed)}) COMP_CWORD=${typed.length - 1}
    _statute
    (( \${#COMPREPLY[@]} )) || COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  return runShell(["bash", "--norc", "-c", line], cwd);
};

/** With what zsh offers to completion functions replaced by functions that print: only the line editor has it. */
const completeInZsh: Complete = (script, words, cwd) => {
  const line = `compdef() { registered="$*" }
    source ${quote(script)}
    [[ $registered == '_statute statute' ]] || exit 1
    compadd() { shift; offer "$@" }
    _describe() { [[ $1 == -o ]] && shift; local item; for item in "\${(@P)2}"; do offer "\${item%%:*}"; done }
    _files() { local -a found=(*(N)); offer "\${found[@]}" }
    compset() { words[CURRENT]="\${words[CURRENT]#*=}" }
    offer() { local one; for one; do [[ $one == "\${words[CURRENT]}"* ]] && print -r -- "$one"; done; true }
    words=(${list(words)}) CURRENT=${words.length}
    _statute`;
  return runShell(["zsh", "-f", "-c", line], cwd);
};

const completeInFish: Complete = (script, words, cwd) => {
  const lines = runShell(
    ["fish", "--no-config", "-c", `source ${quote(script)}; complete -C ${quote(words.join(" "))}`],
    cwd,
  );
  // A candidate and what it is for; a value of --option=value comes with its option.
  return lines.map((line) => line.replace(/\t.*$/, "").replace(/^--[\w-]+=/, ""));
};

const shells: readonly [Shell, Complete][] = [
  ["bash", completeInBash],
  ["zsh", completeInZsh],
  ["fish", completeInFish],
];

describe.each(shells)("in %s", (shell, complete) => {
  const isThere = spawnSync(shell, ["--version"]).status === 0;
  const files = { "openapi.yaml": "", "b.json": "" };

  describe.skipIf(!isThere)("the shell itself", () => {
    test.each([
      ["commands", ["statute", "exp"], ["explain"]],
      ["the default command's options", ["statute", "--fail"], ["--fail-on"]],
      ["options of a command", ["statute", "init", "--dr"], ["--dry-run"]],
      ["no options of another command", ["statute", "rules", "--fail"], []],
      ["choices of an option", ["statute", "lint", "--fail-on", "w"], ["warn"]],
      ["choices after =", ["statute", "lint", "--fail-on=w"], ["warn"]],
      ["all choices", ["statute", "codes", "--format", ""], ["json", "text"]],
      ["choices of an argument", ["statute", "completion", "z"], ["zsh"]],
      ["files", ["statute", "lint", "o"], ["openapi.yaml"]],
      ["files for an option", ["statute", "lint", "--ruleset", "b"], ["b.json"]],
      ["files behind options", ["statute", "lint", "--fail-on", "warn", "-q", "b"], ["b.json"]],
    ])("completes %s", async (_, words, expected) => {
      const cwd = makeFolder(files);
      const { code, out } = await statute(cwd, ["completion", shell]);
      expect(code).toBe(0);
      const script = join(makeFolder({ script: out }), "script");
      expect(complete(script, words, cwd)).toEqual(expected);
    });

    test("takes whatever a program says of itself", () => {
      const program = new Command("statute")
        .description('It\'s `id` $(id) "a\\b".')
        .addOption(new Option("-x, --extra <what>", "don't $(touch owned) `touch owned`: \\' \"").choices(["a", "b"]));
      const parent = program.command("baseline").description("The user's: \\ $HOME [x].");
      parent.command("write").description("Don't.").option("--all");
      parent.command("list").addArgument(new Argument("<kind>").choices(["old", "new"]));
      const cwd = makeFolder(files);
      const script = join(makeFolder({}), "script");
      writeFileSync(script, writeCompletion(program, "lint", shell));
      const offered = (...words: readonly string[]) => complete(script, ["statute", ...words], cwd);
      expect(offered("base")).toEqual(["baseline"]);
      expect(offered("baseline", "w")).toEqual(["write"]);
      expect(offered("baseline", "write", "--a")).toEqual(["--all"]);
      expect(offered("baseline", "list", "n")).toEqual(["new"]);
      expect(offered("--extra", "a")).toEqual(["a"]);
      expect(runShell(["ls", cwd], cwd)).toEqual(["b.json", "openapi.yaml"]);
    });
  });
});

test("there is no script for another shell", async () => {
  expect(await statute(makeFolder({}), ["completion", "tcsh"])).toMatchObject({ code: 2 });
});
