/** One word, or one mark that parts the words around it. */
export interface Word {
  /** In lower case and without accents; a mark is `.` (end), `:` (of a heading), `(`, `)` or `,`. */
  readonly text: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

const marks = new Set([".", ":", "(", ")", ","]);

export function isMark({ text }: Word): boolean {
  return marks.has(text);
}

/**
 * A link, of which the words in brackets are read; an address; a tag; a beginning of a list item or a table cell; a
 * character of a script whose words have no blanks between them, or (Korean) particles without a blank; words; a number; a
 * mark. The colon of a member in JSON is none.
 */
const token =
  /\]\([^()\s]*\)|https?:\/\/[^\s)>\]]+|<\/?([a-z][a-z0-9]*)\b[^<>]*>|(?:^|\n)[ \t]*(?:[-*+]|\d+[.)])[ \t]|\n[ \t]*\n|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}][ーｰﾞﾟ\p{M}\u1160-\u11ff]*|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])[\p{L}\p{M}])+(?:['’](?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])[\p{L}\p{M}])+)*|\d+|[.!?;](?=\s|$|[^\x20-\x7e])|[。．｡；！？]|[.!?](?=["'”*_`)\]<])|(?<!["'])[:：]|\s[-–—]\s|—|[,、､，/|]|[()（）]/giu;

/** The same for most texts, which have no other letters than those of English: three times as fast. */
const asciiToken =
  /\]\([^()\s]*\)|https?:\/\/[^\s)>\]]+|<\/?([a-z][a-z0-9]*)\b[^<>]*>|(?:^|\n)[ \t]*(?:[-*+]|\d+[.)])[ \t]|\n[ \t]*\n|[a-z]+(?:'[a-z]+)*|\d+|[.!?;](?=\s|$)|[.!?](?=["'*_`)\]<])|(?<!["']):|\s-\s|[,/|]|[()]/gi;

/** Tags that stand within a sentence. */
const inlineTags = new Set("a abbr b code em i kbd small span strong sub sup tt u var".split(" "));

/**
 * The words of a description. Marks of Markdown and HTML are read over; `camelCase` and `snake_case` are several words,
 * as are contractions (`doesn't`: `does not`). One pass, in time proportional to the text's length.
 */
export function splitText(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(isAscii.test(text) ? asciiToken : token)) {
    const [found, tag] = match;
    const start = match.index;
    if (/^(?:\]\(|https?:)/i.test(found) || (tag !== undefined && inlineTags.has(tag.toLowerCase()))) continue;
    const mark = tag === undefined ? readMark(found) : ".";
    if (mark !== undefined) words.push({ text: mark, start, end: start + found.length });
    else pushWords(words, found, start);
  }
  return words;
}

function readMark(found: string): string | undefined {
  if (/^\s/.test(found) || /^[-*+.!?;。．｡；！？]/.test(found)) return /^\s[-–—]\s$/.test(found) ? ":" : ".";
  if (/^\d+[.)]/.test(found)) return ".";
  if (/^[:：—]/.test(found)) return ":";
  if (/^[,、､，/|]/.test(found)) return ",";
  if (/^[(（]/.test(found)) return "(";
  return /^[)）]/.test(found) ? ")" : undefined;
}

function pushWords(words: Word[], found: string, start: number): void {
  let at = start;
  // As nearly all words are.
  if (/^[a-z]+$/.test(found) && !contractions.has(found)) {
    words.push({ text: found, start, end: start + found.length });
    return;
  }
  for (const part of found.split(/(?<=\p{Ll})(?=\p{Lu})/u)) {
    const end = at + part.length;
    for (const text of simplify(part).split(" ")) if (text !== "") words.push({ text, start: at, end });
    at = end;
  }
}

const contractions = new Map([
  ["cannot", "can not"],
  ["can't", "can not"],
  ["won't", "will not"],
  ["shan't", "shall not"],
]);

/** Traditional Chinese characters are read as simplified ones, and letters of which a part is no mark without it. */
const traditional =
  "請錯誤權認證驗參數務類據碼錄無經過敗創刪關內資戶頻試衝沖複鑰簽憑賬帳號態訪問絕許應體實現檔異連維護載處啟動執檢對觸該沒傳鎖額餘網閘時確規圍長發變儲為庫機結達標識須個ł";
const simplified =
  "请错误权认证验参数务类据码录无经过败创删关内资户频试冲冲复钥签凭账账号态访问绝许应体实现档异连维护载处启动执检对触该没传锁额余网闸时确规围长发变储为库机结达标识须个l";
const simplifiedOf = new Map([...traditional].map((character, at) => [character, [...simplified][at] ?? character]));
const isAscii = /^[\s\x20-\x7e]*$/;
/** Most characters of scripts without blanks have no other form. */
const isWhole = /^[\u3041-\u30fa\u4e00-\u9fff\uac00-\ud7a3]$/;

/** Without accents; full-width and half-width forms are one, as are サーバー and サーバ. What a kana or a syllable is made of stays. */
function fold(word: string): string {
  if (isAscii.test(word)) return word;
  if (isWhole.test(word)) return simplifiedOf.get(word) ?? word;
  return word
    .normalize("NFKD")
    .replace(/(?![\u3099\u309a])\p{M}|ー/gu, "")
    .replace(/’/g, "'")
    .normalize("NFC")
    .replace(/[\u4e00-\u9fffł]/g, (character) => simplifiedOf.get(character) ?? character);
}

function simplify(word: string): string {
  const plain = fold(word.toLowerCase());
  return (contractions.get(plain) ?? plain.replace(/n't$/, " not")).replace(/'s$/, "").replace(/'/g, " ");
}
