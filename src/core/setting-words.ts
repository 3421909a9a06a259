import type { SettingName } from "./settings.ts";

/** What each setting decides. */
export const settingWords: Readonly<Record<SettingName, string>> = {
  validation: "the code for well-formed content that fails validation",
  create: "what a POST that creates a resource answers",
  delete: "what a DELETE that has nothing to tell answers",
  errorMediaType: "the media type of errors in JSON",
  ranges: "whether `responses` may have keys such as `4XX`",
  default: "whether `responses` may, or must, have a `default`",
  hideExistence: "how a resource is hidden from those who may not know that it exists",
  allow: "which codes the house uses though nobody registered them",
  methodSuccessCode: "which success codes a method cannot mean",
};

/** How the settings that are no choice of a word are written. */
export const settingExamples = {
  allow: 'allow: ["299"]',
  methodSuccessCode: 'methodSuccessCode: { DELETE: ["201"] }',
} as const satisfies { readonly [Name in SettingName]?: string };
