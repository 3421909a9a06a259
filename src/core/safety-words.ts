import type { Safety } from "./fix.ts";

/** What is true of the fixes of each tier, said of one, and the option of `statute lint` that makes them. */
export const safetyWords: Readonly<Record<Safety, { readonly means: string; readonly option: string }>> = {
  safe: { means: "clients are promised the same before and after", option: "--fix" },
  suggested: {
    means: "it says something about the server that you must confirm",
    option: "--fix-suggested",
  },
  unsafe: { means: "it changes or removes a promise to clients", option: "--fix-unsafe" },
};
