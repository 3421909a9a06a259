import type { Finding, RelatedPlace } from "../../core/finding.ts";
import { severityNumber } from "../../core/severity.ts";
import { html, type Markup } from "./markup.ts";
import type { Numbering } from "./numbering.ts";
import { lookOf, marks } from "./severity-mark.ts";

/** How many users of something shared are named before the rest is folded, and how many at all. */
const [namedUsers, listedUsers] = [3, 100];

/** The findings by file, in pieces; `showPath` gives the path of a document as people know it. */
export function* writeFindings(
  findings: readonly Finding[],
  showPath: (source: string) => string,
  numbering: Numbering,
): Iterable<Markup> {
  let source: string | undefined;
  for (const finding of findings) {
    if (finding.source !== source) {
      if (source !== undefined) yield end;
      source = finding.source;
      yield html`<div class="file"><h3>${showPath(source)}</h3>\n<ul role="list">\n`;
    }
    yield writeFinding(finding, numbering);
  }
  if (source !== undefined) yield end;
}

const end = html`</ul></div>\n`;

function writeFinding(finding: Finding, { rules, groups }: Numbering): Markup {
  const { code, severity, message, range } = finding;
  const group = groups.get(finding);
  const shown = group === undefined ? undefined : html` data-g="${group}"`;
  const { line, character } = range.start;
  return html`<li data-s="${severityNumber(severity)}" data-r="${rules.get(code)?.number}"${shown}>
<div class="what"><span class="severity ${lookOf(severity, 2)}">${marks[severity]} ${severity}</span> <p>${markCode(message)}</p></div>
<p class="about">${linkRule(finding)} · line ${line + 1}, column ${character + 1}${writeSubject(finding)}</p>
</li>
`;
}

/** What is in backticks is code. */
function markCode(message: string): Markup {
  const parts = message.split(/`([^`]+)`/);
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`;
}

/** A user's ruleset may link to anything; what is no web page is not linked. */
function linkRule({ code, documentationUrl }: Finding): Markup {
  return documentationUrl !== undefined && /^https?:\/\//i.test(documentationUrl)
    ? html`<a href="${documentationUrl}" rel="noreferrer">${code}</a>`
    : html`${code}`;
}

function writeSubject({ operation, responseKey, related = [] }: Finding): Markup | undefined {
  if (related.length > 1) return html` · used by ${writeUsers(related)}`;
  if (operation === undefined) return undefined;
  return html` · <code>${operation}</code>${responseKey === undefined ? undefined : html` <code>${responseKey}</code>`}`;
}

function writeUsers(users: readonly RelatedPlace[]): Markup {
  const named = nameAll(users.slice(0, namedUsers));
  if (users.length <= namedUsers) return named;
  const folded = nameAll(users.slice(namedUsers, listedUsers));
  const rest = users.length > listedUsers ? ` and ${users.length - listedUsers} more` : "";
  return html`${named}<details><summary>and ${users.length - namedUsers} more</summary>${folded}${rest}</details>`;
}

function nameAll(users: readonly RelatedPlace[]): Markup {
  return html`${users.map(({ label }, index) => html`${index === 0 ? "" : ", "}<code>${label}</code>`)}`;
}
