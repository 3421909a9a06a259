import { isObject, member } from "../openapi/json-object.ts";

/** What a user of an editor can settle in the editor; all else is in the files of the project. */
export interface ClientSettings {
  /**
   * Whether findings are shown. `off` leaves hovers, symbols and fixes; `auto` is on until the editor shows findings of
   * our rules that another server made of them.
   */
  readonly diagnostics: "on" | "off" | "auto";
  /** A ruleset instead of that of the configuration: one of ours by its name, or a file as seen from the workspace. */
  readonly ruleset: string | undefined;
  /** A configuration, as seen from the workspace, instead of the nearest one. */
  readonly config: string | undefined;
  /**
   * Whether the files of the project may have code run, other folders read and addresses loaded, as they may on the
   * command line. To open a folder of somebody else is no consent to that.
   */
  readonly trust: boolean;
}

export const defaultSettings: ClientSettings = {
  diagnostics: "auto",
  ruleset: undefined,
  config: undefined,
  trust: false,
};

/** Reads what a client sends; what is of another form counts as not said. */
export function readSettings(sent: unknown): ClientSettings {
  const held = isObject(sent) && isObject(member(sent, "statute")) ? member(sent, "statute") : sent;
  const diagnostics = member(held, "diagnostics");
  return {
    diagnostics: diagnostics === "on" || diagnostics === "off" ? diagnostics : "auto",
    ruleset: readName(member(held, "ruleset")),
    config: readName(member(held, "config")),
    trust: member(held, "trust") === true,
  };
}

function readName(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
