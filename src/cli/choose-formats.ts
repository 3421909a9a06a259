import { resolve } from "node:path";
import { findNearest } from "../core/nearest.ts";
import { UserError } from "../core/user-error.ts";
import type { Format } from "../report/format.ts";
import { type FormatName, formatNames, formats } from "../report/formats.ts";
import type { Io } from "./io.ts";

/** A format, and where what it writes goes. */
export interface Destination {
  readonly format: Format;
  /** Undefined for standard output. */
  readonly file: { readonly path: string; readonly name: string; readonly isAppended: boolean } | undefined;
}

/** A report that was asked for by its name. */
export interface ChosenFormat extends Destination {
  readonly name: FormatName;
}

/** The formats of `-f <format>` and `-f <format>=<file>`, in the order given; `pretty` where there is none. */
export function chooseFormats(wishes: readonly string[] | undefined, io: Io): readonly ChosenFormat[] {
  const chosen = (wishes ?? ["pretty"]).map((wish) => readWish(wish, io));
  const streamed = chosen.filter(({ file }) => file === undefined);
  const alone = streamed.find(({ format }) => !format.isLog);
  const other = streamed.find((one) => one !== alone);
  if (alone !== undefined && other !== undefined)
    throw new UserError(
      `${alone.name} and ${other.name} cannot both go to standard output.`,
      `Give one of them a file: -f ${alone.name}=report.${alone.name}.`,
    );
  const files = new Map<string, string>();
  for (const { name, file } of chosen) {
    if (file === undefined || file.isAppended) continue;
    const twin = files.get(file.path);
    if (twin !== undefined)
      throw new UserError(`${twin} and ${name} would both be written to ${file.name}.`, "Give each a file of its own.");
    files.set(file.path, name);
  }
  return chosen;
}

function readWish(wish: string, { cwd, env }: Io): ChosenFormat {
  const [, word = "", destination] = /^([^=]*)(?:=(.*))?$/s.exec(wish) ?? [];
  const name = formatNames.find((known) => known === word);
  if (name === undefined) {
    const near = findNearest(word, formatNames);
    throw new UserError(
      `There is no format ${word.slice(0, 200)}.`,
      near === undefined ? `There are ${formatNames.join(", ")}.` : `Is ${near} meant?`,
    );
  }
  const format: Format = formats[name];
  if (destination === "")
    throw new UserError(`-f ${name}= names no file.`, `Write -f ${name}=report.txt, for example.`);
  if (destination !== undefined && destination !== "-")
    return { name, format, file: { path: resolve(cwd, destination), name: destination, isAppended: false } };
  const appended = format.appendedTo && env[format.appendedTo];
  if (!appended || destination === "-") return { name, format, file: undefined };
  return { name, format, file: { path: resolve(cwd, appended), name: appended, isAppended: true } };
}
