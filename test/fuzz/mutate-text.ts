import { pick, type Random } from "./mutate-data.ts";
import { fragments } from "./words.ts";

/** Changes a text in as many places as is said: characters, pieces, lines, indentation. */
export function mutateText(text: string, count: number, random: Random): string {
  let changed = text;
  for (let done = 0; done < count; done++) changed = change(changed, random);
  return changed;
}

function change(text: string, random: Random): string {
  const at = random(text.length + 1);
  const lines = () => text.split("\n");
  switch (random(11)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + random(4));
    case 1:
    case 2:
      return text.slice(0, at) + pick(fragments, random) + text.slice(at);
    case 3:
      return text.slice(0, at) + String.fromCharCode(random(random(4) === 0 ? 65_536 : 128)) + text.slice(at + 1);
    case 4: {
      const other = lines();
      const from = random(other.length);
      return other.toSpliced(from, 1 + random(3)).join("\n");
    }
    case 5: {
      const other = lines();
      const from = random(other.length);
      return other.toSpliced(random(other.length), 0, ...other.slice(from, from + 1 + random(6))).join("\n");
    }
    case 6:
    case 7: {
      // Deeper or less deep.
      const other = lines();
      const from = random(other.length);
      const to = from + 1 + random(5);
      const pad = pick([" ", "  ", "    ", "\t"], random);
      const isDeeper = random(2) === 0;
      return other
        .map((line, index) => (index < from || index >= to ? line : isDeeper ? pad + line : line.replace(pad, "")))
        .join("\n");
    }
    case 8:
      return text.slice(0, at);
    case 9: {
      // A key or value written as another one that is there.
      const words = text.match(/[\w/"'{}.+-]+/g) ?? ["a"];
      const word = pick(words, random);
      const start = text.indexOf(word, at);
      return start === -1 ? text : text.slice(0, start) + pick(words, random) + text.slice(start + word.length);
    }
    default: {
      const other = lines();
      const [one, two] = [random(other.length), random(other.length)];
      [other[one], other[two]] = [other[two] ?? "", other[one] ?? ""];
      return other.join("\n");
    }
  }
}
