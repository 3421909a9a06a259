import type { Readable, Writable } from "node:stream";
import { type Connection, createConnection } from "vscode-languageserver";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import type { Io } from "../cli/io.ts";
import { Server } from "./server.ts";

/** The two ends of the pipe that an editor speaks through. */
export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
}

/**
 * Serves one editor until it says goodbye, hangs up or dies; a published file of its own, as nothing else needs it.
 * Gives whether it was asked to shut down before.
 */
export async function serve({ input, output }: Streams, io: Io): Promise<boolean> {
  let isOrderly = false;
  let parent: NodeJS.Timeout | undefined;
  let connection: Connection | undefined;
  let server: Server | undefined;
  await new Promise<void>((resolve) => {
    for (const event of ["end", "close", "error"]) input.once(event, () => resolve());
    output.on("error", () => resolve());
    const watchDog = {
      shutdownReceived: false,
      initialize: ({ processId }: { processId: number | null }) => {
        // In a container, the editor's process is not to be seen; there, the pipe alone tells.
        if (processId === null || !isAlive(processId)) return;
        parent = setInterval(() => isAlive(processId) || resolve(), 3000);
      },
      exit: () => resolve(),
    };
    connection = createConnection(
      (logger) => createProtocolConnection(new StreamMessageReader(input), new StreamMessageWriter(output), logger),
      watchDog,
    );
    server = new Server(connection, io, () => {
      isOrderly = true;
    });
    connection.listen();
  });
  clearInterval(parent);
  server?.stop();
  connection?.dispose();
  input.destroy();
  return isOrderly;
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
