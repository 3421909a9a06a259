import { catalogue } from "../catalogue.ts";
import { listNearest } from "../core/nearest.ts";
import { UserError } from "../core/user-error.ts";
import { findCodeExample } from "../http/code-examples.ts";
import { findStatusCode, findVendorCode } from "../http/status-codes.ts";
import { formatCodeList, formatCodesJson, listSearchWords, searchCodes } from "../report/code-list.ts";
import { nameCode } from "../report/code-page.ts";
import { formatOpenApiResponse } from "../report/code-response.ts";
import { listWords } from "../report/page.ts";
import type { CodesOptions } from "./commands/codes.ts";
import type { Io } from "./io.ts";
import { chooseLook } from "./palette.ts";

/** The codes that a query means, or the example of one. Throws a `UserError` where there is none. */
export function listCodes(query: readonly string[], { format, example, color }: CodesOptions, io: Io): string {
  if (example !== undefined) {
    if (query.length > 0) throw new UserError("--example takes one code and no query beside it.", "Leave out one.");
    return showExample(example);
  }
  const words = query.flatMap((part) => part.split(/\s+/)).filter((word) => word !== "");
  const codes = searchCodes(words);
  if (codes.length === 0) throw nameUnknown(words);
  const rules = catalogue.rules.map(({ rule }) => rule);
  return format === "json" ? formatCodesJson(codes, rules) : formatCodeList(codes, chooseLook(color, io));
}

function showExample(code: string): string {
  const key = code.toLowerCase() === "default" ? "default" : code.toUpperCase();
  const text = formatOpenApiResponse(key);
  if (text !== undefined) return text;
  const status = findStatusCode(key);
  if (status === undefined && /^[1-3]XX$/.test(key))
    throw new UserError(`There is no example for ${key}.`, "Document each code of the class by itself.");
  if (status === undefined) throw nameUnknown([code]);
  const { instead } = findCodeExample(key);
  throw instead.length === 0
    ? new UserError(`${nameCode(status)} is left out of descriptions: the HTTP stack sends it by itself.`)
    : new UserError(`${nameCode(status)} is not in service.`, `Write ${listWords(instead)}.`);
}

function nameUnknown(words: readonly string[]): UserError {
  const query = words.join(" ").slice(0, 100);
  const vendor = findVendorCode(query);
  if (vendor !== undefined)
    return new UserError(
      `${query} is no registered status code (${vendor.coinedBy}: ${vendor.phrase}).`,
      `\`statute explain ${query}\` says what to write instead.`,
    );
  if (/^[1-5]\d\d$/.test(query))
    return new UserError(
      `${query} is no registered status code: a client treats it as ${query.charAt(0)}00.`,
      "`statute codes` lists them all.",
    );
  const strange = words.slice(0, 10).filter((word) => searchCodes([word]).length === 0);
  const near = strange.flatMap((word) => listNearest(word.slice(0, 100), listSearchWords()));
  const list = "`statute codes` lists them all.";
  return new UserError(
    `No status code matches ${query}.`,
    near.length === 0 ? list : `Is ${listWords(near)} meant? ${list}`,
  );
}
