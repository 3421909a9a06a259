/**
 * A text from a description in XML 1.0, as content or between double quotes. Characters that XML does not have, and lone
 * surrogates, are replaced by a mark; the ends of lines are kept from parsers, which would make spaces of them, and
 * control characters beyond ASCII from terminals; no `]]>` is left, nor a `##vso[` that a build server would find in its
 * log.
 */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "�")
    .replace(/[&<>"\t\n\r\x7f-\x9f]|#(?=#)/g, (character) => `&#${character.charCodeAt(0)};`);
}
