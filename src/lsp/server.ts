import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  MessageType,
  PositionEncodingKind,
  ResponseError,
  ShowMessageNotification,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type { Io } from "../cli/io.ts";
import { version } from "../cli/version.ts";
import { askSettings } from "./ask-settings.ts";
import { readSettings } from "./client-settings.ts";
import { fixAllKind } from "./code-actions.ts";
import { Features } from "./features.ts";
import { isUnsaved, nameSource, nameUri } from "./names.ts";
import { Project } from "./project.ts";
import { Reporter } from "./reporter.ts";
import { Session } from "./session.ts";
import { warmUp } from "./warm-up.ts";
import { Workspace } from "./workspace.ts";

/** One session with an editor: what is said to it is done, what it asks is answered. */
export class Server {
  readonly #connection: Connection;
  readonly #project: Project;
  readonly #workspace: Workspace;
  readonly #session: Session;
  readonly #reporter: Reporter;
  readonly #told = new Set<string>();
  #client: ClientCapabilities = {};
  #stopWarming = () => {};
  #features: Features | undefined;
  /** Whether a change came of a document that is not open. */
  #hasLost = false;
  #state: "new" | "on" | "off" = "new";

  /** `leave` is called when the editor asks to shut down. */
  constructor(connection: Connection, io: Io, leave: () => void) {
    const today = () => new Date().toISOString().slice(0, 10);
    this.#connection = connection;
    this.#project = new Project(io, (message) => this.#tell(message));
    this.#workspace = new Workspace(
      this.#project,
      { today, report: (fault) => this.#tell(`A fault of ours: ${fault.message}`, fault) },
      (sources, root) => this.#reporter.report(sources, root),
    );
    this.#session = new Session(this.#workspace, this.#project, today);
    this.#reporter = new Reporter({
      diagnose: (source) => this.#session.diagnose(source),
      open: (source) => {
        const open = this.#workspace.files.find(source);
        return open && { uri: open.uri, version: open.document.version };
      },
      nameUri,
      publish: (uri, of, diagnostics) =>
        void connection.sendDiagnostics({
          uri,
          ...(of !== undefined && { version: of }),
          diagnostics: [...diagnostics],
        }),
      refresh: () => {
        if (this.#client.workspace?.diagnostics?.refreshSupport)
          connection.languages.diagnostics.refresh().then(undefined, () => {});
      },
    });
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#begin());
    connection.onShutdown(() => {
      this.#state = "off";
      this.#workspace.stop();
      leave();
    });
    this.#hearDocuments();
    this.#answer();
  }

  stop(): void {
    this.#state = "off";
    this.#stopWarming();
    this.#workspace.stop();
  }

  #initialize({ capabilities, workspaceFolders, rootUri, initializationOptions }: InitializeParams): InitializeResult {
    this.#state = "on";
    this.#client = capabilities;
    this.#features = new Features(this.#session, capabilities);
    const { relatedInformation = false, tagSupport } = capabilities.textDocument?.publishDiagnostics ?? {};
    this.#session.abilities = { related: relatedInformation, tags: tagSupport !== undefined };
    const roots = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    this.#project.folders = listFolders(roots);
    this.#project.settings = readSettings(initializationOptions);
    return {
      serverInfo: { name: "statute", version },
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        documentSymbolProvider: true,
        codeLensProvider: {},
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...(capabilities.textDocument?.diagnostic && {
          diagnosticProvider: { identifier: "statute", interFileDependencies: true, workspaceDiagnostics: false },
        }),
      },
    };
  }

  #begin(): void {
    const { workspace } = this.#client;
    const register = this.#connection.client.register.bind(this.#connection.client);
    const ignoreRefusal = (promise: Promise<unknown>) => promise.then(undefined, () => {});
    if (workspace?.didChangeConfiguration?.dynamicRegistration)
      ignoreRefusal(register(DidChangeConfigurationNotification.type, { section: "statute" }));
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration)
      ignoreRefusal(
        register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: "**/*.{yaml,yml,json}" }, { globPattern: "**/.spectral.{js,mjs,cjs}" }],
        }),
      );
    if (workspace?.workspaceFolders)
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const list = (folders: typeof added) => listFolders(folders.map(({ uri }) => uri));
        const gone = list(removed);
        this.#project.folders = [...this.#project.folders.filter((one) => !gone.includes(one)), ...list(added)];
        this.#askSettings();
        this.#renew();
      });
    this.#askSettings();
    this.#stopWarming = warmUp();
  }

  #askSettings(): void {
    if (this.#client.workspace?.configuration)
      this.#project.ready = askSettings(this.#connection, this.#project, () => this.#renew());
  }

  /** What decides how descriptions are checked may be another. */
  #renew(): void {
    this.#project.reset();
    this.#told.clear();
    this.#workspace.lintAll();
  }

  #hearDocuments(): void {
    const connection = this.#connection;
    const nameOf = (uri: string) => (this.#state === "on" ? nameSource(uri, this.#project.folders[0]) : undefined);
    connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version: of, text } }) => {
      this.#stopWarming();
      const source = nameOf(uri);
      if (source !== undefined) this.#workspace.open(uri, source, languageId, of, text);
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version: of }, contentChanges }) => {
      const source = nameOf(uri);
      if (source === undefined || this.#workspace.change(source, contentChanges, of) || this.#hasLost) return;
      this.#hasLost = true;
      connection.console.warn(`Passed over: a change of ${uri}, and of any other document that is not open.`);
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      const source = nameOf(uri);
      if (source === undefined) return;
      this.#workspace.close(source);
      this.#reporter.forget(source);
    });
    connection.onDidSaveTextDocument(({ textDocument: { uri } }) => this.#touch([uri]));
    connection.onDidChangeWatchedFiles(({ changes }) => this.#touch(changes.map(({ uri }) => uri)));
    connection.onDidChangeConfiguration(({ settings }) => {
      if (this.#state !== "on") return;
      this.#askSettings();
      if (!this.#client.workspace?.configuration) this.#project.settings = readSettings(settings);
      this.#renew();
    });
  }

  #touch(uris: readonly string[]): void {
    if (this.#state !== "on") return;
    const sources = uris.flatMap((uri) => nameSource(uri, undefined) ?? []).filter((source) => !isUnsaved(source));
    this.#workspace.touch(sources);
    if (sources.some((source) => this.#project.decides(source))) this.#renew();
  }

  #answer(): void {
    const connection = this.#connection;
    const ask = <T>(answer: (features: Features) => Promise<T>): Promise<T | ResponseError<void>> => {
      if (this.#state === "on" && this.#features !== undefined) return answer(this.#features);
      return Promise.resolve(
        this.#state === "new"
          ? new ResponseError(ErrorCodes.ServerNotInitialized, "Say initialize first.")
          : new ResponseError(ErrorCodes.InvalidRequest, "The server was shut down."),
      );
    };
    connection.onHover(({ textDocument, position }) => ask((features) => features.hover(textDocument.uri, position)));
    connection.onDocumentSymbol(({ textDocument }) => ask((features) => features.symbols(textDocument.uri)));
    connection.onCodeLens(({ textDocument }) => ask((features) => features.lenses(textDocument.uri)));
    connection.onCodeAction((params) => {
      this.#notice(
        params.context.diagnostics.some(({ source, code }) => source === "spectral" && this.#session.isRule(code)),
      );
      return ask((features) => features.actions(params));
    });
    connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
      const source = this.#state === "on" ? nameSource(uri, this.#project.folders[0]) : undefined;
      if (source === undefined) return { kind: "full", items: [] };
      const shown = await this.#reporter.pull(source, previousResultId, this.#workspace.settled(source));
      if (token.isCancellationRequested)
        return new ResponseError(LSPErrorCodes.RequestCancelled, "The editor has asked anew.") as never;
      if (shown === "unchanged") return { kind: "unchanged", resultId: previousResultId ?? "" };
      return { kind: "full", resultId: shown.id, items: [...shown.diagnostics] };
    });
  }

  /** Where another server shows what our rules find, we leave it to that. */
  #notice(isDoubled: boolean): void {
    if (!isDoubled || this.#session.isDoubled) return;
    this.#session.isDoubled = true;
    this.#workspace.lintAll();
  }

  /** Says something once, as what is wrong stays wrong from one change to the next. */
  #tell(message: string, fault?: Error): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    if (fault?.stack !== undefined) this.#connection.console.error(fault.stack);
    // What is shown without a choice of buttons needs no answer.
    void this.#connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: `Statute: ${message}`,
    });
  }
}

function listFolders(uris: readonly string[]): readonly string[] {
  return uris.flatMap((uri) => nameSource(uri, undefined)?.replace(/(.)\/$/, "$1") ?? []);
}
