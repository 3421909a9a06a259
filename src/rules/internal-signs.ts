/** What gives the inside of a server away, and how to call it. */
interface Sign {
  readonly name: string;
  readonly pattern: RegExp;
}

const frame = "a stack frame";
const statement = "an SQL statement";
const file = "a path of the server's files";
const exception = "the class of an exception";

/** Each begins where a word or a line does, and goes on for a bounded length: they take linear time. */
const signs: readonly Sign[] = [
  // Java, Kotlin and other languages of the JVM.
  { name: frame, pattern: /(?<!\w)at [\w$.<>/]{1,300}\((?:\w{1,100}\.\w{1,10}:\d+|Native Method|Unknown Source)\)/ },
  // .NET, with the file and without.
  { name: frame, pattern: /(?<!\w)at [\w.<>`+[\],]{1,300}\([^()\n]{0,300}\) in [^\n]{1,300}:line \d+/ },
  { name: frame, pattern: /(?:^|[\n\r])\s{0,8}at (?:[\w`<>+]{1,100}\.){2,20}[\w`<>]{1,100}\(/ },
  // Node.
  {
    name: frame,
    pattern: /(?<!\w)at (?:[\w.<>[\] ]{1,200} \()?(?:file:\/\/|node:|\/|[A-Za-z]:\\)[^\s()]{1,300}:\d+:\d+/,
  },
  // Python.
  { name: frame, pattern: /Traceback \(most recent call last\)|(?<!\w)File "[^"\n]{1,300}", line \d+/ },
  // PHP.
  { name: frame, pattern: /#\d+ [^\s(]{1,300}\.php\(\d+\)|(?<![\w/.:-])[\w/.-]{1,300}\.php(?: on line |:)\d+/ },
  // Go.
  { name: frame, pattern: /(?<!\w)goroutine \d+ \[|(?<![\w/.:-])[\w/.-]{1,300}\.go:\d+/ },
  // Ruby.
  { name: frame, pattern: /(?<![\w/.:-])[\w/.-]{1,300}\.rb:\d+/ },
  {
    name: statement,
    pattern:
      /(?<!\w)SELECT\s[^;]{1,300}?\sFROM\s+["`[]?\w|(?<!\w)(?:INSERT INTO|DELETE FROM)\s+["`[]?\w|(?<!\w)UPDATE\s+[\w"`[\].]{1,100}\s+SET\s/,
  },
  { name: statement, pattern: /(?<!\w)select\s[\w*,."` ]{1,200}\sfrom\s+["`]?\w[\w."`]{0,100}\s+where\s/ },
  // Unix, where it is no path of a URI that follows a method.
  {
    name: file,
    pattern: /(?<![^\s"'`(=:[,])(?<!\b[A-Z]{3,7} )\/(?:(?:home|usr|var|opt)\/[\w.-]{1,100}\/[\w.-]|etc\/[\w.-])/,
  },
  { name: file, pattern: /(?<![^\s"'`(=:[,])[A-Z]:\\\\?[\w.-]/ },
  { name: file, pattern: /(?<![\w/.:-])[\w.-]{0,100}\/[\w/.-]{1,300}\.(?:java|kt|cs|py|[jt]s|rs|cpp):\d+/ },
  { name: exception, pattern: /(?<![\w.])(?:[a-z]\w{0,60}\.){2,12}[A-Z]\w{0,100}(?:Exception|Error)(?!\w)/ },
  { name: exception, pattern: /(?<![\w.])(?:System|Microsoft)\.(?:\w{1,60}\.){0,12}\w{0,100}Exception(?!\w)/ },
  { name: exception, pattern: /(?<![\w\\])(?:[A-Z]\w{0,60}\\{1,2}){1,12}\w{0,100}Exception(?!\w)/ },
];

/** What no sign goes without, so that plain words and addresses are passed over at once. */
const mayTell = /[:/\\.]\S|\bat |SELECT|INSERT|DELETE|UPDATE|select|Traceback|goroutine/;
const address = /^https?:\/\/\S+$/;

/** Nothing that is longer is read to its end. */
const maxLength = 5000;

/** What a text shows of the inside of a server, named and in its own words. */
export function findInternalSign(text: string, isAboutSql: boolean): string | undefined {
  if (text.length < 8 || !mayTell.test(text) || address.test(text)) return undefined;
  const read = text.slice(0, maxLength);
  for (const { name, pattern } of signs) {
    if (name === statement && isAboutSql) continue;
    const words = pattern.exec(read)?.[0];
    if (words !== undefined) return `${name} (\`${words.trim().slice(0, 80)}\`)`;
  }
  return undefined;
}

/** Names of members, letters only, that hold what happened inside the program. */
const traces =
  /^(?:(?:full|inner|raw|server|java|php|error|exception)?(?:stacktraces?|backtrace|traceback|callstack)|stackframes|innerexceptions?|exceptionclass)$/;
const queries = /^sql(?:state|query|statement|error)?$/;

/** Whether a member holds what happened inside the program, by its name alone. */
export function isInternalName(name: string, isAboutSql: boolean): boolean {
  if (!/stack|trace|exception|sql/i.test(name)) return false;
  const bare = bareName(name);
  return traces.test(bare) || (!isAboutSql && queries.test(bare));
}

/** `exception`, which may be the public name of a kind of error, and `stack`, which may be one of machines. */
export function isAmbiguousName(name: string): boolean {
  return /^(?:exception|stack)$/i.test(name);
}

/** Whether such a member means the inside of the program, by a value of it and what is said of it. */
export function meansInside(name: string, value: unknown, description: unknown): boolean {
  const said = typeof description === "string" ? description : "";
  const shown = typeof value === "string" ? value : "";
  if (bareName(name) === "exception") return !/\b(?:name|type|kind|code)\b/i.test(said) && !/^[\w-]+$/.test(shown);
  // Where nothing is said of it, it is what Node sends.
  return said + shown === "" || /\bat |trace|call|frame|exception|debug/i.test(said + shown);
}

/** Members whose values are names for the client, in whatever form. */
export function isPublicName(name: string): boolean {
  return /(?:type|code|instance|path|pointer|ur[il]|href|link)$/.test(bareName(name));
}

function bareName(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}
