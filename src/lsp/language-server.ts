import type { Readable, Writable } from "node:stream";
import { type Connection, createConnection } from "vscode-languageserver";
import { createProtocolConnection, ErrorCodes, StreamMessageWriter } from "vscode-languageserver-protocol/node";
import type { Io } from "../cli/io.ts";
import { FrameReader, type Refuse } from "./frame-reader.ts";
import { Server } from "./server.ts";

/** The two ends of the pipe that an editor speaks through. */
export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
}

/** How much garbage is answered before nothing good is expected any more. */
const patience = 100;

/**
 * Serves one editor until it says goodbye, hangs up, dies or talks nothing but garbage; a published file of its own, as
 * nothing else needs it. Gives whether it was asked to shut down before.
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
    const writer = new StreamMessageWriter(output);
    const say = sayOnce(io);
    const wait = () => say("The rest of a message from the editor does not come.");
    const reader = new FrameReader(input, refuseBy(writer, say, resolve), wait);
    connection = createConnection((logger) => createProtocolConnection(reader, writer, logger), watchDog);
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

/** Answers garbage, says what it is, and leaves when there is no end of it. */
function refuseBy(writer: StreamMessageWriter, say: (line: string) => void, leave: () => void): Refuse {
  let count = 0;
  return (garbage, id) => {
    if (count++ >= patience) return;
    say(`The editor has sent ${garbage}; it is passed over.`);
    const isRead = garbage === "a message that is no JSON-RPC";
    const code = isRead ? ErrorCodes.InvalidRequest : ErrorCodes.ParseError;
    const answer = { jsonrpc: "2.0", id, error: { code, message: `This is ${garbage}.` } };
    writer.write(answer).then(undefined, () => {}); // Where nobody is left to hear it.
    if (count < patience) return;
    say("What comes in is not what an editor says to a language server.");
    leave();
  };
}

function sayOnce({ writeErr }: Io): (line: string) => void {
  const said = new Set<string>();
  return (line) => {
    if (!said.has(line)) writeErr(`statute: ${line}\n`);
    said.add(line);
  };
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
