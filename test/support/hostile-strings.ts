import { createRandom } from "./random.ts";

/** What has a meaning in some format, or is none of its characters. */
const pieces = [
  ..."%:,;=|'\"[](){}<>&@#$!~`*_\\/+-.^ \t\r\n\0\x1b\x7f\x85\u2028\u2029\u202e\u200b\ufeff\ufffe\uffff\ud800\udc00",
  "::",
  "::error::x",
  "  ::stop-commands::t",
  "##[error]x",
  "##vso[task.setvariable variable=PATH]x",
  "##vso[task.complete result=Succeeded;]x",
  "##teamcity[buildStop comment='x']",
  "%0A",
  "%0D",
  "%25",
  "%250A",
  "%AZP25",
  "%3A",
  "%5D",
  "|n",
  "|0x000A",
  "|'",
  "]]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</details>",
  "&amp;",
  "&#10;",
  "&lt;b&gt;",
  "@octocat",
  "#12",
  "GH-12",
  "www.example.com",
  "https://example.com/?a=1&b=2",
  "someone@example.com",
  "[x](javascript:alert(1))",
  "![x](https://example.com/x.png)",
  "| a | b |",
  "```",
  "1. x",
  "# x",
  ":tada:",
  "😀",
  "é",
  "日本",
  "\u001b[31m",
  "\r\n",
  "x",
  "word",
  "404",
  "\u009b2J",
  "](https://example.com)",
  "[a](1)",
  "%zz",
  "//",
  "../",
  "{0}",
  "{{id}}",
  "$(HOME)",
  "e\u0301",
  "__proto__",
  "constructor",
  "GET /pets",
  "</script><script>alert(1)</script>",
  "</style><style>*{display:none}</style>",
  '" onmouseover="alert(1)',
  "' autofocus onfocus='alert(1)",
  "javascript:alert(1)",
  "\\|",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant to be none.
  "${7*7}",
  "{{7*7}}",
];

/** Texts made of what formats trip over; the same for the same seed. */
export function* listHostileStrings(count: number, seed = 1): Iterable<string> {
  const random = createRandom(seed);
  yield* ["", " ", "\n", "::", "a".repeat(5000), "😀".repeat(3000), "\ud83d".repeat(3)];
  for (let made = 0; made < count; made++)
    yield Array.from({ length: 1 + random(8) }, () => pieces[random(pieces.length)]).join("");
}

/** A text without what no log is to be given: control characters beside the ends of lines, characters that turn a line around, half characters. */
export function maskUnseen(text: string): string {
  return text.replace(/(?![\r\n])[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "�");
}

/** A text without what XML 1.0 does not have. */
export function maskIllegal(text: string): string {
  return text.replace(/(?![\t\n\r\x7f-\x9f])\p{Cc}|[\p{Cs}\ufffe\uffff]/gu, "�");
}
