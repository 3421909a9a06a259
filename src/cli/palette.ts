import pc from "picocolors";
import type { Palette } from "../report/pretty.ts";
import type { Io } from "./io.ts";

/** Colour on a terminal, unless `--no-color`, `NO_COLOR` or a dumb terminal forbids it; `FORCE_COLOR` asks for it. */
export function choosePalette(wanted: boolean, { env, isTerminal }: Io): Palette {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "0";
  const enabled = wanted && !env.NO_COLOR && (forced || (isTerminal && env.TERM !== "dumb"));
  const { bold, dim, underline, red, yellow, blue, cyan } = pc.createColors(enabled);
  return { bold, dim, underline, severity: { error: red, warn: yellow, info: blue, hint: cyan } };
}
