import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { configNames } from "../../src/config/find-config.ts";
import { defaultSettings, readSettings } from "../../src/lsp/client-settings.ts";

const read = (file: string) => readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), "utf8");

const manifest = JSON.parse(read("editors/vscode/package.json"));
const main = JSON.parse(read("package.json"));
const settings: Readonly<Record<string, Setting>> = manifest.contributes.configuration.properties;

interface Setting {
  readonly default: unknown;
  readonly enum?: readonly unknown[];
}

describe("the extension for VS Code", () => {
  test("is of the version whose server it brings, and under the same licence", () => {
    expect(manifest.version).toBe(main.version);
    expect(manifest.license).toBe(main.license);
    expect(read("editors/vscode/LICENSE")).toBe(read("LICENSE"));
  });

  test("has the settings that the server reads", () => {
    const names = Object.keys(settings).map((name) => name.replace(/^statute\./, ""));
    expect(names.filter((name) => name !== "trace.server").sort()).toEqual(Object.keys(defaultSettings).sort());
  });

  test("offers values that the server knows, its default among them", () => {
    expect(settings["statute.diagnostics"]?.enum).toContain(defaultSettings.diagnostics);
    for (const diagnostics of settings["statute.diagnostics"]?.enum ?? [])
      expect(readSettings({ diagnostics })).toMatchObject({ diagnostics });
    const sent = Object.entries(settings).map(([name, setting]) => [name.replace("statute.", ""), setting.default]);
    // Whether a folder is trusted, VS Code asks itself.
    expect(readSettings(Object.fromEntries(sent))).toEqual({ ...defaultSettings, trust: true });
  });

  test("lets no folder that is not trusted choose what is run", () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    expect(restrictedConfigurations).toEqual(["statute.config", "statute.ruleset", "statute.trust"]);
  });

  test("checks every configuration that is read", () => {
    const { jsonValidation, yamlValidation } = manifest.contributes;
    const checked = [...jsonValidation, ...yamlValidation].map(({ fileMatch }: { fileMatch: string }) => fileMatch);
    expect(checked.sort()).toEqual([...configNames].sort());
  });

  test("tells of its settings", () => {
    const told = [...read("editors/vscode/README.md").matchAll(/^\| `(statute\.[\w.]+)`/gm)].map(([, name]) => name);
    expect(told).toEqual(Object.keys(settings));
  });
});
