/**
 * Keeps one note on a merge request that says what `statute check` says: makes it where there is something to say,
 * brings it up to date where it is there, and leaves it alone where it says so already. It ends with 0 whatever comes of
 * it: the log of the job has the same report.
 */
import { readFileSync } from "node:fs";

const {
  CI_API_V4_URL = "",
  CI_JOB_STATUS = "",
  CI_MERGE_REQUEST_IID = "",
  CI_MERGE_REQUEST_PROJECT_ID = "",
  STATUTE_GITLAB_TOKEN = "",
  STATUTE_SECONDS = "",
} = process.env;

/** As `-f markdown` begins. */
const marker = "<!-- statute -->";

/** Of a hundred notes each. */
const mostPages = 100;

/** Something that GitLab did not do for us. The message is shown as it is, and so has nothing of anybody else's. */
class Refusal extends Error {}

const limit = AbortSignal.timeout(Number(STATUTE_SECONDS) * 1000);

try {
  console.log(await keepNote());
} catch (fault) {
  console.log(`Statute left no note on the merge request. ${describe(fault)} The log above has the report.`);
}

/** Gives a sentence that says what was done. */
async function keepNote() {
  const text = readFileSync("statute-note.md", "utf8");
  const notes = `projects/${encodeURIComponent(CI_MERGE_REQUEST_PROJECT_ID)}/merge_requests/${CI_MERGE_REQUEST_IID}/notes`;
  const own = await findOwn(notes);
  if (own === undefined) {
    if (!hasNews()) return "There is nothing to note on the merge request.";
    await ask("POST", notes, text);
    return "A note was made on the merge request.";
  }
  if (normalize(own.body) === normalize(text)) return "The note on the merge request says so already.";
  await ask("PUT", `${notes}/${own.id}`, text);
  return "The note on the merge request was brought up to date.";
}

/** Whether there is something that is worth a note: a change, a new finding, or what could not be read. */
function hasNews() {
  const { findings, changes, unreadBase } = JSON.parse(readFileSync("statute-changes.json", "utf8"));
  return CI_JOB_STATUS !== "success" || [findings.introduced, changes, unreadBase].some(({ length }) => length > 0);
}

/** Our note, by its first line. Others may begin theirs with it as well, which makes them none of ours. */
async function findOwn(notes) {
  const { content: user } = await ask("GET", "user");
  for (let page = 1; page <= mostPages; page++) {
    const { content, hasMore } = await ask("GET", `${notes}?sort=asc&order_by=created_at&per_page=100&page=${page}`);
    if (!Array.isArray(content) || !Number.isSafeInteger(user?.id))
      throw new Refusal("What GitLab answered was not understood.");
    const own = content.find((note) => note?.author?.id === user.id && isMarked(note));
    if (own !== undefined) return own;
    if (!hasMore) return undefined;
  }
  throw new Refusal("The merge request has too many notes to find ours.");
}

function isMarked({ id, body }) {
  return Number.isSafeInteger(id) && typeof body === "string" && normalize(body).split("\n", 1)[0] === marker;
}

/** As it was sent, whatever GitLab makes of the ends of lines. */
function normalize(text) {
  return text.replaceAll("\r\n", "\n").trim();
}

/** What GitLab answers, and whether a page follows. The token goes nowhere else: a redirect is not followed. */
async function ask(method, path, text) {
  const answer = await fetch(`${CI_API_V4_URL}/${path}`, {
    method,
    headers: { "content-type": "application/json", "private-token": STATUTE_GITLAB_TOKEN, "user-agent": "statute" },
    ...(text !== undefined && { body: JSON.stringify({ body: text }) }),
    redirect: "manual",
    signal: limit,
  });
  if (!answer.ok) throw new Refusal(`GitLab answered ${answer.status}${explain(answer.status)}.`);
  return { content: await answer.json(), hasMore: /^\d+$/.test(answer.headers.get("x-next-page") ?? "") };
}

function explain(status) {
  return [401, 403, 404].includes(status) ? ", as STATUTE_GITLAB_TOKEN must not write there" : "";
}

/** What faults of the network say is not shown, as it may repeat what was sent. */
function describe(fault) {
  if (fault instanceof Refusal) return fault.message;
  if (fault?.name === "TimeoutError") return `GitLab did not answer within ${Number(STATUTE_SECONDS)} seconds.`;
  return "GitLab could not be asked, or what it answered was not understood.";
}
