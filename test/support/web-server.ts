import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** What a server of a test answers under a path: a text, or whatever it writes itself. */
export type Answer = string | ((response: ServerResponse, request: IncomingMessage) => void);

export interface WebServer {
  /** `http://127.0.0.1:1234`. */
  readonly origin: string;
  readonly port: number;
  /** What was asked for, in order: paths with their queries. */
  readonly asked: readonly string[];
  /** The headers of the requests, likewise. */
  readonly headers: readonly IncomingMessage["headers"][];
}

/** A web server on this machine, gone when the test is. What it has no answer for is not found. */
export async function serve(answers: Readonly<Record<string, Answer>>): Promise<WebServer> {
  const asked: string[] = [];
  const headers: IncomingMessage["headers"][] = [];
  const listener: RequestListener = (request, response) => {
    const { url = "" } = request;
    asked.push(url);
    headers.push(request.headers);
    const answer = answers[url] ?? answers[url.replace(/\?.*/, "")];
    response.on("error", () => {});
    if (typeof answer === "function") answer(response, request);
    else if (answer === undefined) response.writeHead(404).end("not here");
    else response.end(answer);
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, port, asked, headers };
}

/** An answer that sends on to another address. */
export function redirect(location: string, status = 302): Answer {
  return (response) => response.writeHead(status, { location }).end();
}
