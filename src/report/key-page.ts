import type { Rule } from "../core/rule.ts";
import { findStatusCode, findVendorCode, type StatusClass } from "../http/status-codes.ts";
import { writeClassPage, writeCodePage, writeDefaultPage, writeVendorPage } from "./code-page.ts";
import type { Page } from "./page.ts";

/** The page about a response key: a code, a class such as `4XX`, or `default`; undefined where nothing is known of it. */
export function writeKeyPage(key: string, rules: readonly Rule[]): Page | undefined {
  if (/^[1-5]xx$/i.test(key)) return writeClassPage(key.toUpperCase() as StatusClass, rules);
  if (/^default$/i.test(key)) return writeDefaultPage(rules);
  const status = findStatusCode(key);
  if (status !== undefined) return writeCodePage(status, rules);
  const vendor = findVendorCode(key);
  return vendor && writeVendorPage(vendor, rules);
}
