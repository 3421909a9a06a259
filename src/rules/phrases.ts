/** A text as it reads: without the marks of Markdown and HTML. */
export function cleanText(text: string): string {
  return text
    .replace(/<[^<>]*>/g, " ")
    .replace(/\[([^\][]*)\]\([^()\s]*\)/g, "$1")
    .replace(/[*`]|\b_|_\b/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A text give or take case and punctuation, to be compared with a phrase. */
export function simplifyText(text: string): string {
  return plain.test(text) ? text.toLowerCase() : simplify(text);
}

/** Words and nothing else, as most reason phrases are. */
const plain = /^(?:[A-Z]?[a-z]+ )*[A-Z]?[a-z]+$/;

function simplify(text: string): string {
  return cleanText(text.replace(/(?<=[A-Za-z])_(?=[A-Za-z])/g, " "))
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9\u0080-\uffff]+/g, " ")
    .trim();
}

const known = new Map<string, readonly string[]>();
/** More texts than most descriptions have. */
const maxKnown = 5000;

/** What may be a reason phrase in a text: the whole, and what is left without words around a code (`HTTP 404 - Not Found`). */
export function listPhrases(text: string): readonly string[] {
  if (text.length > 200) return []; // No phrase is that long.
  let phrases = known.get(text);
  if (phrases === undefined) {
    phrases = readPhrases(text);
    if (known.size < maxKnown) known.set(text, phrases);
  }
  return phrases;
}

function readPhrases(text: string): readonly string[] {
  const words = simplifyText(text);
  const bare = words.replace(
    /^(?:an? |returns? )?(?:http )?(?:error )?(?:response )?(?:status )?(?:code )?(?:[1-5]\d\d )?(?:http )?(?:error )?/,
    "",
  );
  return [words, bare, bare.replace(/(?: (?:error|exception|response|status|code|[1-5]\d\d))+$/, "")];
}
