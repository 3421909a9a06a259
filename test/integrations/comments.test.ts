import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { makeFolder } from "../support/command.ts";
import { commentOn } from "./action.ts";
import * as fake from "./fake-api.ts";
import { type Ended, root, runBeside } from "./runner.ts";

/** What a check has left for the comment. */
interface Left {
  readonly text?: string;
  readonly news?: "introduced" | "changes" | "unreadBase";
  readonly exitCode?: number;
}

interface World {
  readonly token?: string;
  readonly seconds?: string;
}

interface Platform {
  readonly dialect: fake.Dialect;
  /** Runs what keeps the comment on pull request 7. */
  readonly keep: (api: Pick<fake.FakeApi, "url">, left?: Left, world?: World) => Promise<Ended | undefined>;
  /** How the log says that there is no comment. */
  readonly excuse: RegExp;
}

const marker = "<!-- statute -->";
const secret = "very-secret-token";

function writeReports({ news }: Left): string {
  const lists = { introduced: [], changes: [], unreadBase: [], ...(news !== undefined && { [news]: [{}] }) };
  const { introduced, changes, unreadBase } = lists;
  return JSON.stringify({ findings: { introduced }, changes, unreadBase });
}

const github: Platform = {
  dialect: fake.github,
  excuse: /^::notice title=Statute did not comment::.* The summary of this job has the report\.$/m,
  keep: ({ url }, left = {}, { token = secret, seconds } = {}) => {
    const { text = `${marker}\nAll is well.\n`, exitCode = 0 } = left;
    const files = {
      "comment.md": text,
      "report.json": writeReports(left),
      "event.json": '{"pull_request":{"number":7}}',
    };
    const reports = makeFolder(files);
    const env = {
      GITHUB_API_URL: url,
      GITHUB_REPOSITORY: "o/r",
      GITHUB_EVENT_PATH: join(reports, "event.json"),
      ...(seconds !== undefined && { STATUTE_SECONDS: seconds }),
    };
    return commentOn({ reports, outputs: { "exit-code": String(exitCode) } }, { comment: "true" }, { token, env });
  },
};

const file = join(root, "integrations/gitlab/statute.gitlab-ci.yml");
const job = parse(readFileSync(file, "utf8"), { strict: true }).statute as {
  variables: Record<string, string>;
  after_script: string[];
};

const gitlab: Platform = {
  dialect: fake.gitlab,
  excuse: /^Statute left no note on the merge request\. .* The log above has the report\.$/m,
  keep: ({ url }, left = {}, { token = secret, seconds } = {}) => {
    const { text = `${marker}\nAll is well.\n`, exitCode = 0 } = left;
    const cwd = makeFolder({ "statute-note.md": text, "statute-changes.json": writeReports(left) });
    return runBeside(["sh", "-c", job.after_script.join("\n")], cwd, {
      ...job.variables,
      CI_API_V4_URL: url,
      CI_MERGE_REQUEST_IID: "7",
      CI_MERGE_REQUEST_PROJECT_ID: "5",
      CI_JOB_STATUS: exitCode === 0 ? "success" : "failed",
      STATUTE_GITLAB_TOKEN: token,
      ...(seconds !== undefined && { STATUTE_SECONDS: seconds }),
    });
  },
};

const writes = (api: fake.FakeApi) => api.requests.filter((request) => !request.startsWith("GET"));

describe.each([
  ["GitHub", github],
  ["GitLab", gitlab],
])("the comment on %s", (_, { dialect, keep, excuse }) => {
  const { me } = dialect;

  test.each<Left>([{ news: "changes" }, { news: "introduced" }, { news: "unreadBase" }, { exitCode: 2 }])(
    "is made where there is something to say: %j",
    async (left) => {
      const api = await fake.serve(dialect);
      const text = `${marker}\nOne “change” — \u{1f4a5}.\n`;
      expect(await keep(api, { ...left, text })).toMatchObject({ code: 0, err: "" });
      expect(api.comments).toEqual([{ id: 1, author: me, body: text }]);
    },
  );

  test("is not made where there is nothing to say", async () => {
    const api = await fake.serve(dialect, fake.makeOthers(3));
    expect(await keep(api)).toMatchObject({ code: 0, err: "" });
    expect(writes(api)).toEqual([]);
  });

  test("is brought up to date where it is there, on whatever page, though there is nothing left to say", async () => {
    const own = { id: 999, author: me, body: `${marker}\r\nTwo changes.` };
    const api = await fake.serve(dialect, [...fake.makeOthers(250), own, ...fake.makeOthers(80)]);
    expect(await keep(api)).toMatchObject({ code: 0, err: "" });
    expect(own.body).toBe(`${marker}\nAll is well.\n`);
    expect(writes(api)).toHaveLength(1);
    expect(api.comments).toHaveLength(331);
  });

  test("is left alone where it says so already, however its lines end", async () => {
    const api = await fake.serve(dialect, [{ id: 9, author: me, body: `${marker}\r\nAll is well.` }]);
    expect(await keep(api, { news: "changes" })).toMatchObject({ code: 0, err: "" });
    expect(writes(api)).toEqual([]);
  });

  test("is none that others wrote, nor another of the same author", async () => {
    const others = [
      ...fake.makeOthers(1, `${marker}\nMine.`),
      { id: 2, author: me, body: `They say: ${marker}` },
      { id: 3, author: me, body: `${marker} And more.` },
      { id: 4, author: me, body: "<!-- statute apis -->\nOf another job." },
    ];
    const before = others.map(({ body }) => body);
    const api = await fake.serve(dialect, others);
    expect(await keep(api, { news: "changes" })).toMatchObject({ code: 0 });
    expect(api.comments.map(({ body }) => body)).toEqual([...before, `${marker}\nAll is well.\n`]);
  });

  test("is given up after ten thousand of others, rather than made twice", async () => {
    const api = await fake.serve(dialect, fake.makeOthers(10_001, ""));
    expect(await keep(api, { news: "changes" })).toMatchObject({ code: 0, out: expect.stringMatching(excuse) });
    expect(writes(api)).toEqual([]);
  });

  test.each([403, 404, 500])(
    "is missing where the platform answers %i to what writes, which is said once",
    async (status) => {
      const api = await fake.serve(dialect, [], fake.refuse(status, ["POST"]));
      const ended = await keep(api, { news: "changes" });
      expect(ended).toMatchObject({ code: 0, err: "", out: expect.stringMatching(excuse) });
      expect(ended?.out.match(/\n/g)).toHaveLength(1);
      expect(ended?.out).toContain(` answered ${status}`);
      expect(api.comments).toEqual([]);
    },
  );

  test.each([302, 401, 403, 404])("is missing where the platform answers %i to what reads", async (status) => {
    const api = await fake.serve(dialect, [], fake.refuse(status, ["GET"]));
    expect(await keep(api, { news: "changes" })).toMatchObject({ code: 0, out: expect.stringMatching(excuse) });
    // A redirect is not followed.
    expect(api.requests).toHaveLength(1);
  });

  test.each([
    "",
    "<html>",
    "null",
    "{}",
    "[",
    "[null]",
    '[{"id":"../../x","body":"<!-- statute -->"}]',
    "\u0000",
    "\ufeff1",
  ])("is missing where the platform answers %j", async (content) => {
    const api = await fake.serve(dialect, [], fake.blabber(content));
    expect(await keep(api)).toMatchObject({ code: 0, err: "" });
    expect(writes(api)).toEqual([]);
  });

  test.each([
    ["answers nothing", fake.hang],
    ["never ends its answer", fake.dribble],
  ])("is missing in bounded time where the platform %s", async (_, trouble) => {
    const api = await fake.serve(dialect, [], trouble);
    const start = performance.now();
    const ended = await keep(api, { news: "changes" }, { seconds: "1" });
    expect(ended).toMatchObject({ code: 0, err: "", out: expect.stringMatching(excuse) });
    expect(ended?.out).toContain("did not answer within 1 second");
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test("is missing where there is no platform", async () => {
    const ended = await keep({ url: "http://127.0.0.1:1" }, { news: "changes" });
    expect(ended).toMatchObject({ code: 0, err: "", out: expect.stringMatching(excuse) });
  });

  test.each([secret, `${secret}\nx: y`, `${secret} ü`])("never shows the token %j", async (token) => {
    for (const trouble of [undefined, fake.refuse(403, ["POST"]), fake.blabber("{")]) {
      const api = await fake.serve(dialect, [], trouble);
      const { code, out, err } = (await keep(api, { news: "changes" }, { token })) ?? {};
      expect([code, `${out}${err}`.includes(secret)]).toEqual([0, false]);
      expect(api.requests.join()).not.toContain(secret);
    }
  });

  test("says nothing that it is told, so that nothing of it can be a command", async () => {
    const text = `${marker}\n::add-mask::x\n%0A::error::y\u001b[2J\n`;
    const api = await fake.serve(dialect, fake.makeOthers(2, "::error::z"));
    const { out } = (await keep(api, { news: "changes", text })) ?? {};
    expect(out).toMatch(/^[\w ]+\.\n$/);
    expect(api.comments.at(-1)?.body).toBe(text);
  });
});

describe("on GitHub", () => {
  test("the token is sent as a bearer's", async () => {
    const api = await fake.serve(fake.github);
    await github.keep(api, { news: "changes" });
    expect(api.headers.map(({ authorization }) => authorization)).toEqual([`Bearer ${secret}`, `Bearer ${secret}`]);
  });

  test("comments with a name are apart from each other", async () => {
    const api = await fake.serve(fake.github, [{ id: 1, author: fake.github.me, body: `${marker}\nPlain.` }]);
    const reports = makeFolder({
      "comment.md": `${marker}\nOf apis.\n`,
      "report.json": writeReports({ news: "changes" }),
      "event.json": '{"pull_request":{"number":7}}',
    });
    const env = { GITHUB_API_URL: api.url, GITHUB_REPOSITORY: "o/r", GITHUB_EVENT_PATH: join(reports, "event.json") };
    const run = () =>
      commentOn(
        { reports, outputs: { "exit-code": "1" } },
        { comment: "true", "comment-name": "apis" },
        { token: secret, env },
      );
    await run();
    await run();
    expect(api.comments.map(({ body }) => body)).toEqual([`${marker}\nPlain.`, "<!-- statute apis -->\nOf apis.\n"]);
    expect(writes(api)).toHaveLength(1);
  });

  test.each(["{}", '{"pull_request":{"number":"7/../8"}}', "", "["])(
    "the event %j is no reason to fail",
    async (event) => {
      const api = await fake.serve(fake.github);
      const reports = makeFolder({ "comment.md": "", "report.json": "", "event.json": event });
      const env = { GITHUB_API_URL: api.url, GITHUB_REPOSITORY: "o/r", GITHUB_EVENT_PATH: join(reports, "event.json") };
      const ended = await commentOn({ reports, outputs: {} }, { comment: "true" }, { token: secret, env });
      expect(ended).toMatchObject({ code: 0, err: "" });
      expect(api.requests).toEqual([]);
    },
  );
});

describe("on GitLab", () => {
  test("the token is sent as a private one", async () => {
    const api = await fake.serve(fake.gitlab);
    await gitlab.keep(api, { news: "changes" });
    expect(api.headers.map((headers) => headers["private-token"])).toEqual([secret, secret, secret]);
  });

  test("nothing is asked without a token", async () => {
    const api = await fake.serve(fake.gitlab);
    expect(await gitlab.keep(api, { news: "changes" }, { token: "" })).toMatchObject({ code: 0, out: "", err: "" });
    expect(api.requests).toEqual([]);
  });
});
