import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { FrameReader } from "../../src/lsp/frame-reader.ts";
import { makeFolder } from "../support/command.ts";
import { Editor, openEditor } from "../support/editor.ts";
import { limited } from "./descriptions.ts";

const frame = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const note = frame('{"jsonrpc":"2.0","method":"$/good"}');

/** What is read of some bytes, however they are cut: good messages by their methods, garbage by its name. */
function read(bytes: Buffer | string, size: number): string[] {
  const heard: string[] = [];
  const input = new PassThrough();
  const reader = new FrameReader(
    input,
    (garbage, id) => void heard.push(id === null ? garbage : `${garbage} (${id})`),
    () => {},
  );
  reader.listen((message) => void heard.push((message as unknown as { method: string }).method));
  const all = Buffer.from(bytes);
  for (let at = 0; at < all.length; at += size) input.emit("data", all.subarray(at, at + size));
  reader.dispose();
  return heard;
}

const line = "a line that belongs to no header";
const short = "a message that is shorter than its Content-Length";
const noJson = "a message that is no JSON";
const noLength = "a header whose Content-Length is no length";

describe.each([1, 7, 65_536])("garbage in pieces of %i bytes is told of once, and what follows is read", (size) => {
  test.each([
    ["no header", "hello\nis there anybody\n", [line]],
    [
      "a header without Content-Length",
      'Content-Type: text/plain\r\n\r\n{"jsonrpc":"2.0"}',
      ["a header without Content-Length"],
    ],
    ["a negative length", 'Content-Length: -5\r\n\r\n{"jsonrpc":"2.0"}', [noLength]],
    ["a length in words", "Content-Length: five\r\n\r\nabcde", [noLength]],
    ["a length with a point", "Content-Length: 1e3\r\n\r\n{}\n", [noLength]],
    ["an absurd length", 'Content-Length: 99999999999999999999\r\n\r\n{"a":1}', ["a message that is too long"]],
    ["a length that is too large", 'Content-Length: 200000000\r\n\r\n{"jsonrpc":"2.0"}', [short]],
    ["a length that is a little too large", 'Content-Length: 20\r\n\r\n{"jsonrpc":"2.0"}', [short]],
    ["a length that is too small", 'Content-Length: 5\r\n\r\n{"jsonrpc":"2.0"}', [noJson, line]],
    ["no length at all", "Content-Length: 0\r\n\r\n", [noJson]],
    ["no JSON", frame("this is no JSON"), [noJson]],
    ["no JSON-RPC", frame("[]") + frame("null") + frame("3"), Array(3).fill("a message that is no JSON-RPC")],
    [
      "a request that asks for nothing",
      frame('{"jsonrpc":"2.0","id":5,"method":7}'),
      ["a message that is no JSON-RPC (5)"],
    ],
    ["empty lines", "\r\n\n\r\n", []],
    ["binary", Buffer.from([0, 255, 254, 13, 13, 10, 0]).toString("latin1"), [line]],
    ["fields without end", "A: b\r\n".repeat(1000), [line]],
    ["a line without end", "x".repeat(100_000), [line]],
    ["a field without end", `Content-Type: ${"x".repeat(100_000)}`, [line]],
  ])("%s", (_, garbage, told) => {
    expect(read(note + garbage + note + note, size)).toEqual(["$/good", ...told, "$/good", "$/good"]);
  });
});

test("a description may speak of Content-Length, and a header be written in any case", () => {
  const body = JSON.stringify({ jsonrpc: "2.0", method: "m", params: { text: "Content-Length: 5\r\n\r\n{}" } });
  expect(read(frame(body).replace("Content-Length", "content-length"), 9)).toEqual(["m"]);
  const typed = frame(body).replace("\r\n", "\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n");
  expect(read(typed + note, 9)).toEqual(["m", "$/good"]);
});

test("garbage is not kept", () => {
  const input = new PassThrough();
  const reader = new FrameReader(
    input,
    () => {},
    () => {},
  );
  reader.listen(() => {});
  const piece = Buffer.alloc(1 << 20, "x");
  const before = process.memoryUsage().arrayBuffers;
  for (let count = 0; count < 300; count++) input.emit("data", Buffer.from(piece));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 << 20);
  reader.dispose();
});

describe("the server", () => {
  test("answers garbage, says each kind once, and goes on", async () => {
    const editor = await openEditor({});
    const answers: { id: unknown; error: { code: number } }[] = [];
    editor.fromServer.on("data", (bytes: Buffer) => {
      const body = bytes.toString("utf8");
      if (/^\{.*"error"/.test(body)) answers.push(JSON.parse(body));
    });
    editor.toServer.write("hello\n");
    editor.toServer.write(frame("this is no JSON") + frame("nor this"));
    editor.toServer.write(frame('{"jsonrpc":"2.0","id":8,"method":{}}'));
    editor.toServer.write("Content-Length: -1\r\n\r\n{}");
    editor.toServer.write("Content-Length: 999999\r\n\r\n{}");
    expect((await editor.open("openapi.yaml", limited)).map(({ code }) => code)).toEqual(["429-retry-after"]);
    expect(answers.map(({ id, error }) => [id, error.code])).toEqual([
      [null, -32700],
      [null, -32700],
      [null, -32700],
      [8, -32600],
      [null, -32700],
    ]);
    expect(editor.complaints).toEqual([
      "statute: The editor has sent a line that belongs to no header; it is passed over.\n",
      "statute: The editor has sent a message that is no JSON; it is passed over.\n",
      "statute: The editor has sent a message that is no JSON-RPC; it is passed over.\n",
      "statute: The editor has sent a header whose Content-Length is no length; it is passed over.\n",
    ]);
  });

  test("leaves whoever sends nothing but garbage", async () => {
    const editor = new Editor(makeFolder({}));
    editor.toServer.write("Content-Length: 2\r\n\r\nno".repeat(150));
    expect(await editor.ended).toBe(false);
    expect(editor.complaints).toEqual([
      "statute: The editor has sent a message that is no JSON; it is passed over.\n",
      "statute: What comes in is not what an editor says to a language server.\n",
    ]);
  });
});
