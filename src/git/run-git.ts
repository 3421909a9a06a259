import { UserError } from "../core/user-error.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What git said; `code` is that of its exit. `isCut` where it said more than `limit` bytes: then the rest is not there. */
export interface Answer {
  readonly code: number;
  readonly out: Buffer;
  readonly err: string;
  readonly isCut: boolean;
}

export interface GitCall {
  readonly cwd: string;
  readonly env: Environment;
  /** What git reads from its standard input. */
  readonly input?: string;
  /** Bytes of its answer that are taken, at most. */
  readonly limit?: number;
}

/** Asks git, without a shell. Throws a `UserError` where it is not installed, or does not trust the repository. */
export async function runGit(args: readonly string[], call: GitCall): Promise<Answer> {
  // Loaded here, as few runs need it.
  const { execFile } = await import("node:child_process");
  return new Promise((resolve, reject) => {
    const child = execFile("git", [...args], optionsOf(call), (error, out, err) => {
      try {
        resolve(judge(error ?? undefined, error?.code ?? 0, out, err));
      } catch (refusal) {
        reject(refusal);
      }
    });
    // Where git ends early, it does not read to the end.
    child.stdin?.on("error", () => {});
    child.stdin?.end(call.input ?? "");
  });
}

/** Gives what asks git as `runGit` does, but holds everything up until it has answered. */
export async function loadGit(): Promise<(args: readonly string[], call: GitCall) => Answer> {
  const { spawnSync } = await import("node:child_process");
  return (args, call) => {
    const options = { ...optionsOf(call), input: Buffer.from(call.input ?? "") };
    const { error, status, stdout, stderr } = spawnSync("git", [...args], options);
    return judge(error, error !== undefined && "code" in error ? error.code : status, stdout, stderr);
  };
}

function optionsOf({ cwd, env, limit = 1 << 28 }: GitCall) {
  return { cwd, env: environmentOf(env), encoding: "buffer", maxBuffer: limit, windowsHide: true } as const;
}

/** What the user has set stands, but for what would have git write, ask, or speak another language. */
function environmentOf(env: Environment): Record<string, string | undefined> {
  return { ...env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" };
}

function judge(fault: Error | undefined, code: unknown, out: Buffer, err: Buffer): Answer {
  if (typeof code === "number") {
    if (code !== 0) refuseUntrusted(err.toString());
    return { code, out, err: err.toString(), isCut: false };
  }
  if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER" || code === "ENOBUFS")
    return { code: 1, out, err: "it says more than can be read", isCut: true };
  if (code === "ENOENT" || code === "EACCES")
    throw new UserError("git was not found, and it alone knows what has changed.", "Install git.");
  throw fault ?? new Error("git was ended by a signal");
}

/** Git reads no repository that belongs to somebody else, as its configuration may run programs. */
function refuseUntrusted(err: string): void {
  if (!/dubious ownership|unsafe repository/.test(err)) return;
  const [command] = /git config --global --add safe\.directory .+/.exec(err) ?? [];
  throw new UserError(
    "git does not read the repository, as its folder belongs to another user.",
    `If you trust it: ${command ?? "git config --global --add safe.directory <folder>"}`,
  );
}

/** The first thing that git said of why it cannot do what was asked. */
export function refuse(sentence: string, err: string): UserError {
  const lines = err.trim().split("\n");
  const reason = lines.find((line) => line.startsWith("fatal: ") || line.startsWith("error: ")) ?? lines[0] ?? "";
  return new UserError(`${sentence}: ${reason.slice(0, 500).replace(/\.$/, "")}.`);
}
