import type { Command } from "commander";

/** What can be written at one place of the command line: after the program's name, or after a command. */
interface Place {
  /** The commands that lead here, such as `baseline write`; empty at the beginning. */
  readonly path: string;
  readonly commands: readonly Entry[];
  readonly options: readonly OptionEntry[];
  /** The words that an argument can be; where there are none, files are offered. */
  readonly words: readonly string[];
}

interface Entry {
  readonly name: string;
  readonly about: string;
}

interface OptionEntry {
  /** With their dashes. */
  readonly flags: readonly string[];
  readonly about: string;
  readonly takesValue: boolean;
  readonly values: readonly string[];
}

export type Shell = "bash" | "zsh" | "fish";

/**
 * The script that completes the command line of a program in a shell, made from what the program says of itself. What
 * the command `standIn` takes can stand right after the program's name too.
 */
export function writeCompletion(program: Command, standIn: string, shell: Shell): string {
  const places = listPlaces(
    program,
    "",
    program.commands.find((command) => command.name() === standIn),
  );
  return { bash: writeBash, zsh: writeZsh, fish: writeFish }[shell](places, program.name());
}

function listPlaces(command: Command, path: string, standIn?: Command): readonly Place[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const own = {
    path,
    commands: commands.map((one) => ({ name: one.name(), about: one.description() })),
    options: listOptions(standIn === undefined ? [command] : [command, standIn]),
    words: command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
  };
  const below = commands.map((one) => listPlaces(one, `${path} ${one.name()}`.trim()));
  return [own, ...below.flat()];
}

function listOptions(commands: readonly Command[]): readonly OptionEntry[] {
  const options = commands.flatMap((command) => command.createHelp().visibleOptions(command));
  const entries = options.map((option) => ({
    flags: [option.short, option.long].filter((flag) => flag !== undefined),
    about: option.description,
    takesValue: option.required || option.optional,
    values: option.argChoices ?? [],
  }));
  // `--help` is an option of both.
  return entries.filter(({ flags }, index) => entries.findIndex((one) => one.flags.at(-1) === flags.at(-1)) === index);
}

/** The lines of a `case` that walks over the words typed so far, and knows which of them are commands. */
function writeWalk(places: readonly Place[]): string {
  const paths = places.filter(({ path }) => path !== "").map(({ path }) => quote(path));
  return `    case "\${place:+$place }$word" in
      ${paths.join(" | ")}) place="\${place:+$place }$word" ;;
    esac`;
}

function writeBash(places: readonly Place[], name: string): string {
  const values = places.flatMap(({ path, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(({ flags, values }) => {
        const patterns = flags.map((flag) => quote(`${path}:${flag}`)).join(" | ");
        return `    ${patterns}) words=${quote(values.join(" "))} ;;`;
      }),
  );
  const words = places.map(({ path, commands, options, words }) => {
    const flags = options.flatMap((option) => option.flags);
    return `      ${quote(path)}) flags=${quote(flags.join(" "))} words=${quote([...commands.map((one) => one.name), ...words].join(" "))} ;;`;
  });
  return `# Completion of ${name} for bash. Load it: source <(${name} completion bash)
_${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}"
  local place='' flags='' words='' word
  # Bash splits --option=value into three words.
  if [[ $current == = ]]; then
    current=''
  elif [[ $previous == = ]]; then
    previous="\${COMP_WORDS[COMP_CWORD - 2]}"
  fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
${writeWalk(places)}
  done
  case "$place:$previous" in
${values.join("\n")}
    *)
    case "$place" in
${words.join("\n")}
    esac
    [[ $current == -* ]] && words=$flags ;;
  esac
  # Where nothing fits, bash goes on to files.
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o bashdefault -o default -F _${name} ${name}
`;
}

function writeZsh(places: readonly Place[], name: string): string {
  const values = places.flatMap(({ path, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(({ flags, values }) => {
        const patterns = flags.map((flag) => quote(`${path}:${flag}`)).join(" | ");
        const offer = values.length === 0 ? "_files" : `compadd -- ${values.map(quote).join(" ")}`;
        return `    ${patterns}) ${offer}; return ;;`;
      }),
  );
  const describe = ({ name, about }: Entry) => quote(`${name.replaceAll(":", "\\:")}:${about}`);
  const offers = places.map(({ path, commands, options, words }) => {
    const entries = [...commands, ...words.map((word) => ({ name: word, about: word }))].map(describe);
    const flags = options.flatMap((option) =>
      option.flags.map((flag) => describe({ name: flag, about: option.about })),
    );
    return `    ${quote(path)}) flags=(${flags.join(" ")}) entries=(${entries.join(" ")}) ;;`;
  });
  return `#compdef ${name}
# Completion of ${name} for zsh. Load it after compinit: source <(${name} completion zsh)
_${name}() {
  local place='' word previous="\${words[CURRENT - 1]}"
  local -a flags entries
  if [[ \${words[CURRENT]} == --*=* ]]; then
    previous="\${words[CURRENT]%%=*}"
    compset -P '*='
  fi
  for word in "\${(@)words[2,CURRENT - 1]}"; do
${writeWalk(places)}
  done
  case "$place:$previous" in
${values.join("\n")}
  esac
  case "$place" in
${offers.join("\n")}
  esac
  if [[ \${words[CURRENT]} == -* ]]; then
    _describe -o option flags
    return
  fi
  (( \${#entries} )) && _describe argument entries
  _files
}
if [[ \${funcstack[1]} == _${name} ]]; then
  _${name} "$@"
else
  compdef _${name} ${name}
fi
`;
}

function writeFish(places: readonly Place[], name: string): string {
  const known = places.filter(({ path }) => path !== "").map(({ path }) => quoteForFish(path));
  const lines = places.flatMap(({ path, commands, options, words }) => {
    const start = `complete -c ${name} -n ${quoteForFish(`__${name}_is_at ${quoteForFish(path)}`)}`;
    const about = (text: string) => ` -d ${quoteForFish(text)}`;
    return [
      ...commands.map((one) => `${start} -a ${one.name}${about(one.about)}`),
      ...words.map((word) => `${start} -a ${quoteForFish(word)}`),
      ...options.map(({ flags, about: text, takesValue, values }) => {
        const names = flags.map((flag) => (flag.startsWith("--") ? ` -l ${flag.slice(2)}` : ` -s ${flag.slice(1)}`));
        const value = values.length > 0 ? ` -x -a ${quoteForFish(values.join(" "))}` : takesValue ? " -r -F" : "";
        return `${start}${names.join("")}${value}${about(text)}`;
      }),
    ];
  });
  return `# Completion of ${name} for fish. Load it: ${name} completion fish | source
function __${name}_is_at
  set -l place ''
  for word in (commandline -opc)[2..]
    set -l longer (string trim -- "$place $word")
    contains -- "$longer" ${known.join(" ")}; and set place $longer
  end
  test "$place" = "$argv[1]"
end
${lines.join("\n")}
`;
}

/** For bash and zsh. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function quoteForFish(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
