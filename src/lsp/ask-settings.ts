import type { Connection } from "vscode-languageserver";
import { readSettings } from "./client-settings.ts";
import { nameUri } from "./names.ts";
import type { Project } from "./project.ts";

/** How long the settings of an editor are waited for, in milliseconds. */
const patience = 1000;

/**
 * Asks the editor for its settings, those of each folder too, and hands them to the project. It is done when they have
 * come, or would have long since: an editor that does not answer is not waited for. `renew` is called when they come
 * after that.
 */
export function askSettings({ workspace }: Connection, project: Project, renew: () => void): Promise<void> {
  const { folders } = project;
  const section = "statute";
  let isLate = false;
  const asked = workspace
    .getConfiguration([{ section }, ...folders.map((folder) => ({ scopeUri: nameUri(folder), section }))])
    .then(
      (sent: unknown) => {
        const [all, ...ofFolders]: unknown[] = Array.isArray(sent) ? sent : [];
        if (isSaid(all)) project.settings = readSettings(all);
        // What holds for all names its files from one folder.
        const common = JSON.stringify(all);
        project.folderSettings = new Map(
          folders.flatMap((folder, index) => {
            const own = ofFolders[index];
            return isSaid(own) && JSON.stringify(own) !== common ? [[folder, readSettings(own)] as const] : [];
          }),
        );
        if (isLate) renew();
      },
      () => {},
    );
  const wait = new Promise<void>((resolve) => {
    setTimeout(() => {
      isLate = true;
      resolve();
    }, patience).unref();
  });
  return Promise.race([asked, wait]);
}

function isSaid(sent: unknown): boolean {
  return sent !== null && sent !== undefined;
}
