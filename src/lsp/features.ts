import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionParams,
  type Hover,
  MarkupKind,
  type Position,
} from "vscode-languageserver";
import { catalogue } from "../catalogue.ts";
import type { Splice } from "../core/fix.ts";
import { onceByName } from "../openapi/once.ts";
import { formatMarkdown } from "../report/markdown.ts";
import type { Palette } from "../report/pretty.ts";
import { formatTerminal } from "../report/terminal.ts";
import { listActions } from "./code-actions.ts";
import { toWorkspaceEdit } from "./edits.ts";
import { explainKey, explainRule, type Note } from "./hover.ts";
import { ignoreHere } from "./ignore-here.ts";
import { layOut } from "./layout.ts";
import { nameSource } from "./names.ts";
import { Project } from "./project.ts";
import type { Session } from "./session.ts";
import { flattenSymbols, listLenses, listSymbols } from "./symbols.ts";

/** Answers what an editor asks about a document, when the last change of it has been looked at. */
export class Features {
  readonly #session: Session;
  readonly #client: ClientCapabilities;

  constructor(session: Session, client: ClientCapabilities) {
    this.#session = session;
    this.#client = client;
  }

  async hover(uri: string, position: Position): Promise<Hover | null> {
    const { open, source } = await this.#settle(uri);
    if (open === undefined || source === undefined) return null;
    const { document } = open;
    const lineAt = (line: number) =>
      document
        .getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })
        .replace(/[\r\n]+$/, "");
    const rules = catalogue.rules.map(({ rule }) => rule);
    const good = this.#session.workspace.goodRunWith(source);
    const note =
      explainRule(lineAt, position, Project.configures(source), rules) ??
      (good &&
        explainKey(
          lineAt,
          position,
          (key, at) => this.#isResponse(source, key, at),
          good.ruleset.rules.map(({ rule }) => catalogueRule(rule.id) ?? rule),
        ));
    return note === undefined ? null : { contents: this.#write(note), range: note.range };
  }

  async symbols(uri: string) {
    const { open, source } = await this.#settle(uri);
    if (open === undefined || source === undefined) return [];
    const symbols = listSymbols(this.#layOut(source), open.document);
    return this.#client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport
      ? symbols
      : flattenSymbols(symbols, uri);
  }

  async lenses(uri: string) {
    const { source } = await this.#settle(uri);
    return source === undefined ? [] : listLenses(this.#layOut(source));
  }

  async actions({ textDocument, range, context }: CodeActionParams): Promise<CodeAction[]> {
    const { open, source } = await this.#settle(textDocument.uri);
    const session = this.#session;
    if (open === undefined || source === undefined || !session.isCurrent(source)) return [];
    const capabilities = this.#client.textDocument?.codeAction;
    if (capabilities?.codeActionLiteralSupport === undefined) return [];
    const question = {
      range,
      shown: context.diagnostics,
      only: context.only,
      showsRefused: capabilities.disabledSupport ?? false,
    };
    const [run, ...others] = session.workspace.runsWith(source);
    return listActions(question, {
      findings: session.list(source),
      isShared: run?.source !== source || others.length > 0,
      fixOf: (finding) => session.fixOf(finding),
      ignore: (findings) =>
        run === undefined
          ? new Map()
          : ignoreHere(findings, run, open.document.getText(), ({ code }) => session.isRule(code)),
      edit: this.#createEditor(),
    });
  }

  /** Makes edits of the workspace, for as long as one question is answered: what may be written to is asked once. */
  #createEditor() {
    const { project, workspace } = this.#session;
    const mayWrite = onceByName((source) => project.mayWrite(source, workspace.files));
    const targetOf = onceByName((source) => this.#session.targetOf(source));
    const versioned = this.#client.workspace?.workspaceEdit?.documentChanges ?? false;
    return (splices: readonly Splice[]) =>
      splices.every(({ source }) => mayWrite(source)) ? toWorkspaceEdit(splices, targetOf, versioned) : undefined;
  }

  async #settle(uri: string) {
    const source = nameSource(uri, this.#session.project.folders[0]);
    if (source === undefined) return { source, open: undefined };
    await this.#session.workspace.settled(source);
    return { source, open: this.#session.workspace.files.get(source) };
  }

  #layOut(source: string) {
    const good = this.#session.workspace.goodRunWith(source);
    return good === undefined ? [] : layOut(good, source);
  }

  /** While a text cannot be read, its lines may have moved: then the key alone tells. */
  #isResponse(source: string, key: string, { line, character }: Position): boolean {
    const keys = this.#layOut(source).flatMap((operation) => operation.keys);
    const isHere = ({ start, end }: (typeof keys)[number]["range"]) =>
      start.line === line && start.character <= character && character <= end.character;
    const isBroken = this.#session.workspace.runsWith(source).every(({ index }) => index === undefined);
    return keys.some((one) => (isBroken ? one.key === key : isHere(this.#session.place(source, one.range))));
  }

  #write({ page }: Note): Hover["contents"] {
    const formats = this.#client.textDocument?.hover?.contentFormat ?? [MarkupKind.Markdown];
    if (formats.includes(MarkupKind.Markdown)) return { kind: MarkupKind.Markdown, value: formatMarkdown(page) };
    return { kind: MarkupKind.PlainText, value: formatTerminal(page, { palette: plain, width: 80 }) };
  }
}

const asIs = (text: string) => text;
const plain: Palette = {
  bold: asIs,
  dim: asIs,
  underline: asIs,
  severity: { error: asIs, warn: asIs, info: asIs, hint: asIs },
};

function catalogueRule(id: string) {
  return catalogue.rules.find(({ rule }) => rule.id === id)?.rule;
}
