import { inspect } from "node:util";
import type { Palette } from "../report/pretty.ts";
import type { TerminalOptions } from "../report/terminal.ts";
import type { Io } from "./io.ts";

/** Colour on a terminal, unless `--no-color`, `NO_COLOR` or a dumb terminal forbids it; `FORCE_COLOR` asks for it. */
export function choosePalette(wanted: boolean, { env, isTerminal }: Io): Palette {
  const { FORCE_COLOR, NO_COLOR, TERM } = env;
  const isForced = FORCE_COLOR !== undefined && FORCE_COLOR !== "0";
  const isColoured = wanted && !NO_COLOR && (isForced || (isTerminal && TERM !== "dumb"));
  const paint = (name: string) => {
    const [open, close] = inspect.colors[name] ?? [0, 0];
    return (text: string) => (isColoured ? `\u001b[${open}m${text}\u001b[${close}m` : text);
  };
  return {
    bold: paint("bold"),
    dim: paint("dim"),
    underline: paint("underline"),
    severity: { error: paint("red"), warn: paint("yellow"), info: paint("blue"), hint: paint("cyan") },
  };
}

/** How pages look: on a wide terminal, lines stay short enough to be read. */
export function chooseLook(color: boolean, io: Io): TerminalOptions {
  return { palette: choosePalette(color, io), width: Math.min(io.columns ?? 80, 100) };
}
