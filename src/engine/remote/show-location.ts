/** What a reference or address may show: who asks, and what is asked for after `?`, can be a secret. */
export function showLocation(location: string): string {
  return location.replace(/^([a-z][a-z\d+.-]*:)?([\\/]{2})[^\\/?#]*@/i, "$1$2…@").replace(/\?[^#]*/, "?…");
}

/** A text of others in which addresses may stand. */
export function hideSecrets(text: string): string {
  return text.replace(/\b[a-z][a-z\d+.-]*:\/\/[^\s"'`]+/gi, showLocation);
}
