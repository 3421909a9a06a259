import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";
import { makeFolder } from "../support/command.ts";
import { limited } from "./descriptions.ts";

/** The command as it is published, in a process of its own: what only that can show. */
const command = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));

function start(args: readonly string[]) {
  const child = spawn(process.execPath, [command, "lsp", ...args], { stdio: ["pipe", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onError(() => {});
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  return { child, connection, ended: codeOf(child) };
}

function codeOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", resolve));
}

const greeting = (processId: number | null, folder: string) => ({
  processId,
  rootUri: null,
  workspaceFolders: [{ uri: `file://${folder}`, name: "workspace" }],
  capabilities: {},
});

test("speaks the protocol on standard output and nothing else, and ends with 0 when it was asked to", async () => {
  const folder = makeFolder({});
  const { child, connection, ended } = start(["--stdio", "--clientProcessId=1", "--unknown", "word"]);
  let out = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    out += chunk;
  });
  const published = new Promise<{ diagnostics: { code: string }[] }>((resolve) => {
    connection.onNotification("textDocument/publishDiagnostics", resolve);
  });
  await connection.sendRequest("initialize", greeting(process.pid, folder));
  await connection.sendNotification("initialized", {});
  const uri = `file://${folder}/openapi.yaml`;
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "yaml", version: 1, text: limited },
  });
  expect((await published).diagnostics.map(({ code }) => code)).toEqual(["429-retry-after"]);
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  expect(await ended).toBe(0);
  let rest = Buffer.from(out);
  while (rest.length > 0) {
    const [head = "", length = ""] = /^Content-Length: (\d+)\r\n\r\n/.exec(rest.toString("latin1")) ?? [];
    expect(length).not.toBe("");
    rest = rest.subarray(Buffer.byteLength(head) + Number(length));
  }
});

test("ends with 1 when the editor leaves without a word", async () => {
  const { connection, ended } = start([]);
  await connection.sendRequest("initialize", greeting(null, makeFolder({})));
  await connection.sendNotification("exit");
  expect(await ended).toBe(1);
  const hungUp = start([]);
  await hungUp.connection.sendRequest("initialize", greeting(null, makeFolder({})));
  hungUp.connection.dispose();
  hungUp.child.stdin?.destroy();
  expect(await hungUp.ended).toBe(1);
  const never = start([]);
  never.connection.dispose();
  never.child.stdin?.destroy();
  expect(await never.ended).toBe(1);
});

test("ends when the editor dies, though somebody else holds the pipe", async () => {
  const editor = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  onTestFinished(() => void editor.kill("SIGKILL"));
  const { connection, ended } = start([]);
  await connection.sendRequest("initialize", greeting(editor.pid ?? null, makeFolder({})));
  editor.kill("SIGKILL");
  expect(await ended).toBe(1);
});

test("names garbage on standard error, answers it, and ends with 1 when there is no end of it", async () => {
  const { child, ended } = start([]);
  let [out, err] = ["", ""];
  child.stdout?.on("data", (chunk: Buffer) => {
    out += chunk;
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    err += chunk;
  });
  child.stdin?.on("error", () => {}); // It may have left by then.
  child.stdin?.write("Content-Length: -1\r\n\r\n".concat("Content-Length: 2\r\n\r\nno".repeat(200)));
  expect(await ended).toBe(1);
  expect(out).toContain('"id":null,"error":{"code":-32700');
  expect(err.split("\n")).toEqual([
    "statute: The editor has sent a header whose Content-Length is no length; it is passed over.",
    "statute: The editor has sent a message that is no JSON; it is passed over.",
    "statute: What comes in is not what an editor says to a language server.",
    "",
  ]);
});
