import { dirname, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import type { Options } from "tsup";
import { listLanguages } from "../src/meaning/languages.ts";
import type { Language } from "../src/meaning/phrase.ts";
import { letters } from "./unpack-languages.ts";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/**
 * Packs the lexicon, which is a third of a ruleset: what is written for people to read, compressed and as one text. The
 * command has it as it is.
 */
export const packLanguages: Plugin = {
  name: "pack-languages",
  setup(build) {
    build.onLoad({ filter: /[/\\]src[/\\]meaning[/\\]languages\.ts$/ }, ({ path }) => {
      const packed = toText(deflateRawSync(JSON.stringify(listLanguages().map(trimLines)), { level: 9 }));
      return {
        contents: `import { unpack } from ${JSON.stringify(join(import.meta.dirname, "unpack-languages.ts"))};
          export const listLanguages = () => unpack(${JSON.stringify(packed)});`,
        loader: "ts",
        resolveDir: dirname(path),
      };
    });
  },
};

function trimLines({ table, ...rest }: Language): Language {
  const trimmed = Object.entries(table).map(([name, lines]) => [name, lines.trim().replace(/\n\s+/g, "\n")]);
  return { table: Object.fromEntries(trimmed), ...rest };
}

/** 13 bits in two letters of 91. */
function toText(bytes: Uint8Array): string {
  let [bits, count, text] = [0, 0, ""];
  const push = (value: number) => {
    text += letters.charAt(Math.floor(value / 91)) + letters.charAt(value % 91);
  };
  for (const byte of bytes) {
    bits |= byte << count;
    count += 8;
    if (count < 13) continue;
    push(bits & 0x1fff);
    bits >>= 13;
    count -= 13;
  }
  push(bits);
  return text;
}
