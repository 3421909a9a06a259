import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A comment of GitHub's, or a note of GitLab's. */
export interface Comment {
  readonly id: number;
  readonly author: string;
  body: string;
}

/** What a platform answers instead of doing as it is asked. */
export type Trouble = (request: IncomingMessage, response: ServerResponse) => void;

export interface FakeApi {
  readonly url: string;
  readonly comments: Comment[];
  /** Every request, as `GET /path`. */
  readonly requests: readonly string[];
  /** The headers of every request. */
  readonly headers: readonly IncomingMessage["headers"][];
}

/** How a platform says what it keeps. */
export interface Dialect {
  /** Where the comments of the one pull request are, and where one of them is. */
  readonly list: string;
  readonly one: RegExp;
  readonly change: "PATCH" | "PUT";
  readonly me: string;
  readonly show: (comment: Comment) => object;
  /** Tells that a page follows. */
  readonly tellNext: (page: number) => Readonly<Record<string, string>>;
}

export const github: Dialect = {
  list: "/repos/o/r/issues/7/comments",
  one: /^\/repos\/o\/r\/issues\/comments\/(\d+)$/,
  change: "PATCH",
  me: "github-actions[bot]",
  show: ({ id, author, body }) => ({ id, body, user: { login: author } }),
  tellNext: (page) => ({
    link: `<https://elsewhere.example/?page=${page}>; rel="next", <https://x.example>; rel="last"`,
  }),
};

export const gitlab: Dialect = {
  list: "/projects/5/merge_requests/7/notes",
  one: /^\/projects\/5\/merge_requests\/7\/notes\/(\d+)$/,
  change: "PUT",
  me: "42",
  show: ({ id, author, body }) => ({ id, body, author: { id: Number(author) } }),
  tellNext: (page) => ({ "x-next-page": String(page) }),
};

/** A server in the place of a platform's, which has some comments already and is gone when the test is. */
export async function serve(dialect: Dialect, comments: Comment[] = [], trouble?: Trouble): Promise<FakeApi> {
  const requests: string[] = [];
  const headers: IncomingMessage["headers"][] = [];
  const server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    headers.push(request.headers);
    if (trouble !== undefined) trouble(request, response);
    if (!response.headersSent && !response.writableEnded && trouble !== hang) await answer(request, response);
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://api");
    const say = (status: number, content: object, more = {}) =>
      response.writeHead(status, { "content-type": "application/json", ...more }).end(JSON.stringify(content));
    if (request.method === "GET" && pathname === "/user") return say(200, { id: Number(dialect.me) });
    if (request.method === "GET" && pathname === dialect.list) {
      const [page, size] = [Number(searchParams.get("page")), Number(searchParams.get("per_page"))];
      const hasMore = comments.length > page * size;
      // The platforms leave out what the reader must not see, so that a page can be short and not the last.
      const shown = comments.slice((page - 1) * size, page * size - 1);
      return say(200, shown.map(dialect.show), hasMore ? dialect.tellNext(page + 1) : {});
    }
    const { body } = JSON.parse(await text(request)) as { body: string };
    if (request.method === "POST" && pathname === dialect.list) {
      comments.push({ id: comments.length + 1, author: dialect.me, body });
      return say(201, {});
    }
    const comment = comments.find(({ id }) => String(id) === dialect.one.exec(pathname)?.[1]);
    if (request.method !== dialect.change || comment === undefined) return say(404, {});
    comment.body = body;
    return say(200, {});
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, comments, requests, headers };
}

/** Never answers. */
export const hang: Trouble = () => {};

/** Answers a status to requests of some methods. */
export function refuse(status: number, methods: readonly string[]): Trouble {
  return (request, response) => {
    if (methods.includes(request.method ?? "")) response.writeHead(status, { location: "/user" }).end("{}");
  };
}

/** Answers a text that is not what it should be. */
export function blabber(content: string): Trouble {
  return (_, response) => void response.writeHead(200, { "content-type": "application/json" }).end(content);
}

/** Begins an answer, and goes on with it for ever. */
export const dribble: Trouble = (_, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const timer = setInterval(() => response.write("["), 50);
  response.on("close", () => clearInterval(timer));
};

/** Comments of others, so many that the one after them is on a later page. */
export function makeOthers(count: number, body = "Nice."): Comment[] {
  return Array.from({ length: count }, (_, at) => ({ id: at + 1, author: "7", body }));
}
