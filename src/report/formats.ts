import type { Format } from "./format.ts";

/** Every way to report, each loaded when it is asked for. */
export const formats = {
  pretty: {
    about: "for people at a terminal",
    isLog: true,
    load: async () => (await import("./pretty.ts")).formatPretty,
  },
  text: {
    about: "one line a finding, for editors",
    isLog: true,
    load: async () => (await import("./text.ts")).formatText,
  },
  json: {
    about: "Spectral's shape, with our keys beside",
    identifies: true,
    load: async () => (await import("./json.ts")).formatJson,
  },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as readonly FormatName[];
