/** Where the page of every rule is: the one base of all `documentationUrl`s. */
const documentationBase = "https://github.com/statute/statute/blob/main/rulesets/reference";

export function documentationUrl(ruleId: string): string {
  return `${documentationBase}/${ruleId}.md`;
}
