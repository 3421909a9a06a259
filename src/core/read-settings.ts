import { isObject } from "../openapi/json-object.ts";
import { describeValue } from "./describe-value.ts";
import { type ChoiceName, choices, type SettingName, type Settings } from "./settings.ts";

/** Every setting, as it is written in a configuration. */
export const settingNames: readonly SettingName[] = [
  ...(Object.keys(choices) as ChoiceName[]),
  "allow",
  "methodSuccessCode",
];

/** What is written, as `Settings` has it: a code may be a number. Throws an `Error` that says what cannot be, and what may. */
export function readSettings(written: object): Settings {
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, readSetting(name, value)]));
}

/** The value of one setting. Throws as `readSettings` does. */
export function readSetting(name: string, value: unknown): unknown {
  if (name === "allow") return readCodes(name, value);
  if (name !== "methodSuccessCode") return readChoice(name, value);
  if (!isObject(value)) throw new Error(`The setting ${name} is no table of methods.`);
  return Object.fromEntries(
    Object.entries(value).map(([method, codes]) => [method, readCodes(`${name}.${method}`, codes)]),
  );
}

function readChoice(name: string, value: unknown): string {
  if (!Object.hasOwn(choices, name))
    throw new Error(`There is no setting ${name}: there are ${settingNames.join(", ")}.`);
  const values: readonly string[] = choices[name as ChoiceName];
  const choice = values.find((known) => known === (typeof value === "number" ? String(value) : value));
  if (choice === undefined)
    throw new Error(`The setting ${name} cannot be ${describeValue(value)}: write ${values.join(" or ")}.`);
  return choice;
}

function readCodes(name: string, value: unknown): readonly string[] {
  const codes: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!Array.isArray(value) || !codes.every((code) => isText(code) && /^[1-5]\d\d$/.test(String(code))))
    throw new Error(`The setting ${name} is no list of status codes, such as ["299"].`);
  return codes.map(String);
}

function isText(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}
