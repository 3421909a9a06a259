import { UserError } from "../core/user-error.ts";

/** Asks the user, and gives the line that was typed. Rejects with a `UserError` where no answer can come any more. */
export type Ask = (question: string) => Promise<string>;

/** Asks for one of some words; an empty answer means the fallback. */
export async function choose<Word extends string>(
  ask: Ask,
  question: string,
  words: readonly Word[],
  fallback: Word,
): Promise<Word> {
  const prompt = `${question} (${words.join(", ")}) [${fallback}] `;
  const read = (answer: string) => words.find((word) => word === answer);
  return askUntil(ask, prompt, (answer) => (answer === "" ? fallback : read(answer)));
}

/** Asks for yes or no; an empty answer means the fallback. */
export async function confirm(ask: Ask, question: string, fallback: boolean): Promise<boolean> {
  return askUntil(ask, `${question} [${fallback ? "Y/n" : "y/N"}] `, (answer) => {
    if (answer === "") return fallback;
    if (/^y(es)?$/.test(answer)) return true;
    return /^no?$/.test(answer) ? false : undefined;
  });
}

async function askUntil<Answer>(
  ask: Ask,
  prompt: string,
  read: (answer: string) => Answer | undefined,
): Promise<Answer> {
  for (let times = 0; times < 3; times++) {
    const answer = read((await ask(prompt)).trim().toLowerCase());
    if (answer !== undefined) return answer;
  }
  throw new UserError(
    "Three answers were not understood, so nothing was written.",
    "Options answer as well: `--help`.",
  );
}

/** Asks on the terminal that the process was started from. */
export async function askTerminal(question: string): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  let isAnswered = false;
  const closed = new Promise<never>((_, reject) => {
    // Without this, the end of the input would end the process at once, and as if all were well.
    terminal.once("close", () => {
      if (!isAnswered) process.stdout.write("\n");
      reject(new UserError("A question got no answer, so nothing was written.", "With --yes, none is asked."));
    });
  });
  try {
    const answer = await Promise.race([terminal.question(question), closed]);
    isAnswered = true;
    return answer;
  } finally {
    terminal.close();
  }
}
