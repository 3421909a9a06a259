import { createRequire } from "node:module";
import path from "node:path";
import { commands, workspace } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";

/** @type {LanguageClient | undefined} */
let client;

export async function activate(context) {
  const restart = async () => {
    await client?.stop();
    await start(context);
  };
  context.subscriptions.push(
    commands.registerCommand("statute.restart", restart),
    // From then on, the folder's own server may run.
    workspace.onDidGrantWorkspaceTrust(restart),
  );
  await start(context);
}

export function deactivate() {
  return client?.stop();
}

async function start(context) {
  const module = findServer(context);
  client = new LanguageClient(
    "statute",
    "Statute",
    { module, args: ["lsp"], transport: TransportKind.stdio },
    {
      documentSelector: ["yaml", "json", "jsonc"].flatMap((language) =>
        ["file", "untitled"].map((scheme) => ({ scheme, language })),
      ),
      initializationOptions: () => restrict({ ...workspace.getConfiguration("statute") }),
      middleware: { workspace: { configuration: answerSettings } },
    },
  );
  client.info(`The server is ${module}`);
  try {
    await client.start();
  } catch {
    // The client has shown why.
  }
}

/** The folder's own Statute, so that the editor says what the command line says; else the one that comes along. */
function findServer(context) {
  for (const { uri } of (workspace.isTrusted && workspace.workspaceFolders) || []) {
    try {
      const manifest = createRequire(path.join(uri.fsPath, "package.json")).resolve("statute/package.json");
      return path.join(path.dirname(manifest), "dist/cli.cjs");
    } catch {
      // It is not installed there.
    }
  }
  return context.asAbsolutePath("server/cli.cjs");
}

async function answerSettings(params, token, next) {
  const answers = await next(params, token);
  if (!Array.isArray(answers)) return answers;
  return answers.map((answer, index) => (params.items[index]?.section === "statute" ? restrict(answer) : answer));
}

/** Nothing that a folder says is trusted before the folder is. */
function restrict(settings) {
  return { ...settings, trust: workspace.isTrusted && settings?.trust !== false };
}
