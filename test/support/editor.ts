import { join } from "node:path";
import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import {
  type ClientCapabilities,
  type CodeAction,
  createMessageConnection,
  type Diagnostic,
  type InitializeParams,
  type MessageConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { serve } from "../../src/lsp/language-server.ts";
import { makeFolder } from "./command.ts";

/** What an up-to-date editor can do. */
export const able: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, codeDescriptionSupport: true },
    codeAction: {
      disabledSupport: true,
      isPreferredSupport: true,
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } },
    },
    hover: { contentFormat: ["markdown"] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    diagnostic: {},
  },
};

interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  /** What `workspace/configuration` answers. */
  readonly settings?: unknown;
  /** The same for folders of the workspace, by their names in it: each is one that the editor has open. */
  readonly folderSettings?: Readonly<Record<string, unknown>>;
  readonly initialize?: Partial<InitializeParams>;
}

/** An editor with a folder open, and the server that it started; both are gone when the test is. */
export async function openEditor(
  files: Readonly<Record<string, string>>,
  options: EditorOptions = {},
): Promise<Editor> {
  const folder = makeFolder(files);
  const { capabilities = able, initialize, folderSettings } = options;
  const editor = new Editor(folder, options.settings ?? null, folderSettings);
  const folders = folderSettings === undefined ? [""] : Object.keys(folderSettings);
  await editor.request("initialize", {
    processId: null,
    rootUri: null,
    capabilities,
    workspaceFolders: folders.map((name) => ({ uri: pathToFileURL(join(folder, name)).href, name: "workspace" })),
    ...initialize,
  });
  editor.notify("initialized", {});
  return editor;
}

/** One end of a session, as an editor has it: what it sends is up to the test, what it hears is kept. */
export class Editor {
  readonly folder: string;
  /** Whether the server was asked to shut down before it ended. */
  readonly ended: Promise<boolean>;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly messages: string[] = [];
  readonly logged: string[] = [];
  readonly registered: string[] = [];
  /** What the server has written to standard error. */
  readonly complaints: string[] = [];
  refreshes = 0;
  settings: unknown;
  /** By the URIs of folders, where those have settings of their own. */
  readonly folderSettings: Map<string, unknown>;
  readonly toServer = new PassThrough();
  readonly fromServer = new PassThrough();
  readonly #connection: MessageConnection;
  readonly #texts = new Map<string, TextDocument>();
  #heard: (() => void)[] = [];

  constructor(folder: string, settings: unknown = null, folderSettings: Readonly<Record<string, unknown>> = {}) {
    this.folder = folder;
    this.folderSettings = new Map(Object.entries(folderSettings).map(([name, own]) => [this.uri(name), own]));
    this.settings = settings;
    this.ended = serve(
      { input: this.toServer, output: this.fromServer },
      {
        cwd: "/nowhere",
        env: {},
        readStdin: async () => new Uint8Array(),
        writeOut: () => {},
        writeErr: (text) => void this.complaints.push(text),
        isTerminal: false,
        columns: undefined,
        today: "2026-07-01",
      },
    );
    const connection = createMessageConnection(
      new StreamMessageReader(this.fromServer),
      new StreamMessageWriter(this.toServer),
    );
    this.#connection = connection;
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      for (const wake of this.#heard.splice(0)) wake();
    });
    connection.onNotification("window/showMessage", ({ message }: { message: string }) => {
      this.messages.push(message);
    });
    connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    connection.onRequest("workspace/configuration", ({ items }: { items: { scopeUri?: string }[] }) =>
      Promise.all(items.map(({ scopeUri = "" }) => this.folderSettings.get(scopeUri) ?? this.settings)),
    );
    connection.onRequest("client/registerCapability", ({ registrations }: { registrations: { method: string }[] }) => {
      this.registered.push(...registrations.map(({ method }) => method));
      return null;
    });
    connection.onRequest("workspace/diagnostic/refresh", () => {
      this.refreshes++;
      return null;
    });
    connection.onError(() => {});
    connection.listen();
    onTestFinished(() => this.hangUp());
  }

  /** Leaves without a word. */
  hangUp(): void {
    this.#connection.dispose();
    this.toServer.end();
  }

  uri(name: string): string {
    return /^[a-z]+:/i.test(name) ? name : pathToFileURL(`${this.folder}/${name}`).href;
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.#connection.sendRequest(method, params);
  }

  notify(method: string, params: unknown): void {
    this.#connection.sendNotification(method, params).catch(() => {}); // Where nobody is left to hear it.
  }

  /** Opens a document, and gives what is shown in it then. */
  async open(name: string, text: string, languageId = name.endsWith("json") ? "json" : "yaml"): Promise<Diagnostic[]> {
    return this.until(name, () => this.openSilently(name, text, languageId));
  }

  openSilently(name: string, text: string, languageId = name.endsWith("json") ? "json" : "yaml"): void {
    const uri = this.uri(name);
    this.#texts.set(uri, TextDocument.create(uri, languageId, 1, text));
    this.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Puts one text in the place of another, as typing does. */
  replace(name: string, from: string, to: string): void {
    const uri = this.uri(name);
    const before = this.#text(uri);
    const start = before.getText().indexOf(from);
    if (start === -1) throw new Error(`${name} does not say ${from}`);
    const range = { start: before.positionAt(start), end: before.positionAt(start + from.length) };
    this.change(name, [{ range, text: to }]);
  }

  change(name: string, contentChanges: { range?: Range; text: string }[], version?: number): void {
    const uri = this.uri(name);
    const before = this.#text(uri);
    const after = TextDocument.update(before, contentChanges, version ?? before.version + 1);
    this.notify("textDocument/didChange", { textDocument: { uri, version: after.version }, contentChanges });
  }

  close(name: string): void {
    this.notify("textDocument/didClose", { textDocument: { uri: this.uri(name) } });
    this.#texts.delete(this.uri(name));
  }

  text(name: string): string {
    return this.#text(this.uri(name)).getText();
  }

  /** What is shown in a document after something was done: the next that is published about it. */
  async until(name: string, act: () => void): Promise<Diagnostic[]> {
    const before = this.published.length;
    act();
    for (;;) {
      const found = this.published.slice(before).find(({ uri }) => uri === this.uri(name));
      if (found !== undefined) return found.diagnostics;
      await new Promise<void>((resolve) => this.#heard.push(resolve));
    }
  }

  /** What is shown in a document now. */
  shown(name: string): Diagnostic[] {
    return this.published.findLast(({ uri }) => uri === this.uri(name))?.diagnostics ?? [];
  }

  actions(name: string, diagnostic: Diagnostic, only?: string[]): Promise<CodeAction[]> {
    return this.request("textDocument/codeAction", {
      textDocument: { uri: this.uri(name) },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], ...(only && { only }) },
    });
  }

  /** Makes the edit of an action in the documents that are open, if they are of the version that it is for. */
  apply({ edit }: CodeAction): void {
    for (const { textDocument, edits } of (edit?.documentChanges ?? []) as TextDocumentEdit[]) {
      const before = this.#text(textDocument.uri);
      if (before.version !== textDocument.version) throw new Error("The edit is for another version.");
      const text = TextDocument.applyEdits(
        before,
        edits.map((one) => ({ range: one.range, newText: "newText" in one ? one.newText : "" })),
      );
      this.change(textDocument.uri, [{ text }]);
    }
  }

  #text(uri: string): TextDocument {
    const text = this.#texts.get(uri);
    if (text === undefined) throw new Error(`${uri} is not open.`);
    return text;
  }
}

/** Some time, in milliseconds, in which something does not happen. */
export function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}
