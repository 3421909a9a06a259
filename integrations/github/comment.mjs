/**
 * Keeps one comment on a pull request that says what `statute check` says: makes it where there is something to say,
 * brings it up to date where it is there, and leaves it alone where it says so already. The action runs it, and hands
 * over all that it needs in variables. It ends with 0 whatever comes of it: the summary of the job has the same report.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const {
  GITHUB_API_URL = "",
  GITHUB_EVENT_PATH = "",
  GITHUB_REPOSITORY = "",
  STATUTE_EXIT_CODE = "",
  STATUTE_COMMENT_NAME = "",
  STATUTE_REPORTS = "",
  STATUTE_SECONDS = "",
  STATUTE_TOKEN = "",
} = process.env;

/** Who writes with the token of a workflow. */
const author = "github-actions[bot]";

/** As `-f markdown` begins, and as we do where the comment has a name. */
const plainMarker = "<!-- statute -->";
const marker = STATUTE_COMMENT_NAME === "" ? plainMarker : `<!-- statute ${STATUTE_COMMENT_NAME} -->`;

/** Of a hundred comments each. */
const mostPages = 100;

/** Something that GitHub did not do for us. The message is shown as it is, and so has nothing of anybody else's. */
class Refusal extends Error {}

const limit = AbortSignal.timeout(Number(STATUTE_SECONDS) * 1000);

try {
  const number = JSON.parse(readFileSync(GITHUB_EVENT_PATH, "utf8")).pull_request?.number;
  console.log(Number.isSafeInteger(number) ? await keepComment(number) : "This is no pull request to comment on.");
} catch (fault) {
  console.log(`::notice title=Statute did not comment::${describe(fault)} The summary of this job has the report.`);
}

/** Gives a sentence that says what was done. */
async function keepComment(number) {
  const text = readFileSync(join(STATUTE_REPORTS, "comment.md"), "utf8").replace(plainMarker, marker);
  const own = await findOwn(number);
  if (own === undefined) {
    if (!hasNews()) return "There is nothing to comment on.";
    await ask("POST", `issues/${number}/comments`, text);
    return "A comment was made.";
  }
  if (normalize(own.body) === normalize(text)) return "The comment says so already.";
  await ask("PATCH", `issues/comments/${own.id}`, text);
  return "The comment was brought up to date.";
}

/** Whether there is something that is worth a comment: a change, a new finding, or what could not be read. */
function hasNews() {
  const { findings, changes, unreadBase } = JSON.parse(readFileSync(join(STATUTE_REPORTS, "report.json"), "utf8"));
  return STATUTE_EXIT_CODE !== "0" || [findings.introduced, changes, unreadBase].some(({ length }) => length > 0);
}

/** Our comment, by its first line. Others may begin theirs with it as well, which makes them none of ours. */
async function findOwn(number) {
  for (let page = 1; page <= mostPages; page++) {
    const { content, hasMore } = await ask("GET", `issues/${number}/comments?per_page=100&page=${page}`);
    if (!Array.isArray(content)) throw new Refusal("What GitHub answered was not understood.");
    const own = content.find((comment) => comment?.user?.login === author && isMarked(comment));
    if (own !== undefined) return own;
    if (!hasMore) return undefined;
  }
  throw new Refusal("The pull request has too many comments to find ours.");
}

function isMarked({ id, body }) {
  return Number.isSafeInteger(id) && typeof body === "string" && normalize(body).split("\n", 1)[0] === marker;
}

/** As it was sent, whatever GitHub makes of the ends of lines. */
function normalize(text) {
  return text.replaceAll("\r\n", "\n").trim();
}

/** What GitHub answers, and whether a page follows. The token goes nowhere else: a redirect is not followed. */
async function ask(method, path, text) {
  const answer = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${STATUTE_TOKEN}`,
      "content-type": "application/json",
      "user-agent": "statute",
      "x-github-api-version": "2022-11-28",
    },
    ...(text !== undefined && { body: JSON.stringify({ body: text }) }),
    redirect: "manual",
    signal: limit,
  });
  if (!answer.ok) throw new Refusal(`GitHub answered ${answer.status}${explain(answer.status)}.`);
  return { content: await answer.json(), hasMore: /;\s*rel="next"/.test(answer.headers.get("link") ?? "") };
}

function explain(status) {
  return status === 403 || status === 404
    ? ": the token must not write there. The job needs `pull-requests: write`, which it never has for a fork"
    : "";
}

/** What faults of the network say is not shown, as it may repeat what was sent. */
function describe(fault) {
  if (fault instanceof Refusal) return fault.message;
  if (fault?.name === "TimeoutError") return `GitHub did not answer within ${Number(STATUTE_SECONDS)} seconds.`;
  return "GitHub could not be asked, or what it answered was not understood.";
}
