/** Whether a field, by its name in lower case, tells of a limit: vendors put their own names before and behind these words. */
export function isOfRateLimit(lowerName: string): boolean {
  return /rate[-_]?limit/.test(lowerName);
}
